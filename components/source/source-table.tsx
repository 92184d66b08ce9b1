import Link from "next/link";
import type { Translate } from "@/components/translate";
import { type Locale, type Localized, pick } from "@/lib/domain/localized";
import "@/components/evidence/evidence.css";

/** What a row shows. */
export interface SourceRow {
  id: string;
  name: string;
  kind: string;
  country: string | null;
  party: { name: Localized } | null;
  relation: string | null;
  evidence: number;
  gradings: readonly { reliability: string; theme: { key: string } | null }[];
}

/** Sources as rows: kind, whose voice, how reliable in general, how much evidence names them. */
export function SourceTable({ t, locale, rows }: { t: Translate; locale: Locale; rows: readonly SourceRow[] }) {
  return (
    <table className="list evt">
      <thead>
        <tr>
          <th scope="col">{t("source.name")}</th>
          <th scope="col">{t("source.voice")}</th>
          <th scope="col">{t("source.reliability")}</th>
          <th scope="col">{t("source.evidence")}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => {
          const party = row.party && pick(row.party.name, locale);
          const general = row.gradings.find((grading) => grading.theme === null);
          const themes = row.gradings.length - (general ? 1 : 0);
          return (
            <tr key={row.id} data-row>
              <td className="ti">
                <Link className="t" href={`/sources/${row.id}`} prefetch={false}>
                  {row.name}
                </Link>
                <small>{[t(`sourceKind.${row.kind}`), row.country].filter(Boolean).join(" · ")}</small>
              </td>
              <td className="tg">
                {party ? (
                  `${t(`source.relation.${row.relation ?? "SPEAKS_FOR"}`)} ${party.text}`
                ) : (
                  <span className="mut">{t("source.noParty")}</span>
                )}
              </td>
              <td className="sta">
                {general ? (
                  <span>
                    <b>{general.reliability}</b> {t(`reliability.${general.reliability}`)}
                  </span>
                ) : (
                  <span className="mut">{t("evidence.noReliability")}</span>
                )}
                {themes > 0 && <small>{t("source.themeGrades", { count: themes })}</small>}
              </td>
              <td className="mo">
                <a href={`/evidence?source=${row.id}`}>{t("evidence.count", { count: row.evidence })}</a>
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
