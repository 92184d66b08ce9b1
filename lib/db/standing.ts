import type { Day } from "@/lib/domain/dates";
import { standingsOf } from "@/lib/domain/standing";
import { type StandingRow, standingRow } from "@/lib/domain/standing-row";
import { loadRecord } from "./facts";
import { Prisma } from "./generated/client";
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
  const rows = [...standings.values()].map((standing) => ({
    ...columnsOf(standingRow(standing)),
    moved_at: at.toISOString(),
  }));
  await tx.$executeRaw`${KEPT_PLAN}
    INSERT INTO standing SELECT made.*
    FROM jsonb_array_elements(${JSON.stringify(rows)}::jsonb) given
    JOIN recommendation r ON r.id = (given->>'recommendation_id')::uuid
    JOIN recommendation_revision v ON v.id = r.current_revision_id
    CROSS JOIN LATERAL jsonb_populate_record(NULL::standing, given || ${PLACE}) made
    ON CONFLICT (recommendation_id) DO UPDATE SET
      revision_id = excluded.revision_id, theme_id = excluded.theme_id, levels = excluded.levels, basis = excluded.basis,
      owner_id = excluded.owner_id, addressees = excluded.addressees,
      top_level = excluded.top_level, retired = excluded.retired, implementation = excluded.implementation,
      confidence = excluded.confidence, assessment_id = excluded.assessment_id, as_on = excluded.as_on,
      cited_newest_on = excluded.cited_newest_on, proposed = excluded.proposed, proposal_id = excluded.proposal_id,
      proposals = excluded.proposals, triangulation = excluded.triangulation, contradicted = excluded.contradicted,
      open_proposals = excluded.open_proposals, open_since = excluded.open_since,
      judged_parties = excluded.judged_parties, judged_as = excluded.judged_as,
      alarm = excluded.alarm, supports = excluded.supports, contradicts = excluded.contradicts, context = excluded.context,
      marks = excluded.marks, searches = excluded.searches, silent_since = excluded.silent_since,
      disagreement = excluded.disagreement, due_on = excluded.due_on, unsupported_due_on = excluded.unsupported_due_on,
      all_reached = excluded.all_reached,
      requests = excluded.requests,
      moved_at = CASE WHEN (standing.implementation, standing.proposal_id, standing.marks, standing.context, standing.searches, standing.retired)
          IS DISTINCT FROM (excluded.implementation, excluded.proposal_id, excluded.marks, excluded.context, excluded.searches, excluded.retired)
        THEN excluded.moved_at ELSE standing.moved_at END`;
}

/** What lists filter and sort by, of recommendation `r` with the content `v`, as the projections' columns in JSON. */
export const PLACE = Prisma.sql`jsonb_build_object('reference', r.reference, 'parent_id', r.parent_id,
  'publication_id', r.publication_id, 'revision_id', v.id, 'theme_id', v.theme_id, 'levels', v.levels, 'basis', v.basis,
  'owner_id', v.owner_id, 'addressees', (SELECT coalesce(jsonb_agg(p.party_id ORDER BY p.position), '[]') FROM recommendation_party p
    WHERE p.revision_id = v.id AND p.role = 'ADDRESSEE'))`;

/** The fields of a standing's row by the names of the projections' columns. */
export function columnsOf(row: StandingRow): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(row).map(([field, value]) => [
      field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
      value,
    ]),
  );
}
