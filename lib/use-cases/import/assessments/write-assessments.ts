import { createHash, randomUUID } from "node:crypto";
import { bulkInsert } from "@/lib/db/bulk-insert";
import type { Tx } from "@/lib/db/transaction";
import type { MappedAssessment } from "@/lib/domain/import/assessment-map";
import type { RowProblem } from "@/lib/domain/import/import";
import type { Compared } from "../compare-rows";
import { changedColumns } from "../known-rows";
import { noteEntry } from "../report";
import type { AssessmentRow, AssessmentRun, PlacedRow } from "./assessment-run";
import { linkNamed } from "./cite";
import type { KnownAssessment } from "./known-assessments";
import { proposalsOf } from "./propose";

type Row = Record<string, unknown>;

/** Tells what becomes of some rows and, where the import writes, writes it: statements, answers, proposals. Decides nothing. */
export async function writeAssessments(
  tx: Tx,
  run: AssessmentRun,
  { created, changed }: Compared<MappedAssessment, KnownAssessment>,
): Promise<void> {
  const { report } = run;
  const placed = [
    ...created.map(({ row, digest }) => place(run, row, digest, null)),
    ...changed.map(({ row, digest, last }) => place(run, row, digest, last)),
  ].filter((each) => each !== null);
  if (placed.length === 0) return;
  // What only words around it changed says what it said before.
  const anew = placed.filter(({ row, last }) => last?.fields.said !== saidHash(row));
  const evidence = await linkNamed(tx, run, anew);
  const proposals = await proposalsOf(tx, run, anew, evidence);
  const responses = responsesOf(run, anew);
  report.proposals += proposals.assessments.length;
  report.responses += responses.rows.length;
  report.statements = (report.statements ?? 0) + placed.length;
  for (const { row, last, reading, recommendation } of placed) {
    const { reference } = recommendation;
    const { meaning, value } = reading;
    const column = run.column("status");
    const warnings: RowProblem[] = [...row.warnings];
    if (meaning.axis === "NONE") warnings.push({ column, code: "statusKept", params: { value } });
    else if (meaning.lossy) warnings.push({ column, code: "statusLossy", params: { value, mapped: meaning.value } });
    warnings.push(...(proposals.warnings.get(row.row) ?? []), ...(responses.warnings.get(row.row) ?? []));
    for (const text of row.content.evidence)
      if (run.evidence(text) === null)
        warnings.push({ column: run.column("evidence"), code: "evidenceSkipped", params: { value: text } });
    if (last) report.updated++;
    else report.created++;
    const columns = last ? changedColumns(last.cells, row.cells) : [];
    noteEntry(report, { row, reference, outcome: last ? "UPDATED" : "CREATED", changed: columns, warnings });
  }
  if (!run.writes) return;
  await bulkInsert(tx, "response", responses.rows);
  await bulkInsert(tx, "assessment", proposals.assessments);
  await bulkInsert(tx, "assessment_citation", proposals.citations);
  await bulkInsert(tx, "assessment_withdrawal", proposals.withdrawals);
  await bulkInsert(
    tx,
    "import_assessment_row",
    placed.map((each) => statementRow(run, each, proposals.ids)),
  );
  for (const { recommendation } of placed) run.touched.add(recommendation.rootId);
}

function place(run: AssessmentRun, row: AssessmentRow, digest: string, last: KnownAssessment | null): PlacedRow | null {
  const recommendation = run.find(row.content.recommendation);
  const reading = run.statuses.get(row.content.status);
  if (!recommendation || !reading) return null;
  const party = row.content.party === null ? null : run.party(row.content.party);
  return { row, digest, last, recommendation, party, reading };
}

/** The row as it came, with what it comes to here beside its own word. */
function statementRow(
  run: AssessmentRun,
  { row, digest, last, recommendation, party, reading }: PlacedRow,
  proposed: ReadonlyMap<number, string>,
): Row {
  const { status, saidOn, assessor, decider, note } = row.content;
  const { meaning } = reading;
  return {
    ...{ run_id: run.id, publication_id: run.publicationId, key: row.key, recommendation_id: recommendation.id },
    ...{ status, axis: meaning.axis, mapped: meaning.axis === "NONE" ? null : meaning.value, lossy: meaning.lossy },
    ...{ said_on: saidOn, assessor, decider, note, party_id: party?.id ?? null },
    assessment_id: proposed.get(row.row) ?? last?.assessmentId ?? null,
    ...{ digest, cells: row.cells, fields: { said: saidHash(row) }, recorded_at: run.at },
  };
}

/** The answers of addressees that rows stand for, each on the day that it was given. */
function responsesOf(run: AssessmentRun, placed: readonly PlacedRow[]) {
  const rows: Row[] = [];
  const warnings = new Map<number, RowProblem[]>();
  for (const { row, recommendation, party, reading } of placed) {
    const { meaning, value } = reading;
    const { content } = row;
    // An answer without a day would count as given today. Why there is none is said with the row.
    if (meaning.axis !== "RESPONSE" || content.saidOn === null) continue;
    const all = run.addressees.get(recommendation.id) ?? [];
    const by = content.party === null ? all : all.filter((id) => id === party?.id);
    if (by.length === 0)
      warnings.set(row.row, [{ column: run.column("status"), code: "noAddressee", params: { value } }]);
    for (const partyId of by)
      rows.push({
        ...{ id: randomUUID(), recommendation_id: recommendation.id, party_id: partyId, answer: meaning.value },
        ...{ basis: meaning.value === "NONE_FOUND" ? null : "FORMAL", claims_already_done: false },
        statement: [content.status, content.note].filter(Boolean).join("\n\n").slice(0, 5000),
        ...{ responded_on: content.saidOn, recorded_at: run.at, recorded_by_id: run.by },
      });
  }
  return { rows, warnings };
}

/** What of a row is said of the recommendation; its note and names may change without that. */
function saidHash({ content }: AssessmentRow): string {
  const { recommendation, status, saidOn, party, evidence } = content;
  return createHash("sha256")
    .update(JSON.stringify([recommendation, status, saidOn, party, evidence]))
    .digest("base64url")
    .slice(0, 16);
}
