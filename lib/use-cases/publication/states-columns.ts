import type { Tx } from "@/lib/db/transaction";
import { Invalid } from "@/lib/domain/errors";
import { assertPartiesInForce } from "@/lib/use-cases/party/assert-in-force";

/** Which member states a publication's recommendations are judged apart in, as its revision's columns say it. */
export interface StatesColumns {
  everyState: boolean;
  stateIds: string[];
}

/**
 * Finds the member states that are named.
 * @param states their keys; null or undefined for all that there are, now and later
 * @param kept ids of those named before: they may stay although they are out of force
 * @throws Invalid at `states` for what is no party, no member state, or out of force
 */
export async function statesColumns(
  tx: Tx,
  states: readonly string[] | null | undefined,
  kept: readonly string[] = [],
): Promise<StatesColumns> {
  if (!states) return { everyState: true, stateIds: [] };
  const keys = [...new Set(states)];
  const found = await tx.party.findMany({
    where: { key: { in: keys } },
    select: { id: true, key: true, currentRevision: { select: { memberState: true } } },
    orderBy: { key: "asc" },
  });
  const unknown = keys.find((key) => !found.some((party) => party.key === key));
  if (unknown !== undefined) throw new Invalid({ states: { code: "partyUnknown", params: { key: unknown } } });
  if (found.some((party) => !party.currentRevision?.memberState)) {
    throw new Invalid({ states: { code: "notMemberState" } });
  }
  const stateIds = found.map(({ id }) => id);
  await assertPartiesInForce(tx, { states: stateIds }, kept);
  return { everyState: false, stateIds };
}

/**
 * Lets a publication give up only states that nothing was ever proposed for: no judgement falls out of sight. Under the lock
 * of the publication.
 * @throws Invalid at `states`, with the first state in force that has a proposal or a judgement
 */
export async function assertNothingJudged(tx: Tx, publicationId: string, columns: StatesColumns): Promise<void> {
  if (columns.everyState) return;
  const [judged] = await tx.$queryRaw<{ key: string }[]>`
    SELECT y.key FROM party y JOIN party_revision v ON v.id = y.current_revision_id
    WHERE v.member_state AND NOT v.retired AND y.id <> ALL(${columns.stateIds}::uuid[])
      AND EXISTS (SELECT FROM assessment a JOIN recommendation r ON r.id = a.recommendation_id
        WHERE a.party_id = y.id AND r.publication_id = ${publicationId}::uuid) ORDER BY y.key LIMIT 1`;
  if (judged) throw new Invalid({ states: { code: "stateJudged", params: { party: judged.key } } });
}
