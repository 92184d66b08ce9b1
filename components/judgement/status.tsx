import type { Translate } from "@/components/translate";
import { CONFIDENCES, type Confidence } from "@/lib/domain/confidence";
import type { ShownImplementation } from "@/lib/domain/implementation";
import type { Triangulation as Class } from "@/lib/domain/triangulation";
import { Glyph, STATUS_CLASS } from "./glyph";

/** A status that stands: glyph and word. */
export function Status({ status, t }: { status: ShownImplementation; t: Translate }) {
  return (
    <span className="st">
      <Glyph status={status} />
      <span>{t(`implementation.${status}`)}</span>
    </span>
  );
}

/** A status that somebody proposes: hatched edge, dashed frame, and the word "proposed". */
export function ProposedStatus({ status, t }: { status: ShownImplementation; t: Translate }) {
  return (
    <span className={`st prop ${STATUS_CLASS[status]}`}>
      <Glyph status={status} />
      <span>{t(`implementation.${status}`)}</span> <i>{t("status.proposed")}</i>
    </span>
  );
}

/** Who vouches: square official, circle independent; joined, struck or alone. */
export function TriangulationMark({ value, contradicted, t }: { value: Class; contradicted?: boolean; t: Translate }) {
  return (
    <span className={value === "CONTESTED" ? "tri con" : "tri"}>
      <svg width="26" height="14" aria-hidden="true">
        <use href={`#t-${value}`} />
      </svg>
      <span>
        {t(`triangulation.${value}`)}
        {value === "UNSUPPORTED" && contradicted ? `, ${t("triangulation.contradicted")}` : ""}
      </span>
    </span>
  );
}

/** How sure: four bars and a word. */
export function ConfidenceMark({ value, t }: { value: Confidence; t: Translate }) {
  return (
    <span className="cf">
      <svg width="17" height="12" aria-hidden="true">
        <use href={`#c-${4 - CONFIDENCES.indexOf(value)}`} />
      </svg>
      {t(`confidence.${value}`)}
    </span>
  );
}

/** A grade as two joined cells: the source's letter, the information's figure; a dash where nobody has graded. */
export function Grade({
  reliability,
  credibility,
  t,
}: {
  reliability: string | null;
  credibility: number | null;
  t: Translate;
}) {
  return (
    <span className="gr">
      <span className="vh">{t("grade.label")}</span>
      <span className={reliability ? undefined : "un"}>{reliability ?? "–"}</span>
      <span className={credibility ? undefined : "un"}>{credibility ?? "–"}</span>
    </span>
  );
}
