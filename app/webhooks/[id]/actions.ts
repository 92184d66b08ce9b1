"use server";

import { z } from "zod";
import { webhookSchema } from "@/lib/domain/webhook";
import { changeWebhook } from "@/lib/use-cases/webhook/change-webhook";
import { disableWebhook } from "@/lib/use-cases/webhook/disable-webhook";
import { enableWebhook } from "@/lib/use-cases/webhook/enable-webhook";
import { exchangeSecret } from "@/lib/use-cases/webhook/exchange-secret";
import { removeWebhook } from "@/lib/use-cases/webhook/remove-webhook";
import { replayDelivery } from "@/lib/use-cases/webhook/replay-delivery";
import { testWebhook } from "@/lib/use-cases/webhook/test-webhook";
import { formAction } from "@/lib/web/form-action";
import { handOverAction } from "@/lib/web/hand-over-action";
import { currentTranslator } from "@/lib/web/request";

type Named = { id: string };

/** Changes what an address is and is told of. Administrators may. */
export const change = formAction<typeof webhookSchema, unknown, Named & { version: string }>(
  webhookSchema,
  (actor, { version, ...input }) => changeWebhook(actor, { ...input, version: Number(version) }),
  (_, { id }) => `/webhooks/${id}?done=changed`,
);

/** Gives an address a new secret and shows it once. Administrators may. */
export const exchange = handOverAction(z.object({}), async (actor, _input, { id = "" }) => {
  const { secret } = await exchangeSecret(actor, { id });
  const t = await currentTranslator();
  return { secret, title: t("webhooks.exchanged"), once: t("webhooks.once") };
});

/** Sends an address an event that tells of nothing. Administrators may. */
export const test = formAction(
  z.object({}),
  (actor, { id }: Named) => testWebhook(actor, { id }),
  (_, { id }) => `/webhooks/${id}?done=tested#log`,
);

/** Lets an address be told again. Administrators may. */
export const enable = formAction(
  z.object({}),
  (actor, { id }: Named) => enableWebhook(actor, { id }),
  (_, { id }) => `/webhooks/${id}?done=enabled`,
);

/** Tells an address nothing until it is enabled again. Administrators may. */
export const disable = formAction(
  z.object({}),
  (actor, { id }: Named) => disableWebhook(actor, { id }),
  (_, { id }) => `/webhooks/${id}?done=disabled`,
);

/** Takes an address away for good. Administrators may. */
export const remove = formAction(
  z.object({}),
  (actor, { id }: Named) => removeWebhook(actor, { id }),
  () => "/webhooks?done=removed",
);

/** Sends one message again. Administrators may. */
export const replay = formAction(
  z.object({}),
  (actor, { id, delivery }: Named & { delivery: string }) => replayDelivery(actor, { id, delivery }),
  (_, { id, delivery }) => `/webhooks/${id}/deliveries/${delivery}?done=replayed`,
);
