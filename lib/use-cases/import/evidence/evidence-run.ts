import { createHash } from "node:crypto";
import type { Day } from "@/lib/domain/dates";
import {
  EVIDENCE_CONTENT,
  type EvidenceMap,
  type MappedEvidenceRow,
  type MappedLink,
} from "@/lib/domain/import/evidence-map";
import type { ImportReport } from "@/lib/domain/import/import";
import type { Keyed } from "@/lib/domain/import/row-scan";
import type { FindRecommendation } from "../known-references";
import type { Recording } from "../resolve-names";
import type { KnownEvidenceRow } from "./known-evidence";
import type { ResolvedSources } from "./resolve-sources";

/** An import of evidence under way. */
export interface EvidenceRun extends Recording {
  id: string;
  day: Day;
  /** False for a dry run, and where a row was refused. */
  writes: boolean;
  publicationId: string;
  fileName: string;
  map: EvidenceMap;
  sources: ResolvedSources;
  find: FindRecommendation;
  report: ImportReport;
  /** Evidence of this file by what identifies it: its number where it was there before. */
  met: Map<string, { id: string; number: number | null }>;
  /** Ids of the top-level recommendations on which something changed. */
  touched: Set<string>;
}

export type EvidenceRow = Keyed<MappedEvidenceRow>;

/** Rows that are new, and rows that are not as they were. */
export interface EvidenceBatch {
  created: { row: EvidenceRow; digest: string }[];
  changed: { row: EvidenceRow; digest: string; last: KnownEvidenceRow }[];
}

/** A link with the recommendation that it names, once each. */
export interface FoundLink extends MappedLink {
  recommendationId: string;
  rootId: string;
  /** The recommendation's reference here. */
  found: string;
}

/** What a row's links name; those that name nothing were refused or skipped before. */
export function linksOf(row: EvidenceRow, find: FindRecommendation): FoundLink[] {
  const links = row.content.links.flatMap((link): FoundLink[] => {
    const named = find(link.reference);
    return named ? [{ ...link, recommendationId: named.id, rootId: named.rootId, found: named.reference }] : [];
  });
  return [...new Map(links.map((link) => [link.recommendationId, link])).values()];
}

type ContentField = Exclude<(typeof EVIDENCE_CONTENT)[number], "author">;
const CONTENT = EVIDENCE_CONTENT.filter((field): field is ContentField => field !== "author");

/** A short hash of each thing that a row says: what of it differs from the last time is what the file changes. */
export function evidenceHashes(row: EvidenceRow, links: readonly FoundLink[]): Record<string, string> {
  return Object.fromEntries([
    ...CONTENT.map((field) => [field, hash(row.content[field])]),
    ...links.map((link) => [
      `link:${link.recommendationId}`,
      hash([link.stance, link.credibility, link.passage, link.note]),
    ]),
  ]);
}

/** The fields of the evidence itself that a row changes. */
export function changedContent(now: Record<string, string>, before: Record<string, string>): ContentField[] {
  return CONTENT.filter((field) => now[field] !== before[field]);
}

function hash(value: unknown): string {
  return createHash("sha256").update(JSON.stringify(value)).digest("base64url").slice(0, 12);
}
