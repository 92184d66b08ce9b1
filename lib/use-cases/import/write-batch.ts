import { randomUUID } from "node:crypto";
import { bulkInsert } from "@/lib/db/bulk-insert";
import { Prisma } from "@/lib/db/generated/client";
import type { Tx } from "@/lib/db/transaction";
import type { Actor } from "@/lib/domain/actor";
import type { Day } from "@/lib/domain/dates";
import { CONTENT_FIELDS, type ImportReport, type MappedRow, STATUS_FIELDS } from "@/lib/domain/import/import";
import { referenceFrom } from "@/lib/domain/import/key";
import type { KeyedRow, TableScan } from "@/lib/domain/import/recommendation-scan";
import { changedColumns, fieldHashes, type KnownRow, readLastRows } from "./known-rows";
import type { PublicationPlace } from "./publication-place";
import { noteEntry } from "./report";
import type { ResolvedNames } from "./resolve-names";
import { type MetEvidence, type NamedEvidence, writeEvidence } from "./write-evidence";
import { writeStandings } from "./write-standings";
import { type StatedRow, statusProblems, writeStatuses } from "./write-statuses";

/** An import under way. */
export interface Run {
  id: string;
  actor: Actor;
  by: string;
  at: Date;
  day: Day;
  /** False for a dry run, and where a row was refused. */
  writes: boolean;
  scan: TableScan;
  names: ResolvedNames;
  place: PublicationPlace;
  fileName: string;
  report: ImportReport;
  met: MetEvidence;
  /** Ids of the recommendations that were created with nothing on them, and of the others that were touched. */
  plain: string[];
  others: string[];
  nextPosition: number;
  /** The number of the last reference that was not made from an identifier; null until one is needed. */
  numbered: number | null;
}

/** Rows that are new, and rows that are not as they were. */
export interface Batch {
  created: { row: KeyedRow; digest: string }[];
  changed: { row: KeyedRow; digest: string; last: KnownRow }[];
}

interface Written {
  id: string;
  row: KeyedRow;
  digest: string;
  /** The version that it leaves the recommendation at. */
  version: number;
  /** What is new of it: evidence and statuses. */
  evidence: MappedRow["evidence"];
  stated: boolean;
  open: boolean;
  fresh: boolean;
}

/** Tells what becomes of some rows and, where the import writes, writes it. */
export async function writeBatch(tx: Tx, run: Run, batch: Batch): Promise<void> {
  const written = [...(await create(tx, run, batch.created)), ...(await update(tx, run, batch.changed))];
  if (!run.writes || written.length === 0) return;
  const { report, scan, names } = run;
  const named = written.flatMap(({ id, evidence }) =>
    evidence.map((each): NamedEvidence => ({ recommendationId: id, evidence: each })),
  );
  const { created, links } = await writeEvidence(tx, named, run.met, {
    map: scan.mapping.map,
    day: run.day,
    by: run.by,
    at: run.at,
  });
  report.evidence.created += created;
  report.evidence.linked += [...links.values()].reduce((sum, ids) => sum + ids.length, 0);
  const stated = written.flatMap(({ id, row, stated, open }): StatedRow[] =>
    stated
      ? [
          {
            recommendationId: id,
            content: row.content,
            addressees: idsOf(row.content.addressees, names),
            links: links.get(id) ?? [],
            open,
          },
        ]
      : [],
  );
  const { responses, proposals } = await writeStatuses(tx, stated, {
    ...scan,
    fileName: run.fileName,
    day: run.day,
    by: run.by,
    at: run.at,
  });
  report.responses += responses;
  report.proposals += proposals;
  await bulkInsert(
    tx,
    "import_row",
    written.map(({ id, row, digest, version }) => ({
      run_id: run.id,
      publication_id: run.place.id,
      key: row.key,
      recommendation_id: id,
      digest,
      cells: row.cells,
      fields: { ...fieldHashes(row.content), version: String(version) },
      recorded_at: run.at,
    })),
  );
  const bare = (each: Written) =>
    each.fresh && each.evidence.length === 0 && (!each.stated || responses + proposals === 0);
  const ids = {
    plain: written.filter(bare).map(({ id }) => id),
    others: written.filter((each) => !bare(each)).map(({ id }) => id),
  };
  await writeStandings(tx, ids, run.at, run.day);
  run.plain.push(...ids.plain);
  run.others.push(...ids.others);
}

