import { database } from "@/lib/db/connection";
import type { RecommendationListItem } from "@/lib/db/standing-items";
import { today } from "@/lib/db/today";
import { assertMaySee } from "@/lib/db/visibility";
import type { Actor } from "@/lib/domain/actor";
import { type RecommendationFilters, readCursor } from "./list-item";
import { listNow } from "./list-now";
import { cut, listRecommendations, want } from "./list-recommendations";

/**
 * Lists recommendations in pages, counting them only where asked to: for programs, which mostly go on to the end. What
 * neither searches nor looks back is one statement.
 * @throws Invalid at `cursor` or `owner`; Unauthenticated
 */
export async function listPage(
  actor: Actor,
  { total: counted = false, ...filters }: RecommendationFilters & { total?: boolean },
): Promise<{ items: RecommendationListItem[]; nextCursor: string | null; total?: number }> {
  const { q, asOf, knownAt } = filters;
  if (counted || q !== undefined || asOf !== undefined || knownAt !== undefined) {
    const { total, ...page } = await listRecommendations(actor, filters);
    return counted ? { ...page, total } : page;
  }
  assertMaySee(actor);
  const wanted = want(actor, filters);
  const cursor = filters.cursor ? readCursor(filters.cursor, wanted.sort, wanted.dir) : null;
  const { items, nextCursor } = cut(await listNow(database(), wanted, cursor, today()), wanted, 0);
  return { items, nextCursor };
}
