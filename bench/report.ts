import { type Measured, median } from "./measure";
import type { Measure } from "./measures";
import type { PageWeight } from "./page-weight";

/** A measure over all rounds: medians, and the greatest memory. */
export interface Summary {
  key: string;
  label: string;
  requestsPerSecond: number;
  p50: number;
  p99: number;
  meanMs: number;
  peakMemoryMb: number;
  rounds: Measured[];
}

/** A figure of ours held against a reference. */
export interface Ratio {
  name: string;
  value: number;
  target: number;
  /** Whether the value is to be at least or at most the target. */
  sense: "at least" | "at most";
  met: boolean;
}

export const MOST_SCRIPT = 130 * 1024;

export function summarise(measure: Measure, rounds: readonly Measured[]): Summary {
  const of = (pick: (round: Measured) => number) => median(rounds.map(pick));
  return {
    key: measure.key,
    label: measure.label,
    requestsPerSecond: of((round) => round.requestsPerSecond),
    p50: of((round) => round.p50),
    p99: of((round) => round.p99),
    meanMs: of((round) => round.mean),
    peakMemoryMb: Math.max(...rounds.map((round) => round.peakMemory)) / 2 ** 20,
    rounds: [...rounds],
  };
}

/** The ratios whose two sides were measured. */
export function ratiosOf(summaries: readonly Summary[]): Ratio[] {
  const rate = (key: string) => summaries.find((each) => each.key === key)?.requestsPerSecond;
  const ratio = (
    name: string,
    of: number | undefined,
    by: number | undefined,
    sense: Ratio["sense"],
    target: number,
  ) => {
    if (of === undefined || by === undefined) return [];
    const value = of / by;
    return [{ name, value, target, sense, met: sense === "at least" ? value >= target : value <= target }];
  };
  return [
    ...ratio("list as HTML / bare Next page", rate("list-html"), rate("bare-page"), "at least", 0.6),
    ...ratio("list as JSON / bare Next handler", rate("list-json"), rate("bare-handler"), "at least", 0.7),
    ...ratio("public dashboard / bare Next handler", rate("public-dashboard"), rate("bare-handler"), "at least", 1),
    ...ratio(
      "public recommendation / bare Next handler",
      rate("public-recommendation"),
      rate("bare-handler"),
      "at least",
      1,
    ),
    ...ratio("logging evidence / bare server", rate("evidence"), rate("bare-server"), "at least", 0.04),
    // Both are asked by as many connections all the time, so the times are to each other as the inverse of the rates.
    ...ratio("dashboard's time, large / small", rate("dashboard-small"), rate("dashboard"), "at most", 2),
  ];
}

/** The tables that are printed. */
export function render(
  summaries: readonly Summary[],
  ratios: readonly Ratio[],
  weights: readonly PageWeight[],
  afterChange: { large: number; small: number } | null,
): string {
  const kilobytes = (bytes: number) => `${(bytes / 1024).toFixed(1)} KB`;
  const lines = [
    "",
    row(["", "req/s", "p50 ms", "p99 ms", "peak RSS"], 44),
    ...summaries.map((each) =>
      row(
        [
          each.label,
          each.requestsPerSecond.toFixed(0),
          each.p50.toFixed(1),
          each.p99.toFixed(1),
          `${each.peakMemoryMb.toFixed(0)} MB`,
        ],
        44,
      ),
    ),
    "",
    ...ratios.map((each) =>
      row([each.name, each.value.toFixed(3), `${each.sense} ${each.target}`, each.met ? "met" : "MISSED"], 44),
    ),
  ];
  if (afterChange) {
    const { large, small } = afterChange;
    lines.push(
      "",
      `Dashboard right after a change: ${large.toFixed(1)} ms large, ${small.toFixed(1)} ms small (${(large / small).toFixed(2)} times)`,
    );
  }
  if (weights.length > 0) {
    lines.push("", row(["JavaScript of", "scripts", "Brotli", "gzip", "≤ 130 KB"], 44));
    for (const each of weights) {
      const met = Math.max(each.brotli, each.gzip) <= MOST_SCRIPT ? "met" : "MISSED";
      lines.push(row([each.path, String(each.scripts), kilobytes(each.brotli), kilobytes(each.gzip), met], 44));
    }
  }
  return lines.join("\n");
}

function row([first = "", ...rest]: string[], width: number): string {
  return first.padEnd(width) + rest.map((cell) => cell.padStart(14)).join("");
}
