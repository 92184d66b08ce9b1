import { database } from "@/lib/db/connection";
import { getAuditHead } from "@/lib/db/figures-memo";
import { today } from "@/lib/db/today";
import { assertMaySee } from "@/lib/db/visibility";
import type { Actor } from "@/lib/domain/actor";
import { type RecommendationFilters, type RecommendationListItem, readCursor } from "./list-item";
import { cut, keptRows, listRecommendations, momentOf, want } from "./list-recommendations";

/**
 * Lists recommendations in pages, counting them only where asked to: for programs, which mostly go on to the end.
 * @throws Invalid at `cursor` or `owner`; Unauthenticated
 */
export async function listPage(
  actor: Actor,
  { total: counted = false, ...filters }: RecommendationFilters & { total?: boolean },
): Promise<{ items: RecommendationListItem[]; nextCursor: string | null; total?: number }> {
  if (counted || filters.q !== undefined) {
    const { total, ...page } = await listRecommendations(actor, filters);
    return counted ? { ...page, total } : page;
  }
  assertMaySee(actor);
  const wanted = want(actor, filters);
  const cursor = filters.cursor ? readCursor(filters.cursor, wanted.sort, wanted.dir) : null;
  const db = database();
  const at = { head: await getAuditHead(db), today: today() };
  const { items, nextCursor } = cut(await keptRows(db, wanted, cursor, at, await momentOf(db, wanted, at)), wanted, 0);
  return { items, nextCursor };
}
