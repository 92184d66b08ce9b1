import { briefingName } from "@/lib/domain/briefing/briefing";
import { DomainError, Invalid, type Problem } from "@/lib/domain/errors";
import { environment } from "@/lib/env/environment";
import { composeBriefing } from "@/lib/platform/briefing/compose/compose-briefing";
import { setBriefing } from "@/lib/platform/briefing/set-briefing";
import { log } from "@/lib/platform/log";
import {
  type BriefingJob,
  claimBriefing,
  failBriefing,
  finishBriefing,
  markBriefing,
} from "@/lib/use-cases/briefing/jobs";
import { collectBriefing } from "@/lib/use-cases/briefing/queries";
import { findMemberActor } from "@/lib/use-cases/session/find-actor";
import { translatorOf } from "../translator";
import { clocksAsked, filtersAsked } from "./read-asked";

/** The server's bundle asks, the start script's process makes them: two module graphs in one process. */
const holder = globalThis as { heedBriefings?: () => void };
const TELL_MS = 500;
const ALIVE_MS = 15_000;

/** Calls whoever makes briefings, so that one that was just asked for need not wait for the next look. */
export function wakeBriefings(): void {
  holder.heedBriefings?.();
}

/** Is called when a briefing was asked for in this process. @returns ends it */
export function onBriefingAsked(listener: () => void): () => void {
  holder.heedBriefings = listener;
  return () => {
    if (holder.heedBriefings === listener) delete holder.heedBriefings;
  };
}

/** Makes the briefings that wait, and those that a process which is gone has left, one after the other. */
export async function runQueuedBriefings(): Promise<{ ran: number }> {
  let ran = 0;
  for (let job = await claimBriefing(); job; job = await claimBriefing()) {
    await runClaimed(job).catch(async (error: unknown) => {
      if (!(error instanceof DomainError)) log.error({ err: error }, "a briefing failed");
      await failBriefing(job.id, problemOf(error));
    });
    ran++;
  }
  return { ran };
}

async function runClaimed(job: BriefingJob): Promise<void> {
  const { id, asked, createdAt } = job;
  // As they are now: whoever has been disabled since gets nothing, whoever has another role what that role sees.
  const actor = await findMemberActor(job.userId);
  const { filter, asOf: _asOf, knownAt: _knownAt, ...rest } = asked;
  let told = 0;
  const briefing = await collectBriefing(
    actor,
    {
      ...rest,
      filters: filtersAsked(asked),
      stated: statedOf(filter),
      // Of the moment of asking, however long it waits.
      knownAt: createdAt.getTime(),
      ...clocksAsked(asked),
      origin: environment().HEED_URL?.replace(/\/$/, "") ?? null,
      madeBy: actor.kind === "member" ? actor.name : "",
    },
    async (done, total) => {
      if (Date.now() - told < TELL_MS && done < total) return;
      told = Date.now();
      await markBriefing(id, { done, total });
    },
  );
  const alive = setInterval(() => void markBriefing(id, {}).catch(() => undefined), ALIVE_MS);
  try {
    const document = composeBriefing(briefing, translatorOf);
    const content = await setBriefing(document, asked.format);
    await finishBriefing(id, { title: document.title, fileName: briefingName(briefing, asked.format), content });
    log.info({ format: asked.format, sections: briefing.sections.length, bytes: content.length }, "briefing made");
  } finally {
    clearInterval(alive);
  }
}

function problemOf(error: unknown): Problem {
  if (!(error instanceof DomainError)) return { code: "unexpected" };
  return (error instanceof Invalid && Object.values(error.fields)[0]) || error.problem;
}

/** The filters as the address says them. */
export function statedOf(filter: string): Record<string, string[]> {
  const given = new URLSearchParams(filter);
  return Object.fromEntries([...new Set(given.keys())].map((name) => [name, given.getAll(name)]));
}
