import { columnsOf, PLACE, refreshStanding } from "@/lib/db/standing";
import type { Tx } from "@/lib/db/transaction";
import type { Day } from "@/lib/domain/dates";
import type { RawRecord } from "@/lib/domain/record";
import { standingsOf } from "@/lib/domain/standing";
import { standingRow } from "@/lib/domain/standing-row";

/** Families computed at once: what they are computed from is held in memory. */
const BATCH = 200;
const NOBODY = "00000000-0000-0000-0000-000000000000";

/**
 * Projects how imported recommendations stand. Of new ones on which nothing is logged all stand alike: the rules are asked
 * once for one of them.
 * @param plain ids of new recommendations with nothing on them
 * @param others ids of the others that were touched
 */
export async function writeStandings(
  tx: Tx,
  { plain, others }: { plain: readonly string[]; others: readonly string[] },
  at: Date,
  today: Day,
): Promise<void> {
  if (plain.length > 0) {
    const row = { ...columnsOf(plainStanding(at, today)), moved_at: at.toISOString() };
    await tx.$executeRaw`
      INSERT INTO standing SELECT made.* FROM recommendation r JOIN recommendation_revision v ON v.id = r.current_revision_id
      CROSS JOIN LATERAL jsonb_populate_record(NULL::standing,
        ${JSON.stringify(row)}::jsonb || jsonb_build_object('recommendation_id', r.id) || ${PLACE}) made
      WHERE r.id = ANY(${[...plain]}::uuid[])`;
  }
  for (let start = 0; start < others.length; start += BATCH) {
    await refreshStanding(tx, others.slice(start, start + BATCH), at, today);
  }
}

/** The record of a new recommendation with nothing on it. */
export function plainRecord(at: Date): RawRecord {
  const known = at.getTime();
  const revisions = [{ version: 1, recordedAt: known, retired: false, addressees: [] }];
  return {
    recommendations: [{ id: NOBODY, reference: "", parentId: null, createdAt: known, revisions }],
    links: [],
    sources: [],
    assessments: [],
    searches: [],
    responses: [],
    milestones: [],
    requests: [],
  };
}

function plainStanding(at: Date, today: Day) {
  const standing = standingsOf(plainRecord(at), { asOf: today, knownAt: Number.MAX_SAFE_INTEGER }).get(NOBODY);
  if (!standing) throw new Error("The rules gave no standing.");
  return standingRow(standing);
}
