import { randomUUID } from "node:crypto";
import { bulkInsert } from "@/lib/db/bulk-insert";
import type { Tx } from "@/lib/db/transaction";
import { type Day, rangeOf } from "@/lib/domain/dates";
import type { MappedRow, RowProblem } from "@/lib/domain/import/import";
import type { TableScan } from "@/lib/domain/import/recommendation-scan";
import type { StatusReading } from "@/lib/domain/import/status";
import type { Recording } from "./resolve-names";

/** A row's statuses that are new, with what they can be hung on. */
export interface StatedRow {
  recommendationId: string;
  content: MappedRow;
  addressees: readonly string[];
  /** Links that the row's evidence has on the recommendation. */
  links: readonly string[];
  /** Whether a judgement may be proposed: none is in force or waits. */
  open: boolean;
}

/** What is to be said of a row's statuses: what is lost, and what cannot be taken over. */
export function statusProblems(
  content: MappedRow,
  { statuses, mapping }: Pick<TableScan, "statuses" | "mapping">,
  { evidence, open }: { evidence: number; open: boolean },
): RowProblem[] {
  return readingsOf(content, statuses).flatMap(({ field, reading }) => {
    const column = mapping.readings.find((each) => each.field === field)?.name ?? "";
    const { meaning, value } = reading;
    const problems: RowProblem[] = [];
    if (meaning.axis === "NONE") return [{ column, code: "statusKept", params: { value } }];
    if (meaning.lossy) problems.push({ column, code: "statusLossy", params: { value, mapped: meaning.value } });
    if (meaning.axis === "RESPONSE" && content.addressees.length === 0)
      problems.push({ column, code: "noAddressee", params: { value } });
    if (meaning.axis === "IMPLEMENTATION" && meaning.value !== "NOT_ASSESSED" && mapping.map.propose) {
      if (meaning.value === "NO_EVIDENCE_FOUND" || evidence === 0)
        problems.push({ column, code: "nothingToCite", params: { value } });
      else if (!open) problems.push({ column, code: "judgedAlready", params: { value } });
    }
    return problems;
  });
}

/**
 * Writes the answers of addressees that statuses stand for and, where that was chosen, proposes the judgements: never as
 * decided, for nobody here has judged.
 */
export async function writeStatuses(
  tx: Tx,
  rows: readonly StatedRow[],
  {
    statuses,
    mapping,
    fileName,
    day,
    by,
    at,
  }: Recording & Pick<TableScan, "statuses" | "mapping"> & { fileName: string; day: Day },
): Promise<{ responses: number; proposals: number }> {
  const responses: Record<string, unknown>[] = [];
  const assessments: Record<string, unknown>[] = [];
  const citations: Record<string, unknown>[] = [];
  for (const { recommendationId, content, addressees, links, open } of rows) {
    for (const { reading } of readingsOf(content, statuses)) {
      const { meaning, value } = reading;
      const words = content.statusNote ? `${value}\n\n${content.statusNote}` : value;
      if (meaning.axis === "RESPONSE") {
        for (const partyId of addressees) {
          responses.push({
            id: randomUUID(),
            recommendation_id: recommendationId,
            party_id: partyId,
            answer: meaning.value,
            basis: meaning.value === "NONE_FOUND" ? null : "FORMAL",
            claims_already_done: false,
            statement: words.slice(0, 5000),
            responded_on: content.statusOn,
            recorded_at: at,
            recorded_by_id: by,
          });
        }
      }
      if (meaning.axis !== "IMPLEMENTATION" || !mapping.map.propose || !open || links.length === 0) continue;
      if (meaning.value === "NOT_ASSESSED" || meaning.value === "NO_EVIDENCE_FOUND") continue;
      const id = randomUUID();
      const last = content.statusOn ? (rangeOf(content.statusOn)?.to ?? day) : day;
      assessments.push({
        id,
        recommendation_id: recommendationId,
        implementation: meaning.value,
        confidence: "VERY_LOW",
        reasons: ["INDIRECTNESS"],
        rationale: { en: `${fileName}: ${words}`, ru: `${fileName}: ${words}` },
        as_on: last > day ? day : last,
        author_id: by,
        submitted_at: at,
      });
      citations.push(...links.map((linkId) => ({ assessment_id: id, link_id: linkId })));
    }
  }
  await bulkInsert(tx, "response", responses);
  await bulkInsert(tx, "assessment", assessments);
  await bulkInsert(tx, "assessment_citation", citations);
  return { responses: responses.length, proposals: assessments.length };
}

function readingsOf(
  content: MappedRow,
  statuses: ReadonlyMap<string, StatusReading>,
): { field: "status" | "response"; reading: StatusReading }[] {
  return (["status", "response"] as const).flatMap((field) => {
    const value = content[field];
    const reading = value === null ? undefined : statuses.get(value);
    return reading ? [{ field, reading }] : [];
  });
}
