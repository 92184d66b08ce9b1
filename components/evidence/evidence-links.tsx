import type { ReactNode } from "react";
import { formatInstant } from "@/components/dates";
import { Grade } from "@/components/judgement/status";
import type { Translate } from "@/components/translate";
import { type Locale, type Localized, pick } from "@/lib/domain/localized";
import { type Reliability, reliabilityOn } from "@/lib/domain/source";

interface Grading {
  version: number;
  stance: string;
  credibility: number | null;
  passage: string | null;
  note: string | null;
  states: readonly { shortName: Localized }[];
  removed: boolean;
  recordedAt: Date;
  grader: { name: string };
}

/** A link with everything that was said of it, newest grading first. */
export interface EvidenceLinkShown {
  id: string;
  recommendation: { reference: string; title: Localized; theme: string | null };
  grading: Grading;
  gradings: readonly Grading[];
}

/**
 * What evidence bears on. The source's letter stands beside the figure only once the information is graded.
 * @param gradings the primary source's gradings, newest first
 * @param open the link whose form is open, and the form
 * @param mayGrade whether the reader may grade
 */
export function EvidenceLinks({
  t,
  locale,
  links,
  gradings: letters,
  mayGrade,
  open,
}: {
  t: Translate;
  locale: Locale;
  links: readonly EvidenceLinkShown[];
  gradings: readonly { theme: string | null; reliability: Reliability }[];
  mayGrade: boolean;
  open: { linkId: string; form: ReactNode } | null;
}) {
  if (links.length === 0) return <p className="mut">{t("evidence.noLinks")}</p>;
  return (
    <ul className="lks">
      {links.map(({ id, recommendation, grading, gradings }) => {
        const title = pick(recommendation.title, locale);
        return (
          <li key={id} id={`link-${id}`}>
            <div className="line">
              <div>
                <a className="et" href={`/recommendations/${recommendation.reference}`}>
                  <span className="ref">{recommendation.reference}</span>{" "}
                  <span lang={title.lang === locale ? undefined : title.lang}>{title.text}</span>
                </a>
                <p className={grading.stance === "CONTRADICTS" && !grading.removed ? "m con" : "m"}>
                  {gradingWords(grading, t, locale)}
                </p>
              </div>
              {!grading.removed && (
                <Grade
                  t={t}
                  reliability={grading.credibility === null ? null : reliabilityOn(letters, recommendation.theme)}
                  credibility={grading.credibility}
                />
              )}
            </div>
            {grading.passage && <blockquote className="quote serif mt-2">{grading.passage}</blockquote>}
            {grading.note && <p className="m">{grading.note}</p>}
            {grading.stance === "CONTRADICTS" && !grading.removed && (
              <p className="m">
                <a href={`/contradictions/${id}`}>{t("contradiction.seeAnswers")}</a>
              </p>
            )}
            {gradings.length > 1 && (
              <details className="act">
                <summary>
                  {t("evidence.earlierGrades")} ({gradings.length - 1})
                </summary>
                {gradings.slice(1).map((each) => (
                  <p className="m" key={each.version}>
                    {gradingWords(each, t, locale)}
                    {each.note && `. ${each.note}`}
                  </p>
                ))}
              </details>
            )}
            {open?.linkId === id
              ? open.form
              : mayGrade &&
                !grading.removed && (
                  <p className="m">
                    <a href={`?grade=${id}#act`}>
                      {t(grading.credibility === null ? "evidence.grade" : "evidence.regrade")}
                    </a>
                  </p>
                )}
          </li>
        );
      })}
    </ul>
  );
}

function gradingWords(grading: Grading, t: Translate, locale: Locale): string {
  const credibility =
    grading.credibility === null
      ? t("evidence.ungraded")
      : `${grading.credibility}, ${t(`credibility.${grading.credibility}`).toLowerCase()}`;
  const by = t(grading.credibility === null && grading.version === 1 ? "evidence.linkedBy" : "evidence.gradedBy", {
    name: grading.grader.name,
    at: formatInstant(grading.recordedAt, locale),
  });
  return [
    grading.removed ? t("evidence.removed") : t(`stance.${grading.stance}`),
    grading.removed ? null : credibility,
    grading.states.map((state) => pick(state.shortName, locale).text).join(", "),
    by,
  ]
    .filter(Boolean)
    .join(" · ");
}
