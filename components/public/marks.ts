import { STATUS_CLASS } from "@/components/judgement/glyph";
import type { Translate } from "@/components/translate";
import { html, type Markup } from "@/components/ui/markup";
import { CONFIDENCES, type Confidence } from "@/lib/domain/confidence";
import { DISPLAY_ORDER } from "@/lib/domain/implementation";
import type { Locale } from "@/lib/domain/localized";
import { pick } from "@/lib/domain/localized";
import type { Published, PublishedRecommendation } from "@/lib/domain/published";
import type { PublicStanding, PublicStatus } from "@/lib/domain/publishing";
import type { Affiliation } from "@/lib/domain/source";
import type { Triangulation } from "@/lib/domain/triangulation";
import { publicHref } from "./page";

/** All that a status can be for the public, most advanced first. */
export const PUBLIC_ORDER: readonly PublicStatus[] = [...DISPLAY_ORDER.slice(0, -1), "NOT_PUBLISHED", "NOT_ASSESSED"];

/** The class that carries a status's colour. */
export function classOf(status: PublicStatus): string {
  return status === "NOT_PUBLISHED" ? "s-hid" : STATUS_CLASS[status];
}

/** The word for a status. */
export function statusWord(status: PublicStatus, t: Translate): string {
  return status === "NOT_PUBLISHED" ? t("public.NOT_PUBLISHED") : t(`implementation.${status}`);
}

/** A status: glyph and word. */
export function statusMark(status: PublicStatus, t: Translate): Markup {
  const name = classOf(status);
  return html`<span class="st"><svg class="g ${name}" width="16" height="16" aria-hidden="true"><use href="#g-${name}"></use></svg><span>${statusWord(status, t)}</span></span>`;
}

/** Who vouches: square official, circle independent. */
export function triangulationMark(value: Triangulation, contradicted: boolean, t: Translate): Markup {
  const also = value === "UNSUPPORTED" && contradicted;
  return html`<span class="${value === "CONTESTED" ? "tri con" : "tri"}"><svg width="26" height="14" aria-hidden="true"><use href="#t-${value}"></use></svg><span>${t(`triangulation.${value}`)}${also && `, ${t("triangulation.contradicted")}`}</span></span>`;
}

/** How sure: four bars and a word. */
export function confidenceMark(value: Confidence, t: Translate): Markup {
  return html`<span class="cf"><svg width="17" height="12" aria-hidden="true"><use href="#c-${4 - CONFIDENCES.indexOf(value)}"></use></svg>${t(`confidence.${value}`)}</span>`;
}

const SHAPES: Record<string, Markup> = {
  s: html`<path d="M1.5 1.5h11v11h-11z"></path>`,
  c: html`<circle cx="7" cy="7" r="6"></circle>`,
  d: html`<path d="M7 0l7 7-7 7-7-7z"></path>`,
};
const SHAPE_OF: Record<Affiliation, string> = { OFFICIAL: "s", INDEPENDENT: "c", NEITHER: "d" };
const MOST_MARKS = 6;

/** The shape of a source. */
export function shape(affiliation: Affiliation, size = 12): Markup {
  return drawn(SHAPE_OF[affiliation], size);
}

function drawn(letter: string, size: number): Markup {
  return html`<svg width="${size}" height="${size}" viewBox="0 0 14 14" aria-hidden="true">${SHAPES[letter] ?? null}</svg>`;
}

/** The evidence against and for, as shapes with their numbers. */
export function evidenceMarks(standing: PublicStanding, t: Translate): Markup {
  const { supports, contradicts, marks } = standing;
  const [mine = "", theirs = ""] = marks.split("|");
  const side = (letters: string) => (letters.length > MOST_MARKS ? [] : [...letters].map((each) => drawn(each, 10)));
  const label = t("public.evidenceLabel", { supports, contradicts });
  return html`<span class="ev"><span class="vh">${label}</span><span class="a num" aria-hidden="true"><b>${contradicts}</b>${side(theirs)}</span><span class="f num" aria-hidden="true">${side(mine)}<b>${supports}</b></span></span>`;
}

/** The end of a reference, which tells recommendations of one publication apart: 10 of CSTO-10. */
export function shortOf(reference: string): string {
  return /([^-]{1,5})$/.exec(reference)?.[1] ?? reference.slice(-4);
}

/** Above this many a row shows a bar instead of squares. */
const MOST_SQUARES = 60;

/** Some of the recommendations as squares that lead to them; a bar where all of them would be too many. */
export function squares(
  some: readonly PublishedRecommendation[],
  published: Published,
  total: number,
  t: Translate,
  locale: Locale,
): Markup {
  if (total > MOST_SQUARES) {
    const width = total === 0 ? 0 : Math.round((some.length / total) * 1000) / 10;
    return html`<svg class="hb" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true"><rect width="${width}" height="4"></rect></svg>`;
  }
  return html`<span class="us">${some.map((each) => {
    const { status } = each.standing;
    const filled = !["NOT_ASSESSED", "NO_EVIDENCE_FOUND", "NOT_STARTED", "NOT_PUBLISHED", "SUPERSEDED"].includes(
      status,
    );
    const href = publicHref(published.reference, `/recommendations/${encodeURIComponent(each.reference)}`, locale);
    const title = `${each.reference} ${pick(each.title, locale).text}: ${statusWord(status, t)}`;
    return html`<a class="u ${classOf(status)}${filled && " sol"}" href="${href}" title="${title}" aria-label="${title}">${shortOf(each.reference)}</a>`;
  })}</span>`;
}
