import type { ReactNode } from "react";
import { formatDay } from "@/components/dates";
import { ConfidenceMark, ProposedStatus, Status } from "@/components/judgement/status";
import { Cites, type JudgementView } from "@/components/recommendation/judgement";
import type { Translate } from "@/components/translate";

/** A proposal beside the judgement that it would replace. */
export function Comparison({
  current,
  proposal,
  open,
  t,
  locale,
}: {
  current: JudgementView | null;
  proposal: JudgementView;
  open: boolean;
  t: Translate;
  locale: string;
}) {
  const row = (name: string, of: (view: JudgementView) => ReactNode) => (
    <tr>
      <th scope="row">{name}</th>
      <td>{current ? of(current) : "–"}</td>
      <td>{of(proposal)}</td>
    </tr>
  );
  const reasons = (view: JudgementView) =>
    view.reasons.map((reason) => t(`confidenceReason.${reason}`)).join(", ") || "–";
  return (
    <table className="diff">
      <caption className="vh">{t("review.beside")}</caption>
      <thead>
        <tr>
          <th scope="col">
            <span className="vh">{t("review.aspect")}</span>
          </th>
          <th scope="col">{t("review.now")}</th>
          <th scope="col">{t("dashboard.proposed")}</th>
        </tr>
      </thead>
      <tbody>
        <tr className="main">
          <th scope="row">{t("assessment.form.implementation")}</th>
          <td>
            <Status status={current?.implementation ?? "NOT_ASSESSED"} t={t} />
          </td>
          <td>
            {open ? (
              <ProposedStatus status={proposal.implementation} t={t} />
            ) : (
              <Status status={proposal.implementation} t={t} />
            )}
          </td>
        </tr>
        {row(t("review.trueOn"), (view) => formatDay(view.asOn, locale))}
        {row(t("recommendation.confidence"), (view) => (
          <ConfidenceMark value={view.confidence} t={t} />
        ))}
        {row(t("assessment.form.reasons"), reasons)}
        {row(t("assessment.outcome"), (view) => (view.outcome ? t(`assessment.outcomes.${view.outcome}`) : "–"))}
        {row(t("review.author"), (view) => view.author.name)}
        {row(t("review.rests"), (view) => (
          <Cites view={view} t={t} />
        ))}
      </tbody>
    </table>
  );
}
