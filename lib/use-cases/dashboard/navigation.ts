import { database } from "@/lib/db/connection";
import { getAuditHead, memoByHead } from "@/lib/db/figures-memo";
import { today } from "@/lib/db/today";
import type { Reader } from "@/lib/db/transaction";
import { assertMaySee } from "@/lib/db/visibility";
import type { Actor } from "@/lib/domain/actor";
import { COUNTED_UP_TO } from "@/lib/domain/evidence";

/** What the top of each page counts: recommendations in force, evidence that stands, proposals that wait. */
export interface Navigation {
  counts: { recommendations: number; evidence: number; proposals: number };
  /** Of evidence more than are counted: `counts.evidence` is then as far as is counted. */
  moreEvidence: boolean;
  /** How much of one's own inbox is unread; told up to 100. */
  unread: number;
  /** The audit chain's last hash, shortened for people: first and last four digits. */
  head: string;
}

/** The figures of the navigation. Members may. @throws Unauthenticated */
export async function getNavigation(actor: Actor): Promise<Navigation> {
  assertMaySee(actor);
  const db = database();
  const head = await getAuditHead(db);
  const counts = await memoByHead("navigation", { head, today: today() }, async () => {
    const rows = await db.$queryRaw<{ recommendations: bigint; evidence: bigint; proposals: bigint }[]>`
      WITH gone AS (SELECT count(*) FILTER (WHERE EXISTS (SELECT FROM evidence e WHERE e.current_revision_id = v.id OFFSET 0)) AS n
        FROM evidence_revision v WHERE v.state = 'WITHDRAWN')
      SELECT (SELECT count(*) FROM standing WHERE top_level AND NOT retired) AS recommendations,
        (SELECT count(*) FROM (SELECT FROM evidence LIMIT (SELECT n + ${COUNTED_UP_TO + 1}::int FROM gone)) counted)
          - (SELECT n FROM gone) AS evidence,
        (SELECT coalesce(sum(open_proposals), 0) FROM standing WHERE open_proposals > 0) AS proposals`;
    const row = rows[0];
    return {
      recommendations: Number(row?.recommendations ?? 0),
      evidence: Number(row?.evidence ?? 0),
      proposals: Number(row?.proposals ?? 0),
    };
  });
  return {
    counts: { ...counts, evidence: Math.min(counts.evidence, COUNTED_UP_TO) },
    moreEvidence: counts.evidence > COUNTED_UP_TO,
    unread: await countUnread(db, actor),
    head: `${head.hash.slice(0, 4)}…${head.hash.slice(-4)}`,
  };
}

async function countUnread(db: Reader, actor: Actor): Promise<number> {
  if (actor.kind !== "member") return 0;
  const rows = await db.$queryRaw<{ unread: bigint }[]>`
    SELECT count(*) AS unread FROM (SELECT FROM notification
      WHERE user_id = ${actor.userId}::uuid AND read_at IS NULL LIMIT 100) AS waiting`;
  return Number(rows[0]?.unread ?? 0);
}
