import { transact } from "@/lib/db/transaction";
import type { Actor } from "@/lib/domain/actor";
import { lockEnabledWebhook } from "./lock-webhook";
import { markDisabled } from "./mark-disabled";

/** Tells an endpoint nothing until it is enabled again. Administrators may. @throws Conflict (webhookDisabled), NotFound, Forbidden */
export async function disableWebhook(actor: Actor, { id }: { id: string }): Promise<{ id: string }> {
  return transact(async (tx, at) => {
    const row = await lockEnabledWebhook(tx, actor, id);
    await markDisabled(tx, actor, row, at, "ADMIN");
    return { id };
  });
}
