import { recordAudit } from "@/lib/db/audit";
import { insertNotices } from "@/lib/db/notices";
import type { Tx } from "@/lib/db/transaction";
import type { Actor } from "@/lib/domain/actor";
import type { DisabledBecause } from "./webhook-view";

/** Disables a locked endpoint for a reason that no person gave, and tells the administrators. */
export async function disableAndTell(
  tx: Tx,
  system: Actor,
  row: { id: string; version: number; description: string },
  at: Date,
  because: Exclude<DisabledBecause, "ADMIN" | "RESTORED">,
): Promise<void> {
  const admins = await tx.user.findMany({
    where: { role: "ADMIN", isSystem: false, disabledAt: null },
    select: { id: true },
  });
  const notice = {
    key: `webhook:${row.id}:${at.toISOString()}`,
    kind: "WEBHOOK_DISABLED" as const,
    recommendationId: null,
    link: `/webhooks/${row.id}`,
    params: { text: row.description },
  };
  await insertNotices(
    tx,
    admins.map(({ id: userId }) => ({ userId, ...notice })),
    at,
  );
  await markDisabled(tx, system, row, at, because);
}

/** Disables a locked endpoint, with the entry that says why. Call it last. */
export async function markDisabled(
  tx: Tx,
  actor: Actor,
  { id, version }: { id: string; version: number },
  at: Date,
  because: DisabledBecause,
): Promise<void> {
  await tx.webhookEndpoint.update({
    where: { id },
    data: { disabledAt: at, disabledBecause: because, version: version + 1 },
  });
  await recordAudit(tx, {
    actor,
    action: "webhook.disabled",
    subjectType: "webhook",
    subjectId: id,
    payload: { because },
  });
}
