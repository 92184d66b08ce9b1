import { formatInstant, formatPartial } from "@/components/dates";
import type { Translate } from "@/components/translate";
import { evidenceReference } from "@/lib/domain/evidence";
import { type Localized, pick } from "@/lib/domain/localized";
import type { Answer, AnswerBasis } from "@/lib/domain/response";
import "@/components/recommendation/voices.css";

/** A response as the list shows it. */
export interface ResponseLine {
  id: string;
  shortName: Localized;
  answer: Answer;
  basis: AnswerBasis | null;
  claimsDone: boolean;
  statement: string | null;
  respondedOn: string | null;
  evidence: { number: number } | null;
  recordedAt: Date;
  recordedBy: { name: string };
}

/** All that was recorded, newest first; what counts is marked. */
export function ResponseList({
  responses,
  counting,
  t,
  locale,
}: {
  responses: readonly ResponseLine[];
  /** Ids of those that count; none given: nothing is marked. */
  counting?: ReadonlySet<string>;
  t: Translate;
  locale: string;
}) {
  if (responses.length === 0) return <p className="mut">{t("response.none")}</p>;
  return (
    <ul className="said">
      {responses.map((response) => (
        <li key={response.id}>
          <p>
            <b>{pick(response.shortName, locale).text}</b>
            {": "}
            {t(`recommendation.answer.${response.answer}`)}
            {response.basis && ` · ${t(`recommendation.answerBasis.${response.basis}`)}`}
            {response.claimsDone && ` · ${t("voices.claimsDone")}`}{" "}
            {counting?.has(response.id) && <span className="kind">{t("response.counts")}</span>}
          </p>
          {response.statement && <blockquote className="pre-line">{response.statement}</blockquote>}
          <p className="mut fine">
            {response.respondedOn ? formatPartial(response.respondedOn, locale) : t("voices.undated")}
            {response.evidence && (
              <>
                {" · "}
                <a href={`/evidence/${evidenceReference(response.evidence.number)}`}>
                  {evidenceReference(response.evidence.number)}
                </a>
              </>
            )}
            {" · "}
            {t("voices.recorded", { day: formatInstant(response.recordedAt, locale) })}, {response.recordedBy.name}
          </p>
        </li>
      ))}
    </ul>
  );
}
