import { Checklist } from "@/components/assessment/checklist";
import { Comparison } from "@/components/assessment/comparison";
import { GateLegs } from "@/components/recommendation/gate-legs";
import { Rationale } from "@/components/recommendation/judgement";
import type { Translate } from "@/components/translate";
import type { RecommendationPageData } from "@/lib/use-cases/recommendation/get-recommendation";
import { checksFor } from "../../../../assessments/[id]/checks";
import { RepliesTo } from "./around-section";
import type { Waiting } from "./proposals";

/** A proposal beside the judgement that it would replace, why, and what the rules say of it. */
export function ProposalSection({
  view,
  data,
  t,
  locale,
}: {
  view: Waiting;
  data: RecommendationPageData;
  t: Translate;
  locale: string;
}) {
  const current =
    view.party === null ? data.current : (data.byState.find((each) => each.party?.id === view.party?.id) ?? null);
  return (
    <section aria-labelledby="proposal-title">
      <h2 id="proposal-title" className="vh">
        {t("review.proposal")}
      </h2>
      <div className="pc">
        <Comparison current={current} proposal={view} open t={t} locale={locale} />
        <div className="rat">
          <h3>{t("assessment.form.rationale")}</h3>
          <Rationale text={view.rationale} locale={locale} />
        </div>
      </div>
      <RepliesTo id={current?.id} title={t("reply.toCurrent")} data={data} t={t} locale={locale} />
      <RepliesTo id={view.id} title={t("reply.toProposal")} data={data} t={t} locale={locale} />
      <Checklist checks={checksFor(view, data, view.violations, t)} t={t} />
      {view.implementation === "IMPLEMENTED" && <GateLegs gate={data.standing.gate} t={t} />}
    </section>
  );
}
