import type { Day } from "@/lib/domain/dates";
import { openDueDays } from "@/lib/domain/milestone";
import { evidenceMarks, standingsOf } from "@/lib/domain/standing";
import { loadRecord } from "./facts";
import { KEPT_PLAN } from "./kept-plan";
import type { Tx } from "./transaction";

/**
 * All that is recorded counts. Not "by now": a command's instant is taken before it waits for its locks, and rows that
 * others committed meanwhile may carry a later one.
 */
const EVERYTHING = Number.MAX_SAFE_INTEGER;

/**
 * Recomputes the projection of some recommendations (and of their parents and components) from the raw rows, in the
 * transaction that changed them.
 * @param today the installation's day: what is true by then counts
 */
export async function refreshStanding(tx: Tx, ids: readonly string[], at: Date, today: Day): Promise<void> {
  if (ids.length === 0) return;
  const standings = standingsOf(await loadRecord(tx, ids), { asOf: today, knownAt: EVERYTHING });
  const rows = [...standings.values()].map((standing) => {
    const { dueOn, unsupportedDueOn } = openDueDays(standing.milestones);
    return {
      recommendation_id: standing.recommendationId,
      top_level: standing.topLevel,
      retired: standing.retired,
      implementation: standing.judgement?.implementation ?? null,
      // The judged confidence: its ageing depends on the day of reading.
      confidence: standing.judgement?.confidence ?? null,
      assessment_id: standing.judgement?.id ?? null,
      as_on: standing.judgement?.asOn ?? null,
      cited_newest_on: standing.citedNewestOn,
      proposed: standing.proposals[0]?.implementation ?? null,
      proposal_id: standing.proposals[0]?.id ?? null,
      proposals: standing.proposals.length,
      triangulation: standing.triangulation,
      contradicted: standing.contradicted,
      alarm: standing.alarm,
      supports: standing.supports,
      contradicts: standing.contradicts,
      context: standing.context,
      marks: evidenceMarks(standing.facts),
      searches: standing.searches,
      silent_since: standing.silentSince,
      disagreement: standing.disagreements.length > 0,
      due_on: dueOn,
      unsupported_due_on: unsupportedDueOn,
      requests: standing.requests,
      moved_at: at.toISOString(),
    };
  });
  await tx.$executeRaw`${KEPT_PLAN}
    INSERT INTO standing SELECT * FROM jsonb_populate_recordset(NULL::standing, ${JSON.stringify(rows)}::jsonb)
    ON CONFLICT (recommendation_id) DO UPDATE SET
      top_level = excluded.top_level, retired = excluded.retired, implementation = excluded.implementation,
      confidence = excluded.confidence, assessment_id = excluded.assessment_id, as_on = excluded.as_on,
      cited_newest_on = excluded.cited_newest_on, proposed = excluded.proposed, proposal_id = excluded.proposal_id,
      proposals = excluded.proposals, triangulation = excluded.triangulation, contradicted = excluded.contradicted,
      alarm = excluded.alarm, supports = excluded.supports, contradicts = excluded.contradicts, context = excluded.context,
      marks = excluded.marks, searches = excluded.searches, silent_since = excluded.silent_since,
      disagreement = excluded.disagreement, due_on = excluded.due_on, unsupported_due_on = excluded.unsupported_due_on,
      requests = excluded.requests,
      moved_at = CASE WHEN (standing.implementation, standing.proposal_id, standing.marks, standing.context, standing.searches, standing.retired)
          IS DISTINCT FROM (excluded.implementation, excluded.proposal_id, excluded.marks, excluded.context, excluded.searches, excluded.retired)
        THEN excluded.moved_at ELSE standing.moved_at END`;
}
