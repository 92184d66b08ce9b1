"use server";

import { createMilestoneSchema, retireMilestoneSchema, reviseMilestoneSchema } from "@/lib/domain/milestone";
import { createMilestone } from "@/lib/use-cases/milestone/create-milestone";
import { retireMilestone } from "@/lib/use-cases/milestone/retire-milestone";
import { reviseMilestone } from "@/lib/use-cases/milestone/revise-milestone";
import { formAction } from "@/lib/web/form-action";

interface Changed {
  reference: string;
}

/** Adds a milestone. Analysts and above. */
export const add = formAction<typeof createMilestoneSchema, Changed, { reference: string }>(
  createMilestoneSchema,
  createMilestone,
  ({ reference }) => `/recommendations/${reference}?done=milestone-created#milestones`,
);

/** Changes a milestone. Analysts and above. */
export const change = formAction<typeof reviseMilestoneSchema, Changed, { id: string }>(
  reviseMilestoneSchema,
  reviseMilestone,
  ({ reference }) => `/recommendations/${reference}?done=milestone-revised#milestones`,
);

/** Takes a milestone out of force. Analysts and above. */
export const retire = formAction<typeof retireMilestoneSchema, Changed, { id: string }>(
  retireMilestoneSchema,
  retireMilestone,
  ({ reference }) => `/recommendations/${reference}?done=milestone-retired#milestones`,
);
