import type { Metadata } from "next";
import Link from "next/link";
import { LocalizedText } from "@/components/ui/localized-text";
import { can } from "@/lib/domain/permissions";
import { listPublications } from "@/lib/use-cases/publication/queries";
import { requireMember } from "@/lib/web/actor";
import { currentLocale, currentTranslator } from "@/lib/web/request";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await currentTranslator())("publications.title") };
}

/** The publications whose recommendations are followed. For every member. */
export default async function PublicationsPage() {
  const actor = await requireMember();
  const [t, locale, publications] = await Promise.all([currentTranslator(), currentLocale(), listPublications(actor)]);
  return (
    <div className="wrap">
      <div className="lh">
        <h1>{t("publications.title")}</h1>
        {can(actor, "publication.edit") && (
          <span className="acts">
            <Link className="btn sm" href="/publications/new" prefetch={false}>
              {t("publications.add")}
            </Link>
            <Link className="btn sec sm" href="/imports/dossier" prefetch={false}>
              {t("dossier.takeIn")}
            </Link>
          </span>
        )}
      </div>
      {publications.length === 0 ? (
        <div className="empty">
          <p>{t("publications.none")}</p>
          <p className="hint2">{t("publications.noneWhy")}</p>
        </div>
      ) : (
        <section className="fig">
          <p className="read mb-4">{t("publications.lede")}</p>
          <ul className="border-t border-rule">
            {publications.map(({ reference, title, authors, year, recommendations, retired }) => (
              <li
                key={reference}
                data-row
                className={`grid grid-cols-1 gap-x-8 gap-y-1 border-b border-rule py-4 md:grid-cols-[9rem_minmax(0,1fr)_14rem] ${retired ? "text-ink-3" : ""}`}
              >
                <p className="ref pt-1">{reference}</p>
                <div>
                  <Link
                    className="font-serif text-[length:var(--t-18)] leading-snug"
                    href={`/publications/${reference}`}
                    prefetch={false}
                  >
                    <LocalizedText value={title} locale={locale} />
                  </Link>
                  <p className="mt-1 text-ink-2">
                    {authors.join(", ")}, {year}
                    {retired && ` · ${t("publications.retired")}`}
                  </p>
                </div>
                <p className="md:pt-1 md:text-right">
                  <Link href={`/recommendations?publication=${reference}`} prefetch={false}>
                    {t("publications.count", { count: recommendations })}
                  </Link>
                </p>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}
