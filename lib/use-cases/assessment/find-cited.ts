import type { z } from "zod";
import { loadRecord } from "@/lib/db/facts";
import type { Tx } from "@/lib/db/transaction";
import type { proposeAssessmentSchema } from "@/lib/domain/assessment";
import type { FieldProblems } from "@/lib/domain/errors";
import { citeInProposal } from "@/lib/domain/judgement-state";
import { assertPartiesInForce } from "@/lib/use-cases/party/assert-in-force";
import { assertJudgedApart } from "@/lib/use-cases/party/assert-judged-apart";

/** What a proposal's form names, found: ids of links, searches and the state judged. */
export interface Cited {
  linkIds: string[];
  searchIds: string[];
  partyId: string | null;
}

/**
 * Finds what a proposal on a recommendation rests on: evidence stands for all its links in force on the recommendation or
 * its components.
 * @throws Invalid at `evidence`, `searches`, `party` or `revisesId` for what is unknown, elsewhere or withdrawn, at `party`
 * for one that is retired or not judged apart in the publication, unless the proposal that this one revises or corrects is about it
 */
export async function findCited(
  tx: Tx,
  recommendationId: string,
  input: Pick<z.output<typeof proposeAssessmentSchema>, "evidence" | "searches" | "party" | "revisesId" | "correctsId">,
): Promise<Cited> {
  const problems: FieldProblems = {};
  const party =
    input.party === undefined
      ? null
      : await tx.party.findUnique({
          where: { key: input.party },
          include: { currentRevision: true },
        });
  if (input.party !== undefined && !party) problems.party = { code: "partyUnknown", params: { key: input.party } };
  else if (party && !party.currentRevision?.memberState) problems.party = { code: "notMemberState" };
  const record = await loadRecord(tx, [recommendationId]);
  const cited = citeInProposal(record, recommendationId, input, problems);
  if (party) {
    const before = record.assessments.filter((row) => row.id === input.revisesId || row.id === input.correctsId);
    const kept = before.flatMap((row) => row.partyId ?? []);
    await assertPartiesInForce(tx, { party: [party.id] }, kept);
    await assertJudgedApart(tx, [{ field: "party", recommendationId, states: [party.id] }], kept);
  }
  return { ...cited, partyId: party?.id ?? null };
}
