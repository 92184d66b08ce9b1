import type { Confidence } from "@/lib/domain/confidence";
import type { Day } from "@/lib/domain/dates";
import { Invalid } from "@/lib/domain/errors";
import { DISPLAY_ORDER, type Implementation, type ShownImplementation } from "@/lib/domain/implementation";
import type { Localized } from "@/lib/domain/localized";
import type { Schedule } from "@/lib/domain/milestone";
import type { BASES, LEVELS, PRIORITIES } from "@/lib/domain/recommendation";
import type { Triangulation } from "@/lib/domain/triangulation";

export const LIST_SORTS = ["reference", "moved", "silent", "status", "theme"] as const;
export type ListSort = (typeof LIST_SORTS)[number];

/** What to list. Several values in one filter mean any of them; several filters mean all of them. */
export interface RecommendationFilters {
  q?: string;
  /** These alone: a selection, as a filter that can be kept and shared. */
  reference?: readonly string[];
  implementation?: readonly ShownImplementation[];
  /** Whether a proposal waits for a decision. */
  proposed?: boolean;
  triangulation?: readonly Triangulation[];
  theme?: readonly string[];
  /** Keys of addressees. */
  party?: readonly string[];
  level?: readonly (typeof LEVELS)[number][];
  basis?: readonly (typeof BASES)[number][];
  /** "me" or a member's id. */
  owner?: string;
  alarm?: boolean;
  contradicted?: boolean;
  /** Whether what addressees, sources and we say goes together. */
  disagreement?: boolean;
  schedule?: readonly Schedule[];
  /** Whether a request for evidence is open. */
  requests?: boolean;
  publication?: string;
  /** Components too, not only what is top-level. */
  components?: boolean;
  /** What is retired, instead of what is in force. */
  retired?: boolean;
  sort?: ListSort;
  dir?: "asc" | "desc";
  limit?: number;
  cursor?: string;
  asOf?: Day;
  /** An instant in milliseconds. */
  knownAt?: number;
}

/** One line of a list of recommendations. */
export interface RecommendationListItem {
  id: string;
  reference: string;
  /** The parent's reference, for a component. */
  parent: string | null;
  publication: string;
  title: Localized;
  theme: { key: string; name: Localized };
  levels: (typeof LEVELS)[number][];
  basis: (typeof BASES)[number];
  priority: (typeof PRIORITIES)[number] | null;
  owner: { id: string; name: string } | null;
  addressees: { key: string; shortName: Localized }[];
  components: number;
  retired: boolean;
  implementation: ShownImplementation;
  /** The judged confidence, lowered by the age of the evidence cited. */
  confidence: Confidence | null;
  asOn: Day | null;
  /** The newest open proposal's value, and how many are open. */
  proposed: Implementation | null;
  proposals: number;
  triangulation: Triangulation;
  contradicted: boolean;
  alarm: boolean;
  supports: number;
  contradicts: number;
  context: number;
  /** One letter for each support, "|", one for each contradiction: see evidenceMarks. */
  marks: string;
  searches: number;
  silentSince: Day | null;
  /** When the figures last moved; at the clocks, since when they were known so. */
  movedAt: Date | null;
  /** What addressees, sources and we say does not go together. */
  disagreement: boolean;
  schedule: Schedule;
  /** Open requests for evidence. */
  requests: number;
}

export interface RecommendationPage {
  items: RecommendationListItem[];
  nextCursor: string | null;
  total: number;
}

/** Where a page ended: the sort's value and the reference, and whether it was found by similarity of spelling. */
export interface Cursor {
  sort: ListSort;
  dir: "asc" | "desc";
  value: string | number;
  reference: string;
  similar: boolean;
}

/** Never before, in sorts by day: what has never been heard of has been silent for longest. */
export const NEVER: Day = "0001-01-01";

/** A status's place in the display order. */
export function statusRank(implementation: ShownImplementation): number {
  return DISPLAY_ORDER.indexOf(implementation);
}

/** The direction in which a sort is mostly wanted: lately moved first, longest silent first. */
export function defaultDirection(sort: ListSort): "asc" | "desc" {
  return sort === "moved" ? "desc" : "asc";
}

/** A cursor as an opaque text for addresses. */
export function writeCursor(cursor: Cursor): string {
  const { sort, dir, value, reference, similar } = cursor;
  return Buffer.from(JSON.stringify([sort, dir, value, reference, similar])).toString("base64url");
}

/**
 * Reads a cursor back.
 * @throws Invalid at `cursor` when it was not written here, or for another order
 */
export function readCursor(text: string, sort: ListSort, dir: "asc" | "desc"): Cursor {
  let parts: unknown;
  try {
    parts = JSON.parse(Buffer.from(text, "base64url").toString("utf8"));
  } catch {
    parts = null;
  }
  if (Array.isArray(parts) && parts.length === 5) {
    const [of, direction, value, reference, similar] = parts as unknown[];
    const fits =
      sort === "status"
        ? Number.isInteger(value)
        : typeof value === "string" && (["reference", "theme"].includes(sort) || !Number.isNaN(Date.parse(value)));
    if (of === sort && direction === dir && fits && typeof reference === "string" && typeof similar === "boolean") {
      return { sort, dir, value: value as string | number, reference, similar };
    }
  }
  throw new Invalid({ cursor: { code: "cursor" } });
}
