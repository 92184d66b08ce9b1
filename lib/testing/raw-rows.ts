import type { RawRecord } from "@/lib/domain/record";
import type { TestDatabase } from "./database";

/**
 * The raw rows of the whole database, read table by table and put together here: what tests recompute figures from, without
 * the one statement that Heed reads them by.
 */
export async function readRawRows({ asApp }: TestDatabase): Promise<RawRecord> {
  const ms = (column: string) => `(extract(epoch FROM ${column}) * 1000)::float8`;
  const rows = {
    recommendations: await asApp<{ id: string; reference: string; parentId: string | null; createdAt: number }>(
      `SELECT id, reference, parent_id AS "parentId", ${ms("created_at")} AS "createdAt" FROM recommendation`,
    ),
    content: await asApp<{ id: string; of: string; version: number; recordedAt: number; retired: boolean }>(
      `SELECT id, recommendation_id AS of, version, ${ms("recorded_at")} AS "recordedAt", retired FROM recommendation_revision`,
    ),
    addressees: await asApp<{ of: string; id: string }>(
      `SELECT revision_id AS of, party_id AS id FROM recommendation_party WHERE role = 'ADDRESSEE'`,
    ),
    links: await asApp<{ id: string; recommendationId: string; evidenceId: string; number: number }>(
      `SELECT l.id, l.recommendation_id AS "recommendationId", l.evidence_id AS "evidenceId", e.number
       FROM evidence_link l JOIN evidence e ON e.id = l.evidence_id`,
    ),
    gradings: await asApp<RawRecord["links"][number]["gradings"][number] & { of: string }>(
      `SELECT link_id AS of, version, ${ms("recorded_at")} AS "recordedAt", stance::text, credibility, removed,
         coalesce(states, '{}')::text[] AS states FROM link_grading`,
    ),
    items: await asApp<RawRecord["links"][number]["revisions"][number] & { of: string }>(
      `SELECT v.evidence_id AS of, v.version, ${ms("v.recorded_at")} AS "recordedAt", v.state::text, v.true_on::text AS "trueOn",
         v.via IS NOT NULL AS via, v.language, s.source_id AS "sourceId"
       FROM evidence_revision v LEFT JOIN evidence_source s ON s.revision_id = v.id AND s.position = 0`,
    ),
    origins: await asApp<{ of: string; recordedAt: number; groupId: string }>(
      `SELECT evidence_id AS of, ${ms("recorded_at")} AS "recordedAt", group_id AS "groupId" FROM origin_membership
       ORDER BY recorded_at, id`,
    ),
    answers: await asApp<RawRecord["links"][number]["answers"][number] & { of: string }>(
      `SELECT a.link_id AS of, a.id, a.author_id AS "authorId", ${ms("a.recorded_at")} AS "recordedAt",
         ${ms("c.recorded_at")} AS "acceptedAt", c.accepter_id AS "accepterId"
       FROM contradiction_answer a LEFT JOIN answer_acceptance c ON c.answer_id = a.id`,
    ),
    sources: await asApp<RawRecord["sources"][number]["revisions"][number] & { of: string }>(
      `SELECT source_id AS of, version, ${ms("recorded_at")} AS "recordedAt", kind::text, party_id AS "partyId" FROM source_revision`,
    ),
    assessments: await asApp<Omit<RawRecord["assessments"][number], "linkIds" | "searchIds" | "decisions">>(
      `SELECT a.id, a.recommendation_id AS "recommendationId", a.party_id AS "partyId", a.implementation::text, a.outcome::text,
         a.confidence::text, a.reasons::text[], a.as_on::text AS "asOn", a.author_id AS "authorId",
         ${ms("a.submitted_at")} AS "submittedAt", a.revises_id AS "revisesId", a.corrects_id AS "correctsId",
         ${ms("w.recorded_at")} AS "withdrawnAt"
       FROM assessment a LEFT JOIN assessment_withdrawal w ON w.assessment_id = a.id`,
    ),
    citations: await asApp<{ of: string; id: string }>(
      `SELECT assessment_id AS of, link_id AS id FROM assessment_citation`,
    ),
    cited: await asApp<{ of: string; id: string }>(
      `SELECT assessment_id AS of, search_log_id AS id FROM assessment_search`,
    ),
    decisions: await asApp<RawRecord["assessments"][number]["decisions"][number] & { of: string }>(
      `SELECT assessment_id AS of, verdict::text, decider_id AS "deciderId", ${ms("decided_at")} AS "decidedAt",
         audit_sequence::float8 AS sequence FROM decision`,
    ),
    searches: await asApp<RawRecord["searches"][number]>(
      `SELECT id, recommendation_id AS "recommendationId", searched_on::text AS "searchedOn", ${ms("recorded_at")} AS "recordedAt"
       FROM search_log`,
    ),
  };
  const of = <Row extends { of: string }>(all: readonly Row[], id: string) =>
    all.filter((row) => row.of === id).map(({ of: _, ...row }) => row as Omit<Row, "of">);
  const ids = (all: readonly { of: string; id: string }[], id: string) => of(all, id).map((row) => row.id);
  return {
    recommendations: rows.recommendations.map((each) => ({
      ...each,
      revisions: rows.content
        .filter((row) => row.of === each.id)
        .map(({ id, of: _, ...row }) => ({ ...row, addressees: ids(rows.addressees, id) })),
    })),
    links: rows.links.map((each) => ({
      ...each,
      gradings: of(rows.gradings, each.id),
      revisions: of(rows.items, each.evidenceId),
      origins: of(rows.origins, each.evidenceId),
      answers: of(rows.answers, each.id),
    })),
    sources: [...new Set(rows.sources.map((row) => row.of))].map((id) => ({ id, revisions: of(rows.sources, id) })),
    assessments: rows.assessments.map((each) => ({
      ...each,
      linkIds: ids(rows.citations, each.id),
      searchIds: ids(rows.cited, each.id),
      decisions: of(rows.decisions, each.id),
    })),
    searches: rows.searches,
    responses: [],
    milestones: [],
    requests: [],
  };
}
