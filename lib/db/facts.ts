import type { RawRecord } from "@/lib/domain/record";
import { ITEM, ms, RECOMMENDATIONS, SOURCES } from "./fact-columns";
import { Prisma } from "./generated/client";
import { KEPT_PLAN } from "./kept-plan";
import { timezone } from "./today";
import type { Reader } from "./transaction";

/**
 * The raw rows that figures are computed from, for some recommendations together with their parents and components.
 * One round trip; instants come as milliseconds, days as text.
 * @param ids recommendation ids; null for all
 */
export async function loadRecord(db: Reader, ids: readonly string[] | null): Promise<RawRecord> {
  const family =
    ids === null
      ? Prisma.sql`SELECT id FROM recommendation`
      : Prisma.sql`WITH root AS MATERIALIZED (SELECT DISTINCT coalesce(r.parent_id, r.id) AS id FROM recommendation r WHERE r.id = ANY((SELECT ${[...ids]}::uuid[])::uuid[]))
        SELECT id FROM root UNION SELECT c.id FROM root JOIN recommendation c ON c.parent_id = root.id`;
  // The ids come through a subquery, so that the planner knows no more of them for one call than for all.
  const rows = await db.$queryRaw<{ record: RawRecord }[]>`${ids === null ? Prisma.empty : KEPT_PLAN}
    WITH family AS MATERIALIZED (${family}),
    link AS MATERIALIZED (SELECT l.id, l.recommendation_id, l.evidence_id FROM evidence_link l
      WHERE l.recommendation_id IN (SELECT id FROM family)),
    item AS MATERIALIZED (SELECT e.id, e.number,
        ${ITEM}
      FROM evidence e WHERE e.id IN (SELECT evidence_id FROM link))
    SELECT json_build_object(
      'recommendations', ${RECOMMENDATIONS},
      'links', (SELECT coalesce(json_agg(json_build_object('id', l.id, 'recommendationId', l.recommendation_id, 'evidenceId', l.evidence_id,
          'number', i.number, 'revisions', i.revisions, 'origins', i.origins,
          'gradings', (SELECT coalesce(json_agg(json_build_object('version', g.version, 'recordedAt', ${ms("g.recorded_at")},
            'stance', g.stance, 'credibility', g.credibility, 'removed', g.removed,
            'states', coalesce(g.states, '{}'))), '[]'::json) FROM link_grading g WHERE g.link_id = l.id),
          'answers', (SELECT coalesce(json_agg(json_build_object('id', a.id, 'authorId', a.author_id,
            'recordedAt', ${ms("a.recorded_at")}, 'acceptedAt', ${ms("c.recorded_at")}, 'accepterId', c.accepter_id)), '[]'::json)
            FROM contradiction_answer a LEFT JOIN answer_acceptance c ON c.answer_id = a.id WHERE a.link_id = l.id))), '[]'::json)
        FROM link l JOIN item i ON i.id = l.evidence_id),
      'sources', ${SOURCES},
      'assessments', (SELECT coalesce(json_agg(json_build_object('id', a.id, 'recommendationId', a.recommendation_id, 'partyId', a.party_id,
          'implementation', a.implementation, 'outcome', a.outcome, 'confidence', a.confidence, 'reasons', a.reasons, 'asOn', a.as_on,
          'authorId', a.author_id, 'submittedAt', ${ms("a.submitted_at")}, 'revisesId', a.revises_id, 'correctsId', a.corrects_id,
          'withdrawnAt', (SELECT ${ms("w.recorded_at")} FROM assessment_withdrawal w WHERE w.assessment_id = a.id),
          'linkIds', (SELECT coalesce(json_agg(c.link_id), '[]'::json) FROM assessment_citation c WHERE c.assessment_id = a.id),
          'searchIds', (SELECT coalesce(json_agg(q.search_log_id), '[]'::json) FROM assessment_search q WHERE q.assessment_id = a.id),
          'decisions', (SELECT coalesce(json_agg(json_build_object('verdict', d.verdict, 'deciderId', d.decider_id,
            'decidedAt', ${ms("d.decided_at")}, 'sequence', d.audit_sequence)), '[]'::json) FROM decision d WHERE d.assessment_id = a.id))), '[]'::json)
        FROM assessment a WHERE a.recommendation_id IN (SELECT id FROM family)),
      'searches', (SELECT coalesce(json_agg(json_build_object('id', s.id, 'recommendationId', s.recommendation_id,
          'searchedOn', s.searched_on, 'recordedAt', ${ms("s.recorded_at")})), '[]'::json)
        FROM search_log s WHERE s.recommendation_id IN (SELECT id FROM family)),
      'responses', (SELECT coalesce(json_agg(json_build_object('id', p.id, 'recommendationId', p.recommendation_id, 'partyId', p.party_id,
          'answer', p.answer, 'basis', p.basis, 'claimsDone', p.claims_already_done,
          'answeredOn', coalesce(p.responded_on || substr('0000-01-01', length(p.responded_on) + 1),
            to_char(p.recorded_at AT TIME ZONE ${timezone()}, 'YYYY-MM-DD')), 'recordedAt', ${ms("p.recorded_at")})), '[]'::json)
        FROM response p WHERE p.recommendation_id IN (SELECT id FROM family)),
      'milestones', (SELECT coalesce(json_agg(json_build_object('id', m.id, 'recommendationId', m.recommendation_id,
          'revisions', (SELECT json_agg(json_build_object('version', v.version, 'recordedAt', ${ms("v.recorded_at")}, 'dueOn', v.due_on,
            'reachedOn', v.reached_on, 'retired', v.retired, 'evidence', v.evidence)) FROM milestone_revision v WHERE v.milestone_id = m.id))), '[]'::json)
        FROM milestone m WHERE m.recommendation_id IN (SELECT id FROM family)),
      'requests', (SELECT coalesce(json_agg(json_build_object('id', q.id, 'recommendationId', q.recommendation_id,
          'revisions', (SELECT json_agg(json_build_object('version', v.version, 'recordedAt', ${ms("v.recorded_at")}, 'state', v.state))
            FROM evidence_request_revision v WHERE v.request_id = q.id))), '[]'::json)
        FROM evidence_request q WHERE q.recommendation_id IN (SELECT id FROM family))
    ) AS record`;
  const record = rows[0]?.record;
  if (!record) throw new Error("The database gave no record.");
  return record;
}
