import type { Metadata } from "next";
import Link from "next/link";
import { Command } from "@/components/people/command";
import { Done } from "@/components/people/done";
import { NotYours } from "@/components/people/not-yours";
import { Section } from "@/components/people/section";
import { DateText } from "@/components/ui/date-text";
import { formWords } from "@/components/ui/form-words";
import { AttemptTable } from "@/components/webhook/delivery-table";
import { can } from "@/lib/domain/permissions";
import { getDelivery, getWebhook } from "@/lib/use-cases/webhook/queries";
import { requireMember } from "@/lib/web/actor";
import { found } from "@/lib/web/found";
import { currentLocale, currentTranslator } from "@/lib/web/request";
import { replay } from "../../actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await currentTranslator())("webhooks.delivery") };
}

/** One message to an address: what is sent, and every try. For administrators. */
export default async function DeliveryPage({
  params,
  searchParams,
}: {
  params: Promise<{ id: string; delivery: string }>;
  searchParams: Promise<{ done?: string }>;
}) {
  const actor = await requireMember();
  const [t, locale, { id, delivery }, { done }] = await Promise.all([
    currentTranslator(),
    currentLocale(),
    params,
    searchParams,
  ]);
  if (!can(actor, "webhook.manage")) return <NotYours t={t} why={t("people.notYours.why", { role: actor.role })} />;
  const [webhook, message] = await Promise.all([
    found(getWebhook(actor, { id })),
    found(getDelivery(actor, { id, delivery })),
  ]);
  return (
    <div className="wrap">
      <p className="crumb">
        <Link href="/webhooks" prefetch={false}>
          {t("webhooks.title")}
        </Link>{" "}
        /{" "}
        <Link href={`/webhooks/${id}`} prefetch={false}>
          {webhook.description}
        </Link>{" "}
        / {t("webhooks.delivery")}
      </p>
      <div className="rh">
        <div>
          <h1 className="break-all">{message.type}</h1>
          <p className="mt-1 break-all text-ink-3">
            <span className="mono">msg_{message.id}</span> · {t(`webhooks.deliveryState.${message.state}`)} ·{" "}
            {message.sequence === null ? (
              t("webhooks.isTest")
            ) : (
              <Link href={`/audit/${message.sequence}`} prefetch={false}>
                {t("webhooks.entry")} {message.sequence}
              </Link>
            )}
          </p>
        </div>
      </div>
      <Done t={t} namespace="webhooks" known={["replayed"]} done={done} />
      <div className="border-t-2 border-ink">
        <Section title={t("webhooks.tries")} note={t("webhooks.triesNote")}>
          <AttemptTable t={t} locale={locale} tries={message.tries} />
          {message.dueAt && (
            <p className="mt-3">
              {t("webhooks.columns.due")}: <DateText value={message.dueAt} locale={locale} time />
            </p>
          )}
          {!webhook.disabledAt && (
            <div className="mt-4">
              <Command action={replay.bind(null, { id, delivery })} words={formWords(t)} secondary>
                {t("webhooks.replay")}
              </Command>
            </div>
          )}
        </Section>
        <Section title={t("webhooks.body")} note={t("webhooks.bodyNote")}>
          <code className="mono block whitespace-pre-wrap break-all">{message.body}</code>
        </Section>
      </div>
    </div>
  );
}
