import type { ListQuery } from "@/components/recommendation/list-query";
import { rangeOf } from "@/lib/domain/dates";
import { SHOWN_IMPLEMENTATIONS } from "@/lib/domain/implementation";
import { BASES, LEVELS } from "@/lib/domain/recommendation";
import { TRIANGULATIONS } from "@/lib/domain/triangulation";
import { LIST_SORTS, type ListSort, type RecommendationFilters } from "@/lib/use-cases/recommendation/list-item";

/** A page's search parameters as Next gives them. */
export type SearchParams = Record<string, string | string[] | undefined>;

/** Switches that are on or absent. */
const SWITCHES = ["alarm", "contradicted", "components", "retired"] as const;

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
  const sort = first<ListSort>("sort", LIST_SORTS);
  if (sort) filters.sort = sort;
  const dir = first("dir", ["asc", "desc"] as const);
  if (dir) filters.dir = dir;
  const cursor = first("cursor", null);
  if (cursor) filters.cursor = cursor;
  const asOf = first("asOf", null);
  if (asOf && isDay(asOf)) filters.asOf = asOf;
  const knownAt = first("knownAt", null);
  if (knownAt && isDay(knownAt)) filters.knownAt = endOf(knownAt);
  return { filters, query };
}

function isDay(text: string): boolean {
  return text.length === 10 && rangeOf(text) !== null;
}

/** "Known by" a day means by its end. */
export function endOf(day: string): number {
  return Date.parse(`${day}T23:59:59.999Z`);
}
