import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { Payload } from "@/components/audit/payload";
import { Subject } from "@/components/audit/subject";
import { Done } from "@/components/people/done";
import { Section } from "@/components/people/section";
import { DateText } from "@/components/ui/date-text";
import { can } from "@/lib/domain/permissions";
import { listAudit } from "@/lib/use-cases/audit/queries";
import { requireMember } from "@/lib/web/actor";
import { currentLocale, currentTranslator } from "@/lib/web/request";
import { RedactForm } from "./form";

interface Address {
  params: Promise<{ sequence: string }>;
  searchParams: Promise<{ done?: string }>;
}

export async function generateMetadata({ params }: Address): Promise<Metadata> {
  return { title: (await currentTranslator())("audit.entry", { sequence: (await params).sequence }) };
}

/** One entry of the chain, whole. For every member; administrators may redact its content. */
export default async function AuditEntryPage({ params, searchParams }: Address) {
  const actor = await requireMember();
  const [t, locale, { sequence }, { done }] = await Promise.all([
    currentTranslator(),
    currentLocale(),
    params,
    searchParams,
  ]);
  if (!/^[1-9]\d{0,14}$/.test(sequence)) notFound();
  const { items } = await listAudit(actor, { after: Number(sequence) - 1, limit: 1 });
  const entry = items[0];
  if (entry?.sequence !== Number(sequence)) notFound();
  // Why something was taken out must itself stay readable.
  const mayRedact = can(actor, "audit.redact") && !entry.redactedAt && entry.action !== "audit.payload-redacted";
  return (
    <div className="wrap">
      <p className="crumb">
        <Link href="/audit" prefetch={false}>
          {t("audit.title")}
        </Link>{" "}
        / {entry.sequence}
      </p>
      <div className="rh">
        <div>
          <p className="ref big">{t("audit.entry", { sequence: entry.sequence })}</p>
          <h1 className="first-letter:uppercase">{t(`audit.action.${entry.action}`)}</h1>
        </div>
      </div>
      <Done t={t} namespace="audit" known={["redacted"]} done={done} />
      <div className="border-t-2 border-ink">
        <Section title={t("audit.about")}>
          {t(`audit.subject.${entry.subjectType}`)} <Subject type={entry.subjectType} id={entry.subjectId} />
        </Section>
        <Section title={t("audit.actor")}>
          <Link href={`/audit?actor=${encodeURIComponent(entry.actorId)}`} prefetch={false}>
            {entry.actorLabel}
          </Link>
          , <DateText value={entry.at} locale={locale} time />
        </Section>
        <Section title={t("audit.payload")}>
          <Payload t={t} locale={locale} payload={entry.payload} redactedAt={entry.redactedAt} />
          {mayRedact && (
            <div className="mt-4">
              <RedactForm t={t} sequence={entry.sequence} />
            </div>
          )}
        </Section>
        <Section title={t("audit.hash")} note={t("audit.verify.text")}>
          <dl className="grid grid-cols-1 gap-3">
            {(["hash", "previousHash", "payloadHash"] as const).map((name) => (
              <div key={name}>
                <dt className="text-ink-3">{t(`audit.${name}`)}</dt>
                <dd className="mono break-all">{entry[name]}</dd>
              </div>
            ))}
          </dl>
        </Section>
      </div>
    </div>
  );
}
