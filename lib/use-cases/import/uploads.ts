import { now } from "@/lib/db/clock";
import { database } from "@/lib/db/connection";
import type { Prisma } from "@/lib/db/generated/client";
import type { Tx } from "@/lib/db/transaction";
import { assertMaySee, isUuid } from "@/lib/db/visibility";
import type { Actor } from "@/lib/domain/actor";
import { Conflict, NotFound } from "@/lib/domain/errors";
import type { ImportReport } from "@/lib/domain/import/import";
import { type AnyMap, MAP_SCHEMAS, TABLE_KINDS, type TableKind } from "@/lib/domain/import/kinds";
import { actorId, authorize } from "@/lib/domain/permissions";

export type UploadState = "READY" | "QUEUED" | "RUNNING" | "DONE" | "CANCELLED" | "FAILED";

/** A file that somebody is about to import, without its bytes. */
export interface Upload {
  id: string;
  userId: string;
  publication: string;
  kind: TableKind;
  fileName: string;
  fileSha256: string;
  map: AnyMap;
  report: ImportReport | null;
  problem: string | null;
  state: UploadState;
  done: number;
  createdAt: Date;
}

const DAYS = 14;
const MOST = 20;
/** Entries that are kept to be shown; refused rows stand in front. */
const MOST_ENTRIES = 5_000;
/** Whoever runs an import says so at least this often; one that has not is taken for dead. */
const SILENT_MS = 90_000;
const WITHOUT_CONTENT = { content: true } as const;

/**
 * Keeps a file that is to be imported, for its sender alone, for two weeks. No part of the record: it leaves no audit entry.
 * @throws Forbidden, Unauthenticated
 */
export async function keepUpload(
  actor: Actor,
  input: {
    publication: string;
    kind?: TableKind;
    fileName: string;
    fileSha256: string;
    content: Uint8Array;
    map: AnyMap;
  },
): Promise<{ id: string }> {
  assertMaySee(actor);
  authorize(actor, "recommendation.edit");
  const db = database();
  const [userId, at] = [actorId(actor), now()];
  const older = await db.importUpload.findMany({
    where: { userId },
    orderBy: { createdAt: "desc" },
    skip: MOST - 1,
    select: { id: true },
  });
  await db.importUpload.deleteMany({
    where: {
      state: { notIn: ["QUEUED", "RUNNING"] },
      OR: [
        { createdAt: { lt: new Date(at.getTime() - DAYS * 86_400_000) } },
        { id: { in: older.map(({ id }) => id) } },
      ],
    },
  });
  return db.importUpload.create({
    data: {
      ...input,
      kind: input.kind ?? null,
      content: Uint8Array.from(input.content),
      map: json(input.map),
      userId,
      state: "READY",
      seenAt: at,
      createdAt: at,
    },
    select: { id: true },
  });
}

/** One's own uploads, newest first. @throws Unauthenticated */
export async function listUploads(actor: Actor): Promise<Upload[]> {
  assertMaySee(actor);
  const rows = await database().importUpload.findMany({
    where: { userId: actorId(actor) },
    omit: { ...WITHOUT_CONTENT, report: true },
    orderBy: { createdAt: "desc" },
    take: MOST,
  });
  return rows.map((row) => uploadOf({ ...row, report: null }));
}

/** One of one's own uploads. @throws NotFound, Unauthenticated */
export async function getUpload(actor: Actor, id: string): Promise<Upload> {
  assertMaySee(actor);
  const where = { id, ...(actor.kind === "system" ? {} : { userId: actorId(actor) }) };
  const row = isUuid(id) ? await database().importUpload.findFirst({ where, omit: WITHOUT_CONTENT }) : null;
  if (!row) throw new NotFound();
  return uploadOf(row);
}

/** The bytes of one of one's own uploads. @throws NotFound, Unauthenticated */
export async function getUploadContent(actor: Actor, id: string): Promise<Uint8Array> {
  await getUpload(actor, id);
  const { content } = await database().importUpload.findUniqueOrThrow({ where: { id }, select: { content: true } });
  return content;
}

