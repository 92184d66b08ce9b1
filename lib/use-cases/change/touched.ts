import type { Reader } from "@/lib/db/transaction";
import type { Clocks } from "@/lib/domain/record";

/**
 * The top-level recommendations in which anything can differ between two pairs of clocks: what was recorded between the
 * instants, and what comes true, is judged for or falls due between the days. Ids, in no order. May name too many, never
 * too few.
 */
export async function touchedBetween(db: Reader, from: Clocks, to: Clocks): Promise<string[]> {
  const [first, last] = from.knownAt < to.knownAt ? [from, to] : [to, from];
  const after = new Date(first.knownAt);
  // Without an end all that is recorded counts, whatever instant other machines wrote on it.
  const until = new Date(Number.isFinite(last.knownAt) ? last.knownAt : Date.UTC(9999, 0, 1));
  const [begin, end] = from.asOf < to.asOf ? [from.asOf, to.asOf] : [to.asOf, from.asOf];
  const rows = await db.$queryRaw<{ id: string }[]>`
    WITH item AS (
      SELECT evidence_id AS id FROM evidence_revision
        WHERE (recorded_at > ${after} AND recorded_at <= ${until}) OR (true_on > ${begin}::date AND true_on <= ${end}::date)
      UNION SELECT evidence_id FROM origin_membership WHERE recorded_at > ${after} AND recorded_at <= ${until}
      UNION SELECT v.evidence_id FROM source_revision s JOIN evidence_source es ON es.source_id = s.source_id
        JOIN evidence_revision v ON v.id = es.revision_id WHERE s.recorded_at > ${after} AND s.recorded_at <= ${until}),
    link AS (
      SELECT link_id AS id FROM link_grading WHERE recorded_at > ${after} AND recorded_at <= ${until}
      UNION SELECT a.link_id FROM contradiction_answer a JOIN answer_acceptance c ON c.answer_id = a.id
        WHERE c.recorded_at > ${after} AND c.recorded_at <= ${until}
      UNION SELECT l.id FROM evidence_link l JOIN item i ON i.id = l.evidence_id),
    touched AS (
      SELECT l.recommendation_id AS id FROM evidence_link l JOIN link k ON k.id = l.id
      UNION SELECT recommendation_id FROM recommendation_revision WHERE recorded_at > ${after} AND recorded_at <= ${until}
      UNION SELECT recommendation_id FROM assessment
        WHERE (submitted_at > ${after} AND submitted_at <= ${until}) OR (as_on > ${begin}::date AND as_on <= ${end}::date)
      UNION SELECT a.recommendation_id FROM assessment a JOIN decision d ON d.assessment_id = a.id
        WHERE d.decided_at > ${after} AND d.decided_at <= ${until}
      UNION SELECT a.recommendation_id FROM assessment a JOIN assessment_withdrawal w ON w.assessment_id = a.id
        WHERE w.recorded_at > ${after} AND w.recorded_at <= ${until}
      UNION SELECT recommendation_id FROM search_log
        WHERE (recorded_at > ${after} AND recorded_at <= ${until}) OR (searched_on > ${begin}::date AND searched_on <= ${end}::date)
      UNION SELECT recommendation_id FROM response WHERE (recorded_at > ${after} AND recorded_at <= ${until})
        OR (responded_on || substr('0000-01-01', length(responded_on) + 1) > ${begin}
          AND responded_on || substr('0000-01-01', length(responded_on) + 1) <= ${end})
      -- A milestone's schedule moves with the day alone: whatever is due at all can have moved.
      UNION SELECT m.recommendation_id FROM milestone m JOIN milestone_revision v ON v.milestone_id = m.id
        WHERE (v.recorded_at > ${after} AND v.recorded_at <= ${until})
          OR (${begin}::date < ${end}::date AND (v.due_on >= ${begin}::date OR v.reached_on > ${begin}::date)))
    SELECT DISTINCT coalesce(r.parent_id, r.id) AS id FROM touched t JOIN recommendation r ON r.id = t.id`;
  return rows.map((row) => row.id);
}
