import type { Metadata } from "next";
import Link from "next/link";
import { Done } from "@/components/people/done";
import { History } from "@/components/people/history";
import { RetireForm } from "@/components/people/retire-form";
import { Section } from "@/components/people/section";
import { PublicationFacts } from "@/components/publication/publication-facts";
import { LocalizedText } from "@/components/ui/localized-text";
import { can } from "@/lib/domain/permissions";
import { getPublication } from "@/lib/use-cases/publication/queries";
import { requireMember } from "@/lib/web/actor";
import { found } from "@/lib/web/found";
import { currentLocale, currentTranslator } from "@/lib/web/request";
import { retire } from "./actions";

interface Address {
  params: Promise<{ reference: string }>;
  searchParams: Promise<{ done?: string }>;
}

export async function generateMetadata({ params }: Address): Promise<Metadata> {
  return { title: (await params).reference };
}

/** One publication: what it is, its recommendations, and how its description changed. For every member. */
export default async function PublicationPage({ params, searchParams }: Address) {
  const actor = await requireMember();
  const [t, locale, { reference }, { done }] = await Promise.all([
    currentTranslator(),
    currentLocale(),
    params,
    searchParams,
  ]);
  const publication = await found(getPublication(actor, reference));
  const mayEdit = can(actor, "publication.edit") && !publication.retired;
  const path = `/publications/${publication.reference}`;
  return (
    <div className="wrap">
      <p className="crumb">
        <Link href="/publications" prefetch={false}>
          {t("publications.title")}
        </Link>{" "}
        / {publication.reference}
      </p>
      <div className="rh">
        <div>
          <p className="ref big">{publication.reference}</p>
          <h1>
            <LocalizedText value={publication.title} locale={locale} />
          </h1>
        </div>
        <div className="acts">
          {mayEdit && (
            <Link className="btn sec" href={`${path}/edit`} prefetch={false}>
              {t("publications.edit")}
            </Link>
          )}
          {publication.recommendations > 0 && (
            <a
              className="btn sec"
              href={`/briefings?filter=${encodeURIComponent(`publication=${publication.reference}`)}`}
            >
              {t("briefing.make")}
            </a>
          )}
          {publication.recommendations > 0 && (
            <a className="btn sec" href={`${path}/dossier`} title={t("dossier.about")} download>
              {t("dossier.download")}
            </a>
          )}
          {can(actor, "recommendation.edit") && !publication.retired && (
            <Link className="btn sec" href={`/imports?publication=${publication.reference}`} prefetch={false}>
              {t("import.open")}
            </Link>
          )}
          <Link className="btn sec" href={`${path}/publishing`} prefetch={false}>
            {t("publishing.open")}
          </Link>
        </div>
      </div>
      <Done t={t} namespace="publications" known={["created", "revised", "retired"]} done={done} />
      <div className="border-t-2 border-ink">
        <Section title={t("publications.about")} note={publication.textSha256 && t("publications.hashNote")}>
          <PublicationFacts t={t} locale={locale} publication={publication} />
          {publication.retired && <p className="attn mt-2">{t("publications.retiredNote")}</p>}
        </Section>
        <Section title={t("publications.recommendations")}>
          <p>
            {t("publications.count", { count: publication.recommendations })}.{" "}
            {publication.recommendations > 0 && (
              <Link href={`/recommendations?publication=${publication.reference}`} prefetch={false}>
                {t("publications.show")}
              </Link>
            )}{" "}
            <Link href={`/references?publication=${publication.reference}`} prefetch={false}>
              {t("references.title")}
            </Link>
          </p>
        </Section>
        <Section title={t("document.title")}>
          <p>
            <Link href={`${path}/document`} prefetch={false}>
              {t("document.open")}
            </Link>
          </p>
        </Section>
        <Section title={t("publications.history")}>
          <History
            t={t}
            locale={locale}
            namespace="publications"
            subject={`publication:${publication.reference}`}
            revisions={publication.revisions}
          />
        </Section>
        {mayEdit && (
          <Section title={t("publications.retire")}>
            <RetireForm
              t={t}
              namespace="publications"
              version={publication.version}
              action={retire.bind(null, { reference: publication.reference })}
            />
          </Section>
        )}
      </div>
    </div>
  );
}
