"use server";

import { webhookSchema } from "@/lib/domain/webhook";
import { createWebhook } from "@/lib/use-cases/webhook/create-webhook";
import { handOverAction } from "@/lib/web/hand-over-action";
import { currentTranslator } from "@/lib/web/request";

/** Registers an address and shows its secret once. Administrators may. */
export const register = handOverAction(webhookSchema, async (actor, input) => {
  const { secret } = await createWebhook(actor, input);
  const t = await currentTranslator();
  return { secret, title: t("webhooks.made"), once: t("webhooks.once") };
});
