import { keepClocks } from "@/components/clocks/keep";
import { formatInstant, formatRough } from "@/components/dates";
import { STATUS_CLASS } from "@/components/judgement/glyph";
import type { Translate } from "@/components/translate";
import { html, type Markup } from "@/components/ui/markup";
import { CONFIDENCES, type Confidence } from "@/lib/domain/confidence";
import type { ShownImplementation } from "@/lib/domain/implementation";
import { type Localized, pick } from "@/lib/domain/localized";
import type { Triangulation } from "@/lib/domain/triangulation";
import { DEFAULT_COLUMNS, type ListColumn } from "@/lib/domain/view";

/** What a row shows: a line of the list (RecommendationListItem has all of it). */
export interface ListRow {
  reference: string;
  title: Localized;
  addressees: readonly { shortName: Localized }[];
  implementation: ShownImplementation;
  proposed: ShownImplementation | null;
  proposals: number;
  confidence: Confidence | null;
  triangulation: Triangulation;
  contradicted: boolean;
  alarm: boolean;
  disagreement?: boolean;
  supports: number;
  contradicts: number;
  context: number;
  /** One letter for each support, "|", one for each contradiction: s square, c circle, d diamond. */
  marks: string;
  silentSince: string | null;
  movedAt: Date | null;
  theme?: { name: Localized };
  owner?: { name: string } | null;
}

/** Above this many marks a row shows the number alone. */
const MARKS_SHOWN = 6;

/** The table's rows as one text of markup; words that repeat in every row are looked up once. */
export function listRows(
  rows: readonly ListRow[],
  t: Translate,
  locale: string,
  columns: readonly ListColumn[] = DEFAULT_COLUMNS,
  /** The form that the rows are chosen in; none: they are not to be chosen. */
  choosing: string | null = null,
): string {
  const words = wordsOf(t);
  const shown = new Set(columns);
  let text = "";
  for (const row of rows) text += listRow(row, words, locale, shown, choosing).text;
  return text;
}

/** Looks up a word, each once. */
export type Words = (key: string, values?: Record<string, number>) => string;

const WORDS = new WeakMap<Translate, Words>();

/** A translator that remembers: a list asks for the same dozen words in every row of every request. */
export function wordsOf(t: Translate): Words {
  let words = WORDS.get(t);
  if (!words) {
    const cache = new Map<string, string>();
    words = (key, values) => {
      const full = values ? `${key} ${Object.values(values).join(" ")}` : key;
      let found = cache.get(full);
      if (found === undefined) {
        found = t(key, values);
        if (cache.size < 5000) cache.set(full, found);
      }
      return found;
    };
    WORDS.set(t, words);
  }
  return words;
}

function listRow(
  row: ListRow,
  word: Words,
  locale: string,
  shown: ReadonlySet<ListColumn>,
  choosing: string | null,
): Markup {
  const title = pick(row.title, locale);
  const href = keepClocks(`/recommendations/${encodeURIComponent(row.reference)}`);
  const addressees =
    shown.has("addressees") && row.addressees.map((each) => pick(each.shortName, locale).text).join(", ");
  const moved = row.movedAt ? formatInstant(row.movedAt, locale) : "–";
  const pickBox =
    choosing !== null &&
    html`<input type="checkbox" class="pick" form="${choosing}" name="reference" value="${row.reference}" aria-label="${row.reference}">`;
  return html`<tr data-row><td class="ref">${pickBox}<a href="${href}" tabindex="-1">${row.reference}</a></td><td class="ti"><a class="t" href="${href}"${langOf(title.lang, locale)}>${title.text}</a>${addressees !== false && html`<small>${addressees}</small>`}</td><td class="sta">${statusMark(row.implementation, word)}${row.alarm && html`<span class="attn alarm">${word("list.alarm")}</span>`}${row.disagreement === true && disagreementMark(href, word)}${row.proposed && html`<br>${proposedMark(row.proposed, row.proposals, word)}`}</td>${shown.has("theme") && html`<td class="thm">${row.theme ? pick(row.theme.name, locale).text : "–"}</td>`}${shown.has("owner") && html`<td class="own">${row.owner?.name ?? "–"}</td>`}${shown.has("triangulation") && html`<td class="tg">${triangulationMark(row, word)}${row.confidence && confidenceMark(row.confidence, word)}</td>`}${shown.has("evidence") && html`<td class="evc">${evidenceMarks(row, href, word)}</td>`}${shown.has("silent") && html`<td class="du">${silence(row, word, locale)}</td>`}${shown.has("moved") && html`<td class="mo nw"><span class="lab">${word("list.moved")} </span>${moved}</td>`}</tr>`;
}

