import { randomUUID } from "node:crypto";
import { recordAudit } from "@/lib/db/audit";
import { database } from "@/lib/db/connection";
import { lockFamilies } from "@/lib/db/family-lock";
import { getAuditHead } from "@/lib/db/figures-memo";
import { lockKey } from "@/lib/db/references";
import { catchUpHistory, followBulk } from "@/lib/db/standing-history";
import { today } from "@/lib/db/today";
import { type Tx, transact } from "@/lib/db/transaction";
import { assertMaySee } from "@/lib/db/visibility";
import type { Actor } from "@/lib/domain/actor";
import type { Day } from "@/lib/domain/dates";
import { readAssessmentColumns } from "@/lib/domain/import/assessment-columns";
import type { AssessmentMap, MappedAssessment } from "@/lib/domain/import/assessment-map";
import { assessmentKey, mapAssessmentRow } from "@/lib/domain/import/assessment-row";
import type { ImportReport, RowProblem } from "@/lib/domain/import/import";
import { chosenStatuses } from "@/lib/domain/import/recommendation-scan";
import {
  columnsNotThere,
  dateOrderOf,
  keyRows,
  type Mapped,
  type RowKind,
  sampleOf,
  scanRows,
} from "@/lib/domain/import/row-scan";
import { readStatuses } from "@/lib/domain/import/status";
import type { Table } from "@/lib/domain/import/table";
import { actorId, authorize } from "@/lib/domain/permissions";
import { beginRun } from "../begin-run";
import { compareRows } from "../compare-rows";
import type { ImportInput } from "../import-input";
import { type FindRecommendation, knownReferences } from "../known-references";
import { findPublication } from "../publication-place";
import { countRefused, emptyReport, type Scanned } from "../report";
import { rootsOf } from "../roots";
import { plainRecord, writeStandings } from "../write-standings";
import { type AssessmentRun, rowsToPropose } from "./assessment-run";
import { readKnownAssessments } from "./known-assessments";
import { addresseesOf, holdStates, knownParties } from "./parties";
import { resolveEvidence } from "./resolve-evidence";
import { writeAssessments } from "./write-assessments";

const TIMEOUT_MS = 30 * 60_000;

/**
 * Keeps what people elsewhere said of how far recommendations are, word for word and by name, beside the judgements made
 * here: it is none of them. Acceptances become the addressees' responses; where the map asks, and the row brings evidence
 * and breaks no rule, a judgement is proposed in the importer's name and waits for somebody else. Nothing is ever decided by
 * it. All rows or none, one entry in the chain. Analysts may; a dry run tells the same and writes nothing.
 * @returns what became of each row that is not plain
 * @throws NotFound for an unknown publication; Conflict for one that is retired; Forbidden, Unauthenticated
 */
export async function importAssessments(actor: Actor, input: ImportInput<AssessmentMap>): Promise<ImportReport> {
  const { table, map, dryRun } = input;
  assertMaySee(actor);
  authorize(actor, "assessment.propose");
  if (!dryRun) await catchUpHistory(database(), await getAuditHead(database()));
  return transact(
    async (tx, at) => {
      const reference = input.publication.toUpperCase();
      await lockKey(tx, "publication", reference);
      const place = await findPublication(tx, actor, { reference, create: undefined, at });
      const recording = { by: actorId(actor), at };
      const find = await knownReferences(tx, place);
      const kind = kindOf(table, map, find, today(at));
      const [party, evidence] = [await knownParties(tx), await resolveEvidence(tx, namedIn(table, kind), place.id)];
      const { scan, named } = scanAssessments(table, map, kind, { find, party, evidence });
      const report: ImportReport = { ...emptyReport(input, scan, place), kind: "ASSESSMENTS", statements: 0 };
      countRefused(report, scan);
      const writes = !dryRun && report.refused === 0;
      if (writes) await lockFamilies(tx, [...named]);
      const known = await readKnownAssessments(tx, place.id);
      const run: AssessmentRun = {
        ...recording,
        ...{ id: randomUUID(), day: today(at), writes, publicationId: place.id, fileName: input.file.name },
        ...{ map, statuses: scan.statuses, find, party, evidence, report, known, met: new Map(), touched: new Set() },
        column: (field) => kind.readings.find((reading) => reading.field === field)?.name ?? "",
        proposing: rowsToPropose(
          keyRows(table, kind),
          map.propose,
          (status) => scan.statuses.get(status)?.meaning,
          find,
        ),
        addressees: await addresseesOf(tx, [...named]),
        apart: new Set((await holdStates(tx, place.id)).map(({ id }) => id)),
      };
      let begun = false;
      const digests = await compareRows(keyRows(table, kind), known, report, {
        refused: new Set(scan.refused.map(({ row }) => row)),
        referenceOf: (last) => last.reference,
        flush: async (batch, done) => {
          if (writes && !begun && batch.created.length + batch.changed.length > 0) {
            const about = { id: run.id, publicationId: place.id, kind: "ASSESSMENTS", rows: scan.rows } as const;
            await beginRun(tx, { ...recording, ...about }, kind.readings, input);
            begun = true;
          }
          await writeAssessments(tx, run, batch);
          await input.onProgress?.(done, scan.rows);
        },
      });
      report.written = writes && report.created + report.updated > 0;
      if (!dryRun) await input.onWritten?.(tx, report);
      if (report.written) await conclude(tx, actor, run, { input, kind, digests, publication: place.reference });
      return report;
    },
    { timeout: TIMEOUT_MS },
  );
}

