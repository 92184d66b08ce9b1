import { EvidenceItem, type EvidenceLine } from "@/components/recommendation/evidence-columns";
import type { Translate } from "@/components/translate";

/** Evidence for and against side by side, context folded away; `marks` says of each item what is new or cited. */
export function EvidenceBeside({
  lines,
  marks,
  t,
  locale,
}: {
  lines: readonly EvidenceLine[];
  marks: ReadonlyMap<string, string>;
  t: Translate;
  locale: string;
}) {
  const of = (stance: EvidenceLine["stance"]) => lines.filter((line) => line.stance === stance);
  const list = (some: readonly EvidenceLine[]) => (
    <ul className="evl">
      {some.map((line) => (
        <EvidenceItem key={line.evidenceId} line={line} mark={marks.get(line.evidenceId)} t={t} locale={locale} />
      ))}
    </ul>
  );
  const context = of("CONTEXT");
  return (
    <section className="evs" aria-label={t("recommendation.evidence")}>
      <div className="three">
        {(["SUPPORTS", "CONTRADICTS"] as const).map((stance) => (
          <div key={stance}>
            <h2 className={stance === "SUPPORTS" ? "h4" : "h4 ag"}>
              {t(stance === "SUPPORTS" ? "list.for" : "list.against")} <span>{of(stance).length}</span>
            </h2>
            {of(stance).length > 0 ? list(of(stance)) : <p className="none mut">{t("chart.none")}</p>}
          </div>
        ))}
      </div>
      {context.length > 0 && (
        <details className="ctx">
          <summary>{t("review.contextOnly", { count: context.length })}</summary>
          {list(context)}
        </details>
      )}
    </section>
  );
}
