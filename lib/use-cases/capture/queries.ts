import { buffer } from "node:stream/consumers";
import { database } from "@/lib/db/connection";
import type { Prisma } from "@/lib/db/generated/client";
import { getVisibleEvidence } from "@/lib/db/visibility";
import type { Actor } from "@/lib/domain/actor";
import { captureFileName } from "@/lib/domain/capture";
import { NotFound } from "@/lib/domain/errors";
import { evidenceReference } from "@/lib/domain/evidence";
import type { LinkState } from "@/lib/domain/link-watch";
import type { Localized } from "@/lib/domain/localized";
import { fileStore } from "@/lib/platform/files/current-file-store";
import type { Download } from "@/lib/use-cases/file/queries";

/** One copy of what an address answered with. */
export interface Capture {
  version: number;
  url: string;
  finalUrl: string;
  status: number;
  headers: Record<string, string>;
  title: string | null;
  sha256: string;
  size: number;
  mediaType: string;
  textSha256: string | null;
  fetchedAt: Date;
  recordedAt: Date;
  recordedBy: { id: string; name: string };
  /** Of one that came in a dossier: who took it, where, and that dossier's hash. */
  elsewhere: { by: string; origin: string | null; dossier: string } | null;
  redactedAt: Date | null;
  /** Against the capture of the same address before it; null for the first. */
  changed: "BYTES" | "TEXT" | "SAME" | null;
}

/** An evidence item's address: how it is, and the copies kept of it. */
export interface Archive {
  evidenceId: string;
  reference: string;
  url: string | null;
  /** Null while the address has not been asked. */
  link: { state: LinkState; since: Date; askedAt: Date; status: number | null; problem: string | null } | null;
  /** A capture that somebody waits for, or the last one that came to nothing. */
  waitingSince: Date | null;
  failed: { at: Date; status: number | null; problem: string | null } | null;
  /** Newest first. */
  captures: Capture[];
}

const WITH_FILES = { file: true, text: true, import: true } satisfies Prisma.LinkCaptureInclude;
/** By when they were fetched: those that came in a dossier may be older than what was here before. */
const NEWEST_FIRST = [
  { fetchedAt: "desc" },
  { version: "desc" },
] satisfies Prisma.LinkCaptureOrderByWithRelationInput[];
type Row = Prisma.LinkCaptureGetPayload<{ include: typeof WITH_FILES }>;

/** The archive of an evidence item's address, for whoever may read the evidence. @throws NotFound, Unauthenticated */
export async function getArchive(actor: Actor, idOrReference: string): Promise<Archive> {
  const db = database();
  const { id, number, currentRevision } = await getVisibleEvidence(db, actor, idOrReference);
  const { url } = currentRevision;
  const [rows, watch] = await Promise.all([
    db.linkCapture.findMany({ where: { evidenceId: id }, include: WITH_FILES, orderBy: NEWEST_FIRST }),
    db.linkWatch.findUnique({ where: { evidenceId: id } }),
  ]);
  const known = watch && watch.url === url ? watch : null;
  return {
    evidenceId: id,
    reference: evidenceReference(number),
    url,
    link:
      known?.state && known.since && known.askedAt
        ? {
            state: known.state as LinkState,
            ...{ since: known.since, askedAt: known.askedAt, status: known.status, problem: known.problem },
          }
        : null,
    waitingSince: known?.captureAskedAt ?? null,
    failed: known?.captureFailedAt
      ? { at: known.captureFailedAt, status: known.captureStatus, problem: known.captureProblem }
      : null,
    captures: await capturesOf(rows),
  };
}

/** One capture with its text (null where none could be had, or it was removed for good). @throws NotFound, Unauthenticated */
export async function getCapture(
  actor: Actor,
  idOrReference: string,
  version: number,
): Promise<{ reference: string; evidence: { title: Localized }; capture: Capture; text: string | null }> {
  const { row, reference, title } = await findRow(actor, idOrReference, version);
  const before = await database().linkCapture.findMany({
    where: {
      ...{ evidenceId: row.evidenceId, url: row.url },
      OR: [{ fetchedAt: { lt: row.fetchedAt } }, { fetchedAt: row.fetchedAt, version: { lt: version } }],
    },
    include: WITH_FILES,
    orderBy: NEWEST_FIRST,
    take: 1,
  });
  const [capture] = await capturesOf([row, ...before]);
  if (!capture) throw new NotFound("captureNotFound");
  const readable = row.textSha256 !== null && row.text?.redactedAt === null;
  const text = readable && row.textSha256 ? await buffer(await fileStore().openVerified(row.textSha256)) : null;
  return { reference, evidence: { title }, capture, text: text?.toString("utf8") ?? null };
}

/**
 * The bytes of a capture to hand out, for whoever may read the evidence.
 * @throws NotFound when there is no such capture or its bytes were removed for good; Unauthenticated
 */
export async function getCaptureForDownload(actor: Actor, idOrReference: string, version: number): Promise<Download> {
  const { row, reference } = await findRow(actor, idOrReference, version);
  if (row.file.redactedAt) throw new NotFound("fileRedacted");
  const { sha256, size, mediaType } = row.file;
  const name = captureFileName(reference, version, mediaType);
  return { sha256, name, size: Number(size), mediaType, open: () => fileStore().openVerified(sha256) };
}

async function findRow(actor: Actor, idOrReference: string, version: number) {
  const db = database();
  const evidence = await getVisibleEvidence(db, actor, idOrReference);
  const known = Number.isSafeInteger(version) && version > 0 && version < 1_000_000_000;
  const row = known
    ? await db.linkCapture.findUnique({
        where: { evidenceId_version: { evidenceId: evidence.id, version } },
        include: WITH_FILES,
      })
    : null;
  if (!row) throw new NotFound("captureNotFound");
  return { row, reference: evidenceReference(evidence.number), title: evidence.currentRevision.title as Localized };
}

/** @param rows newest first */
async function capturesOf(rows: readonly Row[]): Promise<Capture[]> {
  const people = await database().user.findMany({
    where: { id: { in: [...new Set(rows.map((row) => row.recordedById))] } },
    select: { id: true, name: true },
  });
  return rows.map((row, position) => {
    const before = rows.slice(position + 1).find((other) => other.url === row.url);
    return {
      ...{ version: row.version, url: row.url, finalUrl: row.finalUrl, status: row.status, title: row.title },
      headers: row.headers as Record<string, string>,
      ...{ sha256: row.sha256, size: Number(row.file.size), mediaType: row.file.mediaType },
      ...{ textSha256: row.textSha256, fetchedAt: row.fetchedAt, recordedAt: row.recordedAt },
      recordedBy: people.find(({ id }) => id === row.recordedById) ?? { id: row.recordedById, name: "" },
      elsewhere: row.import && { by: row.takenBy ?? "", origin: row.takenAt, dossier: row.import.sha256 },
      redactedAt: row.file.redactedAt,
      changed: before ? changeOf(row, before) : null,
    };
  });
}

/** Pages carry figures of the moment in their markup: that the bytes differ says little where the text is the same. */
function changeOf(row: Row, before: Row): Capture["changed"] {
  if (row.sha256 === before.sha256) return "SAME";
  return row.textSha256 !== null && row.textSha256 === before.textSha256 ? "BYTES" : "TEXT";
}
