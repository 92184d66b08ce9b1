import { z } from "zod";
import { createMilestoneSchema, retireMilestoneSchema, reviseMilestoneSchema, SCHEDULES } from "@/lib/domain/milestone";
import { contract } from "../contract";
import { clocks, day, evidenceBrief, id, instant, localized, pageOf, paging, person, version } from "../schemas";

const content = {
  title: localized,
  indicator: z.string().nullable(),
  dueOn: day.nullable(),
  reachedOn: day.nullable(),
  evidence: z.array(evidenceBrief),
};
const changed = z.object({ id, recommendation: z.string(), version });

export const listMilestones = contract({
  method: "GET",
  path: "/recommendations/{reference}/milestones",
  summary: "The milestones in force of a recommendation and its components with their schedule, by day",
  permission: "read",
  query: z.strictObject({ ...clocks, ...paging }),
  answer: pageOf(
    z.object({
      id,
      version,
      recommendation: z.string(),
      ...content,
      supported: z.boolean(),
      schedule: z.enum(SCHEDULES),
    }),
  ),
});

export const createMilestone = contract({
  method: "POST",
  path: "/recommendations/{reference}/milestones",
  summary: "Add a milestone to a recommendation or component",
  permission: "milestone.edit",
  body: createMilestoneSchema,
  status: 201,
  answer: changed,
});

export const getMilestone = contract({
  method: "GET",
  path: "/milestones/{id}",
  summary: "One milestone with all its versions, newest first",
  permission: "read",
  answer: z.object({
    id,
    version,
    recommendation: z.string(),
    ...content,
    retired: z.boolean(),
    revisions: z.array(
      z.object({
        version,
        title: localized,
        indicator: z.string().nullable(),
        dueOn: day.nullable(),
        reachedOn: day.nullable(),
        evidence: z.array(id),
        retired: z.boolean(),
        reason: z.string().nullable(),
        recordedAt: instant,
        recordedBy: person,
      }),
    ),
  }),
});

export const reviseMilestone = contract({
  method: "PATCH",
  path: "/milestones/{id}",
  summary: "Change a milestone: its day, its evidence, that it is reached",
  permission: "milestone.edit",
  body: reviseMilestoneSchema.omit({ version: true }),
  partial: true,
  conditional: true,
  answer: changed,
});

export const retireMilestone = contract({
  method: "POST",
  path: "/milestones/{id}/retirement",
  summary: "Take a milestone out of force",
  permission: "milestone.edit",
  body: retireMilestoneSchema,
  status: 201,
  answer: changed,
});
