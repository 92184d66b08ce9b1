import { formatDay, formatInstant } from "@/components/dates";
import { ConfidenceMark, ProposedStatus, Status } from "@/components/judgement/status";
import { Section } from "@/components/recommendation/section";
import type { Translate } from "@/components/translate";
import type { Elsewhere } from "@/lib/domain/dossier/testimony";
import { pick } from "@/lib/domain/localized";

type Look = { t: Translate; locale: string };

/** What another installation judged and said, as its dossier says: a record beside ours, and plainly not a part of it. */
export function SaidElsewhere({ elsewhere, t, locale }: { elsewhere: readonly Elsewhere[] } & Look) {
  if (elsewhere.length === 0) return null;
  return (
    <Section id="foreign" title={t("dossier.foreign")} note={t("dossier.foreignNote")}>
      {elsewhere.map((from) => (
        <div key={from.sha256}>
          {from.judgements.map((judgement) => (
            <Judged key={judgement.id} judgement={judgement} t={t} locale={locale} />
          ))}
          {statementsOf(from, t).map(({ id, what, words, by, at }) => (
            <div key={id}>
              <p className="jl">
                {what}{" "}
                <span className="mut">{t("dossier.foreignBy", { author: by, date: formatDay(at, locale) })}</span>
              </p>
              <p className="read">{words}</p>
            </div>
          ))}
          <p className="fine mut">
            {t("dossier.foreignOrigin", {
              origin: from.origin ?? t("dossier.foreignUnknown"),
              date: formatInstant(new Date(from.madeAt), locale),
            })}
          </p>
        </div>
      ))}
    </Section>
  );
}

function Judged({ judgement, t, locale }: { judgement: Elsewhere["judgements"][number] } & Look) {
  const rationale = pick(judgement.rationale, locale);
  const approvers = judgement.decisions.filter(({ verdict }) => verdict === "APPROVE");
  const Shown = approvers.length > 0 && !judgement.withdrawn ? Status : ProposedStatus;
  return (
    <div>
      <p className="jl">
        <Shown status={judgement.implementation} t={t} /> <ConfidenceMark value={judgement.confidence} t={t} />{" "}
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
      {judgement.replies.map(({ id, party, statement, language, receivedOn }) => (
        <blockquote key={id} className="quote">
          <p lang={language}>{statement}</p>
          <p className="fine mut">{t("dossier.foreignReply", { party, date: formatDay(receivedOn, locale) })}</p>
        </blockquote>
      ))}
    </div>
  );
}

function statementsOf({ answers, outcomes, notes }: Elsewhere, t: Translate) {
  return [
    ...answers.map(({ id, text, author, writtenAt, accepted }) => ({
      id,
      what: accepted ? t("dossier.foreignAnswerAccepted", { name: accepted.by }) : t("dossier.foreignAnswer"),
      words: text,
      by: author,
      at: writtenAt.slice(0, 10),
    })),
    ...outcomes.map(({ id, review, kind, reason, by, at }) => ({
      id,
      what: t("dossier.foreignOutcome", { kind, title: review.title }),
      words: reason,
      by,
      at: at.slice(0, 10),
    })),
    ...notes.map(({ id, body, author, writtenAt }) => ({
      id,
      what: t("dossier.foreignNoteOf"),
      words: body,
      by: author,
      at: writtenAt.slice(0, 10),
    })),
  ];
}