async function create(tx: Tx, run: Run, rows: Batch["created"]): Promise<Written[]> {
  if (rows.length === 0) return [];
  const { scan, report, names, place } = run;
  const references = await takeReferences(
    tx,
    run,
    rows.map(({ row }) => row),
  );
  const made = rows.map(({ row, digest }, index): Written & { revisionId: string; reference: string } => ({
    id: randomUUID(),
    revisionId: randomUUID(),
    reference: references[index] ?? "",
    row,
    digest,
    version: 1,
    evidence: row.content.evidence,
    stated: row.content.status !== null || row.content.response !== null,
    open: true,
    fresh: true,
  }));
  for (const { row, reference } of made) {
    const stated = statusProblems(row.content, scan, { evidence: row.content.evidence.length, open: true });
    report.created++;
    noteEntry(report, { row, reference, outcome: "CREATED", changed: [], warnings: [...row.warnings, ...stated] });
  }
  if (!run.writes) return made;
  await bulkInsert(
    tx,
    "recommendation",
    made.map(({ id, revisionId, reference }) => ({
      id,
      reference,
      publication_id: place.id,
      position: run.nextPosition++,
      version: 1,
      current_revision_id: revisionId,
      created_at: run.at,
      created_by_id: run.by,
    })),
  );
  await bulkInsert(
    tx,
    "recommendation_revision",
    made.map(({ id, revisionId, row: { content } }) => ({
      id: revisionId,
      recommendation_id: id,
      version: 1,
      title: content.title,
      summary: content.summary,
      basis: content.basis,
      derived: false,
      theme_id: themeOf(content, names),
      levels: content.levels,
      priority: content.priority,
      locator: locatorOf(content, scan),
      retired: false,
      recorded_at: run.at,
      recorded_by_id: run.by,
    })),
  );
  await bulkInsert(
    tx,
    "recommendation_party",
    made.flatMap(({ revisionId, row: { content } }) => partiesOf(revisionId, content, names)),
  );
  return made;
}

async function update(tx: Tx, run: Run, rows: Batch["changed"]): Promise<Written[]> {
  if (rows.length === 0) return [];
  const { scan, report, place } = run;
  const before = await readLastRows(
    tx,
    place.id,
    rows.map(({ row }) => row.key),
  );
  const judged = new Set(
    (
      await tx.standing.findMany({
        where: {
          recommendationId: { in: rows.map(({ last }) => last.recommendationId) },
          OR: [{ implementation: { not: null } }, { openProposals: { gt: 0 } }],
        },
        select: { recommendationId: true },
      })
    ).map(({ recommendationId }) => recommendationId),
  );
  const written: Written[] = [];
  for (const { row, digest, last } of rows) {
    const known = before.get(row.key);
    if (!known) throw new Error(`The last import's row ${row.key} is not there.`);
    const hashes = fieldHashes(row.content);
    const differing = <Field extends keyof MappedRow>(fields: readonly Field[]) =>
      fields.filter((field) => hashes[field] !== known.fields[field]);
    const changed = changedColumns(known.cells, row.cells);
    if (known.retired) {
      report.unchanged++;
      noteEntry(report, {
        row,
        reference: last.reference,
        outcome: "UNCHANGED",
        changed,
        warnings: [...row.warnings, { column: "", code: "retiredHere" }],
      });
      continue;
    }
    const content = differing(CONTENT_FIELDS);
    const stated = differing(STATUS_FIELDS).length > 0;
    const open = !judged.has(last.recommendationId);
    const warnings = [...row.warnings];
    if (content.length > 0 && known.version !== known.revised)
      warnings.push({ column: "", code: "editedSince", params: { fields: content.join(", ") } });
    if (stated) warnings.push(...statusProblems(row.content, scan, { evidence: row.content.evidence.length, open }));
    report.updated++;
    noteEntry(report, { row, reference: last.reference, outcome: "UPDATED", changed, warnings });
    let version = known.version;
    if (run.writes && content.length > 0) {
      await revise(tx, run, { id: last.recommendationId, version }, row.content, content);
      version++;
    }
    written.push({
      id: last.recommendationId,
      row,
      digest,
      version,
      evidence: hashes.evidence === known.fields.evidence ? [] : row.content.evidence,
      stated: stated && (row.content.status !== null || row.content.response !== null),
      open,
      fresh: false,
    });
  }
  return written;
}

