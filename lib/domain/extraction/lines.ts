import type { DocumentText, PageSpan } from "./candidate";
import { parseMarker } from "./markers";

/** One line of a document: its content without the line's end, where it stands and how far it is indented. */
export interface Line {
  start: number;
  end: number;
  /** Trimmed on both sides; empty for a blank line. */
  text: string;
  indent: number;
  page: number | null;
  /** Running heads, page numbers: no part of what is said. */
  furniture: boolean;
}

const TAB = 4;

/** Cuts a text into lines, gives each its page and marks page furniture. */
export function readLines({ text, pages }: DocumentText): Line[] {
  const spans = pages ?? pagesByFormFeed(text);
  const lines: Line[] = [];
  let page = 0;
  for (const match of text.matchAll(/[^\r\n\f]*(?:\r\n|[\r\n\f]|$)/g)) {
    if (match[0] === "" && match.index >= text.length) break;
    const content = match[0].replace(/[\r\n\f]+$/, "");
    while (page + 1 < spans.length && (spans[page + 1]?.start ?? 0) <= match.index) page += 1;
    const lead = content.length - content.trimStart().length;
    const trimmed = content.trim();
    lines.push({
      start: match.index + lead,
      end: match.index + lead + trimmed.length,
      text: trimmed,
      indent: columns(content.slice(0, lead)),
      page: spans[page]?.number ?? null,
      furniture: false,
    });
  }
  markFurniture(lines, spans.length);
  return lines;
}

/** The page that an offset stands on; null where the document has none. */
export function pagesByFormFeed(text: string): PageSpan[] {
  if (!text.includes("\f")) return [];
  const pages: PageSpan[] = [];
  let start = 0;
  for (const part of text.split("\f")) {
    pages.push({ number: pages.length + 1, start, end: start + part.length });
    start += part.length + 1;
  }
  return pages;
}

function columns(blank: string): number {
  let width = 0;
  for (const each of blank) width += each === "\t" ? TAB : 1;
  return width;
}

const PAGE_NUMBER =
  /^(?:[-–—|[(\s]*\d{1,4}[-–—|\])\s]*|(?:page|p\.|стр\.?|страница|с\.)\s*\d{1,4}(?:\s*(?:of|\/|из)\s*\d{1,4})?|\d{1,4}\s*(?:of|\/|из)\s*\d{1,4})$/i;

/** How many lines at each end of a page may be furniture. */
const EDGE = 2;

function markFurniture(lines: Line[], pages: number): void {
  lines.forEach((line, index) => {
    const alone = !lines[index - 1]?.text || !lines[index + 1]?.text || edgeOfPage(lines, index);
    if (line.text && alone && PAGE_NUMBER.test(line.text)) line.furniture = true;
  });
  const candidates = pages > 1 ? edgeLines(lines) : lines.filter((line, index) => standsAlone(lines, index, line));
  const seen = new Map<string, Line[]>();
  for (const line of candidates) {
    const shape = line.text.replace(/\d+/g, "#").toLowerCase();
    seen.set(shape, [...(seen.get(shape) ?? []), line]);
  }
  for (const [shape, same] of seen) {
    // Without pages only a changing number tells a running head from a heading that comes again.
    const changes = shape.includes("#") && new Set(same.map((line) => line.text)).size === same.length;
    const enough = pages > 1 ? same.length >= Math.max(2, Math.min(3, pages / 2)) : same.length >= 3 && changes;
    if (enough) for (const line of same) line.furniture = true;
  }
}

function edgeOfPage(lines: readonly Line[], index: number): boolean {
  const line = lines[index];
  return lines[index - 1]?.page !== line?.page || lines[index + 1]?.page !== line?.page;
}

function standsAlone(lines: readonly Line[], index: number, line: Line): boolean {
  const numbered = /^\d|\d$/.test(line.text) && !/[.;:]$/.test(line.text);
  return numbered && line.text.length < 90 && !lines[index - 1]?.text && !lines[index + 1]?.text && !isLabel(line);
}

function edgeLines(lines: readonly Line[]): Line[] {
  const byPage = new Map<number | null, Line[]>();
  for (const line of lines) {
    if (!line.text || line.furniture) continue;
    const page = byPage.get(line.page);
    if (page) page.push(line);
    else byPage.set(line.page, [line]);
  }
  return [...byPage.values()]
    .flatMap((page) => [...new Set([...page.slice(0, EDGE), ...page.slice(-EDGE)])])
    .filter((line) => line.text.length < 120 && !isLabel(line));
}

/** A line that opens a numbered passage is never furniture, however alike its neighbours are. */
function isLabel(line: Line): boolean {
  return parseMarker(line.text) !== null;
}
