import { formatDay, formatInstant } from "@/components/dates";
import { ConfidenceMark, ProposedStatus, Status } from "@/components/judgement/status";
import { Section } from "@/components/recommendation/section";
import type { Translate } from "@/components/translate";
import { pick } from "@/lib/domain/localized";
import type { ForeignJudgement } from "@/lib/use-cases/dossier/queries";

/** What another installation judged, as its dossier says: a record beside our judgements, and plainly not one of them. */
export function ForeignJudgements({
  judgements,
  t,
  locale,
}: {
  judgements: readonly ForeignJudgement[];
  t: Translate;
  locale: string;
}) {
  if (judgements.length === 0) return null;
  return (
    <Section id="foreign" title={t("dossier.foreign")} note={t("dossier.foreignNote")}>
      {judgements.map(({ judgement, origin, madeAt }) => {
        const rationale = pick(judgement.rationale, locale);
        const approvers = judgement.decisions.filter(({ verdict }) => verdict === "APPROVE");
        const Shown = approvers.length > 0 && !judgement.withdrawn ? Status : ProposedStatus;
        return (
          <div key={judgement.id}>
            <p className="jl">
              <Shown status={judgement.implementation} t={t} />{" "}
              <span className="mut">
                {t("dossier.foreignBy", { author: judgement.author, date: formatDay(judgement.asOn, locale) })};{" "}
                {judgement.withdrawn
                  ? t("dossier.foreignWithdrawn")
                  : approvers.length > 0
                    ? t("dossier.foreignApproved", { names: approvers.map(({ decider }) => decider).join(", ") })
                    : t("dossier.foreignOpen")}
              </span>
            </p>
            <p className="read" lang={rationale.lang === locale ? undefined : rationale.lang}>
              {rationale.text}
            </p>
            <p className="fine mut">
              <ConfidenceMark value={judgement.confidence} t={t} />{" "}
              {t("dossier.foreignOrigin", {
                origin: origin ?? t("dossier.foreignUnknown"),
                date: formatInstant(madeAt, locale),
              })}
            </p>
          </div>
        );
      })}
    </Section>
  );
}
