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
import { evidenceReference } from "@/lib/domain/evidence";
import { countWords, type WordCounts } from "@/lib/domain/import/count-words";
import { readEvidenceColumns } from "@/lib/domain/import/evidence-columns";
import type { EvidenceMap, MappedEvidenceRow } from "@/lib/domain/import/evidence-map";
import { type EvidenceMapping, evidenceKey, mapEvidenceRow } from "@/lib/domain/import/evidence-row";
import type { ImportReport, RowProblem } from "@/lib/domain/import/import";
import {
  columnsNotThere,
  dateOrderOf,
  keyRows,
  type Mapped,
  type RowKind,
  sampleOf,
  scanRows,
} from "@/lib/domain/import/row-scan";
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
import type { EvidenceRun } from "./evidence-run";
import { readKnownEvidence } from "./known-evidence";
import { type ResolvedSources, resolveSources } from "./resolve-sources";
import { writeChanged } from "./write-changed";
import { writeNew } from "./write-new";

const TIMEOUT_MS = 30 * 60_000;
const DATES = ["publishedOn", "eventFrom", "eventTo"];

/**
 * Takes a file's rows over as evidence with its links: all of them or, where one is refused, none. Rows that are as they were
 * the last time change nothing; an address that is logged already is linked, not logged again. One entry in the chain, with a
 * digest of each row. Analysts may; a dry run tells the same and writes nothing.
 * @returns what became of each row that is not plain
 * @throws NotFound for an unknown publication; Conflict for one that is retired; Forbidden, Unauthenticated
 */
export async function importEvidence(actor: Actor, input: ImportInput<EvidenceMap>): Promise<ImportReport> {
  const { table, map, dryRun } = input;
  assertMaySee(actor);
  authorize(actor, "evidence.log");
  if (!dryRun) await catchUpHistory(database(), await getAuditHead(database()));
  return transact(
    async (tx, at) => {
      const reference = input.publication.toUpperCase();
      await lockKey(tx, "publication", reference);
      const place = await findPublication(tx, actor, { reference, create: undefined, at });
      const recording = { by: actorId(actor), at };
      const find = await knownReferences(tx, place);
      const kind = kindOf(table, map, find, today(at));
      const sources = await resolveSources(tx, contentsOf(table, kind), map, recording);
      const named = new Set<string>();
      const scan = scanEvidence(table, map, kind, { find, sources, named });
      const report: ImportReport = { ...emptyReport(input, scan, place), kind: "EVIDENCE" };
      report.sources = { created: sources.created };
      report.words = [...scan.words.values()];
      countRefused(report, scan);
      const writes = !dryRun && report.refused === 0;
      if (writes) await lockFamilies(tx, [...named]);
      const run: EvidenceRun = {
        ...recording,
        ...{ id: randomUUID(), day: today(at), writes, publicationId: place.id, fileName: input.file.name },
        ...{ map, sources, find, report, met: new Map(), touched: new Set() },
      };
      let begun = false;
      const digests = await compareRows(keyRows(table, kind), await readKnownEvidence(tx, place.id), report, {
        refused: new Set(scan.refused.map(({ row }) => row)),
        referenceOf: ({ number }) => evidenceReference(number),
        flush: async (batch, done) => {
          if (writes && !begun && batch.created.length + batch.changed.length > 0) {
            const about = { id: run.id, publicationId: place.id, kind: "EVIDENCE", rows: scan.rows } as const;
            await beginRun(tx, { ...recording, ...about }, kind.readings, input);
            await sources.write(tx);
            begun = true;
          }
          await writeNew(tx, run, batch.created);
          await writeChanged(tx, run, batch.changed);
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
  run: EvidenceRun,
  {
    input,
    kind,
    digests,
    publication,
  }: {
    input: ImportInput<EvidenceMap>;
    kind: RowKind<MappedEvidenceRow>;
    digests: Record<string, string>;
    publication: string;
  },
): Promise<void> {
  const others = await rootsOf(tx, run.touched);
  await writeStandings(tx, { plain: [], others }, run.at, run.day);
  const { rows, created, updated, unchanged, vanished, warnings, evidence } = run.report;
  const entry = await recordAudit(tx, {
    actor,
    action: "evidence.imported",
    subjectType: "publication",
    subjectId: publication,
    touches: others,
    payload: {
      run: run.id,
      publication,
      file: input.file,
      map: { ...input.map, columns: Object.fromEntries(kind.readings.map(({ name, field }) => [name, field])) },
      counts: { rows, created, updated, unchanged, vanished, warnings, evidence },
      sourcesCreated: run.sources.created,
      rows: digests,
    },
  });
  await followBulk(tx, { plain: [], others, like: plainRecord(run.at) }, entry.sequence);
}

function kindOf(table: Table, map: EvidenceMap, find: FindRecommendation, day: Day): RowKind<MappedEvidenceRow> {
  const isReference = (text: string) => text !== "" && find(text) !== null;
  const readings = readEvidenceColumns(table.columns, sampleOf(table), map, isReference);
  const order = map.dates ?? dateOrderOf(table, readings, DATES);
  const mapping: EvidenceMapping = { readings, map, order, today: day, isReference };
  return {
    readings,
    identifier: map.identifier,
    map: (cells) => mapEvidenceRow(cells, mapping),
    derive: evidenceKey,
    // A list that has a line for each link says the evidence once more on each.
    sameness: evidenceKey,
  };
}

function* contentsOf(table: Table, kind: RowKind<MappedEvidenceRow>): Generator<MappedEvidenceRow> {
  for (const row of table.rows()) if (!row.fault) yield kind.map(row.cells).content;
}

function scanEvidence(
  table: Table,
  map: EvidenceMap,
  kind: RowKind<MappedEvidenceRow>,
  { find, sources, named }: { find: FindRecommendation; sources: ResolvedSources; named: Set<string> },
): Scanned & { words: WordCounts } {
  const words: WordCounts = new Map();
  const column = (field: string) => kind.readings.find((reading) => reading.field === field)?.name ?? "";
  const look = ({ content, words: read = [] }: Mapped<MappedEvidenceRow>): RowProblem[] => {
    const problems: RowProblem[] = [];
    countWords(words, read);
    let found = 0;
    for (const { reference } of content.links) {
      const one = find(reference);
      const params = { value: reference };
      if (one?.retired) problems.push({ column: column("recommendation"), code: "recommendationRetired", params });
      else if (one) {
        named.add(one.id);
        found++;
      } else if (map.unknown.reference === "refuse")
        problems.push({ column: column("recommendation"), code: "referenceUnknown", params });
    }
    if (problems.length === 0 && found === 0 && content.links.length > 0)
      problems.push({ column: column("recommendation"), code: "nothingToLink" });
    const source = sources.problemOf(content);
    if (source && map.unknown.source === "refuse")
      problems.push({ column: column("source"), code: source, params: { value: content.source ?? "" } });
    return problems;
  };
  return {
    ...scanRows(table, kind, look),
    mapping: kind,
    statuses: new Map(),
    words,
    notes: columnsNotThere(table, map.columns),
  };
}
