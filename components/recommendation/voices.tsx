import type { ReactNode } from "react";
import { MarkIcon } from "@/components/charts/mark";
import { formatDay, formatInstant, formatPartial, formatSpan } from "@/components/dates";
import { ConfidenceMark, Grade, Status } from "@/components/judgement/status";
import type { Translate } from "@/components/translate";
import type { Confidence } from "@/lib/domain/confidence";
import type { Day } from "@/lib/domain/dates";
import { evidenceReference } from "@/lib/domain/evidence";
import type { ShownImplementation } from "@/lib/domain/implementation";
import { type Localized, pick } from "@/lib/domain/localized";
import type { Stance } from "@/lib/domain/record";
import type { Answer, AnswerBasis } from "@/lib/domain/response";
import type { Reliability, SourceKind } from "@/lib/domain/source";
import type { Disagreement } from "@/lib/domain/voices";
import { Disagreements } from "./disagreement";
import "./voices.css";

/** What an addressee says; `answer` null: nobody has asked. */
export interface AddresseeVoice {
  party: string;
  name: Localized;
  answer: {
    answer: Answer;
    basis: AnswerBasis | null;
    claimsDone: boolean;
    statement: string | null;
    respondedOn: string | null;
    recordedAt: Date;
    evidence: { number: number } | null;
  } | null;
}

/** What one source says, item by item. */
export interface SourceVoice {
  id: string | null;
  name: string;
  kind: SourceKind | null;
  reliability: Reliability | null;
  shape: string;
  items: readonly {
    number: number;
    stance: Stance;
    credibility: number | null;
    answered: boolean;
    from: string | null;
    to: string | null;
    trueOn: Day;
  }[];
}

interface Common {
  t: Translate;
  locale: string;
}

const MOST_OTHERS = 6;

/** Who says what: the addressees, each independent source, the others briefly, and what we judge; disagreements on top. */
export function Voices({
  addressees,
  independent,
  others,
  judgement,
  disagreements,
  t,
  locale,
}: Common & {
  addressees: readonly AddresseeVoice[];
  independent: readonly SourceVoice[];
  others: readonly SourceVoice[];
  judgement: { implementation: ShownImplementation; confidence: Confidence | null; asOn: Day | null };
  disagreements: readonly Disagreement[];
}) {
  const more = others.length - MOST_OTHERS;
  return (
    <>
      <Disagreements values={disagreements} t={t} />
      <table className="simple voices">
        <caption className="vh">{t("voices.caption")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("voices.who")}</th>
            <th scope="col">{t("voices.says")}</th>
            <th scope="col">{t("voices.rests")}</th>
          </tr>
        </thead>
        <Group title={t("voices.addressees")} empty={addressees.length === 0 && t("voices.noAddressee")}>
          {addressees.map((voice) => (
            <AddresseeRow key={voice.party} voice={voice} t={t} locale={locale} />
          ))}
        </Group>
        <Group title={t("voices.independent")} empty={independent.length === 0 && t("voices.noIndependent")}>
          {independent.map((voice) => (
            <SourceRow key={voice.id ?? voice.name} voice={voice} graded t={t} locale={locale} />
          ))}
        </Group>
        <Group title={t("voices.others")} empty={others.length === 0 && t("voices.noOther")}>
          {others.slice(0, MOST_OTHERS).map((voice) => (
            <SourceRow key={voice.id ?? voice.name} voice={voice} t={t} locale={locale} />
          ))}
          {more > 0 && (
            <tr>
              <td colSpan={3}>
                <a href="#evidence">+{more}</a>
              </td>
            </tr>
          )}
        </Group>
        <Group title={t("voices.we")} empty={false}>
          <tr>
            <td>{t("voices.team")}</td>
            <td>
              <Status status={judgement.implementation} t={t} />
            </td>
            <td>
              {judgement.confidence && <ConfidenceMark value={judgement.confidence} t={t} />}
              {judgement.asOn ? (
                <small>{t("recommendation.trueOn", { day: formatDay(judgement.asOn, locale) })}</small>
              ) : (
                <span className="mut">{t("voices.notJudged")}</span>
              )}
            </td>
          </tr>
        </Group>
      </table>
    </>
  );
}

