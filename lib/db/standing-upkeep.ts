import { database } from "./connection";
import { refreshStanding } from "./standing";
import { today } from "./today";
import { transact } from "./transaction";

/** What a standing's row says changes with the rules: another number makes every installation compute them anew. */
const RULES = 7;
const SETTING = "standing-rules";
const BATCH = 200;

/**
 * Computes the projection anew where an older Heed wrote it. To be called before anything is served; a crash in between
 * starts it over.
 * @returns how many recommendations were computed; 0 where it is up to date
 */
export async function renewStandings(): Promise<number> {
  const db = database();
  const done = await db.setting.findUnique({ where: { key: SETTING } });
  if (done?.value === RULES) return 0;
  const roots = await db.recommendation.findMany({ where: { parentId: null }, select: { id: true } });
  for (let start = 0; start < roots.length; start += BATCH) {
    const ids = roots.slice(start, start + BATCH).map(({ id }) => id);
    await transact((tx, at) => refreshStanding(tx, ids, at, today(at)));
  }
  await db.setting.upsert({
    where: { key: SETTING },
    create: { key: SETTING, value: RULES },
    update: { value: RULES },
  });
  return roots.length;
}
