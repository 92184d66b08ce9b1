import type { Day } from "./dates";
import { type Clocks, type LinkRows, latestKnown, type SourceRows, type Stance } from "./record";
import { type Affiliation, affiliationOf, type SourceKind } from "./source";

/** One link as it stands at the two clocks: in force, graded, its source placed. */
export interface LinkFact {
  linkId: string;
  recommendationId: string;
  evidenceId: string;
  number: number;
  stance: Stance;
  credibility: number | null;
  originGroup: string;
  trueOn: Day;
  via: boolean;
  language: string;
  sourceId: string | null;
  kind: SourceKind | null;
  affiliation: Affiliation;
  /** Whether the primary source is, or speaks for, an addressee. */
  addressee: boolean;
  /** A contradiction that somebody other than the answer's author has accepted as answered. */
  answered: boolean;
  /** Ids of the member states that the item speaks of; none: of the whole. */
  states: readonly string[];
  recordedAt: number;
  /** Since when it has had its stance without a break. */
  stanceSince: number;
}

/**
 * The links in force at the two clocks: not removed, evidence not withdrawn, and true by `asOf`.
 * @param addressees ids of the parties that the recommendation addresses
 */
export function linkFacts(
  links: readonly LinkRows[],
  sources: ReadonlyMap<string, SourceRows>,
  addressees: ReadonlySet<string>,
  clocks: Clocks,
): LinkFact[] {
  const facts: LinkFact[] = [];
  for (const link of links) {
    const grading = latestKnown(link.gradings, clocks.knownAt);
    const evidence = latestKnown(link.revisions, clocks.knownAt);
    if (!grading || grading.removed || evidence?.state !== "LOGGED" || evidence.trueOn > clocks.asOf) continue;
    const source = evidence.sourceId === null ? undefined : sources.get(evidence.sourceId);
    const known = source && latestKnown(source.revisions, clocks.knownAt);
    let originGroup = link.evidenceId;
    let joined = Number.NEGATIVE_INFINITY;
    for (const origin of link.origins) {
      if (origin.recordedAt <= clocks.knownAt && origin.recordedAt >= joined) {
        originGroup = origin.groupId;
        joined = origin.recordedAt;
      }
    }
    facts.push({
      linkId: link.id,
      recommendationId: link.recommendationId,
      evidenceId: link.evidenceId,
      number: link.number,
      stance: grading.stance,
      credibility: grading.credibility,
      originGroup,
      trueOn: evidence.trueOn,
      via: evidence.via,
      language: evidence.language,
      sourceId: evidence.sourceId,
      kind: known?.kind ?? null,
      affiliation: known ? affiliationOf(known, addressees) : "NEITHER",
      addressee: Boolean(known?.partyId && addressees.has(known.partyId)),
      answered: link.answers.some((answer) => answer.acceptedAt !== null && answer.acceptedAt <= clocks.knownAt),
      states: grading.states,
      recordedAt: Math.min(...link.gradings.map((row) => row.recordedAt)),
      stanceSince: stanceSince(link, clocks.knownAt),
    });
  }
  return facts.sort((a, b) => a.number - b.number);
}

/** The instant of the oldest grading in the unbroken run, up to the newest known one, that says the same of the evidence. */
function stanceSince(link: LinkRows, knownAt: number): number {
  const known = link.gradings.filter((row) => row.recordedAt <= knownAt).sort((a, b) => b.version - a.version);
  let since = known[0]?.recordedAt ?? 0;
  for (const row of known) {
    if (row.removed || row.stance !== known[0]?.stance) break;
    since = row.recordedAt;
  }
  return since;
}

/**
 * The facts, one for each evidence item: an item that bears on a recommendation and on its components counts once. A
 * contradiction outweighs a support, a support outweighs context; the better graded link is kept within one stance.
 */
export function distinctByEvidence(facts: readonly LinkFact[]): LinkFact[] {
  const weight: Record<Stance, number> = { CONTRADICTS: 2, SUPPORTS: 1, CONTEXT: 0 };
  const kept = new Map<string, LinkFact>();
  for (const fact of facts) {
    const other = kept.get(fact.evidenceId);
    if (
      !other ||
      weight[fact.stance] > weight[other.stance] ||
      (fact.stance === other.stance && (fact.credibility ?? 7) < (other.credibility ?? 7))
    ) {
      kept.set(fact.evidenceId, fact);
    }
  }
  return [...kept.values()].sort((a, b) => a.number - b.number);
}
