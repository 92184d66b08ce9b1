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
 * @param compute the answer to one of them; it must be JSON
 * @returns the answers in the order of the keys
 */
export async function keptForGood<Figures>(
  db: Reader,
  keys: readonly string[],
  compute: (key: string) => Promise<Figures>,
): Promise<Figures[]> {
  const kept = await db.closedFigure.findMany({ where: { key: { in: [...keys] } } });
  const known = new Map(kept.map(({ key, value }) => [key, value as Figures]));
  const answers: Figures[] = [];
  // One after the other: each may read a long history.
  for (const key of keys) answers.push(known.get(key) ?? (await keep(db, key, await compute(key))));
  return answers;
}

async function keep<Figures>(db: Reader, key: string, value: Figures): Promise<Figures> {
  await db.$executeRaw`INSERT INTO closed_figure (key, value) VALUES (${key}, ${JSON.stringify(value)}::jsonb)
    ON CONFLICT (key) DO NOTHING`;
  return value;
}