function Group({ title, empty, children }: { title: string; empty: string | false; children: ReactNode }) {
  return (
    <tbody>
      <tr className="vg">
        <th scope="rowgroup" colSpan={3}>
          {title}
        </th>
      </tr>
      {empty ? (
        <tr>
          <td colSpan={3} className="mut">
            {empty}
          </td>
        </tr>
      ) : (
        children
      )}
    </tbody>
  );
}

function AddresseeRow({ voice, t, locale }: Common & { voice: AddresseeVoice }) {
  const { answer } = voice;
  const name = pick(voice.name, locale);
  return (
    <tr>
      <td lang={name.lang === locale ? undefined : name.lang}>{name.text}</td>
      <td className={answer && answer.answer !== "NONE_FOUND" ? undefined : "mut"}>
        <Answered answer={answer} t={t} />
        {answer?.statement && <blockquote className="pre-line">{shorten(answer.statement)}</blockquote>}
      </td>
      <td>
        {answer && (
          <>
            {answer.respondedOn
              ? formatPartial(answer.respondedOn, locale)
              : t("voices.recorded", { day: formatInstant(answer.recordedAt, locale) })}
            {answer.evidence && (
              <>
                {" · "}
                <EvidenceLink number={answer.evidence.number} />
              </>
            )}
          </>
        )}
      </td>
    </tr>
  );
}

/** An addressee's answer in a word, how it is known, and whether it claims that it is done. */
export function Answered({ answer, t }: { answer: AddresseeVoice["answer"]; t: Translate }) {
  if (answer === null) return t("voices.nobodyAsked");
  if (answer.answer === "NONE_FOUND") return t("voices.noWord");
  return (
    <>
      <b>{t(`recommendation.answer.${answer.answer}`)}</b>
      {answer.basis && ` · ${t(`recommendation.answerBasis.${answer.basis}`)}`}
      {answer.claimsDone && <span className="claim">{t("voices.claimsDone")}</span>}
    </>
  );
}

/** Whether a source supports or contradicts, with how many items, and what nobody has answered yet. */
export function Says({ voice, t }: { voice: SourceVoice; t: Translate }) {
  const of = (stance: Stance) => voice.items.filter((item) => item.stance === stance);
  const open = of("CONTRADICTS").filter((item) => !item.answered).length;
  return spokenOf(voice).map((stance) => (
    <p key={stance} className="say">
      <MarkIcon shape={voice.shape} stance={stance} />
      <span>{t(`voices.${KEY[stance]}`, { count: of(stance).length })}</span>
      {stance === "CONTRADICTS" && (
        <span className={open > 0 ? "attn" : "mut"}>
          {open > 0 ? t("voices.unanswered", { count: open }) : t("voices.answered")}
        </span>
      )}
    </p>
  ));
}

/** What it says for or against; that it only speaks of the matter counts where there is neither. */
function spokenOf(voice: SourceVoice): readonly Stance[] {
  const spoken = (["SUPPORTS", "CONTRADICTS"] as const).filter((stance) =>
    voice.items.some((item) => item.stance === stance),
  );
  return spoken.length > 0 ? spoken : ["CONTEXT"];
}

function SourceRow({ voice, graded = false, t, locale }: Common & { voice: SourceVoice; graded?: boolean }) {
  const spoken = spokenOf(voice);
  const shown = voice.items.filter((item) => spoken.includes(item.stance));
  return (
    <tr>
      <td>
        {voice.id ? <a href={`/sources/${voice.id}`}>{voice.name}</a> : voice.name}
        {voice.kind && <small>{t(`sourceKind.${voice.kind}`)}</small>}
      </td>
      <td>
        <Says voice={voice} t={t} />
      </td>
      <td>
        <ul className="items">
          {shown.map((item) => (
            <li key={`${item.number} ${item.stance}`}>
              <EvidenceLink number={item.number} />
              {graded && <Grade reliability={voice.reliability} credibility={item.credibility} t={t} />}
              <span className="mut">{formatSpan(item.from, item.to, locale) || formatDay(item.trueOn, locale)}</span>
            </li>
          ))}
        </ul>
      </td>
    </tr>
  );
}

const KEY = { SUPPORTS: "supports", CONTRADICTS: "contradicts", CONTEXT: "context" } as const;

function EvidenceLink({ number }: { number: number }) {
  const reference = evidenceReference(number);
  return <a href={`/evidence/${reference}`}>{reference}</a>;
}

/** The whole statement stands among the responses. */
function shorten(text: string): string {
  return text.length > 200 ? `${text.slice(0, 199).trimEnd()}…` : text;
}
