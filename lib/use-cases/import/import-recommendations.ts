import { randomUUID } from "node:crypto";
import { recordAudit } from "@/lib/db/audit";
import { database } from "@/lib/db/connection";
import { getAuditHead } from "@/lib/db/figures-memo";
import { lockKey } from "@/lib/db/references";
import { catchUpHistory, followBulk } from "@/lib/db/standing-history";
import { today } from "@/lib/db/today";
import { type Tx, transact } from "@/lib/db/transaction";
import { assertMaySee } from "@/lib/db/visibility";
import type { Actor } from "@/lib/domain/actor";
import type { ImportReport } from "@/lib/domain/import/import";
import { keyedRows, scanTable } from "@/lib/domain/import/recommendation-scan";
import { actorId, authorize } from "@/lib/domain/permissions";
import { beginRun } from "./begin-run";
import type { ImportInput } from "./import-input";
import { digestOf, type KnownRow, readKnownRows } from "./known-rows";
import { findPublication } from "./publication-place";
import { countRefused, emptyReport, noteEntry, refuseNamed } from "./report";
import { resolveNames, writeNames } from "./resolve-names";
import { type Batch, type Run, writeBatch } from "./write-batch";
import { plainRecord } from "./write-standings";

/** Rows compared and written at once. */
const BATCH = 500;
/** Where so many rows come, what was recorded before is projected first, so that they can be projected with them. */
const MANY = 500;
const TIMEOUT_MS = 30 * 60_000;

/**
 * Takes a file's rows over as recommendations of a publication: all of them or, where one is refused, none. Rows that are as
 * they were the last time change nothing; the others change what the file changes. One entry in the chain, with a digest of
 * each row. Analysts may; a dry run tells the same and writes nothing.
 * @returns what became of each row that is not plain
 * @throws NotFound for an unknown publication; Conflict for one that is retired; Forbidden, Unauthenticated
 */
export async function importRecommendations(actor: Actor, input: ImportInput): Promise<ImportReport> {
  const { table, map, dryRun } = input;
  assertMaySee(actor);
  authorize(actor, "recommendation.edit");
  const scan = scanTable(table, map, today());
  if (!dryRun && scan.rows > MANY) await catchUpHistory(database(), await getAuditHead(database()));
  return transact(
    async (tx, at) => {
      const reference = input.publication.toUpperCase();
      // Two imports into one publication would each create what the other does.
      await lockKey(tx, "publication", reference);
      const place = await findPublication(tx, actor, { reference, create: input.create, at });
      const report = emptyReport(input, scan, place);
      const recording = { by: actorId(actor), at };
      const names = await resolveNames(tx, scan, map, recording);
      refuseNamed(table, scan, names.refused);
      countRefused(report, scan);
      report.themes.created = names.created.themes;
      report.parties.created = names.created.parties;
      const writes = !dryRun && report.refused === 0;
      const run: Run = {
        id: randomUUID(),
        actor,
        ...recording,
        day: today(at),
        writes,
        scan,
        names,
        place,
        fileName: input.file.name,
        report,
        met: new Map(),
        plain: [],
        others: [],
        nextPosition: place.recommendations,
        numbered: null,
      };
      const digests = await compareAll(tx, run, input);
      report.written = writes && report.created + report.updated > 0;
      if (!dryRun) await input.onWritten?.(tx, report);
      if (!report.written) return report;
      const entry = await recordAudit(tx, {
        actor,
        action: "recommendations.imported",
        subjectType: "publication",
        subjectId: place.reference,
        touches: [...run.plain, ...run.others],
        payload: {
          run: run.id,
          publication: place.reference,
          publicationCreated: place.created,
          file: input.file,
          map: { ...map, columns: Object.fromEntries(scan.mapping.readings.map(({ name, field }) => [name, field])) },
          counts: countsOf(report),
          rows: digests,
        },
      });
      await followBulk(tx, { plain: run.plain, others: run.others, like: plainRecord(at) }, entry.sequence);
      return report;
    },
    { timeout: TIMEOUT_MS },
  );
}

/** What the rows stand under: the publication, the run, themes and parties. */
async function begin(tx: Tx, run: Run, input: ImportInput): Promise<void> {
  const { place, names, scan } = run;
  if (place.created) await place.write(tx);
  await writeNames(tx, names);
  const { id, by, at } = run;
  const about = { publicationId: place.id, kind: "RECOMMENDATIONS", rows: scan.rows } as const;
  await beginRun(tx, { id, by, at, ...about }, scan.mapping.readings, input);
}

/** Goes through the rows, batch by batch. @returns each row's digest by its key, for the chain */
async function compareAll(tx: Tx, run: Run, input: ImportInput): Promise<Record<string, string>> {
  const { table, onProgress } = input;
  const { scan, place, report } = run;
  const known = place.created ? new Map<string, KnownRow>() : await readKnownRows(tx, place.id);
  const digests: Record<string, string> = {};
  const refused = new Set(scan.refused.map(({ row }) => row));
  const met = new Set<string>();
  let batch: Batch = { created: [], changed: [] };
  let done = 0;
  let begun = false;
  const flush = async () => {
    if (run.writes && !begun && batch.created.length + batch.changed.length > 0) {
      // Not before: a file that changes nothing leaves nothing behind.
      await begin(tx, run, input);
      begun = true;
    }
    await writeBatch(tx, run, batch);
    batch = { created: [], changed: [] };
    await onProgress?.(done, scan.rows);
  };
  for (const row of keyedRows(table, scan)) {
    done++;
    if (refused.has(row.row)) continue;
    const last = known.get(row.key);
    met.add(row.key);
    const digest = digestOf(row.content, row.cells);
    digests[row.key] = Buffer.from(digest, "hex").toString("base64url");
    if (last?.digest === digest) {
      report.unchanged++;
      noteEntry(report, { row, reference: last.reference, outcome: "UNCHANGED", changed: [], warnings: row.warnings });
    } else if (last) batch.changed.push({ row, digest, last });
    else batch.created.push({ row, digest });
    if (batch.created.length + batch.changed.length >= BATCH) await flush();
  }
  await flush();
  for (const [key, { reference }] of known) {
    if (met.has(key) || report.refused > 0) continue;
    report.vanished++;
    noteEntry(report, {
      row: null,
      key,
      reference,
      outcome: "VANISHED",
      changed: [],
      warnings: [{ column: "", code: "vanished" }],
    });
  }
  return digests;
}

function countsOf({
  rows,
  created,
  updated,
  unchanged,
  vanished,
  warnings,
  evidence,
  responses,
  proposals,
}: ImportReport) {
  return { rows, created, updated, unchanged, vanished, warnings, evidence, responses, proposals };
}
