import { z } from "zod";
import { currentJudgement, reviewState } from "./assessment";
import type { Confidence } from "./confidence";
import type { Day } from "./dates";
import type { LinkFact } from "./evidence-facts";
import type { Implementation, ShownImplementation } from "./implementation";
import type { AssessmentRows, Clocks, RawRecord } from "./record";
import { evidenceMarks, standingsOf } from "./standing";
import type { Triangulation } from "./triangulation";

/** What publishing takes: the state that was looked at (0 where there was none yet). */
export const publishSchema = z.strictObject({ version: z.coerce.number().int().min(0) });

/** What taking back takes: that, and why. */
export const takeBackSchema = publishSchema.extend({ reason: z.string().trim().min(1).max(2000) });

/** What the public reads of a status: that there is a judgement, too, where it may not be shown. */
export type PublicStatus = ShownImplementation | "NOT_PUBLISHED";

/** Why evidence is not public: for the team alone, or withdrawn. */
export type Withheld = "TEAM" | "WITHDRAWN";

/** How a recommendation stands for the public. */
export interface PublicStanding {
  status: PublicStatus;
  /** The judgement in force; null where nothing is judged, or it is not published. */
  judgementId: string | null;
  confidence: Confidence | null;
  triangulation: Triangulation;
  contradicted: boolean;
  supports: number;
  contradicts: number;
  context: number;
  marks: string;
  silentSince: Day | null;
  facts: LinkFact[];
  /** The judgements in force for single parties. */
  forParties: { partyId: string; status: PublicStatus; judgementId: string | null }[];
}

/** What of the rows figures for the public are computed from, and which judgements it sees. */
export interface PublicRecord {
  raw: RawRecord;
  /** Ids of the approved judgements of which everything that they cite is public. */
  published: ReadonlySet<string>;
}

/**
 * What is left of the rows for the public: approved judgements and links of public evidence. Not what nobody has said to be
 * public: proposals, searches, responses, milestones, requests, and answers to contradictions.
 * @param publicEvidence ids of evidence that is in force and marked public
 */
export function publicRecord(raw: RawRecord, publicEvidence: ReadonlySet<string>): PublicRecord {
  const links = raw.links
    .filter((link) => publicEvidence.has(link.evidenceId))
    .map((link) => ({ ...link, answers: [] }));
  const shown = new Set(links.map((link) => link.id));
  const assessments = raw.assessments.filter((row) => reviewState(row, Number.POSITIVE_INFINITY) === "APPROVED");
  return {
    raw: { ...raw, links, assessments, searches: [], responses: [], milestones: [], requests: [] },
    published: new Set(assessments.filter((row) => row.linkIds.every((id) => shown.has(id))).map((row) => row.id)),
  };
}

/**
 * How recommendations and components stand for the public. A judgement that is not published is not replaced by an older
 * one that is: what stands is then said to be unpublished.
 */
export function publicStandings({ raw, published }: PublicRecord, clocks: Clocks): Map<string, PublicStanding> {
  const rowsOf = new Map<string, AssessmentRows[]>();
  for (const row of raw.assessments) {
    const rows = rowsOf.get(row.recommendationId);
    if (rows) rows.push(row);
    else rowsOf.set(row.recommendationId, [row]);
  }
  const standings = new Map<string, PublicStanding>();
  for (const [id, standing] of standingsOf(raw, clocks)) {
    const shown = shownOf(standing.judgement, published);
    const parties = standing.forParties.map(({ partyId }) => ({
      partyId,
      ...shownOf(currentJudgement(rowsOf.get(id) ?? [], partyId, clocks), published),
    }));
    standings.set(id, {
      ...shown,
      confidence: shown.judgementId === null ? null : standing.confidence,
      triangulation: standing.triangulation,
      contradicted: standing.contradicted,
      supports: standing.supports,
      contradicts: standing.contradicts,
      context: standing.context,
      marks: evidenceMarks(standing.facts),
      silentSince: standing.silentSince,
      facts: standing.facts,
      forParties: parties,
    });
  }
  return standings;
}

