import { transact } from "@/lib/db/transaction";
import type { Actor } from "@/lib/domain/actor";
import { Conflict } from "@/lib/domain/errors";
import { recordOutcome, type SettledItem } from "./record-outcome";

/**
 * Takes a deferred item up again, with a reason. Reviewers may.
 * @throws Conflict when it is not deferred or the review is closed; Forbidden, NotFound, Unauthenticated
 */
export async function resumeItem(
  actor: Actor,
  input: { number: number; reference: string; reason: string },
): Promise<SettledItem> {
  return transact((tx) =>
    recordOutcome(tx, actor, input, "RESUMED", ({ state }) => {
      if (state !== "DEFERRED") throw new Conflict("notDeferred");
      return null;
    }),
  );
}
