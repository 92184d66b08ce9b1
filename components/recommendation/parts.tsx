import { shortReference } from "@/components/charts/scale";
import { keepClocks } from "@/components/clocks/keep";
import { ProposedStatus, Status } from "@/components/judgement/status";
import type { Translate } from "@/components/translate";
import { DISPLAY_ORDER, type Implementation, type ShownImplementation } from "@/lib/domain/implementation";
import { type Localized, pick } from "@/lib/domain/localized";

export interface Part {
  reference: string;
  title: Localized;
  derived: boolean;
  retired: boolean;
  implementation: ShownImplementation;
  proposed: Implementation | null;
  supports: number;
  contradicts: number;
  context: number;
}

/** The components, each with its own standing, and the spread above; no average, ever. */
export function Parts({ parts, t, locale }: { parts: readonly Part[]; t: Translate; locale: string }) {
  const spread = DISPLAY_ORDER.map((status) => ({
    status,
    count: parts.filter((part) => !part.retired && part.implementation === status).length,
  }));
  return (
    <>
      {parts.length > 1 && (
        <p className="spread">
          {spread
            .filter((each) => each.count > 0)
            .map(({ status, count }) => (
              <span key={status}>
                {count} × <Status status={status} t={t} />
              </span>
            ))}
        </p>
      )}
      <table className="simple comp">
        <caption className="vh">{t("recommendation.components")}</caption>
        <tbody>
          {parts.map((part) => {
            const title = pick(part.title, locale);
            return (
              <tr key={part.reference}>
                <td className="ref">
                  <a href={keepClocks(`/recommendations/${part.reference}`)}>{shortReference(part.reference)}</a>
                </td>
                <td className="serif">
                  <a
                    className="plain"
                    href={keepClocks(`/recommendations/${part.reference}`)}
                    lang={title.lang === locale ? undefined : title.lang}
                  >
                    {title.text}
                  </a>{" "}
                  {part.derived && (
                    <span className="derived" title={t("recommendation.derivedWhy")}>
                      {t("recommendation.derived")}
                    </span>
                  )}
                  {part.retired && <span className="derived">{t("recommendation.retired")}</span>}
                </td>
                <td>
                  <Status status={part.implementation} t={t} />
                  {part.proposed && (
                    <>
                      <br />
                      <ProposedStatus status={part.proposed} t={t} />
                    </>
                  )}
                </td>
                <td className="mut">
                  {t("recommendation.counts", {
                    supports: part.supports,
                    contradicts: part.contradicts,
                    context: part.context,
                  })}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </>
  );
}
