import type { Metadata } from "next";
import Link from "next/link";
import { Done } from "@/components/people/done";
import { NotYours } from "@/components/people/not-yours";
import { Section } from "@/components/people/section";
import { DateText } from "@/components/ui/date-text";
import { DeliveryTable } from "@/components/webhook/delivery-table";
import { WebhookState } from "@/components/webhook/webhook-table";
import { can } from "@/lib/domain/permissions";
import { listPublications } from "@/lib/use-cases/publication/queries";
import { getWebhook, listDeliveries } from "@/lib/use-cases/webhook/queries";
import { requireMember } from "@/lib/web/actor";
import { found } from "@/lib/web/found";
import { currentLocale, currentTranslator } from "@/lib/web/request";
import { WebhookForm } from "../form";
import { change } from "./actions";
import { SecretForm, StateForms } from "./forms";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await currentTranslator())("webhooks.title") };
}

/** One address that is told of changes: its state, what it was sent, its settings and secret. For administrators. */
export default async function WebhookPage({
  params,
  searchParams,
}: {
  params: Promise<{ id: string }>;
  searchParams: Promise<{ done?: string; after?: string }>;
}) {
  const actor = await requireMember();
  const [t, locale, { id }, query] = await Promise.all([currentTranslator(), currentLocale(), params, searchParams]);
  if (!can(actor, "webhook.manage")) return <NotYours t={t} why={t("people.notYours.why", { role: actor.role })} />;
  const webhook = await found(getWebhook(actor, { id }));
  const [log, publications] = await Promise.all([
    listDeliveries(actor, { id, limit: 25, ...(query.after ? { cursor: query.after } : {}) }),
    listPublications(actor),
  ]);
  return (
    <div className="wrap">
      <p className="crumb">
        <Link href="/webhooks" prefetch={false}>
          {t("webhooks.title")}
        </Link>{" "}
        / {webhook.description}
      </p>
      <div className="rh">
        <div>
          <h1>{webhook.description}</h1>
          <p className="mt-1 break-all text-ink-3">{new URL(webhook.url).host}</p>
        </div>
      </div>
      <Done t={t} namespace="webhooks" known={["changed", "tested", "enabled", "disabled"]} done={query.done} />
      <div className="border-t-2 border-ink">
        <Section title={t("webhooks.check")}>
          <p className="mb-3">
            <WebhookState t={t} locale={locale} webhook={webhook} />
            {webhook.disabledBecause && <> · {t(`webhooks.because.${webhook.disabledBecause}`)}</>}
          </p>
          <StateForms t={t} id={id} disabledBecause={webhook.disabledBecause} />
        </Section>
        <Section id="log" title={t("webhooks.log")} note={t("webhooks.logNote")}>
          <DeliveryTable t={t} locale={locale} webhookId={id} deliveries={log.items} />
          {log.nextCursor && (
            <p className="fine">
              <Link href={`/webhooks/${id}?after=${log.nextCursor}#log`} prefetch={false}>
                {t("webhooks.older")}
              </Link>
            </p>
          )}
        </Section>
        <Section title={t("webhooks.settings")}>
          <WebhookForm
            t={t}
            action={change.bind(null, { id, version: String(webhook.version) })}
            publications={publications.map(({ reference }) => reference)}
            shown={webhook}
          />
        </Section>
        <Section title={t("webhooks.secret")} note={t("webhooks.secretNote")}>
          {webhook.previousUntil && webhook.previousUntil > new Date() && (
            <p className="mb-3">
              {t("webhooks.overlap")} <DateText value={webhook.previousUntil} locale={locale} time />
            </p>
          )}
          <SecretForm t={t} id={id} />
        </Section>
      </div>
      <p className="fine">
        <Link href={`/audit?subject=webhook:${id}`} prefetch={false}>
          {t("audit.aboutOne", { subject: webhook.description })}
        </Link>
      </p>
    </div>
  );
}
