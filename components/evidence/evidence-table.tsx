import Link from "next/link";
import { keepClocks } from "@/components/clocks/keep";
import { formatInstant, formatPartial } from "@/components/dates";
import type { Translate } from "@/components/translate";
import { STANCES } from "@/lib/domain/evidence";
import { type Locale, type Localized, pick } from "@/lib/domain/localized";
import "./evidence.css";

/** What a row shows. */
export interface EvidenceRow {
  reference: string;
  state: string;
  type: string;
  title: Localized;
  publishedOn: string | null;
  eventFrom: string | null;
  eventTo: string | null;
  ongoing: boolean;
  via: string | null;
  visibility: string;
  recordedAt: Date;
  source: { id: string; name: string; kind: string } | null;
  links: readonly { reference: string; stance: string; credibility: number | null }[];
  files: number;
  /** How its address was found last. */
  link: { state: string; since: string } | null;
  captures: number;
}

/** Evidence as rows: what, when, what it bears on and how credible. Few elements a row, so that long lists stay light. */
export function EvidenceTable({ t, locale, rows }: { t: Translate; locale: Locale; rows: readonly EvidenceRow[] }) {
  return (
    <table className="list evt">
      <thead>
        <tr>
          <th scope="col">{t("evidence.columns.reference")}</th>
          <th scope="col">{t("evidence.columns.what")}</th>
          <th scope="col">{t("evidence.columns.bears")}</th>
          <th scope="col">{t("evidence.columns.when")}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => {
          const title = pick(row.title, locale);
          return (
            <tr key={row.reference} data-row className={row.state === "WITHDRAWN" ? "gone" : undefined}>
              <td className="ref">{row.reference}</td>
              <td className="ti">
                <Link
                  className="t"
                  href={`/evidence/${row.reference}`}
                  prefetch={false}
                  lang={title.lang === locale ? undefined : title.lang}
                >
                  {title.text}
                </Link>
                <small>{detailOf(row, t)}</small>
                {brokenSince(row, t, locale)}
              </td>
              <td className="sta">
                {STANCES.map((stance) => {
                  const links = row.links.filter((link) => link.stance === stance);
                  if (links.length === 0) return null;
                  return (
                    <div className="bear" key={stance}>
                      <span className={stance === "CONTRADICTS" ? "word con" : "word"}>{t(`stance.${stance}`)}</span>
                      {links.map((link) => (
                        <a key={link.reference} href={keepClocks(`/recommendations/${link.reference}`)}>
                          {link.reference}{" "}
                          <span
                            className={link.credibility === null ? "cr un" : "cr"}
                            title={
                              link.credibility === null ? t("evidence.ungraded") : t(`credibility.${link.credibility}`)
                            }
                          >
                            {link.credibility ?? "–"}
                          </span>
                        </a>
                      ))}
                    </div>
                  );
                })}
              </td>
              <td className="mo">{whenOf(row, t, locale)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

/** When it happened, else when it was published, else when it was recorded. */
export function whenOf(
  row: Pick<EvidenceRow, "eventFrom" | "eventTo" | "publishedOn" | "ongoing" | "recordedAt">,
  t: Translate,
  locale: Locale,
): string {
  const { eventFrom, eventTo, publishedOn } = row;
  if (row.ongoing)
    return eventFrom ? t("evidence.since", { from: formatPartial(eventFrom, locale) }) : t("evidence.ongoing");
  if (eventFrom && eventTo && eventFrom !== eventTo)
    return `${formatPartial(eventFrom, locale)} – ${formatPartial(eventTo, locale)}`;
  const on = eventTo ?? eventFrom ?? publishedOn;
  return on ? formatPartial(on, locale) : t("evidence.loggedOn", { at: formatInstant(row.recordedAt, locale) });
}

function brokenSince({ link }: EvidenceRow, t: Translate, locale: Locale) {
  const words = link && { DEAD: "evidence.linkDead", FAILING: "evidence.linkFailing" }[link.state];
  return (
    words && (
      <small>
        <span className="attn">{t(words, { day: formatInstant(new Date(link.since), locale) })}</span>
      </small>
    )
  );
}

function detailOf(row: EvidenceRow, t: Translate): string {
  return [
    row.state === "WITHDRAWN" && t("evidence.withdrawn"),
    row.source && `${row.source.name}, ${t(`sourceKind.${row.source.kind}`)}`,
    t(`evidenceType.${row.type}`),
    row.via && t("evidence.viaShort", { work: row.via }),
    row.files > 0 && t("evidence.fileCount", { count: row.files }),
    row.captures > 0 && t("evidence.captureCount", { count: row.captures }),
    row.visibility === "PUBLIC" && t("visibility.PUBLIC"),
  ]
    .filter(Boolean)
    .join(" · ");
}