/** Projects what was touched, and records the one entry. */
async function conclude(
  tx: Tx,
  actor: Actor,
  run: AssessmentRun,
  {
    input,
    kind,
    digests,
    publication,
  }: {
    input: ImportInput<AssessmentMap>;
    kind: RowKind<MappedAssessment>;
    digests: Record<string, string>;
    publication: string;
  },
): Promise<void> {
  const others = await rootsOf(tx, run.touched);
  await writeStandings(tx, { plain: [], others }, run.at, run.day);
  const { rows, created, updated, unchanged, vanished, warnings, evidence, responses, proposals, statements } =
    run.report;
  const entry = await recordAudit(tx, {
    actor,
    action: "assessments.imported",
    subjectType: "publication",
    subjectId: publication,
    touches: others,
    payload: {
      run: run.id,
      publication,
      file: input.file,
      map: { ...input.map, columns: Object.fromEntries(kind.readings.map(({ name, field }) => [name, field])) },
      counts: { rows, created, updated, unchanged, vanished, warnings, evidence, responses, proposals, statements },
      rows: digests,
    },
  });
  await followBulk(tx, { plain: [], others, like: plainRecord(run.at) }, entry.sequence);
}

function kindOf(table: Table, map: AssessmentMap, find: FindRecommendation, day: Day): RowKind<MappedAssessment> {
  const isReference = (text: string) => text !== "" && find(text) !== null;
  const readings = readAssessmentColumns(table.columns, sampleOf(table), map, isReference);
  const mapping = {
    readings,
    order: map.dates ?? dateOrderOf(table, readings, ["saidOn"]),
    today: day,
    saidOn: map.defaults.saidOn,
    undated: map.undated,
  };
  return {
    readings,
    identifier: map.identifier,
    map: (cells) => mapAssessmentRow(cells, mapping),
    derive: assessmentKey,
  };
}

function* namedIn(table: Table, kind: RowKind<MappedAssessment>): Generator<string> {
  for (const row of table.rows()) if (!row.fault) yield* kind.map(row.cells).content.evidence;
}

function scanAssessments(
  table: Table,
  map: AssessmentMap,
  kind: RowKind<MappedAssessment>,
  { find, party, evidence }: Pick<AssessmentRun, "find" | "party" | "evidence">,
): { scan: Scanned; named: Set<string> } {
  const column = (field: string) => kind.readings.find((reading) => reading.field === field)?.name ?? "";
  const named = new Set<string>();
  const counts = new Map<string, number>();
  const look = ({ content }: Mapped<MappedAssessment>): RowProblem[] => {
    const problems: RowProblem[] = [];
    const say = (field: string, code: string, value: string) =>
      problems.push({ column: column(field), code, params: { value } });
    const one = content.recommendation === "" ? null : find(content.recommendation);
    if (one?.retired) say("recommendation", "recommendationRetired", content.recommendation);
    else if (one) named.add(one.id);
    else if (content.recommendation !== "") say("recommendation", "referenceUnknown", content.recommendation);
    if (content.party !== null && map.unknown.party === "refuse") {
      const found = party(content.party);
      if (!found) say("party", "partyUnknown", content.party);
      else if (found.retired) say("party", "partyRetired", content.party);
    }
    for (const text of content.evidence) {
      const found = evidence(text);
      if (found === null && map.unknown.evidence === "refuse") say("evidence", "evidenceUnknown", text);
    }
    if (content.status !== "") counts.set(content.status, (counts.get(content.status) ?? 0) + 1);
    return problems;
  };
  const found = scanRows(table, kind, look);
  const statuses = readStatuses(counts, chosenStatuses(map));
  return { named, scan: { ...found, mapping: kind, statuses, notes: columnsNotThere(table, map.columns) } };
}
