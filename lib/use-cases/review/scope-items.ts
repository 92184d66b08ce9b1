import type { Reader } from "@/lib/db/transaction";
import { isUuid } from "@/lib/db/visibility";
import type { Actor } from "@/lib/domain/actor";
import type { Day } from "@/lib/domain/dates";
import type { Localized } from "@/lib/domain/localized";
import { actorId } from "@/lib/domain/permissions";
import type { RecommendationFilters } from "../recommendation/list-item";
import { countRows, readRows } from "../recommendation/list-rows";

/** The most items that one review can have: more is no review of an hour. */
export const MOST_ITEMS = 200;

/** What a scope names now: by reference, at most one more than a review can have. */
export async function scopeItems(
  db: Reader,
  actor: Actor,
  filters: RecommendationFilters,
  today: Day,
): Promise<{ id: string; reference: string; title: Localized }[]> {
  const { owner: wish, asOf: _asOf, knownAt: _knownAt, cursor: _cursor, ...rest } = filters;
  const owner = wish === "me" ? actorId(actor) : wish;
  if (owner !== undefined && !isUuid(owner)) return [];
  const wanted = {
    ...rest,
    ...(owner === undefined ? {} : { owner }),
    sort: "reference" as const,
    dir: "asc" as const,
    limit: MOST_ITEMS,
    similar: false,
  };
  const similar = wanted.q !== undefined && (await countRows(db, wanted, today)) === 0;
  const items = await readRows(db, { ...wanted, similar }, null, today);
  return items.map(({ id, reference, title }) => ({ id, reference, title }));
}
