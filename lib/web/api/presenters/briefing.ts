import type { BriefingJob } from "@/lib/use-cases/briefing/jobs";
import type { AnswerOf } from "../contract";
import type { getBriefing } from "../contracts/briefing";

/** A briefing that was asked for, and how far it is. */
export function presentBriefing(job: BriefingJob): AnswerOf<typeof getBriefing> {
  const { id, state, done, total, problem, title, fileName, asked, createdAt } = job;
  return {
    id,
    state,
    progress: { done, total },
    problem: problem?.code ?? null,
    title,
    fileName,
    format: asked.format,
    createdAt: createdAt.toISOString(),
  };
}
