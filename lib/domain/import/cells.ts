import { type Day, isAhead } from "../dates";
import { type DateOrder, readDate } from "./date";
import type { RowProblem } from "./import";
import { type Cell, textsOf } from "./table";

const MOST_ADDRESS = 2000;

/** A date as exact as it is written; null, with the refusal said, for what is none or has not come yet. */
export function dateOf(
  { text, column }: { text: string; column: string },
  { order, today: day }: { order: DateOrder | null; today: Day },
  refusals: RowProblem[],
): string | null {
  const date = readDate(text, order);
  if (date !== null && date !== "ambiguous") {
    if (!isAhead(date, day)) return date;
    refusals.push({ column, code: "dateAhead", params: { value: excerpt(text) } });
    return null;
  }
  refusals.push({ column, code: date === null ? "notDate" : "ambiguousDate", params: { value: excerpt(text) } });
  return null;
}

/** The values of a cell. Addresses are cut only where the next one begins: they may hold the separator themselves. */
export function split(cell: Cell, separator: string, addresses: boolean): string[] {
  return textsOf(cell).flatMap((text) => {
    if (separator === "" || text === "") return [text];
    if (addresses && (separator === "," || separator === " ")) {
      return text.split(/[,\s]\s*(?=https?:\/\/)/).map((part) => part.trim());
    }
    return text
      .split(separator)
      .map((part) => part.trim())
      .filter((part) => part !== "");
  });
}

/** A web address as it can be opened; null for what is none. */
export function webAddress(text: string): string | null {
  const whole = /^www\./i.test(text) ? `https://${text}` : text;
  if (!/^https?:\/\//i.test(whole) || whole.length > MOST_ADDRESS || /\s/.test(whole) || !URL.canParse(whole))
    return null;
  return whole;
}

/** What a page without a title is called: where it stands. */
export function nameOf(url: string): string {
  const { hostname, pathname } = new URL(url);
  const last = pathname.split("/").findLast((part) => part !== "") ?? "";
  let words = last;
  try {
    words = decodeURIComponent(last);
  } catch {
    // An address may hold what only looks like an escape.
  }
  const readable = words
    .replace(/\.\w{2,5}$/, "")
    .replace(/[-_+]+/g, " ")
    .trim();
  const host = hostname.replace(/^www\./, "");
  return /[\p{L}]{3}/u.test(readable) ? `${host}: ${readable}` : host;
}

/** A text of at most so many characters; what was left off is said. */
export function shorten(text: string, max: number, column: string, warnings: RowProblem[]): string {
  if (text.length > max) warnings.push({ column, code: "shortened", params: { max, length: text.length } });
  return cut(text, max);
}

/** At most so many characters, ended at a word. */
export function cut(text: string, max: number): string {
  if (text.length <= max) return text;
  const head = text.slice(0, max - 1);
  const blank = head.lastIndexOf(" ");
  return `${(blank > max * 0.6 ? head.slice(0, blank) : head.replace(/[\ud800-\udbff]$/, "")).trimEnd()}…`;
}

/** So much of a text as a sentence can quote. */
export function excerpt(text: string): string {
  return cut(text.replace(/\s+/g, " "), 80);
}
