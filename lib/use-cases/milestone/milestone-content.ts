import type { z } from "zod";
import { findFamilyEvidence } from "@/lib/db/evidence-brief";
import type { Tx } from "@/lib/db/transaction";
import { type Day, toDate } from "@/lib/domain/dates";
import { Invalid } from "@/lib/domain/errors";
import { assertReachedOnEvidence, type createMilestoneSchema } from "@/lib/domain/milestone";

/**
 * What a milestone's form says as the columns of its revision.
 * @param kept ids of the items that it rests on until now: they may stay although they were withdrawn meanwhile
 * @throws Invalid at `evidence` for items that are not logged on the family, or none where it is reached; at `reachedOn`
 * for a day ahead
 */
export async function milestoneContent(
  tx: Tx,
  recommendationId: string,
  input: z.output<typeof createMilestoneSchema>,
  today: Day,
  kept: readonly string[] = [],
) {
  assertReachedOnEvidence(input, today);
  const named = input.evidence.filter((name) => !kept.includes(name));
  const { ids, unknown } = await findFamilyEvidence(tx, recommendationId, named);
  if (unknown.length > 0) throw new Invalid({ evidence: { code: "evidenceNotLinked" } });
  return {
    title: input.title,
    indicator: input.indicator || null,
    dueOn: input.dueOn === undefined ? null : toDate(input.dueOn),
    reachedOn: input.reachedOn === undefined ? null : toDate(input.reachedOn),
    evidence: [...new Set([...input.evidence.filter((name) => kept.includes(name)), ...ids])],
  };
}

/** The same for the chain: days as days. */
export function milestonePayload(input: z.output<typeof createMilestoneSchema>, evidence: readonly string[]) {
  const { title, indicator, dueOn = null, reachedOn = null } = input;
  return { title, indicator: indicator || null, dueOn, reachedOn, evidence };
}
