import type { LinkFact } from "./evidence-facts";
import type { AssessmentRows, LinkRows, RawRecord, SourceRows } from "./record";

/** A link in force, unless told otherwise: an ungraded, first-hand support by an independent source. */
export function fact(number: number, over: Partial<LinkFact> = {}): LinkFact {
  return {
    linkId: `link-${number}`,
    recommendationId: "r",
    evidenceId: `evidence-${number}`,
    number,
    stance: "SUPPORTS",
    credibility: null,
    originGroup: `evidence-${number}`,
    trueOn: "2025-01-01",
    via: false,
    language: "en",
    sourceId: `source-${number}`,
    kind: "ACADEMIC",
    affiliation: "INDEPENDENT",
    addressee: false,
    answered: false,
    states: [],
    recordedAt: 0,
    stanceSince: 0,
    ...over,
  };
}

/** A submitted assessment, approved when `approvedAt` is given. */
export function assessment(id: string, over: Partial<AssessmentRows> & { approvedAt?: number } = {}): AssessmentRows {
  const { approvedAt, ...rows } = over;
  return {
    id,
    recommendationId: "r",
    partyId: null,
    implementation: "UNDERWAY",
    outcome: null,
    confidence: "MODERATE",
    reasons: [],
    asOn: "2025-01-01",
    authorId: "author",
    submittedAt: 1,
    revisesId: null,
    correctsId: null,
    withdrawnAt: null,
    linkIds: [],
    searchIds: [],
    decisions:
      approvedAt === undefined
        ? []
        : [{ verdict: "APPROVE", deciderId: "reviewer", decidedAt: approvedAt, sequence: approvedAt }],
    ...rows,
  };
}

/** The raw rows of one link, recorded at instant 1, to a source that is an academic one. */
export function linkRows(number: number, over: Partial<LinkRows> = {}): LinkRows {
  return {
    id: `link-${number}`,
    recommendationId: "r",
    evidenceId: `evidence-${number}`,
    number,
    gradings: [{ version: 1, recordedAt: 1, stance: "SUPPORTS", credibility: null, removed: false, states: [] }],
    revisions: [
      { version: 1, recordedAt: 1, state: "LOGGED", trueOn: "2025-01-01", via: false, language: "en", sourceId: "s" },
    ],
    origins: [],
    answers: [],
    ...over,
  };
}

/** A source as its rows. */
export function sourceRows(
  id: string,
  kind: SourceRows["revisions"][number]["kind"],
  partyId: string | null = null,
): SourceRows {
  return { id, revisions: [{ version: 1, recordedAt: 1, kind, partyId }] };
}

/** One recommendation "r" with a component "c", addressed to "secretariat", and whatever rows are given. */
export function record(over: Partial<RawRecord> = {}): RawRecord {
  const revisions = [{ version: 1, recordedAt: 1, retired: false, addressees: ["secretariat"] }];
  return {
    recommendations: [
      { id: "r", reference: "X-01", parentId: null, createdAt: 1, revisions },
      {
        id: "c",
        reference: "X-01a",
        parentId: "r",
        createdAt: 1,
        revisions: [{ ...(revisions[0] as (typeof revisions)[number]), addressees: [] }],
      },
    ],
    links: [],
    sources: [sourceRows("s", "ACADEMIC")],
    assessments: [],
    searches: [],
    responses: [],
    milestones: [],
    requests: [],
    ...over,
  };
}
