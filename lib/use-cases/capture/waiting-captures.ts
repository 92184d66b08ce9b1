import { now } from "@/lib/db/clock";
import { database } from "@/lib/db/connection";
import type { Actor } from "@/lib/domain/actor";
import { Forbidden } from "@/lib/domain/errors";

/** Whoever takes a capture and has not come back after so long has died of it. */
const SILENT_MS = 5 * 60_000;

/** A capture that somebody asked for and nobody has taken yet. */
export interface WaitingCapture {
  evidenceId: string;
  askedById: string;
}

/** Takes the capture that has waited longest, or that whoever took it has left; null where there is none. The system alone. */
export async function claimCapture(actor: Actor): Promise<WaitingCapture | null> {
  if (actor.kind !== "system") throw new Forbidden();
  const at = now();
  const [claimed] = await database().$queryRaw<WaitingCapture[]>`
    UPDATE link_watch SET capture_claimed_at = ${at}::timestamptz WHERE evidence_id = (SELECT evidence_id FROM link_watch
      WHERE capture_asked_at IS NOT NULL AND (capture_claimed_at IS NULL
        OR capture_claimed_at < ${new Date(at.getTime() - SILENT_MS)}::timestamptz)
      ORDER BY capture_asked_at LIMIT 1 FOR UPDATE SKIP LOCKED)
    RETURNING evidence_id AS "evidenceId", capture_asked_by_id AS "askedById"`;
  return claimed ?? null;
}

/** Notes that a capture came to nothing for a reason of our own, and that nobody waits for it any more. The system alone. */
export async function dropCapture(actor: Actor, evidenceId: string, problem: string): Promise<void> {
  if (actor.kind !== "system") throw new Forbidden();
  await database().linkWatch.updateMany({
    where: { evidenceId },
    data: {
      ...{ captureAskedAt: null, captureClaimedAt: null, captureFailedAt: now() },
      ...{ captureProblem: problem, captureStatus: null },
    },
  });
}
