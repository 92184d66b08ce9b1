import type { z } from "zod";
import { loadRecord } from "@/lib/db/facts";
import type { Tx } from "@/lib/db/transaction";
import { type proposeAssessmentSchema, reviewState } from "@/lib/domain/assessment";
import { type FieldProblems, Invalid } from "@/lib/domain/errors";
import { latestKnown } from "@/lib/domain/record";

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
  const family = new Set(
    raw.recommendations
      .filter((each) => each.id === recommendationId || each.parentId === recommendationId)
      .map((each) => each.id),
  );
  const problems: FieldProblems = {};
  const linkIds = new Set<string>();
  for (const evidenceId of input.evidence) {
    const links = raw.links.filter(
      (link) =>
        link.evidenceId === evidenceId &&
        family.has(link.recommendationId) &&
        latestKnown(link.gradings, ALWAYS)?.removed === false,
    );
    const state = links[0] && latestKnown(links[0].revisions, ALWAYS)?.state;
    if (state === "WITHDRAWN") problems.evidence = { code: "evidenceWithdrawn" };
    else if (state !== "LOGGED") problems.evidence = { code: "evidenceNotLinked" };
    for (const link of links) linkIds.add(link.id);
  }
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
  return { linkIds: [...linkIds], searchIds: [...searches], partyId: party?.id ?? null };
}
