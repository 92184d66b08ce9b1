import { currentJudgement, openProposals } from "./assessment";
import { agedConfidence, type Confidence } from "./confidence";
import type { Day } from "./dates";
import { type Dispute, disputeOf } from "./dispute";
import { distinctByEvidence, type LinkFact, linkFacts } from "./evidence-facts";
import { closureGate, type Gate } from "./gate";
import type { Implementation, ShownImplementation } from "./implementation";
import { type MilestoneFact, milestoneFacts } from "./milestone";
import { type AssessmentRows, type Clocks, type Instant, latestKnown, type RawRecord } from "./record";
import { type Triangulation, triangulate } from "./triangulation";
import { type Disagreement, disagreements, type ResponseFact, responseFacts } from "./voices";

/** How one recommendation stands at the two clocks. */
export interface Standing {
  recommendationId: string;
  topLevel: boolean;
  retired: boolean;
  implementation: ShownImplementation;
  judgement: AssessmentRows | null;
  /** The judged confidence lowered by the age of the cited evidence; null when nothing is judged. */
  confidence: Confidence | null;
  citedNewestOn: Day | null;
  proposals: AssessmentRows[];
  /** How many proposals wait, those for single states too. */
  openProposals: number;
  /** Since when the oldest of them has waited; null when none does. */
  openSince: Instant | null;
  /** The judgements in force for single parties, in the order of their ids. */
  forParties: { partyId: string; implementation: Implementation }[];
  triangulation: Triangulation;
  contradicted: boolean;
  gate: Gate;
  /** IMPLEMENTED stands although the gate has failed since, or newer evidence speaks against it. */
  alarm: boolean;
  /** What speaks against the judgement in force and became known after it was approved; null where nothing does. */
  disputed: Dispute | null;
  /** The links in force of the recommendation and its components, distinct by evidence. */
  facts: LinkFact[];
  supports: number;
  contradicts: number;
  context: number;
  searches: number;
  /** What the addressees answered. */
  responses: ResponseFact[];
  /** Where addressees, sources and our judgement contradict each other. */
  disagreements: Disagreement[];
  /** The milestones in force of the recommendation and its components. */
  milestones: MilestoneFact[];
  /** Requests for evidence that are open, components' too. */
  requests: number;
  /** The day of the newest support or contradiction; null when there is none. */
  silentSince: Day | null;
}

/**
 * How recommendations and components stand at the two clocks, computed from the raw rows alone. A parent counts its own
 * links and its components'; components take their addressees from the parent. Rows not yet known are left out.
 */
