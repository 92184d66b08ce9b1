import { database } from "@/lib/db/connection";
import { getAuditHead } from "@/lib/db/figures-memo";
import { today } from "@/lib/db/today";
import { assertMaySee } from "@/lib/db/visibility";
import type { Actor } from "@/lib/domain/actor";
import { type RecommendationFilters, type RecommendationListItem, readCursor } from "./list-item";
import { cut, listRecommendations, momentOf, want } from "./list-recommendations";
import { readRows } from "./list-rows";

const PAGE = 200;

/**
 * All recommendations that the filters find, in the list's order, page by page: for exports, which go to the end. Pages are
 * read as they are asked for and kept nowhere. Give `knownAt`, and all pages are of one state of the record.
 * @throws Invalid at `owner`; Unauthenticated
 */
export async function* eachRecommendation(
  actor: Actor,
  filters: RecommendationFilters,
): AsyncGenerator<RecommendationListItem[]> {
  assertMaySee(actor);
  const { cursor: _cursor, ...asked } = filters;
  const db = database();
  let wanted = { ...want(actor, asked), limit: PAGE };
  // Whether a search finds the words or only what is spelled alike is settled once, for all pages.
  if (wanted.q !== undefined) {
    const { nextCursor } = await listRecommendations(actor, { ...asked, limit: 1 });
    const similar = nextCursor ? readCursor(nextCursor, wanted.sort, wanted.dir).similar : null;
    if (similar === null) {
      yield (await listRecommendations(actor, asked)).items;
      return;
    }
    wanted = { ...wanted, similar };
  }
  const at = { head: await getAuditHead(db), today: today() };
  const moment = await momentOf(db, wanted, at);
  let next: string | null = null;
  do {
    const cursor = next ? readCursor(next, wanted.sort, wanted.dir) : null;
    const page = cut(await readRows(db, wanted, cursor, at.today, moment), wanted, 0);
    yield page.items;
    next = page.nextCursor;
  } while (next !== null);
}

/** Pages of ids: of what the filters find with its components, as a recommendation's page shows them together. */
export async function* eachFamily(actor: Actor, filters: RecommendationFilters): AsyncGenerator<string[]> {
  for await (const page of eachRecommendation(actor, filters)) {
    const ids = page.map((item) => item.id);
    if (ids.length === 0) continue;
    // Asked for components, the filters have found them by themselves.
    const components = filters.components
      ? []
      : await database().recommendation.findMany({ where: { parentId: { in: ids } }, select: { id: true } });
    yield [...ids, ...components.map((component) => component.id)];
  }
}
