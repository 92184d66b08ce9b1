import { SHOWN_IMPLEMENTATIONS, type ShownImplementation } from "@/lib/domain/implementation";
import type { LEVELS } from "@/lib/domain/recommendation";
import { TRIANGULATIONS } from "@/lib/domain/triangulation";
import { AGES } from "@/lib/use-cases/dashboard/breadth";
import type { DashboardData } from "@/lib/use-cases/dashboard/queries";
import type { AnswerOf } from "../contract";
import type { getDashboard } from "../contracts/dashboard";
import { presentAssessment } from "./assessment";

/** The figures, each status and triangulation with one count. */
export function presentDashboard(data: DashboardData): AnswerOf<typeof getDashboard> {
  const { clocks, waiting } = data;
  return {
    asOf: clocks?.asOf ?? null,
    knownAt: clocks?.knownAt ? new Date(clocks.knownAt).toISOString() : null,
    total: data.total,
    implementation: countsOf(SHOWN_IMPLEMENTATIONS, data.implementation),
    proposed: countsOf(SHOWN_IMPLEMENTATIONS, data.proposed),
    triangulation: countsOf(TRIANGULATIONS, data.triangulation),
    contradicted: data.contradicted,
    alarms: data.alarms,
    coverage: data.coverage,
    byTheme: data.byTheme.map(presentRow),
    byAddressee: data.byAddressee.map(presentRow),
    byLevel: data.byLevel.map(({ key, total, cells }) => ({
      level: key as (typeof LEVELS)[number],
      total,
      implementation: countsOf<ShownImplementation>(SHOWN_IMPLEMENTATIONS, cells),
    })),
    byState: data.byState.map(presentRow),
    ifPassed: data.ifPassed,
    overTime: data.overTime,
    sourceMix: data.sourceMix,
    mix: data.mixShares,
    evidenceByMonth: data.evidenceByMonth,
    evidenceEarlier: data.evidenceEarlier,
    evidenceAge: countsOf(AGES, data.evidenceAge),
    disagreements: data.disagreements,
    overdue: {
      total: data.overdue.total,
      items: data.overdue.items.map(({ reference, title, dueOn }) => ({ reference, title, dueOn })),
    },
    atRisk: data.atRisk,
    throughput: data.throughput,
    silentSince: data.silentSince.map(({ reference, title, silentSince }) => ({ reference, title, silentSince })),
    neverHeard: {
      total: data.neverHeard.total,
      items: data.neverHeard.items.map(({ reference, title }) => ({ reference, title })),
    },
    waiting: { total: waiting.total, items: waiting.items.map(presentAssessment) },
  };
}

function presentRow({ key, name, total, cells }: DashboardData["byTheme"][number]) {
  return { key, name, total, implementation: countsOf<ShownImplementation>(SHOWN_IMPLEMENTATIONS, cells) };
}

function countsOf<Value extends string>(values: readonly Value[], cells: Record<Value, { count: number }>) {
  return Object.fromEntries(values.map((value) => [value, cells[value].count])) as Record<Value, number>;
}