export function standingsOf(raw: RawRecord, clocks: Clocks): Map<string, Standing> {
  const sources = new Map(raw.sources.map((source) => [source.id, source]));
  const known = raw.recommendations
    .map((rows) => ({ rows, revision: latestKnown(rows.revisions, clocks.knownAt) }))
    .filter((each) => each.revision !== undefined);
  const byId = new Map(known.map((each) => [each.rows.id, each]));
  const children = groupBy(known, (each) => each.rows.parentId);
  const links = groupBy(raw.links, (link) => link.recommendationId);
  const assessments = groupBy(raw.assessments, (row) => row.recommendationId);
  const searches = groupBy(raw.searches, (row) => row.recommendationId);
  const responses = groupBy(raw.responses, (row) => row.recommendationId);
  const milestones = groupBy(raw.milestones, (row) => row.recommendationId);
  const requests = groupBy(raw.requests, (row) => row.recommendationId);
  const standings = new Map<string, Standing>();

  /** A milestone of any of the family may rest on what is logged on any of it, so that both pages say the same of it. */
  const milestonesOf = (ids: readonly string[], root: { id: string }): MilestoneFact[] => {
    const rows = ids.flatMap((id) => milestones.get(id) ?? []);
    if (rows.length === 0) return [];
    const family = [root.id, ...(children.get(root.id) ?? []).map((component) => component.rows.id)];
    const logged = family.flatMap((id) => links.get(id) ?? []);
    const inForce = linkFacts(logged, sources, new Set(), clocks).filter((fact) => fact.stance !== "CONTRADICTS");
    return milestoneFacts(rows, new Set(inForce.map((fact) => fact.evidenceId)), clocks);
  };

  // Components first: the parent's gate asks where they stand.
  for (const { rows, revision } of [...known].sort(
    (a, b) => Number(a.rows.parentId === null) - Number(b.rows.parentId === null),
  )) {
    const components = children.get(rows.id) ?? [];
    const parent = rows.parentId === null ? undefined : byId.get(rows.parentId);
    const addressees = new Set((parent?.revision ?? revision)?.addressees);
    const own = [rows.id, ...components.map((component) => component.rows.id)];
    const all = linkFacts(
      own.flatMap((id) => links.get(id) ?? []),
      sources,
      addressees,
      clocks,
    );
    const facts = distinctByEvidence(all);
    const judged = assessments.get(rows.id) ?? [];
    const judgement = currentJudgement(judged, null, clocks);
    const parties = [...new Set(judged.map((row) => row.partyId))].filter((id) => id !== null).sort();
    const waiting = [null, ...parties].flatMap((partyId) => openProposals(judged, partyId, clocks));
    const gate = closureGate(
      all,
      components
        .filter((component) => !component.revision?.retired)
        .map((component) => ({
          reference: component.rows.reference,
          implementation: standings.get(component.rows.id)?.implementation ?? "NOT_ASSESSED",
        })),
    );
    const citedNewestOn = judgement === null ? null : newestCited(judgement, raw, clocks);
    const dated = facts.filter((fact) => fact.stance !== "CONTEXT").map((fact) => fact.trueOn);
    const answers = responseFacts(responses.get(rows.id) ?? [], clocks);
    const implementation = judgement?.implementation ?? "NOT_ASSESSED";
    const disputed = disputeOf(judgement, all, clocks);
    standings.set(rows.id, {
      recommendationId: rows.id,
      topLevel: rows.parentId === null,
      retired: revision?.retired ?? false,
      implementation,
      judgement,
      confidence: judgement && agedConfidence(judgement.confidence, citedNewestOn, clocks.asOf),
      citedNewestOn,
      proposals: openProposals(judged, null, clocks),
      openProposals: waiting.length,
      openSince: waiting.reduce<Instant | null>(
        (first, row) => Math.min(first ?? row.submittedAt, row.submittedAt),
        null,
      ),
      forParties: parties.flatMap((partyId) => {
        const own = currentJudgement(judged, partyId, clocks);
        return own ? [{ partyId, implementation: own.implementation }] : [];
      }),
      ...triangulate(all),
      gate,
      alarm: judgement?.implementation === "IMPLEMENTED" && (!gate.passes || disputed !== null),
      disputed,
      facts,
      supports: facts.filter((fact) => fact.stance === "SUPPORTS").length,
      contradicts: facts.filter((fact) => fact.stance === "CONTRADICTS").length,
      context: facts.filter((fact) => fact.stance === "CONTEXT").length,
      searches: own
        .flatMap((id) => searches.get(id) ?? [])
        .filter((search) => search.recordedAt <= clocks.knownAt && search.searchedOn <= clocks.asOf).length,
      responses: answers,
      disagreements: disagreements(answers, all, { implementation, asOn: judgement?.asOn ?? null }),
      milestones: milestonesOf(own, (parent ?? { rows }).rows),
      requests: own
        .flatMap((id) => requests.get(id) ?? [])
        .filter((request) => latestKnown(request.revisions, clocks.knownAt)?.state === "OPEN").length,
      silentSince: dated.length === 0 ? null : dated.reduce((a, b) => (a > b ? a : b)),
    });
  }
  return standings;
}

/** The newest day among the evidence that a judgement cites, as known at the clocks. */
function newestCited(judgement: AssessmentRows, raw: RawRecord, clocks: Clocks): Day | null {
  const cited = new Set(judgement.linkIds);
  let newest: Day | null = null;
  for (const link of raw.links) {
    if (!cited.has(link.id)) continue;
    const day = latestKnown(link.revisions, clocks.knownAt)?.trueOn;
    if (day !== undefined && (newest === null || day > newest)) newest = day;
  }
  return newest;
}

function groupBy<Row, Key>(rows: readonly Row[], key: (row: Row) => Key): Map<Key, Row[]> {
  const groups = new Map<Key, Row[]>();
  for (const row of rows) {
    const group = groups.get(key(row));
    if (group) group.push(row);
    else groups.set(key(row), [row]);
  }
  return groups;
}

/**
 * The marks of the evidence as a short text, for lists: one letter for each support, then "|", then one for each
 * contradiction. s official, c independent, d neither (the shapes: square, circle, diamond).
 */
export function evidenceMarks(facts: readonly LinkFact[]): string {
  const letter = { OFFICIAL: "s", INDEPENDENT: "c", NEITHER: "d" } as const;
  const of = (stance: LinkFact["stance"]) =>
    facts
      .filter((fact) => fact.stance === stance)
      .map((fact) => letter[fact.affiliation])
      .join("");
  return `${of("SUPPORTS")}|${of("CONTRADICTS")}`;
}
