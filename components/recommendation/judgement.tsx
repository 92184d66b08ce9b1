import { keepClocks } from "@/components/clocks/keep";
import { formatDay, formatInstant } from "@/components/dates";
import { STATUS_CLASS } from "@/components/judgement/glyph";
import { ConfidenceMark, ProposedStatus, Status } from "@/components/judgement/status";
import type { Translate } from "@/components/translate";
import type { Confidence, ConfidenceReason } from "@/lib/domain/confidence";
import type { Day } from "@/lib/domain/dates";
import { evidenceReference } from "@/lib/domain/evidence";
import type { Implementation, Outcome } from "@/lib/domain/implementation";
import { type Localized, pick } from "@/lib/domain/localized";

/** A proposal, decided or not, as pages show it. */
export interface JudgementView {
  id: string;
  implementation: Implementation;
  outcome: Outcome | null;
  confidence: Confidence;
  reasons: readonly ConfidenceReason[];
  rationale: Localized;
  asOn: Day;
  author: { id: string; name: string };
  submittedAt: Date;
  party: { shortName: Localized } | null;
  decisions: readonly { verdict: string; decider: { name: string }; decidedAt: Date }[];
  approvals: number;
  approvalsNeeded: number;
  citations: readonly { number: number }[];
  searches: readonly unknown[];
}

interface Common {
  t: Translate;
  locale: string;
}

/** The judgement in force: status, who approved it and when, and why. */
export function CurrentJudgement({ view, t, locale }: Common & { view: JudgementView | null }) {
  if (!view) {
    return (
      <p className="jl">
        <Status status="NOT_ASSESSED" t={t} /> <span className="mut">{t("recommendation.notAssessedWhy")}</span>
      </p>
    );
  }
  const approval = view.decisions.findLast((decision) => decision.verdict === "APPROVE");
  return (
    <>
      <p className="jl">
        <Status status={view.implementation} t={t} />{" "}
        <span className="mut">
          {approval &&
            t("recommendation.approved", {
              day: formatInstant(approval.decidedAt, locale),
              name: approval.decider.name,
            })}
          ; {t("recommendation.proposedBy", { name: view.author.name })}
        </span>
      </p>
      <Rationale text={view.rationale} locale={locale} />
      <p className="fine mut">
        {t("recommendation.trueOn", { day: formatDay(view.asOn, locale) })} · <Cites view={view} t={t} /> ·{" "}
        <a href={keepClocks(`/assessments/${view.id}`)}>{t("recommendation.wholeDecision")}</a>
      </p>
    </>
  );
}

/** A proposal that waits, in its hatched frame, with what the reader may do about it. */
export function WaitingProposal({
  view,
  cannot,
  broken,
  t,
  locale,
}: Common & { view: JudgementView; cannot: string | null; broken: readonly string[] }) {
  return (
    <div className={`waitb ${STATUS_CLASS[view.implementation]}`}>
      <p>
        <ProposedStatus status={view.implementation} t={t} />
        <b>
          {view.author.name}, {formatInstant(view.submittedAt, locale)}
        </b>
        {view.party && <span className="mut"> · {pick(view.party.shortName, locale).text}</span>}
        {view.approvalsNeeded > 1 && (
          <span className="mut"> · {t("recommendation.ofTwo", { approvals: view.approvals })}</span>
        )}
      </p>
      <Rationale text={view.rationale} locale={locale} />
      <p className="fine">
        <ConfidenceMark value={view.confidence} t={t} /> ·{" "}
        {t("recommendation.trueOn", { day: formatDay(view.asOn, locale) })} · <Cites view={view} t={t} />
      </p>
      {broken.map((rule) => (
        <p key={rule} className="attn fine">
          {t(`errors.rule.${rule}`)}
        </p>
      ))}
      <p>
        <a className={cannot ? "btn sm sec" : "btn sm"} href={keepClocks(`/assessments/${view.id}`)}>
          {t(cannot ? "recommendation.read" : "recommendation.decide")}
        </a>{" "}
        <span className="mut">{t(cannot ? `queue.reasons.${cannot}` : "recommendation.mayDecide")}</span>
      </p>
    </div>
  );
}

/** Why, in the words of whoever proposed it. */
export function Rationale({ text, locale }: { text: Localized; locale: string }) {
  const shown = pick(text, locale);
  return (
    <p className="read pre-line" lang={shown.lang === locale ? undefined : shown.lang}>
      {shown.text}
    </p>
  );
}

/** The evidence that a proposal cites, each once. */
export function Cites({ view, t }: { view: Pick<JudgementView, "citations" | "searches">; t: Translate }) {
  const numbers = [...new Set(view.citations.map((citation) => citation.number))];
  if (numbers.length === 0) return t("recommendation.restsOnSearches", { count: view.searches.length });
  return (
    <>
      {t("recommendation.cites")}{" "}
      {numbers.flatMap((number, index) => [
        index > 0 ? ", " : "",
        <a key={number} href={`/evidence/${evidenceReference(number)}`}>
          {evidenceReference(number)}
        </a>,
      ])}
    </>
  );
}
