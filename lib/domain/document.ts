import type { PageSpan } from "./extraction/candidate";

/** The page on which an offset stands; null where the document has no pages. */
export function pageAt(pages: readonly PageSpan[], offset: number): number | null {
  return pages.find(({ start, end }) => offset >= start && offset < end)?.number ?? null;
}

/** A piece of a paragraph; `marks` names what of the marked passages it belongs to. */
export interface Piece {
  text: string;
  marks: string[];
}

/** A paragraph for reading, in pieces; `page` where a page begins with it. */
export interface Paragraph {
  start: number;
  page: number | null;
  pieces: Piece[];
}

/** A stretch that is marked in a text. */
export interface Mark {
  id: string;
  start: number;
  end: number;
}

/** How much of a document one page shows, in characters. */
export const READING = 40_000;

/** The stretch of a text that is shown together with an offset: whole paragraphs, the same for every offset in it. */
export function stretchAt(
  text: string,
  offset: number,
): { start: number; end: number; previous: number | null; next: number | null } {
  let start = 0;
  let previous: number | null = null;
  while (true) {
    const end = paragraphEnd(text, start + READING);
    if (offset < end || end >= text.length) return { start, end, previous, next: end < text.length ? end : null };
    previous = start;
    start = end;
  }
}

function paragraphEnd(text: string, from: number): number {
  if (from >= text.length) return text.length;
  const found = text.slice(from, from + READING).search(/\n\s*\n/);
  return found < 0 ? Math.min(text.length, from + READING) : from + found + 1;
}

/** Cuts a stretch of a text into paragraphs, and those into pieces at the marks' ends. */
export function paragraphsOf(
  text: string,
  stretch: { start: number; end: number },
  marks: readonly Mark[],
  pages: readonly PageSpan[],
): Paragraph[] {
  const paragraphs: Paragraph[] = [];
  let page = stretch.start > 0 ? pageAt(pages, stretch.start - 1) : null;
  for (const match of text.slice(stretch.start, stretch.end).matchAll(/(?:[^\n\f]|\n(?![ \t\r]*[\n\f]))+/g)) {
    if (match[0].trim() === "") continue;
    const start = stretch.start + match.index;
    const own = pageAt(pages, start);
    paragraphs.push({
      start,
      page: own !== page ? own : null,
      pieces: piecesOf(text, start, start + match[0].length, marks),
    });
    page = own;
  }
  return paragraphs;
}

/** Lines put together again, but for those that begin with a number or a bullet. */
function flowing(text: string): string {
  return text
    .replace(/(\p{L})-[ \t]*\r?\n\s*(?=\p{Ll})/gu, "$1")
    .replace(/[ \t]*\r?\n(?!\s{0,40}(?:[-•*–|]|\(?\w{1,4}[.)]|\d{1,3}\.\d)\s)[ \t]*/g, " ");
}

function piecesOf(text: string, start: number, end: number, marks: readonly Mark[]): Piece[] {
  const inside = marks.filter((mark) => mark.start < end && mark.end > start);
  const edges = [...new Set([start, end, ...inside.flatMap((mark) => [mark.start, mark.end])])]
    .filter((edge) => edge >= start && edge <= end)
    .sort((a, b) => a - b);
  return edges.slice(0, -1).map((edge, index) => {
    const to = edges[index + 1] ?? end;
    return {
      text: flowing(text.slice(edge, to)),
      marks: inside.filter((mark) => mark.start <= edge && mark.end >= to).map(({ id }) => id),
    };
  });
}
