import type { Readable } from "node:stream";
import { text as textOf } from "node:stream/consumers";
import { type Entry, fromBufferPromise, type ZipFile } from "yauzl";
import type { PageSpan } from "@/lib/domain/extraction/candidate";
import { type DocumentContent, DocumentRefused, LIMITS } from "./document-content";
import { Numbering } from "./docx-numbering";
import { parseXml } from "./parse-xml";

const PARTS = ["word/document.xml", "word/styles.xml", "word/numbering.xml"] as const;

/** Reads the text of a DOCX: paragraphs as lines, list numbers as they are printed, headings by their styles. @throws DocumentRefused */
export async function readDocx(bytes: Buffer): Promise<DocumentContent> {
  const parts = await openParts(bytes);
  const body = parts.get(PARTS[0]);
  if (body === undefined) throw new DocumentRefused("documentUnreadable");
  return readBody(body, readHeadingStyles(parts.get(PARTS[1]) ?? ""), new Numbering(parts.get(PARTS[2]) ?? ""));
}

async function openParts(bytes: Buffer): Promise<Map<string, string>> {
  const zip = await fromBufferPromise(bytes).catch(() => {
    throw new DocumentRefused("documentUnreadable");
  });
  if (zip.entryCount > LIMITS.parts) throw new DocumentRefused("documentTooHeavy");
  const parts = new Map<string, string>();
  let unpacked = 0;
  try {
    for await (const entry of zip.eachEntry()) {
      unpacked += entry.uncompressedSize;
      if (unpacked > LIMITS.unpacked) throw new DocumentRefused("documentTooHeavy");
      const name = PARTS.find((part) => part === entry.fileName);
      if (name) parts.set(name, await readPart(zip, entry));
    }
  } catch (error) {
    throw error instanceof DocumentRefused ? error : new DocumentRefused("documentUnreadable");
  } finally {
    zip.close();
  }
  return parts;
}

async function readPart(zip: ZipFile, entry: Entry): Promise<string> {
  if (entry.uncompressedSize > LIMITS.unpackedPart) throw new DocumentRefused("documentTooHeavy");
  // The library ends the stream where it gives more than the entry says.
  const xml = await textOf((await zip.openReadStreamPromise(entry)) as Readable);
  // No document that a word processor writes declares entities; one that does wants them resolved.
  if (/<!(?:DOCTYPE|ENTITY)/i.test(xml)) throw new DocumentRefused("documentUnreadable");
  return xml;
}

function readHeadingStyles(xml: string): Map<string, number> {
  const levels = new Map<string, number>();
  let style = "";
  parseXml(xml, {
    open: (name, attributes) => {
      const value = attributes["w:val"] ?? "";
      if (name === "w:style") style = attributes["w:styleId"] ?? "";
      const named = name === "w:name" ? /^(?:heading|заголовок) (\d)$/i.exec(value)?.[1] : undefined;
      if (named) levels.set(style, Number(named));
      if (name === "w:name" && /^title$/i.test(value)) levels.set(style, 1);
      if (name === "w:name" && /^(?:toc|оглавление) ?\d/i.test(value)) levels.set(style, 0);
      if (name === "w:outlineLvl" && !levels.has(style) && Number(value) < 9) levels.set(style, Number(value) + 1);
    },
  });
  return levels;
}

/** What is known of the paragraph that is being read. */
interface Paragraph {
  text: string;
  level: number | undefined;
  list: { id: string; level: number } | null;
  breaks: boolean;
}

function readBody(xml: string, styles: ReadonlyMap<string, number>, numbering: Numbering): DocumentContent {
  const pieces: string[] = [];
  const headings: DocumentContent["headings"] = [];
  const pages: PageSpan[] = [];
  let length = 0;
  let pageStart = 0;
  let inText = false;
  let fallback = 0;
  let open: Paragraph[] = [];
  const turnPage = () => {
    pages.push({ number: pages.length + 1, start: pageStart, end: length });
    pageStart = length;
  };
  const write = (paragraph: Paragraph) => {
    if (paragraph.breaks && length > pageStart) turnPage();
    // Level 0 marks the lines of a table of contents: page furniture.
    if (paragraph.level === 0) return;
    const words = paragraph.text.trim();
    const list = words && paragraph.list ? numbering.next(paragraph.list.id, paragraph.list.level) : null;
    const line = list === null ? words : `${"    ".repeat(paragraph.list?.level ?? 0)}${list}${words}`;
    if (words && paragraph.level) headings.push({ start: length, level: paragraph.level });
    const piece = `${line}\n\n`;
    pieces.push(piece);
    length += piece.length;
    if (length > LIMITS.characters) throw new DocumentRefused("documentTooHeavy");
  };
  parseXml(xml, {
    open: (name, attributes) => {
      const value = attributes["w:val"] ?? "";
      const paragraph = open.at(-1);
      if (name === "mc:Fallback") fallback += 1;
      if (fallback > 0) return;
      if (name === "w:p") open.push({ text: "", level: undefined, list: null, breaks: false });
      else if (name === "w:t") inText = true;
      else if (!paragraph) return;
      else if (name === "w:pStyle") paragraph.level = styles.get(value) ?? paragraph.level;
      else if (name === "w:outlineLvl" && Number(value) < 9) paragraph.level ??= Number(value) + 1;
      else if (name === "w:ilvl")
        paragraph.list = { id: paragraph.list?.id ?? "", level: Math.min(8, Number(value) || 0) };
      else if (name === "w:numId") paragraph.list = { id: value, level: paragraph.list?.level ?? 0 };
      else if (name === "w:tab") paragraph.text += "\t";
      else if (name === "w:lastRenderedPageBreak" || (name === "w:br" && attributes["w:type"] === "page")) {
        if (paragraph.text.trim() === "") paragraph.breaks = true;
      } else if (name === "w:br" || name === "w:cr") paragraph.text += "\n";
      else if (name === "w:noBreakHyphen") paragraph.text += "\u2011";
    },
    close: (name) => {
      if (name === "mc:Fallback") fallback -= 1;
      if (fallback > 0) return;
      if (name === "w:t") inText = false;
      const paragraph = name === "w:p" ? open.at(-1) : undefined;
      if (!paragraph) return;
      open = open.slice(0, -1);
      write(paragraph);
    },
    text: (value) => {
      const paragraph = open.at(-1);
      if (inText && fallback === 0 && paragraph) paragraph.text += value;
    },
  });
  if (pages.length > 0) turnPage();
  return { text: pieces.join(""), pages, headings };
}
