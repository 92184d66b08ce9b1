import { z } from "zod";
import { SHOWN_IMPLEMENTATIONS, VERDICTS } from "@/lib/domain/implementation";
import { LEVELS } from "@/lib/domain/recommendation";
import { AFFILIATIONS } from "@/lib/domain/source";
import { TRIANGULATIONS } from "@/lib/domain/triangulation";
import { AGES } from "@/lib/use-cases/dashboard/breadth";
import { contract } from "../contract";
import { clocks, count, day, instant, localized, sourceKind } from "../schemas";
import { assessment } from "./assessment";

const byStatus = z.record(z.enum(SHOWN_IMPLEMENTATIONS), count);
const rows = z.array(z.object({ key: z.string(), name: localized, total: count, implementation: byStatus }));
const month = z.string().regex(/^\d{4}-\d{2}$/);
const days = z.number().min(0).nullable();
const titled = { reference: z.string(), title: localized };

export const getDashboard = contract({
  method: "GET",
  path: "/dashboard",
  summary: "The figures of the whole record",
  permission: "read",
  query: z.strictObject(clocks),
  answer: z.object({
    asOf: day.nullable(),
    knownAt: instant.nullable(),
    total: count,
    implementation: byStatus,
    proposed: byStatus,
    triangulation: z.record(z.enum(TRIANGULATIONS), count),
    contradicted: count,
    alarms: count,
    coverage: z.object({ withEvidence: count, withoutEvidence: count, contradicted: count }),
    byTheme: rows,
    byAddressee: rows,
    byLevel: z.array(z.object({ level: z.enum(LEVELS), total: count, implementation: byStatus })),
    byState: rows.meta({ description: "Judgements made for one member state apart; the rest is NOT_ASSESSED there" }),
    ifPassed: byStatus.meta({ description: "Where all would stand if the newest open proposal of each passed" }),
    overTime: z
      .array(z.object({ day, total: count, implementation: byStatus, proposed: byStatus }))
      .meta({ description: "At the end of each month, as the record said then; the last one at the clocks" }),
    sourceMix: z.record(sourceKind, count),
    mix: z.object({
      total: count,
      stateAffiliated: count,
      addresseeIssued: count,
      singleLanguage: z.object({ language: z.string().nullable(), count }),
      singleOrigin: count,
    }),
    evidenceByMonth: z.array(z.object({ month, counts: z.record(z.enum(AFFILIATIONS), count) })),
    evidenceEarlier: count.meta({ description: "Items that were true before the first of the months" }),
    evidenceAge: z
      .record(z.enum(AGES), count)
      .meta({ description: "Recommendations by the age of the newest item for or against" }),
    disagreements: count,
    overdue: z.object({ total: count, items: z.array(z.object({ ...titled, dueOn: day })) }),
    atRisk: count,
    throughput: z.object({
      months: z.array(z.object({ month, submitted: count, decided: z.record(z.enum(VERDICTS), count) })),
      medianDays: days.meta({ description: "From proposal to decision, of what was decided in these months" }),
      open: count,
      oldestDays: days,
      reviews: z.object({ open: count, closed: count, medianDays: days }),
    }),
    silentSince: z.array(z.object({ ...titled, silentSince: day.nullable() })),
    neverHeard: z.object({ total: count, items: z.array(z.object(titled)) }),
    waiting: z.object({ total: count, items: z.array(assessment) }),
  }),
});
