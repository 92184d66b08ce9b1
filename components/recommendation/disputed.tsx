import { formatInstant } from "@/components/dates";
import type { Translate } from "@/components/translate";
import type { Alarm } from "@/lib/domain/alarm";
import type { Dispute } from "@/lib/domain/dispute";
import { evidenceReference } from "@/lib/domain/evidence";

/**
 * What has come up against the judgement in force since it was approved: the reversal alarm with what raised it, or, short
 * of IMPLEMENTED, that newer evidence disputes it.
 */
export function Disputed({
  alarm,
  disputed,
  t,
  locale,
}: {
  alarm: Alarm | null;
  disputed: Dispute | null;
  t: Translate;
  locale: string;
}) {
  if (!alarm && !disputed) return null;
  const since = alarm?.since ?? disputed?.since ?? 0;
  return (
    <div className="banner mb-4" id="disputed">
      <p>
        <b>
          {t(alarm ? "recommendation.alarmSince" : "recommendation.disputedSince", {
            at: formatInstant(new Date(since), locale),
          })}
        </b>{" "}
        {t(alarm ? "recommendation.alarmMeans" : "recommendation.disputedMeans")}
      </p>
      {disputed && (
        <p>
          {t("recommendation.newlyAgainst")}{" "}
          {disputed.evidence.flatMap((number, index) => [
            index > 0 ? ", " : "",
            <a key={number} href={`/evidence/${evidenceReference(number)}`}>
              {evidenceReference(number)}
            </a>,
          ])}
        </p>
      )}
      {alarm && alarm.legs.length > 0 && (
        <p>
          {t("gate.missing")}: {alarm.legs.map((leg) => t(`gate.${leg.leg}`)).join("; ")}.{" "}
          <a href="#gate">{t("gate.title")}</a>
        </p>
      )}
    </div>
  );
}
