import { z } from "zod";
import { SHOWN_IMPLEMENTATIONS } from "@/lib/domain/implementation";
import { TRIANGULATIONS } from "@/lib/domain/triangulation";
import { contract } from "../contract";
import { clocks, count, day, instant, localized, sourceKind } from "../schemas";
import { assessment } from "./assessment";

const byStatus = z.record(z.enum(SHOWN_IMPLEMENTATIONS), count);
const rows = z.array(z.object({ key: z.string(), name: localized, total: count, implementation: byStatus }));
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
    sourceMix: z.record(sourceKind, count),
    silentSince: z.array(z.object({ ...titled, silentSince: day.nullable() })),
    neverHeard: z.object({ total: count, items: z.array(z.object(titled)) }),
    waiting: z.object({ total: count, items: z.array(assessment) }),
  }),
});
