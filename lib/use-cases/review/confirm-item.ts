import { transact } from "@/lib/db/transaction";
import type { Actor } from "@/lib/domain/actor";
import { actorId } from "@/lib/domain/permissions";
import { assertMayConfirm } from "@/lib/domain/review";
import { recordOutcome, type SettledItem } from "./record-outcome";

/**
 * Says that the judgement in force still stands, with a reason. Reviewers may, but not its author.
 * @throws Conflict when nothing is judged, a proposal waits, or the review is closed; Forbidden, NotFound, Unauthenticated
 */
export async function confirmItem(
  actor: Actor,
  input: { number: number; reference: string; reason: string },
): Promise<SettledItem> {
  return transact((tx) =>
    recordOutcome(tx, actor, input, "CONFIRMED", ({ current, waiting }) => {
      assertMayConfirm(current, waiting, actorId(actor));
      return current?.id ?? null;
    }),
  );
}
