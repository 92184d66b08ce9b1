import { listStatesOfMany, type StateOfMany } from "@/lib/db/states-apart";
import type { Reader } from "@/lib/db/transaction";
import { LEVELS } from "@/lib/domain/recommendation";
import { AGES, type Age, type StandingCounts } from "./count-standings";
import { type Cell, foldRows, type StatusRow } from "./figures";

export { AGES, type Age };

/** What the recommendations in force look like from further sides. */
export interface Breadth {
  byLevel: StatusRow[];
  /** Judgements for one member state; what is not judged for it stands at NOT_ASSESSED, if its publication judges it apart. */
  byState: StatusRow[];
  evidenceAge: Record<Age, Cell>;
  disagreements: number;
  atRisk: number;
}

/** Folds what was counted by level, member state and age. */
export async function breadth(db: Reader, counts: StandingCounts): Promise<Breadth> {
  return {
    byLevel: foldRows(
      LEVELS.map((key) => ({ key, name: {} })),
      counts.byLevel,
    ),
    byState: foldStates(await listStatesOfMany(db), counts),
    evidenceAge: foldAges(counts.ages),
    disagreements: counts.disagreements,
    atRisk: counts.atRisk,
  };
}

/** A row for each member state that anything could be judged for; all that could be judged for it and is not is its absence. */
function foldStates(
  states: readonly StateOfMany[],
  { byState, byPublication }: Pick<StandingCounts, "byState" | "byPublication">,
): StatusRow[] {
  const rest = states.map(({ key, publications }) => {
    const of = byState.filter((each) => each.key === key);
    const told = new Set(of.flatMap((each) => each.references ?? []));
    const all = byPublication.filter((each) => publications.includes(each.key));
    return {
      key,
      implementation: "NOT_ASSESSED" as const,
      count: sum(all) - sum(of),
      references: all.flatMap((each) => each.references ?? []).filter((reference) => !told.has(reference)),
    };
  });
  const rows = foldRows(
    states.map(({ key, shortName }) => ({ key, name: shortName })),
    [...byState, ...rest],
  );
  return rows.filter((row) => row.total > 0);
}

function sum(counted: readonly { count: number }[]): number {
  return counted.reduce((total, { count }) => total + count, 0);
}

/** Every class, those that nothing falls into too. */
export function foldAges(
  counted: readonly { age: Age; count: number; references: string[] | null }[],
): Record<Age, Cell> {
  const of = (age: Age) => counted.find((each) => each.age === age);
  return Object.fromEntries(
    AGES.map((age) => [age, { count: of(age)?.count ?? 0, references: [...(of(age)?.references ?? [])].sort() }]),
  ) as Record<Age, Cell>;
}
