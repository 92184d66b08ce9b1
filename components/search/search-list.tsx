import { formatPartial } from "@/components/dates";
import { languageName } from "@/components/evidence/format";
import type { Translate } from "@/components/translate";
import type { Locale } from "@/lib/domain/localized";
import "@/components/evidence/evidence.css";

/** A search that found nothing, as logged. */
export interface SearchShown {
  id: string;
  reference: string;
  where: string;
  query: string;
  language: string;
  searchedOn: string;
  recordedBy: { name: string };
}

/** Searches that found nothing: when, where, for what, in which language, by whom. */
export function SearchList({
  t,
  locale,
  searches,
}: {
  t: Translate;
  locale: Locale;
  searches: readonly SearchShown[];
}) {
  if (searches.length === 0) return <p className="mut">{t("search.none")}</p>;
  return (
    <ul className="lks">
      {searches.map((search) => (
        <li key={search.id}>
          <p>
            <b className="font-semibold">{formatPartial(search.searchedOn, locale)}</b>{" "}
            <span className="ref">{search.reference}</span> {search.where}
          </p>
          <p className="m">
            {t("search.quoted", { query: search.query })} · {languageName(search.language, locale)} ·{" "}
            {search.recordedBy.name}
          </p>
        </li>
      ))}
    </ul>
  );
}
