import type { z } from "zod";
import { loadRecord } from "@/lib/db/facts";
import type { Tx } from "@/lib/db/transaction";
import { type proposeAssessmentSchema, reviewState } from "@/lib/domain/assessment";
import { type FieldProblems, Invalid } from "@/lib/domain/errors";
import { citeEvidence, withComponents } from "@/lib/domain/judgement-state";

/** What a proposal's form names, found: ids of links, searches and the state judged. */
export interface Cited {
  linkIds: string[];
  searchIds: string[];
  partyId: string | null;
}

const ALWAYS = Number.POSITIVE_INFINITY;
/** Review states after which somebody may resubmit. */
const SENT_BACK = ["CHANGES_REQUESTED", "REJECTED", "WITHDRAWN"];

/**
 * Finds what a proposal on a recommendation rests on: evidence stands for all its links in force on the recommendation or
 * its components.
 * @throws Invalid at `evidence`, `searches`, `party` or `revisesId` for what is unknown, elsewhere or withdrawn
 */
export async function findCited(
  tx: Tx,
  recommendationId: string,
  input: Pick<z.output<typeof proposeAssessmentSchema>, "evidence" | "searches" | "party" | "revisesId">,
): Promise<Cited> {
  const raw = await loadRecord(tx, [recommendationId]);
  const family = withComponents(raw, recommendationId);
  const problems: FieldProblems = {};
  const cited = citeEvidence(raw, family, input.evidence);
  if ("problem" in cited) problems.evidence = { code: cited.problem };
  const searches = new Set(input.searches);
  const known = raw.searches.filter((search) => searches.has(search.id) && family.has(search.recommendationId));
  if (known.length < searches.size) problems.searches = { code: "searchNotFound" };

  const party =
    input.party === undefined
      ? null
      : await tx.party.findUnique({
          where: { key: input.party },
          include: { currentRevision: true },
        });
  if (input.party !== undefined && !party) problems.party = { code: "partyUnknown", params: { key: input.party } };
  else if (party && !party.currentRevision?.memberState) problems.party = { code: "notMemberState" };

  if (input.revisesId !== undefined) {
    const revised = raw.assessments.find(
      (row) => row.id === input.revisesId && row.recommendationId === recommendationId,
    );
    if (!revised || !SENT_BACK.includes(reviewState(revised, ALWAYS))) problems.revisesId = { code: "revisesUnknown" };
  }
  if (Object.keys(problems).length > 0) throw new Invalid(problems);
  return { linkIds: "linkIds" in cited ? cited.linkIds : [], searchIds: [...searches], partyId: party?.id ?? null };
}
