import { Fragment, type ReactNode } from "react";
import { MarkIcon } from "@/components/charts/mark";
import { keepClocks } from "@/components/clocks/keep";
import { formatPartial, formatSpan } from "@/components/dates";
import { Grade } from "@/components/judgement/status";
import type { Translate } from "@/components/translate";
import { evidenceReference } from "@/lib/domain/evidence";
import { type Localized, pick } from "@/lib/domain/localized";
import type { Stance } from "@/lib/domain/record";
import type { Affiliation, Reliability, SourceKind } from "@/lib/domain/source";

/** A link that contradicts, and how many answers to it wait to be accepted. */
export interface Contradiction {
  linkId: string;
  answered: boolean;
  waiting: number;
}

/** One item of evidence as it bears on a recommendation, through one or more links. */
export interface EvidenceLine {
  evidenceId: string;
  number: number;
  stance: Stance;
  credibility: number | null;
  /** The primary source's letter on the theme; null when nobody has graded it. Covered while the credibility is not graded. */
  reliability: Reliability | null;
  title: Localized;
  publishedOn: string | null;
  eventFrom: string | null;
  eventTo: string | null;
  via: string | null;
  inForce: boolean;
  withdrawnReason: string | null;
  affiliation: Affiliation | null;
  addressee: boolean;
  sources: readonly { name: string; kind: SourceKind | null }[];
  answered: boolean;
  /** Its links that contradict, here and at components: each is answered for itself. */
  contradictions?: readonly Contradiction[];
  /** References of the components that it bears on, where it is not the recommendation itself. */
  bearsOn: readonly string[];
}

interface Common {
  t: Translate;
  locale: string;
}

/** Evidence for and against side by side, context below; absence says how often somebody looked. */
export function EvidenceColumns({
  lines,
  searches,
  actions,
  t,
  locale,
}: Common & { lines: readonly EvidenceLine[]; searches: number; actions: ReactNode }) {
  const of = (stance: Stance) => lines.filter((line) => line.stance === stance);
  return (
    <div className="two">
      <Column
        title={t("list.for")}
        lines={of("SUPPORTS")}
        empty={t("recommendation.nothingFor", { searches })}
        actions={actions}
        t={t}
        locale={locale}
      />
      <div>
        <Column
          title={t("list.against")}
          className="ag"
          lines={of("CONTRADICTS")}
          empty={t("recommendation.nothingContradicts", { searches })}
          actions={actions}
          t={t}
          locale={locale}
        />
        <Column
          title={t("recommendation.context")}
          className="cx"
          lines={of("CONTEXT")}
          empty={null}
          actions={null}
          t={t}
          locale={locale}
        />
      </div>
    </div>
  );
}

function Column({
  title,
  className,
  lines,
  empty,
  actions,
  t,
  locale,
}: Common & {
  title: string;
  className?: string;
  lines: readonly EvidenceLine[];
  empty: string | null;
  actions: ReactNode;
}) {
  const counted = lines.filter((line) => line.inForce).length;
  return (
    <div>
      <h3 className={className}>
        {title} <span>{counted}</span>
      </h3>
      {lines.length > 0 ? (
        <ul className="evl">
          {lines.map((line) => (
            <EvidenceItem key={line.evidenceId} line={line} t={t} locale={locale} />
          ))}
        </ul>
      ) : (
        empty && (
          <div className="none">
            <p>{empty}</p>
            {actions}
          </div>
        )
      )}
    </div>
  );
}

const SHAPE: Record<Affiliation, string> = { OFFICIAL: "s", INDEPENDENT: "c", NEITHER: "d" };

/** One item: its shape, title, grade, and where and when it comes from. */
export function EvidenceItem({
  line,
  mark,
  t,
  locale,
}: Common & { line: EvidenceLine /** A word to set it apart, such as "cited". */; mark?: string }) {
  const reference = evidenceReference(line.number);
  const title = pick(line.title, locale);
  const [source] = line.sources;
  const when =
    formatSpan(line.eventFrom, line.eventTo, locale) ||
    (line.publishedOn ? formatPartial(line.publishedOn, locale) : "");
  return (
    <li className={line.inForce ? undefined : "out"}>
      <div className="eh">
        <MarkIcon shape={SHAPE[line.affiliation ?? "NEITHER"]} stance={line.inForce ? line.stance : "CONTEXT"} />
        <a href={`/evidence/${reference}`} className="et" lang={title.lang === locale ? undefined : title.lang}>
          {title.text}
        </a>
        {line.stance !== "CONTEXT" && (
          <Grade
            reliability={line.credibility === null ? null : line.reliability}
            credibility={line.credibility}
            t={t}
          />
        )}
      </div>
      <p className="em">
        <span className="ref">{reference}</span>
        {mark && <b> {mark} ·</b>} {source?.name}
        {source?.kind && `, ${line.addressee ? t("recommendation.addressee") : t(`sourceKind.${source.kind}`)}`}
        {when && ` · ${when}`}
        {line.bearsOn.length > 0 && (
          <>
            {" · "}
            {t("recommendation.bearsOn")}{" "}
            {line.bearsOn.flatMap((each, index) => [
              index > 0 ? ", " : "",
              <a key={each} href={keepClocks(`/recommendations/${each}`)}>
                {each}
              </a>,
            ])}
          </>
        )}
        {line.via && (
          <>
            {" · "}
            <span className="via" title={line.via}>
              {t("recommendation.via")}
            </span>
          </>
        )}
        {line.answered && !line.contradictions?.length && ` · ${t("recommendation.answered")}`}
        {line.contradictions?.map(({ linkId, answered, waiting }) => (
          <Fragment key={linkId}>
            {" · "}
            <a href={`/contradictions/${linkId}`}>
              {answered
                ? t("recommendation.answered")
                : waiting > 0
                  ? t("contradiction.answersWait", { count: waiting })
                  : t("contradiction.answerIt")}
            </a>
          </Fragment>
        ))}
        {!line.inForce &&
          ` · ${line.withdrawnReason === null ? t("recommendation.notInForce") : t("recommendation.withdrawnBecause", { reason: line.withdrawnReason })}`}
        {line.inForce && line.stance !== "CONTEXT" && line.credibility === null && (
          <>
            {" · "}
            <a href={`/evidence/${reference}#links`} className="attn">
              {t("recommendation.gradeIt")}
            </a>
          </>
        )}
      </p>
    </li>
  );
}
