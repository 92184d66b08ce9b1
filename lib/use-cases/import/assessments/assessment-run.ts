import type { Day } from "@/lib/domain/dates";
import type { AssessmentMap, MappedAssessment } from "@/lib/domain/import/assessment-map";
import type { ImportReport } from "@/lib/domain/import/import";
import type { Keyed } from "@/lib/domain/import/row-scan";
import type { StatusReading } from "@/lib/domain/import/status";
import type { FindRecommendation, NamedRecommendation } from "../known-references";
import type { Recording } from "../resolve-names";
import type { MetEvidence } from "../write-evidence";
import type { KnownAssessment } from "./known-assessments";
import type { NamedParty } from "./parties";
import type { NamedEvidence } from "./resolve-evidence";

/** An import of assessments made elsewhere, under way. */
export interface AssessmentRun extends Recording {
  id: string;
  day: Day;
  /** False for a dry run, and where a row was refused. */
  writes: boolean;
  publicationId: string;
  fileName: string;
  map: AssessmentMap;
  statuses: ReadonlyMap<string, StatusReading>;
  find: FindRecommendation;
  party(name: string): NamedParty | null;
  /** Ids of the member states that the publication judges apart. */
  apart: ReadonlySet<string>;
  evidence(text: string): NamedEvidence;
  /** The column that a field is read from. */
  column(field: string): string;
  /** Rows of which a judgement may be proposed, by their numbers. */
  proposing: ReadonlySet<number>;
  addressees: ReadonlyMap<string, readonly string[]>;
  report: ImportReport;
  /** What the last file said, by key. */
  known: ReadonlyMap<string, KnownAssessment>;
  met: MetEvidence;
  touched: Set<string>;
}

export type AssessmentRow = Keyed<MappedAssessment>;

/** A row with what it names, found. */
export interface PlacedRow {
  row: AssessmentRow;
  digest: string;
  last: KnownAssessment | null;
  recommendation: NamedRecommendation;
  party: NamedParty | null;
  reading: StatusReading;
}

/** Which rows may be proposed: none, all, or of each recommendation and party the one that was said last. */
export function rowsToPropose(
  rows: Iterable<AssessmentRow>,
  propose: AssessmentMap["propose"],
  meaningOf: (status: string) => StatusReading["meaning"] | undefined,
  find: FindRecommendation,
): Set<number> {
  const chosen = new Map<string, { row: number; on: string }>();
  if (propose === "none") return new Set();
  for (const { row, content } of rows) {
    const { recommendation, party, saidOn, status } = content;
    const meaning = meaningOf(status);
    if (meaning?.axis !== "IMPLEMENTATION" || saidOn === null) continue;
    const about = `${find(recommendation)?.id} ${party?.toLowerCase() ?? ""}`;
    const key = propose === "each" ? String(row) : about;
    const before = chosen.get(key);
    // Of two said on one day the one that stands later in the file.
    if (!before || before.on <= saidOn) chosen.set(key, { row, on: saidOn });
  }
  return new Set([...chosen.values()].map(({ row }) => row));
}
