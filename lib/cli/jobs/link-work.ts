import type { Actor } from "@/lib/domain/actor";
import { DomainError } from "@/lib/domain/errors";
import type { Environment } from "@/lib/env/environment";
import { CAPTURE_WORK, onWorkAsked } from "@/lib/platform/jobs/asked-work";
import type { JobKind } from "@/lib/platform/jobs/job-queue";
import { log } from "@/lib/platform/log";
import { captureLink } from "@/lib/use-cases/capture/capture-link";
import { claimCapture, dropCapture } from "@/lib/use-cases/capture/waiting-captures";
import { checkLinks } from "@/lib/use-cases/link-watch/check-links";
import { planChecks } from "@/lib/use-cases/link-watch/plan-checks";
import { findMemberActor } from "@/lib/use-cases/session/find-actor";

/** So many captures are taken beside each other: one slow address keeps few others waiting. */
const AT_ONCE = 3;
const STOP_MS = 5_000;

/** Work on links: captures that were asked for, and whether addresses still answer. */
export function linkWork(system: Actor, env: Environment): JobKind[] {
  return [
    {
      name: CAPTURE_WORK,
      // Each minute, too: for what was asked for while nobody listened, or left half-way by a process that is gone.
      schedule: "* * * * *",
      expires: 600,
      run: () => takeCaptures(system, env),
    },
    {
      name: "link.check",
      exclusive: true,
      schedule: "*/10 * * * *",
      // The next run asks again: trying at once would only be impolite.
      retries: 0,
      expires: 1_200,
      run: async () => {
        if (env.HEED_LINK_CHECK_DAYS === 0) return;
        await planChecks(system, env.HEED_LINK_CHECK_DAYS);
        const { asked, changed } = await checkLinks(system, env.HEED_LINK_CHECK_DAYS);
        if (asked > 0) log.info({ asked, changed }, "links checked");
      },
    },
  ];
}

/** Takes captures as soon as they are asked for in this process. @returns ends it, those under way first where they are soon done */
export function captureWhenAsked(system: Actor, env: Environment): () => Promise<void> {
  let running: Promise<void> = Promise.resolve();
  const unlisten = onWorkAsked(CAPTURE_WORK, () => {
    running = Promise.all([running, takeCaptures(system, env)]).then(
      () => undefined,
      (error: unknown) => log.warn({ err: error }, "captures not taken; a minute on they are"),
    );
  });
  return async () => {
    unlisten();
    await Promise.race([running, new Promise((resolve) => setTimeout(resolve, STOP_MS).unref())]);
  };
}

async function takeCaptures(system: Actor, env: Environment): Promise<void> {
  if (env.HEED_CAPTURE === "off") return;
  const takeAll = async () => {
    for (let next = await claimCapture(system); next; next = await claimCapture(system)) {
      const { evidenceId, askedById } = next;
      try {
        await captureLink(await findMemberActor(askedById), evidenceId);
      } catch (error) {
        if (!(error instanceof DomainError)) log.error({ err: error }, "a capture failed");
        await dropCapture(system, evidenceId, error instanceof DomainError ? error.problem.code : "unexpected");
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, takeAll));
}
