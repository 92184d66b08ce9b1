import type { Metadata } from "next";
import { Done } from "@/components/people/done";
import { NotYours } from "@/components/people/not-yours";
import { Section } from "@/components/people/section";
import { WebhookTable } from "@/components/webhook/webhook-table";
import { can } from "@/lib/domain/permissions";
import { listPublications } from "@/lib/use-cases/publication/queries";
import { listWebhooks } from "@/lib/use-cases/webhook/queries";
import { requireMember } from "@/lib/web/actor";
import { currentLocale, currentTranslator } from "@/lib/web/request";
import { register } from "./actions";
import { WebhookForm } from "./form";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await currentTranslator())("webhooks.title") };
}

/** Which addresses are told of changes, and one more. For administrators. */
export default async function WebhooksPage({ searchParams }: { searchParams: Promise<{ done?: string }> }) {
  const actor = await requireMember();
  const [t, locale, { done }] = await Promise.all([currentTranslator(), currentLocale(), searchParams]);
  if (!can(actor, "webhook.manage")) return <NotYours t={t} why={t("people.notYours.why", { role: actor.role })} />;
  const [webhooks, publications] = await Promise.all([listWebhooks(actor), listPublications(actor)]);
  return (
    <div className="wrap">
      <div className="lh">
        <h1>{t("webhooks.title")}</h1>
      </div>
      <Done t={t} namespace="webhooks" known={["removed"]} done={done} />
      <section className="fig">
        <p className="read mb-4">{t("webhooks.lede")}</p>
        <WebhookTable t={t} locale={locale} webhooks={webhooks} />
      </section>
      <div className="mt-8 border-t border-rule-2">
        <Section id="new" title={t("webhooks.new")} note={t("webhooks.newNote")}>
          <WebhookForm
            t={t}
            action={register.bind(null, {})}
            publications={publications.map(({ reference }) => reference)}
          />
        </Section>
      </div>
    </div>
  );
}
