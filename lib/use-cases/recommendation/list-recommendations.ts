import { database } from "@/lib/db/connection";
import { type ChainHead, getAuditHead, memoByHead } from "@/lib/db/figures-memo";
import { catchUpHistory } from "@/lib/db/standing-history";
import { today } from "@/lib/db/today";
import type { Reader } from "@/lib/db/transaction";
import { assertMaySee, isUuid } from "@/lib/db/visibility";
import type { Actor } from "@/lib/domain/actor";
import type { Day } from "@/lib/domain/dates";
import { Invalid } from "@/lib/domain/errors";
import { actorId } from "@/lib/domain/permissions";
import {
  type Cursor,
  defaultDirection,
  type RecommendationFilters,
  type RecommendationListItem,
  type RecommendationPage,
  readCursor,
  writeCursor,
} from "./list-item";
import { countRows, cursorValue, type Moment, readRows, type Wanted } from "./list-rows";

const MOST = 100;

/**
 * Lists recommendations in pages: as things stand, or with `asOf` or `knownAt` as they stood. A search that finds no word tries likeness of spelling.
 * @throws Invalid at `cursor` or `owner`; Unauthenticated
 */
export async function listRecommendations(
  actor: Actor,
  filters: RecommendationFilters = {},
): Promise<RecommendationPage> {
  assertMaySee(actor);
  const wanted = want(actor, filters);
  const cursor = filters.cursor ? readCursor(filters.cursor, wanted.sort, wanted.dir) : null;
  const db = database();
  const at = { head: await getAuditHead(db), today: today() };
  const moment = await momentOf(db, wanted, at);
  const page = async (tried: Wanted) => {
    const { limit: _limit, cursor: _cursor, sort: _sort, dir: _dir, ...question } = tried;
    const total = await memoByHead(`total ${JSON.stringify(question)}`, at, () =>
      countRows(db, tried, at.today, moment),
    );
    return { total, rows: total === 0 ? [] : await keptRows(db, tried, cursor, at, moment) };
  };
  const tried = { ...wanted, similar: cursor?.similar ?? false };
  const exact = await page(tried);
  if (exact.total > 0 || wanted.q === undefined || tried.similar) return cut(exact.rows, tried, exact.total);
  const alike = { ...wanted, similar: true };
  const found = await page(alike);
  return cut(found.rows, alike, found.total);
}

/** One page's rows and the one after them, kept for as long as nothing is recorded. */
export function keptRows(
  db: Reader,
  wanted: Wanted,
  cursor: Cursor | null,
  at: { head: ChainHead; today: Day },
  moment: Moment,
): Promise<RecommendationListItem[]> {
  const key = `rows ${JSON.stringify(wanted)} ${JSON.stringify(cursor)}`;
  return memoByHead(key, at, () => readRows(db, wanted, cursor, at.today, moment));
}

/** The state of the record that is asked for; one of the past is brought up to date before it is read. */
export async function momentOf(
  db: Reader,
  { asOf, knownAt }: Pick<RecommendationFilters, "asOf" | "knownAt">,
  at: { head: ChainHead; today: Day },
): Promise<Moment> {
  if (asOf === undefined && knownAt === undefined) return null;
  await catchUpHistory(db, at.head);
  return { asOf: asOf ?? at.today, knownAt: knownAt ?? null };
}

/** The filters with their defaults set. @throws Invalid at `owner` for what is no id */
export function want(actor: Actor, filters: RecommendationFilters): Wanted {
  const sort = filters.sort ?? "reference";
  const owner = filters.owner === "me" ? actorId(actor) : filters.owner;
  if (owner !== undefined && !isUuid(owner)) throw new Invalid({ owner: { code: "unknownId" } });
  const q = filters.q?.trim();
  const { q: _q, owner: _owner, ...rest } = filters;
  return {
    ...rest,
    ...(owner === undefined ? {} : { owner }),
    ...(q ? { q } : {}),
    sort,
    dir: filters.dir ?? defaultDirection(sort),
    limit: Math.min(Math.max(filters.limit ?? 50, 1), MOST),
    similar: false,
  };
}

/** The page out of what was read: one row more than the limit says that there is another page. */
export function cut(rows: RecommendationListItem[], wanted: Wanted, total: number): RecommendationPage {
  const items = rows.slice(0, wanted.limit);
  const last = items.at(-1);
  const { sort, dir, similar } = wanted;
  const nextCursor =
    rows.length > wanted.limit && last
      ? writeCursor({ sort, dir, value: cursorValue(sort, last), reference: last.reference, similar })
      : null;
  return { items, nextCursor, total };
}
