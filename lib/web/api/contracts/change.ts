import { z } from "zod";
import { IMPLEMENTATIONS, SHOWN_IMPLEMENTATIONS } from "@/lib/domain/implementation";
import { SCHEDULES } from "@/lib/domain/milestone";
import { ANSWERS } from "@/lib/domain/response";
import { TRIANGULATIONS } from "@/lib/domain/triangulation";
import { DISAGREEMENTS } from "@/lib/domain/voices";
import { contract } from "../contract";
import { count, credibility, day, id, instant, knownInstant, localized, named, pastDay, stance } from "../schemas";
import { assessment } from "./assessment";

const status = z.enum(SHOWN_IMPLEMENTATIONS);
const state = z.enum(["SUBMITTED", "APPROVED", "CHANGES_REQUESTED", "REJECTED", "REPLACED", "WITHDRAWN"]).nullable();
const item = z.object({ id, reference: z.string(), stance, credibility });
const place = z.enum(SCHEDULES).nullable();
const clocks = z.object({ asOf: day, knownAt: instant.nullable() });

/** What differs between two values. */
const fromTo = <Value extends z.ZodType>(value: Value) => z.object({ from: value, to: value });

export const getChanges = contract({
  method: "GET",
  path: "/changes",
  summary: "What changed between two states of the record, per recommendation, by theme",
  permission: "read",
  query: z.strictObject({
    from: knownInstant.optional().meta({
      description: "The first state: as known at this instant, or at the end of this day; 30 days before `to`",
    }),
    to: knownInstant.optional().meta({ description: "The second state: as known then; now unless given" }),
    asOfFrom: pastDay.optional().meta({ description: "The first state: as true on this day; the day of `from`" }),
    asOfTo: pastDay.optional().meta({ description: "The second state: as true on this day; the day of `to`" }),
  }),
  answer: z.object({
    from: clocks,
    to: clocks,
    changed: count,
    total: count,
    themes: z.array(
      named.extend({
        recommendations: z.array(
          z.object({
            reference: z.string(),
            title: localized,
            existence: z.enum(["APPEARED", "VANISHED", "RETIRED", "RESTORED"]).nullable(),
            implementation: fromTo(status).nullable(),
            judgement: assessment.nullable(),
            components: z.array(
              z.object({ reference: z.string(), implementation: fromTo(status), judgement: assessment.nullable() }),
            ),
            proposals: z.array(
              z.object({
                id,
                implementation: z.enum(IMPLEMENTATIONS),
                party: z.string().nullable(),
                from: state,
                to: state,
              }),
            ),
            triangulation: fromTo(z.enum(TRIANGULATIONS)).nullable(),
            evidence: z.object({
              added: z.array(item),
              removed: z.array(item),
              regraded: z.array(fromTo(item)),
            }),
            answered: z.array(item),
            reopened: z.array(item),
            alarm: z.enum(["RAISED", "CLEARED"]).nullable(),
            responses: z.array(
              z.object({ party: localized, from: z.enum(ANSWERS).nullable(), to: z.enum(ANSWERS).nullable() }),
            ),
            milestones: z.array(z.object({ title: localized, from: place, to: place })),
            disagreements: z.object({
              arisen: z.array(z.enum(DISAGREEMENTS)),
              settled: z.array(z.enum(DISAGREEMENTS)),
            }),
            searches: z.int().meta({ description: "How many more searches were logged" }),
          }),
        ),
      }),
    ),
  }),
});
