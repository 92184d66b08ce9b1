import { now } from "./clock";
import type { Reader } from "./transaction";

/** What commits late carries an instant from before; after this long a stretch of time is closed for good. */
const SETTLED = 3_600_000;

/** Whether nothing can be recorded any more that was known at an instant. */
export function isClosed(knownAt: number): boolean {
  return knownAt < now().getTime() - SETTLED;
}

/**
 * Figures of a past that is closed: rows are only ever added, each with a later instant, so such figures never change. They
 * are computed once in the life of an installation.
 * @param keys the questions, the rules' number in each where another rule would answer otherwise
 * @param compute the answers to some of them, in their order; they must be JSON
 * @returns the answers in the order of the keys
 * @throws Error where `compute` gives too few
 */
export async function keptForGood<Figures>(
  db: Reader,
  keys: readonly string[],
  compute: (keys: string[]) => Promise<Figures[]>,
): Promise<Figures[]> {
  const kept = await db.closedFigure.findMany({ where: { key: { in: [...keys] } } });
  const known = new Map(kept.map(({ key, value }) => [key, value as Figures]));
  const missing = keys.filter((key) => !known.has(key));
  if (missing.length > 0) {
    const computed = await compute(missing);
    const rows = missing.flatMap((key, index) => {
      const value = computed[index];
      if (value === undefined) return [];
      known.set(key, value);
      return { key, value };
    });
    await db.$executeRaw`INSERT INTO closed_figure SELECT * FROM jsonb_populate_recordset(NULL::closed_figure, ${JSON.stringify(rows)}::jsonb)
      ON CONFLICT (key) DO NOTHING`;
  }
  return keys.map((key) => {
    const value = known.get(key);
    if (value === undefined) throw new Error(`No figures were computed for "${key}".`);
    return value;
  });
}
