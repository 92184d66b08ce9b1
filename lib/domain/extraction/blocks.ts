import type { DocumentText } from "./candidate";
import { isDirective } from "./directives";
import { type Line, readLines } from "./lines";
import { type Marker, parseMarker } from "./markers";

/** Lines that belong together: a heading, a numbered or bulleted item, or a paragraph. */
export interface Block {
  kind: "heading" | "item" | "text" | "skipped";
  start: number;
  end: number;
  /** Where the words begin, behind a marker or a heading's sign. */
  bodyStart: number;
  /** The words in one line. */
  body: string;
  indent: number;
  page: number | null;
  marker: Marker | null;
  /** Of a heading: 1 is the highest; 0 where its rank cannot be told. */
  level: number;
  lines: Line[];
}

const RULE = /^(?:[-_*]\s?){3,}$/;
const UNDERLINE = /^(?:={3,}|-{3,})$/;
const TERMINATED = /[.!?;:…][)\]"”»’*_]{0,3}$/;
const MAX_HEADING = 120;

/** Cuts a document into blocks, page furniture left out. */
export function readBlocks(source: DocumentText): Block[] {
  const blocks: Block[] = [];
  const lines = readLines(source).filter((line) => !line.furniture);
  const width = usualWidth(lines);
  let open: Line[] = [];
  let fence = false;
  const marked = new Map((source.headings ?? []).map(({ start, level }) => [start, level] as const));
  const counted = new Map<string, number>();
  const close = (isHeading = 0) => {
    if (open.length > 0) {
      const block = blockOf(open, source.text, isHeading);
      blocks.push(block);
      if (block.marker) counted.set(seriesOf(block.marker), block.marker.number);
    }
    open = [];
  };
  lines.forEach((line, index) => {
    if (/^(?:```|~~~)/.test(line.text)) {
      close();
      fence = !fence;
    } else if (fence || /^<!--.*-->$/.test(line.text)) {
      close();
    } else if (line.text === "") {
      if (!runsOn(open.at(-1), nextText(lines, index))) close();
    } else if (
      UNDERLINE.test(line.text) &&
      open.length > 0 &&
      open.length <= 3 &&
      lines[index - 1]?.text &&
      !startsItem(open)
    ) {
      close(line.text.startsWith("=") ? 1 : 2);
    } else if (marked.has(line.start)) {
      close();
      open = [line];
      close(marked.get(line.start) ?? 1);
    } else if (RULE.test(line.text)) {
      close();
      blocks.push({ ...blockOf([line], source.text, 0), kind: "skipped" });
    } else if (/^#{1,6}\s/.test(line.text)) {
      close();
      open = [line];
      close(line.text.indexOf(" "));
    } else {
      if (open.length > 0 && (breaksBefore(line, open, counted) || isTitle(open, line, width))) close();
      else if (titleInText(line, open, lines[index + 1], width)) close();
      open.push(line);
    }
  });
  close();
  return markPlainHeadings(blocks);
}

/** A paragraph that the end of a page or a column cut in two goes on in small letters. */
function runsOn(last: Line | undefined, next: Line | undefined): boolean {
  if (!last || !next || TERMINATED.test(last.text)) return false;
  return /^\p{Ll}/u.test(next.text) && !parseMarker(next.text);
}

function nextText(lines: readonly Line[], index: number): Line | undefined {
  for (let at = index + 1; at < Math.min(lines.length, index + 12); at += 1) if (lines[at]?.text) return lines[at];
  return undefined;
}

function startsItem(open: readonly Line[]): boolean {
  const marker = parseMarker(open[0]?.text ?? "");
  return marker !== null && marker.kind !== "decimal" && marker.kind !== "number" && marker.kind !== "keyword";
}

/** Whether a line begins something new although no blank line stands before it. */
function breaksBefore(line: Line, open: readonly Line[], counted: ReadonlyMap<string, number>): boolean {
  const last = open.at(-1);
  const first = open[0];
  if (!last || !first) return false;
  const marker = parseMarker(line.text);
  const current = parseMarker(first.text);
  if (marker === null) return isTableRow(line.text) !== isTableRow(last.text);
  if (marker.kind === "bullet") return true;
  if (TERMINATED.test(last.text) || line.indent > first.indent + 1) return true;
  // In the middle of a sentence a number at the line's beginning is a year, an amount or a mention, unless it counts on.
  const before = current && seriesOf(current) === seriesOf(marker) ? current.number : counted.get(seriesOf(marker));
  const countsOn = before !== undefined && marker.number === before + 1;
  if (marker.number === 1 && titleLike(last.text) && open.length <= 2 && current === null) return true;
  return countsOn || ((marker.kind === "keyword" || marker.kind === "code") && last.text.length < 60);
}

function seriesOf({ kind, series }: Marker): string {
  return `${kind} ${series}`;
}

function titleLike(text: string): boolean {
  return text.length < 60 && /^\p{Lu}/u.test(text);
}

function usualWidth(lines: readonly Line[]): number {
  const lengths = lines.map((line) => line.text.length).filter((length) => length > 20);
  return lengths.sort((a, b) => a - b)[Math.floor(lengths.length / 2)] ?? 0;
}

/** A short line by itself, when what follows begins anew: extractors often leave no blank line below a title. */
function isTitle(open: readonly Line[], next: Line, width: number): boolean {
  const [line] = open;
  return (
    open.length === 1 &&
    line !== undefined &&
    titled(line, width) &&
    /^[\p{Lu}\d(“"«]/u.test(next.text) &&
    !parseMarker(line.text)
  );
}

/** The same in the midst of text, behind a sentence's end. */
function titleInText(line: Line, open: readonly Line[], next: Line | undefined, width: number): boolean {
  const last = open.at(-1);
  if (!last || !next?.text || !/[.!?][)\]"”»]?$/.test(last.text) || parseMarker(line.text)) return false;
  return titled(line, width) && /^[\p{Lu}(“"«]/u.test(next.text);
}

function titled(line: Line, width: number): boolean {
  const short = line.text.length < Math.max(24, width * 0.6) && line.text.split(" ").length <= 8;
  return short && /^\p{Lu}/u.test(line.text) && !/[.!?;:,…-]$/.test(line.text);
}

function isTableRow(text: string): boolean {
  return text.startsWith("|");
}

function blockOf(lines: readonly Line[], text: string, level: number): Block {
  const [first] = lines;
  const last = lines.at(-1);
  if (!first || !last) throw new Error("A block has a line.");
  const marker = parseMarker(first.text);
  const sign = marker?.length ?? /^(?:#{1,6}\s+|>\s*)?/.exec(first.text)?.[0].length ?? 0;
  const bodyStart = first.start + sign;
  const kind =
    isTableRow(first.text) || /^\[\^/.test(first.text) ? "skipped" : level > 0 ? "heading" : marker ? "item" : "text";
  const body = inOneLine(
    lines.map((line) => text.slice(Math.max(line.start, bodyStart), Math.max(line.end, bodyStart))).join("\n"),
  );
  return {
    kind,
    start: first.start,
    end: last.end,
    bodyStart: Math.min(bodyStart, last.end),
    body: level > 0 ? body.slice(0, 400).replace(/[\s#]+$/, "") : body,
    indent: first.indent,
    page: first.page,
    marker,
    level,
    lines: [...lines],
  };
}

/** A passage in one line: hyphens at the lines' ends joined, runs of white space one space. */
export function inOneLine(text: string): string {
  return text
    .normalize("NFC")
    .replaceAll("\u00AD", "")
    .replace(/(\p{L})-[ \t]*\r?\n\s*(?=\p{Ll})/gu, "$1")
    .replace(/\s+/g, " ")
    .trim();
}

/** Short unfinished lines that stand alone are headings, numbered ones too, unless they say what to do. */
function markPlainHeadings(blocks: readonly Block[]): Block[] {
  return blocks.map((block) => {
    if (block.kind === "heading" || block.kind === "skipped") return block;
    const lettered = block.marker?.kind === "letter" && /^[A-ZА-Я]$/.test(block.marker.label ?? "");
    const numbered = block.marker?.kind === "number" || block.marker?.kind === "decimal" || lettered;
    if (block.kind === "item" && !numbered) return block;
    const short = block.body.length > 0 && block.body.length <= MAX_HEADING && block.lines.length <= 2;
    if (!short || /[.!?;:,…-]["”»)]{0,2}$/.test(block.body) || !/^[\p{Lu}\d“"«*]/u.test(block.body)) return block;
    if (block.body.split(" ").length > 14 || isDirective(block.body)) return block;
    if (/^\*\*.+\*\*$/.test(block.body) || !numbered || block.body.split(" ").length <= 10) {
      return { ...block, kind: "heading", body: block.body.replace(/^\*+|\*+$/g, "") };
    }
    return block;
  });
}
