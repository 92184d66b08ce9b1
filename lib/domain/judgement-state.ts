import { checkProposal, type ReviewState, type RuleState, type RuleViolation, reviewState } from "./assessment";
import type { Day } from "./dates";
import { type FieldProblems, Invalid } from "./errors";
import { type AssessmentRows, latestKnown, type RawRecord } from "./record";
import { standingsOf } from "./standing";

const ALWAYS = Number.POSITIVE_INFINITY;

/**
 * What the rules ask of a recommendation on a day.
 * @param raw its rows with its family's
 * @param partyId the state judged apart, null for the overall judgement
 * @param knownAt what was recorded later is left out; without it all that is in the rows is known
 */
export function ruleState(
  raw: RawRecord,
  recommendationId: string,
  partyId: string | null,
  asOn: Day,
  knownAt: number = ALWAYS,
): RuleState {
  const standing = standingsOf(raw, { asOf: asOn, knownAt }).get(recommendationId);
  if (!standing) throw new Error("A recommendation without a revision cannot be judged.");
  const rows = raw.assessments.filter((row) => row.recommendationId === recommendationId && row.partyId === partyId);
  return {
    gate: standing.gate,
    approved: rows.filter((row) => reviewState(row, knownAt) === "APPROVED"),
    retired: standing.retired,
  };
}

/** The rules that would stop a submitted proposal from being approved as things are known. */
export function violationsOf(raw: RawRecord, row: AssessmentRows, knownAt: number = ALWAYS): RuleViolation[] {
  const cited = new Set(row.linkIds);
  return checkProposal(
    {
      implementation: row.implementation,
      asOn: row.asOn,
      citedLinks: raw.links.filter((link) => cited.has(link.id) && isInForce(link, knownAt)).length,
      searches: row.searchIds.length,
      correctsId: row.correctsId,
    },
    ruleState(raw, row.recommendationId, row.partyId, row.asOn, knownAt),
  );
}

/** Whether a link may be cited: neither taken back nor its evidence withdrawn. */
export function isInForce(link: RawRecord["links"][number], knownAt: number = ALWAYS): boolean {
  return (
    latestKnown(link.gradings, knownAt)?.removed === false && latestKnown(link.revisions, knownAt)?.state === "LOGGED"
  );
}

/** The ids of a recommendation and of its components. */
export function withComponents(raw: RawRecord, recommendationId: string): Set<string> {
  return new Set(
    raw.recommendations
      .filter((each) => each.id === recommendationId || each.parentId === recommendationId)
      .map((each) => each.id),
  );
}

/**
 * The links that evidence stands for in a family.
 * @param family ids of recommendations
 * @returns the links in force of all the evidence; or why one of it cannot be cited, as a problem's code
 */
export function citeEvidence(
  raw: RawRecord,
  family: ReadonlySet<string>,
  evidenceIds: readonly string[],
): { linkIds: string[] } | { problem: "evidenceNotLinked" | "evidenceWithdrawn" } {
  const linkIds = new Set<string>();
  let problem: "evidenceNotLinked" | "evidenceWithdrawn" | null = null;
  for (const evidenceId of evidenceIds) {
    const links = raw.links.filter(
      (link) =>
        link.evidenceId === evidenceId &&
        family.has(link.recommendationId) &&
        latestKnown(link.gradings, ALWAYS)?.removed === false,
    );
    if (links.length === 0) problem = "evidenceNotLinked";
    for (const link of links) {
      if (isInForce(link)) linkIds.add(link.id);
      else problem = "evidenceWithdrawn";
    }
  }
  return problem === null ? { linkIds: [...linkIds] } : { problem };
}

/** Review states after which somebody may resubmit. */
const SENT_BACK: readonly ReviewState[] = ["CHANGES_REQUESTED", "REJECTED", "WITHDRAWN"];

/**
 * What a proposal on a recommendation rests on: links and searches of it and its components, and the proposal that it takes
 * up again.
 * @throws Invalid at `evidence`, `searches` or `revisesId` for what is unknown, elsewhere or withdrawn
 */
export function citeInProposal(
  raw: RawRecord,
  recommendationId: string,
  input: { evidence: readonly string[]; searches: readonly string[]; revisesId?: string | undefined },
  problems: FieldProblems = {},
): { linkIds: string[]; searchIds: string[] } {
  const family = withComponents(raw, recommendationId);
  const cited = citeEvidence(raw, family, input.evidence);
  const found: FieldProblems = { ...problems };
  if ("problem" in cited) found.evidence = { code: cited.problem };
  const searches = new Set(input.searches);
  const known = raw.searches.filter((search) => searches.has(search.id) && family.has(search.recommendationId));
  if (known.length < searches.size) found.searches = { code: "searchNotFound" };
  if (input.revisesId !== undefined) {
    const revised = raw.assessments.find(
      (row) => row.id === input.revisesId && row.recommendationId === recommendationId,
    );
    if (!revised || !SENT_BACK.includes(reviewState(revised, ALWAYS))) found.revisesId = { code: "revisesUnknown" };
  }
  if (Object.keys(found).length > 0) throw new Invalid(found);
  return { linkIds: "linkIds" in cited ? cited.linkIds : [], searchIds: [...searches] };
}