function shownOf(
  judgement: AssessmentRows | null,
  published: ReadonlySet<string>,
): { status: PublicStatus; judgementId: string | null } {
  if (judgement === null) return { status: "NOT_ASSESSED", judgementId: null };
  if (!published.has(judgement.id)) return { status: "NOT_PUBLISHED", judgementId: null };
  return { status: judgement.implementation, judgementId: judgement.id };
}

/** A judgement in force that the public does not see, and the links of evidence that it waits for. */
export interface WithheldJudgement {
  recommendationId: string;
  partyId: string | null;
  assessmentId: string;
  implementation: Implementation;
  linkIds: string[];
}

/** The judgements in force, of the whole and of single parties, that are not published because of what they cite. */
export function withheldJudgements(
  raw: RawRecord,
  publicEvidence: ReadonlySet<string>,
  clocks: Clocks,
): WithheldJudgement[] {
  const { published } = publicRecord(raw, publicEvidence);
  const shown = new Set(raw.links.filter((link) => publicEvidence.has(link.evidenceId)).map((link) => link.id));
  const retired = standingsOf({ ...raw, assessments: [], links: [] }, clocks);
  const groups = new Map<string, AssessmentRows[]>();
  for (const row of raw.assessments) {
    const key = `${row.recommendationId} ${row.partyId ?? ""}`;
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return [...groups.values()].flatMap((rows) => {
    const judgement = currentJudgement(rows, rows[0]?.partyId ?? null, clocks);
    if (!judgement || published.has(judgement.id)) return [];
    if (retired.get(judgement.recommendationId)?.retired !== false) return [];
    return [
      {
        recommendationId: judgement.recommendationId,
        partyId: judgement.partyId,
        assessmentId: judgement.id,
        implementation: judgement.implementation,
        linkIds: judgement.linkIds.filter((id) => !shown.has(id)),
      },
    ];
  });
}

/** What differs for the public between two states of one recommendation. */
export interface PublicChange {
  recommendationId: string;
  isNew: boolean;
  status: { from: PublicStatus; to: PublicStatus } | null;
  /** The published judgement that counts in the end, where another one counted before. */
  judgementId: string | null;
  triangulation: { from: Triangulation; to: Triangulation } | null;
  added: LinkFact[];
  removed: LinkFact[];
}

/** What changed for the public between two pairs of clocks, recommendation by recommendation and component by component. */
export function publicChanges(record: PublicRecord, from: Clocks, to: Clocks): PublicChange[] {
  const before = publicStandings(record, from);
  const changes: PublicChange[] = [];
  for (const [recommendationId, after] of publicStandings(record, to)) {
    const earlier = before.get(recommendationId);
    const known = new Set(earlier?.facts.map((fact) => fact.evidenceId));
    const left = new Set(after.facts.map((fact) => fact.evidenceId));
    const status = { from: earlier?.status ?? "NOT_ASSESSED", to: after.status };
    const triangulation = { from: earlier?.triangulation ?? "UNSUPPORTED", to: after.triangulation };
    const change: PublicChange = {
      recommendationId,
      isNew: earlier === undefined,
      status: status.from === status.to ? null : status,
      judgementId: after.judgementId === (earlier?.judgementId ?? null) ? null : after.judgementId,
      triangulation: triangulation.from === triangulation.to ? null : triangulation,
      added: after.facts.filter((fact) => !known.has(fact.evidenceId)),
      removed: earlier?.facts.filter((fact) => !left.has(fact.evidenceId)) ?? [],
    };
    const { isNew, added, removed } = change;
    if (isNew || change.status || change.judgementId || change.triangulation || added.length + removed.length > 0) {
      changes.push(change);
    }
  }
  return changes;
}
