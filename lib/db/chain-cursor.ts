import type { Tx } from "./transaction";

/** The setting that says up to which entry webhooks were told. */
export const WEBHOOK_CURSOR = "webhook.cursor";

/**
 * Up to which entry of the chain a reader of its own has come, locked until the transaction ends: several at once take
 * turns. On first use it stands at the chain's end: nobody is told of what happened before there was a reader.
 */
export async function lockChainCursor(tx: Tx, key: string): Promise<bigint> {
  await tx.$executeRaw`INSERT INTO setting (key, value)
    SELECT ${key}, jsonb_build_object('sequence', sequence::text) FROM audit_head WHERE id = 1
    ON CONFLICT (key) DO NOTHING`;
  const rows = await tx.$queryRaw<{ sequence: string }[]>`
    SELECT value->>'sequence' AS sequence FROM setting WHERE key = ${key} FOR UPDATE`;
  return BigInt(rows[0]?.sequence ?? 0);
}

/** Says that the chain was read up to an entry. */
export async function moveChainCursor(tx: Tx, key: string, sequence: bigint): Promise<void> {
  await tx.setting.update({ where: { key }, data: { value: { sequence: String(sequence) } } });
}
