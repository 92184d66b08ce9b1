import { Invalid } from "@/lib/domain/errors";
import type { RecommendationFilters } from "@/lib/use-cases/recommendation/list-item";
import { listRecommendations } from "./contracts/recommendation";

/** What of the list's query is no filter: a review has its own order, and is of now. */
const NO_FILTERS = ["sort", "dir", "limit", "cursor", "total", "asOf", "knownAt"];

/**
 * The filters that a review's scope says: a query string as GET /recommendations takes it.
 * @throws Invalid at `scope` for what that would refuse
 */
export function filtersOf(scope: string): RecommendationFilters {
  const given = new URLSearchParams(scope);
  const collected: Record<string, string | string[]> = {};
  for (const name of new Set(given.keys())) {
    const values = given.getAll(name);
    if (NO_FILTERS.includes(name)) throw new Invalid({ scope: { code: "scopeUnknown", params: { name } } });
    collected[name] = values.length > 1 ? values : (values[0] ?? "");
  }
  const parsed = listRecommendations.query.safeParse(collected);
  if (!parsed.success) {
    const name = String(parsed.error.issues[0]?.path[0] ?? Object.keys(collected)[0] ?? "");
    throw new Invalid({ scope: { code: "scopeUnknown", params: { name } } });
  }
  return parsed.data as RecommendationFilters;
}

/**
 * What of a query string is a filter of the list, as a scope: pages send along what else an address holds (an order, a
 * view, a page), which is no matter of a review.
 */
export function cleanScope(query: string): string {
  const given = new URLSearchParams(query);
  const kept = new URLSearchParams();
  for (const name of new Set(given.keys())) {
    const one = new URLSearchParams(
      given
        .getAll(name)
        .filter((value) => value !== "")
        .map((value) => [name, value]),
    );
    try {
      filtersOf(one.toString());
    } catch (error) {
      if (error instanceof Invalid) continue;
      throw error;
    }
    for (const [, value] of one) kept.append(name, value);
  }
  return kept.toString();
}
