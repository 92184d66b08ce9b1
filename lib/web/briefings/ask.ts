import type { Actor } from "@/lib/domain/actor";
import type { BriefingAsked } from "@/lib/domain/briefing/request";
import { askBriefing, type BriefingJob } from "@/lib/use-cases/briefing/jobs";
import { clocksAsked, filtersAsked } from "./read-asked";
import { wakeBriefings } from "./run-briefing";

/** Asks for a briefing and sees to it that it is begun. Members. @throws Invalid, NotFound, Forbidden */
export async function askForBriefing(actor: Actor, asked: BriefingAsked): Promise<BriefingJob> {
  filtersAsked(asked);
  clocksAsked(asked);
  const job = await askBriefing(actor, asked);
  wakeBriefings();
  return job;
}
