import { formatDay } from "@/components/dates";
import type { Translate } from "@/components/translate";
import type { Day } from "@/lib/domain/dates";

/** Where somebody looked and found nothing: what separates "nothing happened" from "nobody looked". */
export function Searches({
  searches,
  t,
  locale,
}: {
  searches: readonly { id: string; where: string; query: string; language: string; searchedOn: Day }[];
  t: Translate;
  locale: string;
}) {
  if (searches.length === 0) return <p className="mut">{t("recommendation.noSearch")}</p>;
  return (
    <table className="simple">
      <thead>
        <tr>
          <th scope="col">{t("recommendation.searchedOn")}</th>
          <th scope="col">{t("recommendation.where")}</th>
          <th scope="col">{t("recommendation.query")}</th>
          <th scope="col">{t("recommendation.language")}</th>
        </tr>
      </thead>
      <tbody>
        {searches.map((search) => (
          <tr key={search.id}>
            <td className="nw">{formatDay(search.searchedOn, locale)}</td>
            <td>{search.where}</td>
            <td>{search.query}</td>
            <td>{search.language}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
