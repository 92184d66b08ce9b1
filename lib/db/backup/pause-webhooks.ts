import type { OwnerSession } from "../migrate";
import type { BackupTable } from "./tables";

/**
 * Disables the webhooks of a restored copy and gives up what waited for them: the installation that the backup was taken of
 * may still be telling the same receivers. Within the transaction that loads the rows; none where an older Heed had no webhooks.
 * @returns how many were told until now
 */
export async function pauseWebhooks(session: OwnerSession, tables: readonly BackupTable[]): Promise<number> {
  if (!tables.some(({ name }) => name === "webhook_endpoint")) return 0;
  await session.exec(
    "UPDATE webhook_delivery SET state = 'FAILED', due_at = NULL, claimed_until = NULL WHERE state = 'WAITING'",
  );
  const { rows } = await session.query<{ id: string }>(
    `UPDATE webhook_endpoint SET disabled_at = now(), disabled_because = 'RESTORED', version = version + 1
     WHERE disabled_at IS NULL AND removed_at IS NULL RETURNING id`,
  );
  return rows.length;
}
