import type { Metadata } from "next";
import Link from "next/link";
import { formatInstant } from "@/components/dates";
import { Done } from "@/components/people/done";
import { Section } from "@/components/people/section";
import { MissingTable } from "@/components/publishing/missing-table";
import { PublishForm, TakeBackForm } from "@/components/publishing/publishing-forms";
import { LocalizedText } from "@/components/ui/localized-text";
import { can } from "@/lib/domain/permissions";
import { getPublishing } from "@/lib/use-cases/publishing/queries";
import { requireMember } from "@/lib/web/actor";
import { found } from "@/lib/web/found";
import { currentLocale, currentTranslator } from "@/lib/web/request";
import { publish, takeBack } from "./actions";

interface Address {
  params: Promise<{ reference: string }>;
  searchParams: Promise<{ done?: string }>;
}

export async function generateMetadata({ params }: Address): Promise<Metadata> {
  return { title: `${(await currentTranslator())("publishing.title")} ${(await params).reference}` };
}

/** What publishing a publication would show, what it leaves out and why, and the switch. For every member; admins switch. */
export default async function PublishingPage({ params, searchParams }: Address) {
  const actor = await requireMember();
  const [t, locale, { reference }, { done }] = await Promise.all([
    currentTranslator(),
    currentLocale(),
    params,
    searchParams,
  ]);
  const publishing = await found(getPublishing(actor, reference));
  const { version, published, since, by, missing } = publishing;
  const path = `/publications/${publishing.reference}`;
  const open = `/public/${publishing.reference}${locale === "en" ? "" : `?lang=${locale}`}`;
  const said = since && { day: formatInstant(since, locale), name: by ?? "" };
  const own = { reference: publishing.reference };
  const mayPublish = can(actor, "publication.publish");
  return (
    <div className="wrap">
      <p className="crumb">
        <Link href="/publications" prefetch={false}>
          {t("publications.title")}
        </Link>{" "}
        /{" "}
        <Link href={path} prefetch={false}>
          {publishing.reference}
        </Link>{" "}
        / {t("publishing.title")}
      </p>
      <div className="rh">
        <div>
          <p className="ref big">{publishing.reference}</p>
          <h1>{t("publishing.title")}</h1>
          <p className="read">
            <LocalizedText value={publishing.title} locale={locale} />
          </p>
        </div>
      </div>
      <Done t={t} namespace="publishing" known={["published", "takenBack"]} done={done} />
      <div className="border-t-2 border-ink">
        <Section title={t("publishing.address")}>
          <p>{said ? t(`publishing.state.${published ? "yes" : "back"}`, said) : t("publishing.state.no")}</p>
          {!published && publishing.reason && <p className="mut">{publishing.reason}</p>}
          {published && (
            <p>
              <a href={open}>{t("publishing.see")}</a>
            </p>
          )}
        </Section>
        <Section title={t("publishing.shows")} note={t("publishing.showsNote")}>
          <p>{t("publishing.showsText", publishing.shows)}</p>
        </Section>
        <Section title={t("publishing.missing")} note={missing.length > 0 && t("publishing.missingNote")}>
          {missing.length === 0 ? (
            <p>{t("publishing.missingNone")}</p>
          ) : (
            <>
              <p className="mb-2">{t("publishing.missingText", { count: missing.length })}</p>
              <MissingTable missing={missing} t={t} locale={locale} />
            </>
          )}
        </Section>
        <Section title={t(published ? "publishing.takeBack" : "publishing.publish")}>
          {!mayPublish && <p>{t("publishing.noRight")}</p>}
          {mayPublish && published && <TakeBackForm t={t} version={version} action={takeBack.bind(null, own)} />}
          {mayPublish && !published && publishing.retired && <p>{t("publishing.retiredNote")}</p>}
          {mayPublish && !published && !publishing.retired && (
            <PublishForm t={t} version={version} action={publish.bind(null, own)} />
          )}
        </Section>
      </div>
    </div>
  );
}
