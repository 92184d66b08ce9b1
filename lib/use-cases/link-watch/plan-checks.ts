import { now } from "@/lib/db/clock";
import { database } from "@/lib/db/connection";
import type { Actor } from "@/lib/domain/actor";
import { Forbidden } from "@/lib/domain/errors";

/** Addresses that come all at once are asked one after the other, so many seconds apart. */
const APART_SECONDS = 20;

/**
 * Puts addresses of evidence on the list of those that are asked now and then, and takes off what evidence no longer has.
 * What was found of an address earlier is taken up again. Changes no record, so it leaves no audit entry. The system alone.
 * @param everyDays how often an address is asked: new ones are spread over no longer than that
 */
export async function planChecks(actor: Actor, everyDays: number): Promise<{ planned: number }> {
  if (actor.kind !== "system") throw new Forbidden();
  const [db, at] = [database(), now()];
  await db.$executeRaw`
    DELETE FROM link_watch w USING evidence e JOIN evidence_revision v ON v.id = e.current_revision_id
    WHERE e.id = w.evidence_id AND (v.url IS DISTINCT FROM w.url OR v.state = 'WITHDRAWN') AND w.capture_asked_at IS NULL`;
  const planned = await db.$executeRaw`
    INSERT INTO link_watch (evidence_id, url, host, state, problem, status, since, failures, due_at)
    SELECT e.id, v.url, lower(coalesce(substring(v.url from '^[^:]+://([^/?#]+)'), '')), f.state, f.problem, f.status, f.since,
      CASE WHEN f.state IN ('FAILING', 'DEAD') THEN 1 ELSE 0 END,
      ${at}::timestamptz + least((row_number() OVER (ORDER BY e.number DESC) - 1) * ${APART_SECONDS}::int,
        ${everyDays * 86_400}::int) * interval '1 second'
    FROM evidence e JOIN evidence_revision v ON v.id = e.current_revision_id
    LEFT JOIN link_watch w ON w.evidence_id = e.id
    LEFT JOIN LATERAL (SELECT n.state, n.problem, n.status, n.since FROM link_finding n
      WHERE n.evidence_id = e.id AND n.url = v.url ORDER BY n.recorded_at DESC, n.id DESC LIMIT 1) f ON true
    WHERE w.evidence_id IS NULL AND v.url ~* '^https?://' AND v.state <> 'WITHDRAWN'
    ON CONFLICT (evidence_id) DO NOTHING`;
  return { planned };
}
