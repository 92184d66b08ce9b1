import { barShare } from "@/components/charts/scale";
import { keepClocks } from "@/components/clocks/keep";
import type { Translate } from "@/components/translate";

/** What the evidence rests on: of all items, how many share a weakness. Shares stand beside their counts. */
export function MixShares({
  mix,
  language,
  t,
}: {
  mix: {
    total: number;
    stateAffiliated: number;
    addresseeIssued: number;
    singleLanguage: { language: string | null; count: number };
    singleOrigin: number;
  };
  /** The name of the language that most items are in. */
  language: string;
  t: Translate;
}) {
  const rows = [
    {
      key: "state",
      count: mix.stateAffiliated,
      name: t("dashboard.mix.state"),
      href: "/evidence?affiliation=OFFICIAL",
    },
    { key: "addressee", count: mix.addresseeIssued, name: t("dashboard.mix.addressee") },
    { key: "language", count: mix.singleLanguage.count, name: t("dashboard.mix.language", { language }) },
    { key: "origin", count: mix.singleOrigin, name: t("dashboard.mix.origin") },
  ];
  if (mix.total === 0) return <p className="mut">{t("dashboard.mix.none")}</p>;
  return (
    <table className="smx">
      <caption className="vh">{t("dashboard.mix.title")}</caption>
      <tbody>
        {rows.map(({ key, count, name, href }) => (
          <tr key={key}>
            <th scope="row">{name}</th>
            <td>
              <svg className="bar" width={`${barShare(count, mix.total)}%`} height="12" aria-hidden="true" />
            </td>
            <td className="num wide">
              {href ? <a href={keepClocks(href)}>{count}</a> : count}{" "}
              <span className="mut">{t("dashboard.mix.of", { percent: Math.round((100 * count) / mix.total) })}</span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
