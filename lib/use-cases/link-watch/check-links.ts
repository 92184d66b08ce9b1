import { recordAudit } from "@/lib/db/audit";
import { now } from "@/lib/db/clock";
import { database } from "@/lib/db/connection";
import { type AskedLink, type ChangedLink, noteAnswers } from "@/lib/db/link-watch";
import { insertNotices } from "@/lib/db/notices";
import { type Tx, transact } from "@/lib/db/transaction";
import type { Actor } from "@/lib/domain/actor";
import { Forbidden } from "@/lib/domain/errors";
import { evidenceReference } from "@/lib/domain/evidence";
import { isOurFault, type LinkAnswer } from "@/lib/domain/link-watch";
import { type AskingPace, askLinks, GENTLY } from "./ask-links";
import { readDead } from "./read-dead";

/** So many addresses are asked in one run, and so many of them of one host. */
const MOST = 300;
const MOST_OF_A_HOST = 20;
const BATCH = 100;

interface DueLink {
  evidenceId: string;
  url: string;
  host: string;
}

/**
 * Asks the addresses that are due whether they still answer, and notes what they said; one audit entry for each batch in
 * which an address was found in another state than before, and a line in the inbox of those whom a dead link concerns.
 * Where nobody at all answers it is our own connection that is gone, and nothing is held against anyone. The system alone.
 * @param everyDays how often an address is asked
 */
export async function checkLinks(
  actor: Actor,
  everyDays: number,
  pace: AskingPace = GENTLY,
): Promise<{ asked: number; changed: number }> {
  if (actor.kind !== "system") throw new Forbidden();
  const due = await listDue();
  const answers = await askLinks(due, pace);
  const offline = isOffline(due, answers);
  const asked = due.flatMap(({ evidenceId, url }) => {
    const answer = answers.get(url);
    return answer ? [{ evidenceId, url, answer: offline ? { status: null, problem: "unreachable" } : answer }] : [];
  });
  let changed = 0;
  for (let from = 0; from < asked.length; from += BATCH) {
    changed += await record(actor, asked.slice(from, from + BATCH), everyDays);
  }
  return { asked: asked.length, changed };
}

function listDue(): Promise<DueLink[]> {
  return database().$queryRaw<DueLink[]>`
    SELECT evidence_id AS "evidenceId", url, host FROM (SELECT evidence_id, url, host, due_at,
        row_number() OVER (PARTITION BY host ORDER BY due_at, evidence_id) AS place
      FROM link_watch WHERE due_at <= ${now()}::timestamptz) due
    WHERE place <= ${MOST_OF_A_HOST}::int ORDER BY due_at, evidence_id LIMIT ${MOST}::int`;
}

/** Several hosts were asked, and none of them so much as refused. */
function isOffline(due: readonly DueLink[], answers: ReadonlyMap<string, LinkAnswer>): boolean {
  const unanswered = ["noSuchName", "timeout"];
  const hosts = new Set(due.filter(({ url }) => answers.has(url)).map(({ host }) => host));
  return (
    hosts.size > 1 &&
    [...answers.values()].every((answer) => isOurFault(answer) || unanswered.includes(answer.problem ?? ""))
  );
}

function record(actor: Actor, asked: readonly AskedLink[], everyDays: number): Promise<number> {
  return transact(async (tx, at) => {
    const changed = await noteAnswers(tx, asked, at, everyDays);
    // What answers for the first time is no news.
    const news = changed.filter(({ before, state }) => before !== null || state !== "ALIVE");
    await insertNotices(tx, await readDead(tx, news), at);
    if (news.length > 0) {
      await recordAudit(tx, {
        actor,
        action: "links.checked",
        subjectType: "links",
        subjectId: at.toISOString(),
        payload: { asked: asked.length, changed: await named(tx, news) },
      });
    }
    return changed.length;
  });
}

async function named(tx: Tx, changed: readonly ChangedLink[]) {
  const found = await tx.evidence.findMany({
    where: { id: { in: changed.map(({ evidenceId }) => evidenceId) } },
    select: { id: true, number: true },
  });
  const numbers = new Map(found.map(({ id, number }) => [id, number]));
  return changed.map(({ evidenceId, url, answer, before, state, since }) => ({
    evidence: evidenceReference(numbers.get(evidenceId) ?? 0),
    ...{ url, before, state, since, ...answer },
  }));
}
