import { DISPLAY_ORDER, type ShownImplementation } from "./implementation";

/**
 * How the judgements of a recommendation's components, or of its member states, lie apart. Components and states never roll
 * up by themselves: no figure of the whole is computed from those of its parts, neither an average nor a worst nor a best.
 * The whole has its own judgement, and this stands beside it.
 */
export interface Spread {
  /** All parts, judged or not. */
  total: number;
  judged: number;
  /** The judgements that occur, in the order of display, each with how many parts it holds of. */
  counts: { implementation: ShownImplementation; count: number }[];
}

/** The spread of parts by where each stands; parts without a judgement are counted, not merged into any status. */
export function spreadOf(parts: readonly { implementation: ShownImplementation }[]): Spread {
  const counts = DISPLAY_ORDER.filter((status) => status !== "NOT_ASSESSED")
    .map((implementation) => ({
      implementation,
      count: parts.filter((part) => part.implementation === implementation).length,
    }))
    .filter(({ count }) => count > 0);
  return { total: parts.length, judged: counts.reduce((sum, { count }) => sum + count, 0), counts };
}
