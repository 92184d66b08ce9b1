import { now } from "@/lib/db/clock";
import { database } from "@/lib/db/connection";
import type { Prisma } from "@/lib/db/generated/client";
import { assertMaySee, getVisibleRecommendation, isUuid } from "@/lib/db/visibility";
import type { Actor } from "@/lib/domain/actor";
import { type BriefingAsked, briefingSchema } from "@/lib/domain/briefing/request";
import { NotFound, type Problem } from "@/lib/domain/errors";
import { actorId, authorize } from "@/lib/domain/permissions";
import { getReview } from "../review/queries";

export type BriefingState = "QUEUED" | "RUNNING" | "DONE" | "FAILED";

/** A briefing that somebody asked for, without its bytes. */
export interface BriefingJob {
  id: string;
  userId: string;
  asked: BriefingAsked;
  state: BriefingState;
  /** Recommendations that are read, and how many there are; both nought before it begins. */
  done: number;
  total: number;
  problem: Problem | null;
  title: string | null;
  fileName: string | null;
  createdAt: Date;
}

const DAYS = 14;
const MOST = 20;
/** Whoever makes one says so at least this often; one that has not is taken for dead, and another begins anew. */
const SILENT_MS = 60_000;
const WITHOUT_CONTENT = { content: true } as const;

/**
 * Asks for a briefing, to be made as soon as somebody is there to do it. Members, each their own. No part of the record: it
 * leaves no audit entry. @throws NotFound, Forbidden, Unauthenticated
 */
export async function askBriefing(actor: Actor, asked: BriefingAsked): Promise<BriefingJob> {
  assertMaySee(actor);
  authorize(actor, "read");
  const db = database();
  if (asked.recommendation !== undefined) await getVisibleRecommendation(db, actor, asked.recommendation);
  if (asked.review !== undefined) await getReview(actor, asked.review);
  const [userId, at] = [actorId(actor), now()];
  const older = await db.briefingJob.findMany({
    where: { userId },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    skip: MOST - 1,
    select: { id: true },
  });
  await db.briefingJob.deleteMany({
    where: {
      OR: [
        { createdAt: { lt: new Date(at.getTime() - DAYS * 86_400_000) } },
        { id: { in: older.map(({ id }) => id) } },
      ],
    },
  });
  const row = await db.briefingJob.create({
    data: { userId, asked: asked as Prisma.InputJsonObject, state: "QUEUED", seenAt: at, createdAt: at },
    omit: WITHOUT_CONTENT,
  });
  return jobOf(row);
}

/** One's own briefings, newest first. @throws Unauthenticated */
export async function listBriefings(actor: Actor): Promise<BriefingJob[]> {
  assertMaySee(actor);
  const rows = await database().briefingJob.findMany({
    where: { userId: actorId(actor) },
    omit: WITHOUT_CONTENT,
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
  });
  return rows.map(jobOf);
}

/** One of one's own briefings. @throws NotFound, Unauthenticated */
export async function getBriefing(actor: Actor, id: string): Promise<BriefingJob> {
  assertMaySee(actor);
  const where = { id, userId: actorId(actor) };
  const row = isUuid(id) ? await database().briefingJob.findFirst({ where, omit: WITHOUT_CONTENT }) : null;
  if (!row) throw new NotFound();
  return jobOf(row);
}

/** The file of one of one's own briefings, once it is made. @throws NotFound, Unauthenticated */
export async function getBriefingFile(actor: Actor, id: string) {
  const { asked, fileName } = await getBriefing(actor, id);
  const row = await database().briefingJob.findFirst({ where: { id, state: "DONE" }, select: { content: true } });
  if (!row?.content || fileName === null) throw new NotFound("briefingNotReady");
  return { name: fileName, format: asked.format, content: row.content };
}

/** Takes one that waits, or that whoever made it has left; null where there is none. The system's. */
export async function claimBriefing(): Promise<BriefingJob | null> {
  const [at, db] = [now(), database()];
  const [claimed] = await db.$queryRaw<{ id: string }[]>`
    UPDATE briefing_job SET state = 'RUNNING', done = 0, total = 0, seen_at = ${at}::timestamptz WHERE id = (
      SELECT id FROM briefing_job
      WHERE state = 'QUEUED' OR state = 'RUNNING' AND seen_at < ${new Date(at.getTime() - SILENT_MS)}::timestamptz
      ORDER BY created_at, id LIMIT 1 FOR UPDATE SKIP LOCKED) RETURNING id`;
  if (!claimed) return null;
  return jobOf(await db.briefingJob.findUniqueOrThrow({ where: { id: claimed.id }, omit: WITHOUT_CONTENT }));
}

/** Says how far one is, and that somebody is at it. The system's. */
export async function markBriefing(id: string, progress: { done?: number; total?: number }): Promise<void> {
  await database().briefingJob.updateMany({ where: { id, state: "RUNNING" }, data: { ...progress, seenAt: now() } });
}

/** Keeps the file that was made. The system's. */
export async function finishBriefing(
  id: string,
  made: { title: string; fileName: string; content: Uint8Array },
): Promise<void> {
  const { title, fileName, content } = made;
  await database().briefingJob.updateMany({
    where: { id, state: "RUNNING" },
    data: { state: "DONE", title, fileName, content: Uint8Array.from(content), seenAt: now() },
  });
}

/** Notes that it came to nothing, and why. The system's. */
export async function failBriefing(id: string, problem: Problem): Promise<void> {
  await database().briefingJob.updateMany({
    where: { id, state: "RUNNING" },
    data: { state: "FAILED", problem: problem as unknown as Prisma.InputJsonObject, seenAt: now() },
  });
}

function jobOf(
  row: Omit<BriefingJob, "asked" | "state" | "problem"> & { asked: unknown; state: string; problem: unknown },
): BriefingJob {
  const { id, userId, done, total, title, fileName, createdAt } = row;
  return {
    id,
    userId,
    asked: briefingSchema.parse(row.asked),
    state: row.state as BriefingState,
    done,
    total,
    problem: row.problem as Problem | null,
    title,
    fileName,
    createdAt,
  };
}
