import { judgeLink, type KnownLink, type LinkAnswer, type LinkState } from "@/lib/domain/link-watch";
import type { Tx } from "./transaction";

/** What an evidence item's address answered. */
export interface AskedLink {
  evidenceId: string;
  url: string;
  answer: LinkAnswer;
}

/** An address that was found in another state than before. */
export interface ChangedLink extends AskedLink {
  before: LinkState | null;
  state: LinkState;
  since: Date;
}

/**
 * Notes what addresses answered: how each is now, when it is asked again, and a finding for each that is in another state
 * than before. Addresses that evidence no longer has are passed over.
 * @param everyDays how often an address is asked
 */
export async function noteAnswers(
  tx: Tx,
  asked: readonly AskedLink[],
  at: Date,
  everyDays: number,
): Promise<ChangedLink[]> {
  const watched = await tx.$queryRaw<(KnownLink & { evidenceId: string; url: string })[]>`
    SELECT evidence_id AS "evidenceId", url, state, since, failures FROM link_watch
    WHERE evidence_id = ANY(${asked.map((each) => each.evidenceId)}::uuid[]) ORDER BY evidence_id FOR UPDATE`;
  const changed: ChangedLink[] = [];
  for (const known of watched) {
    const each = asked.find(({ evidenceId, url }) => evidenceId === known.evidenceId && url === known.url);
    if (!each) continue;
    const { problem, status } = each.answer;
    const judged = judgeLink(known, each.answer, at, everyDays);
    const { state, since } = judged;
    await tx.linkWatch.update({
      where: { evidenceId: each.evidenceId },
      data: { ...judged, ...(state === known.state && state === null ? {} : { problem, status }), askedAt: at },
    });
    if (state !== null && since !== null && state !== known.state)
      changed.push({ ...each, before: known.state, state, since });
  }
  await tx.linkFinding.createMany({
    data: changed.map(({ evidenceId, url, state, since, answer }) => ({
      ...{ evidenceId, url, state, since, ...answer },
      recordedAt: at,
    })),
  });
  return changed;
}

/** Notes that somebody waits for a capture of an evidence item's address; what was known of another address goes. */
export async function askForCapture(
  tx: Tx,
  link: { evidenceId: string; url: string },
  { at, by }: { at: Date; by: string },
): Promise<void> {
  const host = hostOf(link.url);
  await tx.$executeRaw`
    INSERT INTO link_watch AS w (evidence_id, url, host, due_at, capture_asked_at, capture_asked_by_id)
    VALUES (${link.evidenceId}::uuid, ${link.url}, ${host}, ${at}::timestamptz, ${at}::timestamptz, ${by}::uuid)
    ON CONFLICT (evidence_id) DO UPDATE SET url = excluded.url, host = excluded.host,
      capture_asked_at = excluded.capture_asked_at, capture_asked_by_id = excluded.capture_asked_by_id,
      capture_claimed_at = NULL, capture_failed_at = NULL, capture_problem = NULL, capture_status = NULL,
      due_at = CASE WHEN w.url = excluded.url THEN w.due_at ELSE excluded.due_at END,
      state = CASE WHEN w.url = excluded.url THEN w.state END, problem = CASE WHEN w.url = excluded.url THEN w.problem END,
      status = CASE WHEN w.url = excluded.url THEN w.status END, since = CASE WHEN w.url = excluded.url THEN w.since END,
      asked_at = CASE WHEN w.url = excluded.url THEN w.asked_at END,
      failures = CASE WHEN w.url = excluded.url THEN w.failures ELSE 0 END`;
}

/** The host of an address in lower case; empty for what is none. */
export function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : "";
}
