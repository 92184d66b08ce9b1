import type { Reader } from "@/lib/db/transaction";
import type { Localized } from "@/lib/domain/localized";
import { LEVELS } from "@/lib/domain/recommendation";
import { AGES, type Age, type StandingCounts } from "./count-standings";
import { type Cell, foldRows, type StatusRow } from "./figures";

export { AGES, type Age };

/** What the recommendations in force look like from further sides. */
export interface Breadth {
  byLevel: StatusRow[];
  /** Judgements for one member state; what is not judged for it stands at NOT_ASSESSED. */
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
    byState: foldStates(await memberStates(db), counts),
    evidenceAge: foldAges(counts.ages),
    disagreements: counts.disagreements,
    atRisk: counts.atRisk,
  };
}

interface State {
  key: string;
  name: Localized;
}

function memberStates(db: Reader): Promise<State[]> {
  return db.$queryRaw<State[]>`
    SELECT p.key, v.short_name AS name FROM party p JOIN party_revision v ON v.id = p.current_revision_id
    WHERE v.member_state AND NOT v.collective AND NOT v.retired ORDER BY p.key`;
}

/** A row for each member state; all that is not judged for it is its absence. */
function foldStates(
  states: readonly State[],
  { byState, total, groups }: Pick<StandingCounts, "byState" | "total" | "groups">,
): StatusRow[] {
  const all = groups.flatMap((group) => group.references ?? []);
  const rest = states.map(({ key }) => {
    const of = byState.filter((each) => each.key === key);
    const told = new Set(of.flatMap((each) => each.references ?? []));
    return {
      key,
      implementation: "NOT_ASSESSED" as const,
      count: total - of.reduce((sum, each) => sum + each.count, 0),
      references: all.filter((reference) => !told.has(reference)),
    };
  });
  return foldRows(states, [...byState, ...rest]);
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
