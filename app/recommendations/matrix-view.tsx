import type { ListQuery } from "@/components/recommendation/list-query";
import type { Translate } from "@/components/translate";
import { ServedMarkup } from "@/components/ui/served-markup";
import { type MatrixLine, matrix } from "@/components/views/matrix";
import type { Localized } from "@/lib/domain/localized";
import "@/components/views/views.css";

/** The rows by member state. */
export function MatrixView({
  rows,
  states,
  query,
  t,
  locale,
}: {
  rows: readonly MatrixLine[];
  states: readonly { id: string; key: string; shortName: Localized }[];
  query: ListQuery;
  t: Translate;
  locale: string;
}) {
  return (
    <>
      <p className="rule">{t("views.rollUp")}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be reached by keyboard */}
      <section className="scroll" tabIndex={0} aria-label={t("views.matrix")}>
        <ServedMarkup as="table" className="mat" html={matrix(rows, states, { query, t, locale })} />
      </section>
      <p className="key">
        <span>
          <span className="gp" aria-hidden="true">
            ?
          </span>
          {t("views.gap")}
        </span>
        <span className="mev">
          <b className="a">−1</b> {t("list.against").toLowerCase()} · <b className="f">+1</b>{" "}
          {t("list.for").toLowerCase()} · (1) {t("chart.context").toLowerCase()}
        </span>
        <span>
          <svg className="g s-na" width="16" height="16" aria-hidden="true">
            <use href="#g-s-na" />
          </svg>
          {t("implementation.NOT_ASSESSED")}
        </span>
        <span>
          <span className="u hat s-under" aria-hidden="true" />
          {t("views.keyProposed")}
        </span>
      </p>
    </>
  );
}
