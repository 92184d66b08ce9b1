import { keepClocks } from "@/components/clocks/keep";
import { formatDay, formatRough } from "@/components/dates";
import { ConfidenceMark, ProposedStatus, Status, TriangulationMark } from "@/components/judgement/status";
import type { Translate } from "@/components/translate";
import { CONFIDENCES, type Confidence } from "@/lib/domain/confidence";
import type { Day } from "@/lib/domain/dates";
import type { Gate } from "@/lib/domain/gate";
import type { Implementation, ShownImplementation } from "@/lib/domain/implementation";
import type { Triangulation } from "@/lib/domain/triangulation";
import { NotEqual } from "./disagreement";

interface Strip {
  implementation: ShownImplementation;
  asOn: Day | null;
  proposals: readonly { id: string; implementation: Implementation; party: unknown }[];
  confidence: Confidence | null;
  /** The confidence as it was judged, before its evidence aged. */
  judgedConfidence: Confidence | null;
  /** The newest day among the evidence that the judgement cites. */
  citedNewestOn: Day | null;
  triangulation: Triangulation;
  contradicted: boolean;
  official: number;
  independent: number;
  gate: Gate;
  alarm: boolean;
  /** How many disagreements there are between addressees, sources and us. */
  disagreements: number;
  silentSince: Day | null;
  searches: number;
}

/** How a recommendation stands, in five cells: judgement, confidence, who vouches, the gate, since when it is silent. */
export function HeaderStrip({ strip, t, locale }: { strip: Strip; t: Translate; locale: string }) {
  const missing = strip.gate.legs.find((leg) => !leg.holds);
  const held = strip.gate.legs.filter((leg) => leg.holds).length;
  return (
    <dl className="strip">
      <div className="big">
        <dt>
          {strip.asOn
            ? t("recommendation.judgedOn", { day: formatDay(strip.asOn, locale) })
            : t("recommendation.current")}
        </dt>
        <dd>
          <Status status={strip.implementation} t={t} />
        </dd>
        {strip.proposals.length > 0 && (
          <dd>
            {strip.proposals.slice(0, 3).map((proposal) => (
              <a key={proposal.id} href={keepClocks(`/assessments/${proposal.id}`)} className="plain">
                <ProposedStatus status={proposal.implementation} t={t} />
              </a>
            ))}
          </dd>
        )}
        {strip.alarm && <dd className="attn">{t("list.alarm")}</dd>}
      </div>
      <div>
        <dt>{t("recommendation.confidence")}</dt>
        <dd>{strip.confidence ? <ConfidenceMark value={strip.confidence} t={t} /> : "–"}</dd>
        {strip.confidence !== strip.judgedConfidence && strip.judgedConfidence && (
          <dd className="mut">
            {t("recommendation.aged", {
              judged: t(`confidence.${strip.judgedConfidence}`).toLowerCase(),
              newest: strip.citedNewestOn ? formatRough(strip.citedNewestOn, locale) : "–",
              steps: CONFIDENCES.indexOf(strip.confidence ?? "VERY_LOW") - CONFIDENCES.indexOf(strip.judgedConfidence),
            })}
          </dd>
        )}
        {!strip.confidence && <dd className="mut">{t("recommendation.notJudged")}</dd>}
      </div>
      <div>
        <dt>{t("recommendation.triangulation")}</dt>
        <dd>
          <TriangulationMark value={strip.triangulation} contradicted={strip.contradicted} t={t} />
        </dd>
        <dd className="mut">
          {t("recommendation.supporters", { official: strip.official, independent: strip.independent })}
        </dd>
        {strip.disagreements > 0 && (
          <dd>
            <a href="#says" className="ne">
              <NotEqual />
              {t("disagreement.badge")}
            </a>
          </dd>
        )}
      </div>
      <div>
        <dt>{t("recommendation.gate")}</dt>
        <dd>
          <a href="#gate">{t("gate.holds", { held, all: strip.gate.legs.length })}</a>
        </dd>
        {missing && (
          <dd className="mut">
            {t("gate.missing")}: {t(`gate.${missing.leg}`)}
          </dd>
        )}
      </div>
      <div>
        <dt>{t("list.silent")}</dt>
        <dd>{strip.silentSince ? formatRough(strip.silentSince, locale) : t("list.neverHeard")}</dd>
        <dd className="mut">{t("recommendation.looked", { count: strip.searches })}</dd>
      </div>
    </dl>
  );
}
