import { isActiveMember } from "@/lib/db/references";
import type { Tx } from "@/lib/db/transaction";
import { type Day, toDate } from "@/lib/domain/dates";
import { type FieldProblems, Invalid } from "@/lib/domain/errors";
import { assertDueAhead } from "@/lib/domain/request";
import { assertPartiesInForce } from "@/lib/use-cases/party/assert-in-force";
import { assertJudgedApart } from "@/lib/use-cases/party/assert-judged-apart";

/** What a request's form says. */
export interface RequestInput {
  wanted: string;
  ownerId?: string | undefined;
  dueOn?: Day | undefined;
  party?: string | undefined;
}

/**
 * What a request's form says as the columns of its revision.
 * @param before what it said until now: its day, which may have gone by, and its state, which may be out of force
 * @throws Invalid at `ownerId` for who is no active member, at `party` for what is no member state in force or none that
 *   is judged apart, at `dueOn`
 */
export async function requestContent(
  tx: Tx,
  input: RequestInput,
  {
    recommendationId,
    before,
  }: { recommendationId: string; before: { dueOn: Day | null; party: { key: string } | null } },
  today: Day,
) {
  assertDueAhead(input.dueOn, before.dueOn, today);
  const problems: FieldProblems = {};
  if (input.ownerId !== undefined && !(await isActiveMember(tx, input.ownerId)))
    problems.ownerId = { code: "ownerUnknown" };
  const party =
    input.party === undefined
      ? null
      : await tx.party.findUnique({ where: { key: input.party }, include: { currentRevision: true } });
  if (input.party !== undefined && !party) problems.party = { code: "partyUnknown", params: { key: input.party } };
  else if (party && !party.currentRevision?.memberState) problems.party = { code: "notMemberState" };
  if (Object.keys(problems).length > 0) throw new Invalid(problems);
  if (party && party.key !== before.party?.key) {
    await assertPartiesInForce(tx, { party: [party.id] });
    await assertJudgedApart(tx, [{ field: "party", recommendationId, states: [party.id] }]);
  }
  return {
    wanted: input.wanted,
    ownerId: input.ownerId ?? null,
    dueOn: input.dueOn === undefined ? null : toDate(input.dueOn),
    partyId: party?.id ?? null,
  };
}

/** The same for the chain. */
export function requestPayload({ wanted, ownerId, dueOn, party }: RequestInput) {
  return { wanted, ownerId: ownerId ?? null, dueOn: dueOn ?? null, party: party ?? null };
}
