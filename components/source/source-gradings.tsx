import { formatInstant } from "@/components/dates";
import type { Translate } from "@/components/translate";
import { type Locale, type Localized, pick } from "@/lib/domain/localized";
import "@/components/evidence/evidence.css";

interface Grading {
  reliability: string;
  rationale: string;
  theme: { key: string; name: Localized } | null;
  grader: { name: string };
  recordedAt: Date;
}

/** How reliable a source was found: what holds now, in general and by theme, and what was said before. */
export function SourceGradings({
  t,
  locale,
  inForce,
  all,
}: {
  t: Translate;
  locale: Locale;
  inForce: readonly Grading[];
  all: readonly Grading[];
}) {
  if (all.length === 0) return <p className="mut">{t("source.noGradings")}</p>;
  const isInForce = (grading: Grading) =>
    inForce.some(
      (each) => each.recordedAt.getTime() === grading.recordedAt.getTime() && each.theme?.key === grading.theme?.key,
    );
  const earlier = all.filter((grading) => !isInForce(grading));
  const lines = (gradings: readonly Grading[]) => (
    <ul className="lks">
      {gradings.map((grading) => (
        <li key={`${grading.recordedAt.toISOString()} ${grading.theme?.key ?? ""}`}>
          <p>
            <b className="font-semibold">{grading.reliability}</b> {t(`reliability.${grading.reliability}`)}
            <span className="mut">
              {" "}
              · {grading.theme ? pick(grading.theme.name, locale).text : t("source.inGeneral")}
            </span>
          </p>
          <p className="serif">{grading.rationale}</p>
          <p className="m">
            {t("evidence.gradedBy", { name: grading.grader.name, at: formatInstant(grading.recordedAt, locale) })}
          </p>
        </li>
      ))}
    </ul>
  );
  return (
    <div>
      {lines(inForce)}
      {earlier.length > 0 && (
        <details className="act">
          <summary>
            {t("evidence.earlierGrades")} ({earlier.length})
          </summary>
          {lines(earlier)}
        </details>
      )}
    </div>
  );
}
