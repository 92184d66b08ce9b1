import { Parser } from "htmlparser2";
import { decode, detectEncoding } from "@/lib/platform/tables/detect-encoding";

/** A page's title and its text, line by line. */
export interface PageText {
  title: string | null;
  text: string;
}

/** What is not read by people. */
const UNREAD = new Set([
  "script",
  "style",
  "noscript",
  "template",
  "svg",
  "math",
  "iframe",
  "object",
  "select",
  "head",
]);
const PARAGRAPHS = new Set(["p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "dl", "table", "blockquote", "pre"]);
const LINES = new Set(
  "address article aside br caption dd details div dt fieldset figcaption figure footer form header hr li main nav section summary tr".split(
    " ",
  ),
);
const LONGEST_TITLE = 500;
/** So far into a page its encoding may be told. */
const TOLD_WITHIN = 4_096;

/**
 * Reads the text of a page as people see it, however broken its markup is; nothing of it is run or fetched.
 * @param charset what the server called its encoding; the bytes' own mark is believed rather, the page's word is asked after it
 */
export function readHtml(bytes: Uint8Array, charset: string | null): PageText {
  const lines = new Lines();
  let title = "";
  let inTitle = false;
  let unread = 0;
  const parser = new Parser({
    onopentag(name) {
      if (name === "title" && title === "") inTitle = true;
      if (UNREAD.has(name)) unread += 1;
      else if (name === "td" || name === "th") lines.say(" ");
      else lines.part(breaksOf(name));
      if (name === "li" && unread === 0) lines.say("• ");
    },
    ontext(text) {
      if (inTitle) title += text;
      else if (unread === 0) lines.say(text);
    },
    onclosetag(name) {
      if (name === "title") inTitle = false;
      if (UNREAD.has(name)) unread = Math.max(0, unread - 1);
      else lines.part(breaksOf(name));
    },
  });
  parser.end(textOf(bytes, charset));
  const named = title.replace(/\s+/g, " ").trim().slice(0, LONGEST_TITLE);
  return { title: named === "" ? null : named, text: lines.end() };
}

function breaksOf(name: string): number {
  if (PARAGRAPHS.has(name)) return 2;
  return LINES.has(name) ? 1 : 0;
}

/** Text with its white space as a browser lays it out: one blank between words, line ends only where blocks end. */
class Lines {
  private readonly pieces: string[] = [];
  private breaks = 0;
  private blank = false;

  say(text: string): void {
    for (const piece of text.replace(/\s+/g, " ").split(/(?<= )|(?= )/)) {
      if (piece === " ") {
        this.blank = true;
        continue;
      }
      if (piece === "") continue;
      if (this.pieces.length > 0 && this.breaks > 0) this.pieces.push("\n".repeat(this.breaks));
      else if (this.pieces.length > 0 && this.blank) this.pieces.push(" ");
      this.breaks = 0;
      this.blank = piece.endsWith(" ");
      this.pieces.push(piece.trimEnd());
    }
  }

  part(breaks: number): void {
    this.breaks = Math.max(this.breaks, breaks);
    if (breaks > 0) this.blank = false;
  }

  end(): string {
    return this.pieces.join("");
  }
}

function textOf(bytes: Uint8Array, charset: string | null): string {
  const found = detectEncoding(bytes);
  if (found.certain && found.encoding !== "utf-8") return decode(bytes, found.encoding);
  for (const told of [charset, toldInside(bytes)]) {
    const decoder = told === null ? null : decoderOf(told);
    if (decoder) return decoder.decode(bytes);
  }
  return decode(bytes, found.encoding);
}

function toldInside(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, TOLD_WITHIN)).toString("latin1");
  return /<meta[^>]{0,200}charset\s{0,5}=\s{0,5}["']?([\w-]{2,40})/i.exec(head)?.[1] ?? null;
}

function decoderOf(label: string): TextDecoder | null {
  try {
    return new TextDecoder(label);
  } catch {
    return null;
  }
}
