import { assertMaySee } from "@/lib/db/visibility";
import type { Actor } from "@/lib/domain/actor";
import { SHOWN_IMPLEMENTATIONS, type ShownImplementation } from "@/lib/domain/implementation";
import type { RecommendationFilters, RecommendationListItem } from "./list-item";
import { listRecommendations } from "./list-recommendations";

/** One status with what stands at it: the first cards, and how many there are in all. */
export interface BoardColumn {
  implementation: ShownImplementation;
  total: number;
  cards: RecommendationListItem[];
}

/** So many cards a column shows; the list has the rest. */
export const MOST_CARDS = 25;

/** At a past date the whole picture is computed at once; so many of its rows are drawn. */
const MOST_THEN = 100;

/**
 * What the filters find as columns of a board, one for each status in the order of the path; the statuses that the filter
 * leaves out are left out.
 * @returns `left` counts what no column shows because the picture of a past date has too many rows
 * @throws Invalid at `owner`; Unauthenticated
 */
export async function listBoard(
  actor: Actor,
  { cursor: _cursor, limit: _limit, ...filters }: RecommendationFilters,
): Promise<{ columns: BoardColumn[]; total: number; left: number }> {
  assertMaySee(actor);
  const wanted = filters.implementation ?? [];
  const statuses = SHOWN_IMPLEMENTATIONS.filter((status) => wanted.length === 0 || wanted.includes(status));
  if (filters.asOf !== undefined || filters.knownAt !== undefined) {
    const { items, total } = await listRecommendations(actor, { ...filters, limit: MOST_THEN });
    const columns = statuses.map((implementation) => {
      const cards = items.filter((item) => item.implementation === implementation);
      return { implementation, total: cards.length, cards };
    });
    return { columns, total, left: total - items.length };
  }
  const columns = await Promise.all(
    statuses.map(async (implementation) => {
      const page = await listRecommendations(actor, {
        ...filters,
        implementation: [implementation],
        limit: MOST_CARDS,
      });
      return { implementation, total: page.total, cards: page.items };
    }),
  );
  return { columns, total: columns.reduce((sum, column) => sum + column.total, 0), left: 0 };
}
