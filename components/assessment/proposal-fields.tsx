import type { Translate } from "@/components/translate";
import { Choices, Select, TextArea, TextField } from "@/components/ui/fields";
import { CONFIDENCE_REASONS, CONFIDENCES } from "@/lib/domain/confidence";
import { IMPLEMENTATIONS, OUTCOMES } from "@/lib/domain/implementation";

/** One choice of a list, with what helps to choose it. */
export interface Choice {
  value: string;
  label: string;
  detail?: string;
}

/** What the form starts with: empty, or a proposal that came back. */
export interface ProposalValues {
  implementation?: string;
  asOn: string;
  confidence?: string;
  reasons: readonly string[];
  rationale?: string;
  outcome?: string | null;
  evidence: readonly string[];
  searches: readonly string[];
  party?: string;
  revisesId?: string;
  correctsId?: string;
}

/** The fields of a proposal in numbered parts: what holds, on what evidence, how sure, why. */
export function ProposalFields({
  values,
  evidence,
  searches,
  states,
  corrigible,
  t,
}: {
  values: ProposalValues;
  evidence: readonly Choice[];
  searches: readonly Choice[];
  states: readonly Choice[];
  /** Approved judgements that a correction may name. */
  corrigible: readonly Choice[];
  t: Translate;
}) {
  return (
    <>
      {values.revisesId && <input type="hidden" name="revisesId" value={values.revisesId} />}
      <section className="fs">
        <h2>
          <span>1</span>
          {t("assessment.form.judgement")}
        </h2>
        <Choices
          name="implementation"
          label={t("assessment.form.implementation")}
          layout="list"
          options={IMPLEMENTATIONS.map((value) => ({
            value,
            label: t(`implementation.${value}`),
            detail: t(`assessment.means.${value}`),
          }))}
          defaultValues={values.implementation ? [values.implementation] : []}
        />
        <TextField
          name="asOn"
          type="date"
          label={t("assessment.form.asOn")}
          hint={t("assessment.form.asOnHint")}
          defaultValue={values.asOn}
        />
        {states.length > 0 && (
          <Select
            name="party"
            label={t("assessment.form.party")}
            hint={t("assessment.form.partyHint")}
            options={states}
            empty={t("assessment.form.overall")}
            defaultValue={values.party ?? ""}
          />
        )}
      </section>
      <section className="fs">
        <h2>
          <span>2</span>
          {t("assessment.form.rests")}
        </h2>
        {evidence.length > 0 ? (
          <Choices
            name="evidence[]"
            label={t("assessment.form.evidence")}
            layout="list"
            options={evidence}
            defaultValues={values.evidence}
            hint={t("assessment.form.evidenceHint")}
          />
        ) : (
          <p className="mut" id="f-evidence">
            {t("assessment.form.noEvidence")}
          </p>
        )}
        {searches.length > 0 ? (
          <Choices
            name="searches[]"
            label={t("assessment.form.searches")}
            optional={t("assessment.form.searchesWhen")}
            layout="list"
            options={searches}
            defaultValues={values.searches}
          />
        ) : (
          <p className="mut" id="f-searches">
            {t("assessment.form.noSearch")}
          </p>
        )}
      </section>
      <section className="fs">
        <h2>
          <span>3</span>
          {t("assessment.form.sure")}
        </h2>
        <Choices
          name="confidence"
          label={t("recommendation.confidence")}
          options={CONFIDENCES.map((value) => ({ value, label: t(`confidence.${value}`) }))}
          defaultValues={values.confidence ? [values.confidence] : []}
        />
        <Choices
          name="reasons[]"
          label={t("assessment.form.reasons")}
          optional={t("form.optional")}
          layout="list"
          options={CONFIDENCE_REASONS.map((value) => ({
            value,
            label: t(`confidenceReason.${value}`),
            detail: t(`assessment.reason.${value}`),
          }))}
          defaultValues={values.reasons}
        />
      </section>
      <section className="fs last">
        <h2>
          <span>4</span>
          {t("assessment.form.why")}
        </h2>
        <TextArea
          name="rationale"
          label={t("assessment.form.rationale")}
          rows={6}
          hint={t("assessment.form.rationaleHint")}
          defaultValue={values.rationale}
        />
        <Select
          name="outcome"
          label={t("assessment.outcome")}
          optional={t("form.optional")}
          hint={t("assessment.form.outcomeHint")}
          options={OUTCOMES.map((value) => ({ value, label: t(`assessment.outcomes.${value}`) }))}
          empty={t("assessment.form.noOutcome")}
          defaultValue={values.outcome ?? ""}
        />
        {corrigible.length > 0 && (
          <Select
            name="correctsId"
            label={t("assessment.form.corrects")}
            optional={t("form.optional")}
            hint={t("assessment.form.correctsHint")}
            options={corrigible}
            empty={t("assessment.form.correctsNone")}
            defaultValue={values.correctsId ?? ""}
          />
        )}
      </section>
    </>
  );
}

/** The fields' labels, for the error summary. */
export function proposalLabels(t: Translate): Record<string, string> {
  return {
    implementation: t("assessment.form.implementation"),
    asOn: t("assessment.form.asOn"),
    party: t("assessment.form.party"),
    evidence: t("assessment.form.evidence"),
    searches: t("assessment.form.searches"),
    confidence: t("recommendation.confidence"),
    reasons: t("assessment.form.reasons"),
    rationale: t("assessment.form.rationale"),
    outcome: t("assessment.outcome"),
    correctsId: t("assessment.form.corrects"),
    revisesId: t("assessment.form.revises"),
  };
}
