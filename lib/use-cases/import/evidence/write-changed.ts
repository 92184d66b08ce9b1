import { randomUUID } from "node:crypto";
import { bulkInsert } from "@/lib/db/bulk-insert";
import { today } from "@/lib/db/today";
import type { Tx } from "@/lib/db/transaction";
import { evidenceReference } from "@/lib/domain/evidence";
import { contentColumns } from "@/lib/use-cases/evidence/evidence-content";
import { moveOn } from "@/lib/use-cases/evidence/move-on";
import { changedColumns } from "../known-rows";
import { noteEntry } from "../report";
import {
  changedContent,
  type EvidenceBatch,
  type EvidenceRow,
  type EvidenceRun,
  evidenceHashes,
  linksOf,
} from "./evidence-run";
import { findLinks, type LastEvidenceRow, readLastEvidence } from "./known-evidence";
import { gradingRow, newLinkRows } from "./link-rows";
import { contentOf, evidenceWarnings } from "./write-new";

type Rows = Record<string, unknown>[];

/**
 * Brings evidence to what a later file says of it: a revision where its description changed, a grading where a link's did, a
 * link where one is new. A link that the file no longer names stays: nothing is taken back by silence.
 */
export async function writeChanged(tx: Tx, run: EvidenceRun, changed: EvidenceBatch["changed"]): Promise<void> {
  if (changed.length === 0) return;
  const { report } = run;
  const before = await readLastEvidence(
    tx,
    run.publicationId,
    changed.map(({ row }) => row.key),
  );
  const linked = await findLinks(tx, [...new Set(changed.map(({ last }) => last.evidenceId))]);
  const rows: Record<"evidence_link" | "link_grading" | "import_evidence_row", Rows> = {
    evidence_link: [],
    link_grading: [],
    import_evidence_row: [],
  };
  for (const { row, digest } of changed) {
    const last = before.get(row.key);
    if (!last) throw new Error(`The last import's row ${row.key} is not there.`);
    const reference = evidenceReference(last.number);
    const columns = changedColumns(last.cells, row.cells);
    if (last.withdrawn) {
      report.unchanged++;
      const warnings = [...row.warnings, { column: "", code: "withdrawnHere" }];
      noteEntry(report, { row, reference, outcome: "UNCHANGED", changed: columns, warnings });
      continue;
    }
    const warnings = [...row.warnings, ...evidenceWarnings(row, run)];
    const links = linksOf(row, run.find);
    const hashes = evidenceHashes(row, links);
    const content = changedContent(hashes, last.fields);
    const own = last.fields.own === "1";
    if (content.length > 0 && !own) warnings.push({ column: "", code: "loggedElsewhere", params: { reference } });
    if (content.length > 0 && own && String(last.version) !== last.fields.version)
      warnings.push({ column: "", code: "editedSince", params: { fields: content.join(", ") } });
    let version = Number(last.fields.version);
    if (content.length > 0 && own) {
      if (run.writes) await revise(tx, run, last, row, content);
      version = last.version + 1;
      for (const [pair] of linked) if (pair.startsWith(last.evidenceId)) run.touched.add(pair.slice(37));
    }
    for (const link of links) {
      const pair = linked.get(`${last.evidenceId} ${link.recommendationId}`);
      const name = `link:${link.recommendationId}`;
      if (!pair) {
        const made = newLinkRows(last.evidenceId, link, run);
        rows.evidence_link.push(made.link);
        rows.link_grading.push(made.grading);
        linked.set(`${last.evidenceId} ${link.recommendationId}`, { id: made.link.id, version: 1, removed: false });
        report.evidence.linked++;
      } else if (last.fields[name] !== undefined && last.fields[name] !== hashes[name] && own) {
        rows.link_grading.push(gradingRow(pair.id, pair.version + 1, link, run));
        pair.version++;
        if (pair.version > 2) warnings.push({ column: "", code: "gradedSince", params: { value: link.found } });
      } else continue;
      run.touched.add(link.rootId);
    }
    for (const name of Object.keys(last.fields)) {
      if (name.startsWith("link:") && hashes[name] === undefined) warnings.push({ column: "", code: "linkGone" });
    }
    report.updated++;
    noteEntry(report, { row, reference, outcome: "UPDATED", changed: columns, warnings });
    rows.import_evidence_row.push({
      run_id: run.id,
      publication_id: run.publicationId,
      key: row.key,
      evidence_id: last.evidenceId,
      digest,
      cells: row.cells,
      fields: { ...hashes, version: String(version), own: own ? "1" : "0" },
      recorded_at: run.at,
    });
  }
  if (!run.writes) return;
  for (const table of ["evidence_link", "link_grading", "import_evidence_row"] as const)
    await bulkInsert(tx, table, rows[table]);
}

/** A revision in which what the file changed is as the file says; all else stays as people left it. */
async function revise(
  tx: Tx,
  run: EvidenceRun,
  last: LastEvidenceRow,
  row: EvidenceRow,
  changed: readonly string[],
): Promise<void> {
  const { revisions, createdAt } = await tx.evidence.findUniqueOrThrow({
    where: { id: last.evidenceId },
    select: {
      createdAt: true,
      revisions: { where: { version: last.version }, omit: { searchText: true }, include: { sources: true } },
    },
  });
  const [current] = revisions;
  if (!current) throw new Error("Evidence without content.");
  const fromFile = contentOf(row);
  const kept = <Value>(field: string, file: Value | undefined, record: Value | null): Value | undefined =>
    changed.includes(field) ? file : (record ?? undefined);
  const given = (fields: Record<string, unknown>) =>
    Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
  const content = {
    type: changed.includes("type") ? fromFile.type : current.type,
    title: changed.includes("title")
      ? { ...(current.title as object), ...fromFile.title }
      : (current.title as typeof fromFile.title),
    language: changed.includes("language") ? fromFile.language : current.language,
    visibility: changed.includes("visibility") ? fromFile.visibility : current.visibility,
    ongoing: current.ongoing,
    ...given({
      url: kept("url", fromFile.url, current.url),
      archiveUrl: kept("archiveUrl", fromFile.archiveUrl, current.archiveUrl),
      publishedOn: kept("publishedOn", fromFile.publishedOn, current.publishedOn),
      eventFrom: kept("eventFrom", fromFile.eventFrom, current.eventFrom),
      eventTo: kept("eventTo", fromFile.eventTo, current.eventTo),
      quotation: kept("quotation", fromFile.quotation, current.quotation),
      translation: kept("translation", fromFile.translation, current.translation),
      via: kept("via", fromFile.via, current.via),
      citation: kept("citation", fromFile.citation, current.citation),
    }),
  };
  const revisionId = randomUUID();
  const version = last.version + 1;
  await moveOn(tx, last.evidenceId, last.version, revisionId);
  await bulkInsert(tx, "evidence_revision", [
    {
      id: revisionId,
      evidence_id: last.evidenceId,
      version,
      state: current.state,
      ...contentColumns(content, today(createdAt)),
      captured_at: current.capturedAt,
      review_by: current.reviewBy,
      reason: run.fileName,
      recorded_at: run.at,
      recorded_by_id: run.by,
    },
  ]);
  const named = changed.includes("source") || changed.includes("sourceKind") ? run.sources.idOf(row.content) : null;
  const sources = named
    ? [
        { sourceId: named, position: 0 },
        ...current.sources.filter(({ position, sourceId }) => position > 0 && sourceId !== named),
      ]
    : current.sources;
  await bulkInsert(
    tx,
    "evidence_source",
    sources.map(({ sourceId, position }) => ({ revision_id: revisionId, source_id: sourceId, position })),
  );
}