function langOf(lang: string, locale: string): Markup | null {
  return lang === locale ? null : html` lang="${lang}"`;
}

/** The same markup as <Status>. */
export function statusMark(status: ShownImplementation, word: Words): Markup {
  return html`<span class="st">${glyph(status)}<span>${word(`implementation.${status}`)}</span></span>`;
}

/** The same markup as <ProposedStatus>. */
export function proposedMark(status: ShownImplementation, count: number, word: Words): Markup {
  return html`<span class="st prop ${STATUS_CLASS[status]}">${glyph(status)}<span>${word(`implementation.${status}`)}</span> <i>${word("status.proposed")}${count > 1 && ` ×${count}`}</i></span>`;
}

function glyph(status: ShownImplementation): Markup {
  const name = STATUS_CLASS[status];
  return html`<svg class="g ${name}" width="16" height="16" aria-hidden="true"><use href="#g-${name}"></use></svg>`;
}

/** The same markup as <TriangulationMark>. */
export function triangulationMark(row: { triangulation: Triangulation; contradicted: boolean }, word: Words): Markup {
  const { triangulation } = row;
  const contradicted = triangulation === "UNSUPPORTED" && row.contradicted;
  return html`<span class="${triangulation === "CONTESTED" ? "tri con" : "tri"}"><svg width="26" height="14" aria-hidden="true"><use href="#t-${triangulation}"></use></svg><span>${word(`triangulation.${triangulation}`)}${contradicted && `, ${word("triangulation.contradicted")}`}</span></span>`;
}

function confidenceMark(confidence: Confidence, word: Words): Markup {
  return html`<span class="cf"><svg width="17" height="12" aria-hidden="true"><use href="#c-${4 - CONFIDENCES.indexOf(confidence)}"></use></svg>${word(`confidence.${confidence}`)}<span class="vh"> ${word("list.confidence")}</span></span>`;
}

/** Addressees, sources and we do not say the same: leads to who says what. */
function disagreementMark(href: string, word: Words): Markup {
  return html`<a class="ne" href="${href}#says"><svg width="14" height="14" viewBox="0 0 14 14" aria-hidden="true"><path d="M1 5h12M1 9h12M10 1L4 13"></path></svg>${word("list.disagreement")}</a>`;
}

/** Square, circle and diamond, 14 units wide, as paths from the place that is given. */
const SHAPES: Record<string, (x: number) => string> = {
  s: (x) => `M${(x + 1.5).toFixed(1)} 1.5h11v11h-11z`,
  c: (x) => `M${(x + 1).toFixed(1)} 7a6 6 0 1 0 12 0a6 6 0 1 0-12 0z`,
  d: (x) => `M${(x + 7).toFixed(1)} 0l7 7-7 7-7-7z`,
};
/** From one mark to the next: 12 pixels, of 1.4 units each. */
const STEP = 16.8;

const DRAWN = new Map<string, Markup>();

/** Marks side by side as one picture, 10 pixels high; a row repeats what others have, so each is drawn once. */
function drawMarks(marks: string): Markup {
  let drawn = DRAWN.get(marks);
  if (!drawn) {
    const path = [...marks].map((mark, index) => SHAPES[mark]?.(index * STEP) ?? "").join("");
    const width = marks.length * 12 - 2;
    drawn = html`<svg width="${width}" height="10" viewBox="0 0 ${(width * 1.4).toFixed(1)} 14" aria-hidden="true"><path d="${path}"></path></svg>`;
    DRAWN.set(marks, drawn);
  }
  return drawn;
}

/** The evidence for and against as marks with their numbers, leading to it. */
export function evidenceMarks(row: ListRow, href: string, word: Words): Markup {
  const [supports = "", contradicts = ""] = row.marks.split("|");
  const label = word("list.evidenceLabel", {
    supports: row.supports,
    contradicts: row.contradicts,
    context: row.context,
  });
  const side = (marks: string) => marks.length > 0 && marks.length <= MARKS_SHOWN && drawMarks(marks);
  return html`<a class="ev" href="${href}#evidence" aria-label="${label}"><span class="ea">${row.contradicts > 0 && html`<b>${row.contradicts}</b>`}${side(contradicts)}</span><span class="ef">${side(supports)}<b>${row.supports}</b></span></a>`;
}

function silence(row: ListRow, word: Words, locale: string): Markup {
  if (row.silentSince === null) return html`<span class="mut">${word("list.neverHeard")}</span>`;
  return html`<span class="nw"><span class="lab">${word("list.silent")} </span>${formatRough(row.silentSince, locale)}</span>`;
}
