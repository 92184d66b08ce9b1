import { insertNotices } from "@/lib/db/notices";
import { timezone, today } from "@/lib/db/today";
import { transact } from "@/lib/db/transaction";
import type { Actor } from "@/lib/domain/actor";
import { Forbidden } from "@/lib/domain/errors";
import { readDueMilestones, readDueRequests, readDueReviews } from "./read-due";
import { readOldEvidence, readSilent } from "./read-stale";

/**
 * Reminds people of what a day brings: milestones, requests for evidence and reviews that are due soon or overdue,
 * recommendations on which nothing has spoken for a year, evidence whose day of review has come. The system alone. The
 * key of each line names the thing and its day: a second run on the same day, or the next, tells nobody twice.
 * @returns how many lines are new
 * @throws Forbidden
 */
export async function remindPeople(actor: Actor): Promise<{ told: number }> {
  if (actor.kind !== "system") throw new Forbidden();
  let told = 0;
  // Each kind in its own transaction: none keeps the others waiting.
  for (const read of [readDueMilestones, readDueRequests, readDueReviews, readSilent, readOldEvidence]) {
    told += await transact(async (tx, at) => insertNotices(tx, await read(tx, today(at), timezone()), at));
  }
  return { told };
}
