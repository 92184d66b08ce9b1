import { randomUUID } from "node:crypto";
import { bulkInsert } from "@/lib/db/bulk-insert";
import type { Tx } from "@/lib/db/transaction";
import { evidenceReference, urlKey } from "@/lib/domain/evidence";
import { evidenceKey } from "@/lib/domain/import/evidence-row";
import type { RowProblem } from "@/lib/domain/import/import";
import { contentColumns, type EvidenceContent } from "@/lib/use-cases/evidence/evidence-content";
import { noteEntry } from "../report";
import { type EvidenceBatch, type EvidenceRow, type EvidenceRun, evidenceHashes, linksOf } from "./evidence-run";
import { findByAddress, findLinks } from "./known-evidence";
import { newLinkRows } from "./link-rows";

type Rows = Record<string, unknown>[];

/** Logs what is not logged yet, once for each address, and links it; what is known by its address is linked only. */
export async function writeNew(tx: Tx, run: EvidenceRun, created: EvidenceBatch["created"]): Promise<void> {
  if (created.length === 0) return;
  const { by, at, report, sources } = run;
  const addresses = created.flatMap(({ row }) => addressKey(row) ?? []);
  const known = await findByAddress(
    tx,
    [...new Set(addresses)].filter((key) => !run.met.has(`url:${key}`)),
  );
  for (const [key, found] of known) run.met.set(`url:${key}`, found);
  const rows: Record<"evidence" | "evidence_revision" | "evidence_source" | "evidence_link" | "link_grading", Rows> = {
    evidence: [],
    evidence_revision: [],
    evidence_source: [],
    evidence_link: [],
    link_grading: [],
  };
  const placed = created.map(({ row, digest }) => {
    const key = metKey(row);
    const before = run.met.get(key);
    const id = before?.id ?? randomUUID();
    const own = before === undefined;
    if (own) {
      run.met.set(key, { id, number: null });
      report.evidence.created++;
      const revisionId = randomUUID();
      rows.evidence.push({ id, version: 1, current_revision_id: revisionId, created_at: at, created_by_id: by });
      rows.evidence_revision.push({
        id: revisionId,
        evidence_id: id,
        version: 1,
        state: "LOGGED",
        ...contentColumns(contentOf(row), run.day),
        recorded_at: at,
        recorded_by_id: by,
      });
      const sourceId = sources.idOf(row.content);
      if (sourceId) rows.evidence_source.push({ revision_id: revisionId, source_id: sourceId, position: 0 });
    }
    return { row, digest, id, own, knownAs: before?.number ?? null, links: linksOf(row, run.find) };
  });
  const linked = await findLinks(tx, [...new Set(placed.filter(({ own }) => !own).map(({ id }) => id))]);
  const seen = new Set<string>();
  for (const each of placed) {
    for (const link of each.links) {
      const pair = `${each.id} ${link.recommendationId}`;
      if (linked.has(pair) || seen.has(pair)) continue;
      seen.add(pair);
      const made = newLinkRows(each.id, link, run);
      rows.evidence_link.push(made.link);
      rows.link_grading.push(made.grading);
      run.touched.add(link.rootId);
      report.evidence.linked++;
    }
  }
  if (run.writes) {
    for (const table of ["evidence", "evidence_revision", "evidence_source", "evidence_link", "link_grading"] as const)
      await bulkInsert(tx, table, rows[table]);
    await bulkInsert(
      tx,
      "import_evidence_row",
      placed.map(({ row, digest, id, own, links }) => ({
        run_id: run.id,
        publication_id: run.publicationId,
        key: row.key,
        evidence_id: id,
        digest,
        cells: row.cells,
        fields: { ...evidenceHashes(row, links), version: "1", own: own ? "1" : "0" },
        recorded_at: at,
      })),
    );
  }
  const numbers = run.writes ? await numbersOf(tx, placed) : new Map<string, number>();
  for (const { row, id, knownAs } of placed) {
    const number = numbers.get(id) ?? knownAs;
    report.created++;
    noteEntry(report, {
      row,
      reference: number === null ? null : evidenceReference(number),
      outcome: "CREATED",
      changed: [],
      warnings: [...row.warnings, ...evidenceWarnings(row, run), ...knownWarning(row, knownAs)],
    });
  }
}

/** What is to be said of what a row names. */
export function evidenceWarnings(
  row: EvidenceRow,
  { find, sources }: Pick<EvidenceRun, "find" | "sources">,
): RowProblem[] {
  const problem = sources.problemOf(row.content);
  return [
    ...(problem ? [{ column: "", code: problem, params: { value: row.content.source ?? "" } }] : []),
    ...row.content.links
      .filter(({ reference }) => find(reference) === null)
      .map(({ reference }) => ({ column: "", code: "referenceSkipped", params: { value: reference } })),
  ];
}

/** Evidence as it is logged. */
export function contentOf({ content }: EvidenceRow): EvidenceContent {
  const { title, type, language, visibility } = content;
  const given = (
    field:
      | "url"
      | "archiveUrl"
      | "publishedOn"
      | "eventFrom"
      | "eventTo"
      | "quotation"
      | "translation"
      | "via"
      | "citation",
  ) => (content[field] === null ? {} : { [field]: content[field] });
  return {
    ...{ title, type, language, visibility, ongoing: false },
    ...{ ...given("url"), ...given("archiveUrl"), ...given("publishedOn"), ...given("eventFrom"), ...given("eventTo") },
    ...{ ...given("quotation"), ...given("translation"), ...given("via"), ...given("citation") },
  };
}

function knownWarning(row: EvidenceRow, knownAs: number | null): RowProblem[] {
  return knownAs === null
    ? []
    : [
        {
          column: "",
          code: "knownAs",
          params: { value: row.content.url ?? "", reference: evidenceReference(knownAs) },
        },
      ];
}

function addressKey({ content }: EvidenceRow): string | null {
  return content.url === null ? null : urlKey(content.url);
}

/** By its address, else by what it is called and when it was. */
function metKey(row: EvidenceRow): string {
  const address = addressKey(row);
  return address === null ? `text:${evidenceKey(row.content)}` : `url:${address}`;
}

async function numbersOf(tx: Tx, placed: readonly { id: string }[]): Promise<Map<string, number>> {
  const rows = await tx.evidence.findMany({
    where: { id: { in: placed.map(({ id }) => id) } },
    select: { id: true, number: true },
  });
  return new Map(rows.map(({ id, number }) => [id, number]));
}