/** Changes how an upload that is not under way is read, with what it would then do. @throws NotFound, Conflict, Forbidden */
export async function planUpload(
  actor: Actor,
  id: string,
  plan: { map: AnyMap; report: ImportReport | null; problem: string | null },
): Promise<void> {
  await getUpload(actor, id);
  authorize(actor, "recommendation.edit");
  const { count } = await database().importUpload.updateMany({
    where: { id, state: { in: ["READY", "CANCELLED", "FAILED"] } },
    data: {
      map: json(plan.map),
      ...(plan.report ? { report: json(shortened(plan.report)) } : {}),
      problem: plan.problem,
      state: "READY",
      done: 0,
    },
  });
  if (count === 0) throw new Conflict("importUnderWay");
}

/** Lets an upload be imported as soon as somebody is there to do it. @throws NotFound, Conflict, Forbidden */
export async function queueUpload(actor: Actor, id: string): Promise<void> {
  await getUpload(actor, id);
  authorize(actor, "recommendation.edit");
  const { count } = await database().importUpload.updateMany({
    where: { id, state: { in: ["READY", "CANCELLED", "FAILED"] } },
    data: { state: "QUEUED", done: 0, problem: null, seenAt: now() },
  });
  if (count === 0) throw new Conflict("importUnderWay");
}

/** Stops an import that waits or runs: with its last row not written, nothing of it is. @throws NotFound, Conflict */
export async function cancelUpload(actor: Actor, id: string): Promise<void> {
  await getUpload(actor, id);
  const { count } = await database().importUpload.updateMany({
    where: { id, state: { in: ["QUEUED", "RUNNING"] } },
    data: { state: "CANCELLED" },
  });
  if (count === 0) throw new Conflict("importNotUnderWay");
}

/** Takes one that waits, or that whoever ran it has left; null where there is none. The system's. */
export async function claimUpload(): Promise<Upload | null> {
  const [at, db] = [now(), database()];
  const [claimed] = await db.$queryRaw<{ id: string }[]>`
    UPDATE import_upload SET state = 'RUNNING', done = 0, seen_at = ${at}::timestamptz WHERE id = (SELECT id FROM import_upload
      WHERE state = 'QUEUED' OR state = 'RUNNING' AND seen_at < ${new Date(at.getTime() - SILENT_MS)}::timestamptz
      ORDER BY created_at LIMIT 1 FOR UPDATE SKIP LOCKED) RETURNING id`;
  if (!claimed) return null;
  return uploadOf(await db.importUpload.findUniqueOrThrow({ where: { id: claimed.id }, omit: WITHOUT_CONTENT }));
}

/** Says how far an import is. @returns false where it has been cancelled */
export async function markProgress(id: string, done: number): Promise<boolean> {
  const { count } = await database().importUpload.updateMany({
    where: { id, state: "RUNNING" },
    data: { done, seenAt: now() },
  });
  return count > 0;
}

/** Ends an import in its own transaction, so that it is done exactly when its rows are there. @throws Conflict when it was cancelled */
export async function finishUpload(tx: Tx, id: string, report: ImportReport): Promise<void> {
  const { count } = await tx.importUpload.updateMany({
    where: { id, state: "RUNNING" },
    data: { state: "DONE", done: report.rows, report: json(shortened(report)), problem: null, seenAt: now() },
  });
  if (count === 0) throw new Conflict("importCancelled");
}

/** Notes that an import came to nothing, unless it was cancelled. */
export async function failUpload(id: string, problem: string): Promise<void> {
  await database().importUpload.updateMany({
    where: { id, state: "RUNNING" },
    data: { state: "FAILED", problem, seenAt: now() },
  });
}

function uploadOf(
  row: Omit<Upload, "kind" | "map" | "report" | "state"> & {
    kind: string | null;
    map: unknown;
    report: unknown;
    state: string;
  },
): Upload {
  const kind = TABLE_KINDS.find((each) => each === row.kind) ?? "RECOMMENDATIONS";
  return {
    ...row,
    kind,
    map: MAP_SCHEMAS[kind].parse(row.map),
    report: row.report as ImportReport | null,
    state: row.state as UploadState,
  };
}

function shortened(report: ImportReport): ImportReport {
  const entries = report.entries.slice(0, MOST_ENTRIES);
  return { ...report, entries, furtherEntries: report.furtherEntries + report.entries.length - entries.length };
}

function json(value: unknown): Prisma.InputJsonObject {
  return JSON.parse(JSON.stringify(value)) as Prisma.InputJsonObject;
}
