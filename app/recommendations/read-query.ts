import type { ListQuery } from "@/components/recommendation/list-query";
import { SHOWN_IMPLEMENTATIONS } from "@/lib/domain/implementation";
import { SCHEDULES } from "@/lib/domain/milestone";
import { BASES, LEVELS } from "@/lib/domain/recommendation";
import { TRIANGULATIONS } from "@/lib/domain/triangulation";
import { VIEWS } from "@/lib/domain/view";
import { LIST_SORTS, type ListSort, type RecommendationFilters } from "@/lib/use-cases/recommendation/list-item";
import { clocksOf } from "@/lib/web/clocks";

/** A page's search parameters as Next gives them. */
export type SearchParams = Record<string, string | string[] | undefined>;

/** Switches that are on or absent. */
const SWITCHES = ["alarm", "contradicted", "disagreement", "components", "retired"] as const;

/**
 * What an address asks of the list. A page is not an API: a value that names nothing is left out instead of refused, so
 * that an old bookmark still shows something.
 * @returns the filters, and the state of the list to build further addresses from
 */
export function readListQuery(params: SearchParams): { filters: RecommendationFilters; query: ListQuery } {
  const query: Record<string, readonly string[]> = {};
  const take = <Value extends string>(name: string, allowed: readonly Value[] | null): Value[] => {
    const given = [params[name] ?? []].flat().filter((value) => value !== "" && value.length <= 200);
    const values = [...new Set(given)].filter((value): value is Value => !allowed || allowed.includes(value as Value));
    if (values.length > 0) query[name] = values;
    return values;
  };
  const first = <Value extends string>(name: string, allowed: readonly Value[] | null): Value | undefined =>
    take(name, allowed)[0];

  const filters: RecommendationFilters = { limit: 50 };
  const q = first("q", null);
  if (q) filters.q = q;
  filters.implementation = take("implementation", SHOWN_IMPLEMENTATIONS);
  filters.triangulation = take("triangulation", TRIANGULATIONS);
  filters.theme = take("theme", null);
  filters.party = take("party", null);
  filters.level = take("level", LEVELS);
  filters.basis = take("basis", BASES);
  const proposed = first("proposed", ["true", "false"]);
  if (proposed) filters.proposed = proposed === "true";
  if (first("owner", ["me"])) filters.owner = "me";
  for (const name of SWITCHES) if (first(name, ["true"])) filters[name] = true;
  filters.schedule = take("schedule", SCHEDULES);
  if (first("requests", ["open"])) filters.requests = true;
  const sort = first<ListSort>("sort", LIST_SORTS);
  if (sort) filters.sort = sort;
  const dir = first("dir", ["asc", "desc"] as const);
  if (dir) filters.dir = dir;
  const cursor = first("cursor", null);
  if (cursor) filters.cursor = cursor;
  const reference = take("reference", null);
  if (reference.length > 0) filters.reference = reference;
  first("view", VIEWS);
  first("columns", null);
  first("select", ["true"]);
  const { asOf, knownAt, given: clocks } = clocksOf(params);
  if (asOf !== undefined) filters.asOf = asOf;
  if (knownAt !== undefined) filters.knownAt = knownAt;
  for (const [name, value] of Object.entries(clocks)) query[name] = [value];
  return { filters, query };
}
