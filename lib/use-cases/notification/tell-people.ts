import { lockChainCursor, moveChainCursor } from "@/lib/db/chain-cursor";
import { insertNotices } from "@/lib/db/notices";
import { transact } from "@/lib/db/transaction";
import type { Actor } from "@/lib/domain/actor";
import { Forbidden } from "@/lib/domain/errors";
import { noticesOf } from "@/lib/domain/notification";
import { readNews } from "./read-news";

/** The setting that says up to which entry of the chain people have been told. */
const CURSOR = "inbox.cursor";
const BATCH = 200;

/**
 * Carries the audit entries since the last time into the inboxes of those whom they concern. The system alone. Several at
 * once take turns at the cursor, and a key for each line keeps one who comes twice from being told twice. On its first
 * run it begins at the chain's end: nobody's inbox fills with what happened before there were inboxes.
 * @returns how many lines are new
 * @throws Forbidden
 */
export async function tellPeople(actor: Actor): Promise<{ told: number }> {
  if (actor.kind !== "system") throw new Forbidden();
  let told = 0;
  for (;;) {
    const done = await transact(async (tx, at) => {
      const from = await lockChainCursor(tx, CURSOR);
      const news = await readNews(tx, from, BATCH);
      const last = news.at(-1);
      if (!last) return { read: 0, told: 0 };
      const fresh = await insertNotices(tx, news.flatMap(noticesOf), at);
      await moveChainCursor(tx, CURSOR, last.sequence);
      return { read: news.length, told: fresh };
    });
    told += done.told;
    if (done.read < BATCH) return { told };
  }
}
