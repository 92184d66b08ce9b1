import type { Translate } from "@/components/translate";
import { LocalizedText } from "@/components/ui/localized-text";
import type { Localized } from "@/lib/domain/localized";

interface Told {
  reference: string;
  title: Localized;
  state: "FOUND" | "MOVED" | "MISSING" | "NO_ANCHOR" | "NOT_LOOKED_FOR";
  page: number | null;
}

/** Recommendation by recommendation, whether its passage stands in the document. */
export function PassageTable({
  t,
  locale,
  told,
  path,
}: {
  t: Translate;
  locale: string;
  told: readonly Told[];
  path: string;
}) {
  return (
    <table className="simple">
      <caption className="sr">{t("document.passages")}</caption>
      <thead>
        <tr>
          <th scope="col">{t("document.recommendation")}</th>
          <th scope="col">{t("document.passage")}</th>
        </tr>
      </thead>
      <tbody>
        {told.map(({ reference, title, state, page }) => (
          <tr key={reference}>
            <th scope="row">
              <a href={`/recommendations/${reference}`}>{reference}</a> <LocalizedText value={title} locale={locale} />
            </th>
            <td>
              {state === "FOUND" || state === "MOVED" ? (
                <a href={`${path}?passage=${reference}#passage-${reference}`}>{t(`document.state.${state}`)}</a>
              ) : (
                <span className={state === "MISSING" ? "attn" : undefined}>{t(`document.state.${state}`)}</span>
              )}
              {page !== null && ` · ${t("document.page", { page })}`}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
