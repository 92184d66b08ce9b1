import { transact } from "@/lib/db/transaction";
import type { Actor } from "@/lib/domain/actor";
import { Conflict } from "@/lib/domain/errors";
import { recordOutcome, type SettledItem } from "./record-outcome";

/**
 * Leaves an item of a review for later, with a reason. Reviewers may.
 * @throws Conflict when it is deferred already or the review is closed; Forbidden, NotFound, Unauthenticated
 */
export async function deferItem(
  actor: Actor,
  input: { number: number; reference: string; reason: string },
): Promise<SettledItem> {
  return transact((tx) =>
    recordOutcome(tx, actor, input, "DEFERRED", ({ state }) => {
      if (state === "DEFERRED") throw new Conflict("deferredAlready");
      return null;
    }),
  );
}
