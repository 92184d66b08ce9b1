import type { ReactNode } from "react";
import { formatDay } from "@/components/dates";
import { ConfidenceMark, Status } from "@/components/judgement/status";
import type { Translate } from "@/components/translate";
import type { Confidence } from "@/lib/domain/confidence";
import type { Day } from "@/lib/domain/dates";
import type { ShownImplementation } from "@/lib/domain/implementation";
import { pick } from "@/lib/domain/localized";
import type { Disagreement } from "@/lib/domain/voices";
import { Disagreements } from "./disagreement";
import { type AddresseeVoice, Answered, Says, type SourceVoice } from "./voices";
import "./voices.css";

/** So many of a kind stand in the strip; the others are folded. */
const MOST = 4;

/** Who says what, in brief and side by side: addressees, independent sources, the others, and we; disagreements on top. */
export function VoicesStrip({
  addressees,
  independent,
  others,
  judgement,
  disagreements,
  t,
  locale,
}: {
  addressees: readonly AddresseeVoice[];
  independent: readonly SourceVoice[];
  others: readonly SourceVoice[];
  judgement: { implementation: ShownImplementation; confidence: Confidence | null; asOn: Day | null };
  disagreements: readonly Disagreement[];
  t: Translate;
  locale: string;
}) {
  const source = (voice: SourceVoice) => (
    <li key={voice.id ?? voice.name}>
      <span className="by">{voice.name}</span>
      <Says voice={voice} t={t} />
    </li>
  );
  return (
    <>
      <Disagreements values={disagreements} t={t} />
      <dl className="vstrip">
        <Part title={t("voices.addressees")} none={t("voices.noAddressee")} t={t}>
          {addressees.map((voice) => {
            const name = pick(voice.name, locale);
            return (
              <li key={voice.party}>
                <span className="by" lang={name.lang === locale ? undefined : name.lang}>
                  {name.text}
                </span>
                <p className={voice.answer && voice.answer.answer !== "NONE_FOUND" ? undefined : "mut"}>
                  <Answered answer={voice.answer} t={t} />
                </p>
              </li>
            );
          })}
        </Part>
        <Part title={t("voices.independent")} none={t("voices.noIndependent")} t={t}>
          {independent.map(source)}
        </Part>
        <Part title={t("voices.others")} none={t("voices.noOther")} t={t}>
          {others.map(source)}
        </Part>
        <Part title={t("voices.we")} none="" t={t}>
          {[
            <li key="we">
              <Status status={judgement.implementation} t={t} />
              {judgement.confidence && (
                <p>
                  <ConfidenceMark value={judgement.confidence} t={t} />
                </p>
              )}
              <p className="mut">
                {judgement.asOn
                  ? t("recommendation.trueOn", { day: formatDay(judgement.asOn, locale) })
                  : t("voices.notJudged")}
              </p>
            </li>,
          ]}
        </Part>
      </dl>
    </>
  );
}

function Part({
  title,
  none,
  children,
  t,
}: {
  title: string;
  none: string;
  children: readonly ReactNode[];
  t: Translate;
}) {
  const folded = children.slice(MOST);
  return (
    <div>
      <dt>{title}</dt>
      <dd>
        {children.length === 0 ? <p className="mut">{none}</p> : <ul>{children.slice(0, MOST)}</ul>}
        {folded.length > 0 && (
          <details>
            <summary>{t("voices.more", { count: folded.length })}</summary>
            <ul>{folded}</ul>
          </details>
        )}
      </dd>
    </div>
  );
}
