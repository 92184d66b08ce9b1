import { parseArgs } from "node:util";
import type { Effort } from "./measure";

/** What to run. */
export interface Options {
  recommendations: { large: number; small: number };
  rounds: number;
  effort: Effort;
  /** Keys of the measures; null for all. */
  only: string[] | null;
  profile: boolean;
  quick: boolean;
}

/**
 * Reads the command line and BENCH_SECONDS, BENCH_ROUNDS.
 * @throws TypeError for an unknown option
 */
export function readOptions(argv: string[]): Options {
  const { values } = parseArgs({
    args: argv,
    options: { quick: { type: "boolean" }, profile: { type: "boolean" }, only: { type: "string" } },
  });
  const quick = values.quick ?? false;
  const profile = values.profile ?? false;
  return {
    recommendations: quick ? { large: 500, small: 100 } : { large: 10_000, small: 100 },
    rounds: Number(process.env.BENCH_ROUNDS ?? (quick || profile ? 1 : 2)),
    effort: {
      connections: 20,
      warmUpSeconds: quick ? 1 : 3,
      seconds: Number(process.env.BENCH_SECONDS ?? (quick ? 2 : 8)),
    },
    only: values.only?.split(",") ?? null,
    profile,
    quick,
  };
}
