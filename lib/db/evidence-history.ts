import { type EvidenceInterval, type EvidenceRecord, evidenceHistory } from "@/lib/domain/evidence-history";
import { ITEM, ms, RECOMMENDATIONS, SOURCES } from "./fact-columns";
import { Prisma } from "./generated/client";
import type { Reader, Tx } from "./transaction";

/** Stands for "still"; also in the condition of an index. */
export const STILL = Number.MAX_SAFE_INTEGER;

const TRAITS = Prisma.sql`language, kind, official, independent, neither, issued`;

/**
 * Computes anew what the evidence on some recommendations counts as, and keeps the sums of what counts now. Under a lock of
 * the caller's: two at once would both take away what one has counted.
 * @param roots ids of top-level recommendations
 */
export async function rewriteEvidence(tx: Tx, roots: readonly string[]): Promise<void> {
  const linked = await tx.$queryRaw<{ id: string }[]>`
    SELECT DISTINCT l.evidence_id AS id FROM recommendation r JOIN evidence_link l ON l.recommendation_id = r.id
    WHERE r.id = ANY(${[...roots]}::uuid[]) OR r.parent_id = ANY(${[...roots]}::uuid[])`;
  if (linked.length === 0) return;
  // Whether others share an item's origin changes with the item, too.
  const ids = await withFellows(
    tx,
    linked.map(({ id }) => id),
  );
  const record = await loadEvidence(tx, await withFellows(tx, ids));
  const rows = JSON.stringify(evidenceHistory(record, new Set(ids)).map(asRow));
  const given = Prisma.sql`given AS MATERIALIZED (SELECT * FROM jsonb_populate_recordset(NULL::evidence_interval, ${rows}::jsonb))`;
  // In two steps: of one statement's parts none sees what another has taken away.
  await tx.$executeRaw`
    WITH ${given}, gone AS (DELETE FROM evidence_interval e WHERE e.evidence_id = ANY(${ids}::uuid[])
      AND NOT EXISTS (SELECT FROM given WHERE given = e) RETURNING *)
    ${count(Prisma.sql`gone`, -1)}`;
  await tx.$executeRaw`
    WITH ${given}, come AS (INSERT INTO evidence_interval SELECT * FROM given
      ON CONFLICT (evidence_id, known_from) DO NOTHING RETURNING *)
    ${count(Prisma.sql`come`, 1)}`;
}

/** Adds the intervals of now to the sums, or takes them off. An item that is shared from a later day on changes sides then. */
function count(intervals: Prisma.Sql, sign: 1 | -1): Prisma.Sql {
  return Prisma.sql`
    INSERT INTO evidence_tally (period, ${TRAITS}, shared, count)
    SELECT period, ${TRAITS}, step.shared, (${sign}::int * sum(step.count))::int FROM ${intervals},
      LATERAL (SELECT true_on AS day, shared_from IS NOT NULL AND shared_from <= true_on AS shared, 1 AS count
        UNION ALL SELECT shared_from, each.shared, each.count FROM (VALUES (false, -1), (true, 1)) each (shared, count)
        WHERE shared_from > true_on) step,
      LATERAL (VALUES (to_char(step.day, 'YYYY-MM')), (to_char(step.day, 'YYYY-MM-DD'))) each_period (period)
    WHERE known_to = ${BigInt(STILL)} GROUP BY period, ${TRAITS}, step.shared
    ON CONFLICT (period, ${TRAITS}, shared) DO UPDATE SET count = evidence_tally.count + excluded.count`;
}

/** The items and all that ever had the same origin as one of them. An item in no group is one by itself. */
async function withFellows(db: Reader, ids: readonly string[]): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    WITH given AS (SELECT unnest(${[...ids]}::uuid[]) AS id),
    origin AS (SELECT o.group_id AS id FROM given JOIN origin_membership o ON o.evidence_id = given.id UNION SELECT id FROM given)
    SELECT o.evidence_id AS id FROM origin JOIN origin_membership o ON o.group_id = origin.id
    UNION SELECT e.id FROM origin JOIN evidence e ON e.id = origin.id`;
  return rows.map(({ id }) => id);
}

async function loadEvidence(db: Reader, ids: readonly string[]): Promise<EvidenceRecord> {
  const rows = await db.$queryRaw<{ record: EvidenceRecord }[]>`
    WITH item AS MATERIALIZED (SELECT e.id, ${ITEM},
        (SELECT json_agg(json_build_object('recommendationId', l.recommendation_id, 'gradings', (SELECT json_agg(json_build_object(
          'version', g.version, 'recordedAt', ${ms("g.recorded_at")}, 'removed', g.removed)) FROM link_grading g WHERE g.link_id = l.id)))
          FROM evidence_link l WHERE l.evidence_id = e.id) AS links
      FROM evidence e WHERE e.id = ANY(${[...ids]}::uuid[])),
    linked AS MATERIALIZED (SELECT DISTINCT r.id, r.parent_id FROM evidence_link l
      JOIN recommendation r ON r.id = l.recommendation_id WHERE l.evidence_id = ANY(${[...ids]}::uuid[])),
    family AS MATERIALIZED (SELECT id FROM linked UNION SELECT parent_id FROM linked WHERE parent_id IS NOT NULL)
    SELECT json_build_object(
      'items', (SELECT coalesce(json_agg(json_build_object('id', id, 'revisions', revisions, 'origins', origins,
        'links', coalesce(links, '[]'::json))), '[]'::json) FROM item),
      'recommendations', ${RECOMMENDATIONS},
      'sources', ${SOURCES}) AS record`;
  return rows[0]?.record ?? { items: [], recommendations: [], sources: [] };
}

function asRow(interval: EvidenceInterval): Record<string, unknown> {
  const { evidenceId, knownFrom, knownTo, trueOn, kind, sharedFrom, ...traits } = interval;
  return {
    evidence_id: evidenceId,
    known_from: knownFrom,
    known_to: knownTo ?? STILL,
    true_on: trueOn,
    kind: kind ?? "",
    shared_from: sharedFrom,
    ...traits,
  };
}
