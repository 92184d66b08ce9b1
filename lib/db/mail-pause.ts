import type { OwnerSession } from "./migrate";
import type { Reader, Tx } from "./transaction";

const SETTING = "mail";

interface MailSetting {
  /** Since when a restored copy sends no mail, until somebody says that it takes over. */
  pausedSince: string | null;
}

/** Since when this installation sends no mail because it is a restored copy; null when it sends. */
export async function readMailPause(db: Reader): Promise<Date | null> {
  const row = await db.setting.findUnique({ where: { key: SETTING } });
  const since = (row?.value as MailSetting | undefined)?.pausedSince ?? null;
  return since === null ? null : new Date(since);
}

/** Lets this installation send mail again. */
export async function endMailPause(tx: Tx): Promise<void> {
  await tx.setting.update({ where: { key: SETTING }, data: { value: { pausedSince: null } } });
}

/** Keeps a restored copy from sending mail. Within the transaction that loads its rows. */
export async function pauseMail(session: OwnerSession): Promise<void> {
  await session.exec(`INSERT INTO setting (key, value) VALUES ('${SETTING}', jsonb_build_object('pausedSince', now()))
    ON CONFLICT (key) DO UPDATE SET value = excluded.value`);
}
