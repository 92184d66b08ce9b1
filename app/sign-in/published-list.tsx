import { LocalizedText } from "@/components/ui/localized-text";
import { listPublished } from "@/lib/use-cases/publishing/queries";
import { currentLocale, currentTranslator } from "@/lib/web/request";

/** What can be read without an account, for those who come to the door; nothing while nothing is published. */
export async function PublishedList() {
  const [titles, t, locale] = await Promise.all([listPublished(), currentTranslator(), currentLocale()]);
  if (titles.length === 0) return null;
  return (
    <section className="mt-8 border-t border-rule pt-4">
      <h2 className="font-serif text-lg font-semibold">{t("publishing.signIn")}</h2>
      <p className="mut mb-2">{t("publishing.signInWhy")}</p>
      <ul>
        {titles.map(({ reference, title }) => (
          <li key={reference} className="py-1">
            <a href={`/public/${reference}${locale === "en" ? "" : `?lang=${locale}`}`}>
              <LocalizedText value={title} locale={locale} />
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
