import { keepClocks } from "@/components/clocks/keep";
import { rangeOf } from "@/lib/domain/dates";
import { EVIDENCE_TYPES, STANCES } from "@/lib/domain/evidence";
import { LINK_FILTERS } from "@/lib/domain/link-watch";
import { AFFILIATIONS, SOURCE_KINDS } from "@/lib/domain/source";
import { EVIDENCE_SORTS, type EvidenceFilters } from "@/lib/use-cases/evidence/queries";
import { clocksOf, clocksSet } from "@/lib/web/clocks";

/** The names in the list's address, in the order of the form. */
export const FILTER_NAMES = [
  "q",
  "type",
  "stance",
  "kind",
  "source",
  "recommendation",
  "graded",
  "via",
  "state",
  "link",
  "affiliation",
  "from",
  "to",
] as const;
export type FilterName = (typeof FILTER_NAMES)[number];

type Given = Record<string, string | string[] | undefined>;

/** The list's address as filters; what is not known is ignored, so that old links go on working. */
export function readFilters(given: Given): {
  filters: EvidenceFilters;
  chosen: Partial<Record<FilterName, string>>;
  sort: string;
} {
  const text = (name: string) => [given[name]].flat()[0]?.trim() || undefined;
  const oneOf = <Value extends string>(name: string, values: readonly Value[]) =>
    values.find((value) => value === text(name));
  const dayOf = (name: string) => {
    const day = text(name);
    return day?.length === 10 && rangeOf(day) !== null ? day : undefined;
  };
  const filters: EvidenceFilters = {
    q: text("q")?.slice(0, 200),
    type: oneOf("type", EVIDENCE_TYPES),
    stance: oneOf("stance", STANCES),
    sourceKind: oneOf("kind", SOURCE_KINDS),
    source: text("source"),
    recommendation: text("recommendation"),
    ungraded: { no: true, yes: false }[text("graded") ?? ""],
    via: { yes: true, no: false }[text("via") ?? ""],
    state: text("state") === "WITHDRAWN" ? "WITHDRAWN" : undefined,
    link: oneOf("link", LINK_FILTERS),
    affiliation: oneOf("affiliation", AFFILIATIONS),
    from: dayOf("from"),
    to: dayOf("to"),
    ...clocksSet(clocksOf(given)),
    sort: oneOf("sort", EVIDENCE_SORTS),
    cursor: text("cursor"),
  };
  const used = { ...filters, kind: filters.sourceKind, graded: filters.ungraded, via: filters.via } as Record<
    string,
    unknown
  >;
  const chosen = Object.fromEntries(
    FILTER_NAMES.flatMap((name) => (used[name] === undefined ? [] : [[name, text(name) ?? ""]])),
  );
  return { filters, chosen, sort: filters.sort ?? "-recorded" };
}

/** The list's address with some of its parts changed; a change begins again at the first page. */
export function listAddress(
  chosen: Partial<Record<FilterName, string>>,
  sort: string,
  change: Record<string, string | undefined> = {},
): string {
  const parts = { ...chosen, ...(sort === "-recorded" ? {} : { sort }), ...change };
  const query = new URLSearchParams(Object.entries(parts).flatMap(([name, value]) => (value ? [[name, value]] : [])));
  return keepClocks(query.size > 0 ? `/evidence?${query}` : "/evidence");
}