/** A new revision in which what the file changed is as the file says; all else stays as people left it. */
async function revise(
  tx: Tx,
  run: Run,
  current: { id: string; version: number },
  content: MappedRow,
  changed: readonly (typeof CONTENT_FIELDS)[number][],
): Promise<void> {
  const { names, scan } = run;
  const moved = await tx.recommendation.findUniqueOrThrow({
    where: { id: current.id },
    include: { currentRevision: { include: { parties: true }, omit: { searchText: true } } },
  });
  if (!moved.currentRevision) throw new Error("A recommendation without content.");
  const { parties, ...last } = moved.currentRevision;
  const id = randomUUID();
  const has = (field: (typeof CONTENT_FIELDS)[number]) => changed.includes(field);
  await tx.recommendationRevision.create({
    data: {
      ...last,
      id,
      version: last.version + 1,
      title: (has("title") ? { ...(last.title as object), ...content.title } : last.title) as Prisma.InputJsonObject,
      summary: (has("summary")
        ? { ...(last.summary as object), ...content.summary }
        : last.summary) as Prisma.InputJsonObject,
      themeId: has("theme") ? themeOf(content, names) : last.themeId,
      levels: has("levels") ? content.levels : last.levels,
      priority: has("priority") ? content.priority : last.priority,
      basis: has("basis") ? content.basis : last.basis,
      locator: has("section")
        ? ((locatorOf(content, scan) as Prisma.InputJsonObject | null) ?? Prisma.DbNull)
        : last.locator === null
          ? Prisma.DbNull
          : (last.locator as Prisma.InputJsonValue),
      reason: run.fileName,
      recordedAt: run.at,
      recordedById: run.by,
    },
  });
  const fromFile = partiesOf(id, content, names);
  await bulkInsert(
    tx,
    "recommendation_party",
    (["ADDRESSEE", "PARTNER"] as const).flatMap((role) =>
      has(role === "ADDRESSEE" ? "addressees" : "partners")
        ? fromFile.filter((each) => each.role === role)
        : parties
            .filter((each) => each.role === role)
            .map((each) => ({ revision_id: id, party_id: each.partyId, role, position: each.position })),
    ),
  );
  await tx.recommendation.update({
    where: { id: current.id },
    data: { version: moved.version + 1, currentRevisionId: id },
  });
}

/** References from the identifiers, or numbers where those make none or one that is taken. */
async function takeReferences(tx: Tx, run: Run, rows: readonly KeyedRow[]): Promise<string[]> {
  const wanted = rows.map((row) =>
    row.identifier === null || row.key !== row.identifier ? null : referenceFrom(run.place.reference, row.identifier),
  );
  const asked = wanted.filter((reference) => reference !== null).map((reference) => reference.toLowerCase());
  const taken = new Set(
    (
      await tx.$queryRaw<
        { reference: string }[]
      >`SELECT lower(reference) AS reference FROM recommendation WHERE lower(reference) = ANY(${asked}::text[])`
    ).map(({ reference }) => reference),
  );
  const references: string[] = [];
  for (const reference of wanted) {
    const own = reference !== null && !taken.has(reference.toLowerCase()) ? reference : await nextNumber(tx, run);
    taken.add(own.toLowerCase());
    references.push(own);
  }
  return references;
}

async function nextNumber(tx: Tx, run: Run): Promise<string> {
  const prefix = `${run.place.reference.slice(0, 30)}-R`;
  if (run.numbered === null) {
    const [last] = await tx.$queryRaw<{ number: number | null }[]>`
      SELECT max(substr(reference, ${prefix.length + 1}::int)::int) AS number FROM recommendation
      WHERE reference LIKE ${`${prefix}%`} AND substr(reference, ${prefix.length + 1}::int) ~ '^[0-9]{1,8}$'`;
    run.numbered = last?.number ?? 0;
  }
  run.numbered++;
  return `${prefix}${run.numbered}`;
}

function themeOf({ theme }: MappedRow, { themes, defaultTheme }: ResolvedNames): string {
  return (theme === null ? undefined : themes.get(theme.toLowerCase())) ?? defaultTheme;
}

function locatorOf({ section }: MappedRow, { mapping }: TableScan): object | null {
  return section === null ? null : { section: { [mapping.language]: section } };
}

function partiesOf(revisionId: string, content: MappedRow, names: ResolvedNames) {
  const addressees = idsOf(content.addressees, names);
  const partners = idsOf(content.partners, names).filter((id) => !addressees.includes(id));
  const rows = (ids: readonly string[], role: "ADDRESSEE" | "PARTNER") =>
    ids.map((partyId, position) => ({ revision_id: revisionId, party_id: partyId, role, position }));
  return [...rows(addressees, "ADDRESSEE"), ...rows(partners, "PARTNER")];
}

function idsOf(given: readonly string[], { parties }: ResolvedNames): string[] {
  return [...new Set(given.flatMap((name) => parties.get(name.toLowerCase()) ?? []))];
}
