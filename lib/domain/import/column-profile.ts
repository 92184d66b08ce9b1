import type { Locale } from "../localized";
import { readDate } from "./date";
import { guessStatus } from "./status";
import { type Cell, textOf, textsOf } from "./table";

/** What the values of a column are like, from a sample. */
export interface Profile {
  name: string;
  words: string;
  filled: number;
  rows: number;
  distinct: number;
  meanLength: number;
  urls: number;
  dates: number;
  numbers: number;
  booleans: number;
  answers: number;
  statuses: number;
  spaced: number;
  repeated: boolean;
  separator: string;
}

/** What a column is like, by its name and a sample of its cells. */
export function profile(name: string, cells: readonly Cell[]): Profile {
  const values = cells.map(textOf).filter((text) => text !== "");
  const single = cells.flatMap(textsOf).filter((text) => text !== "");
  const share = (count: number, of: number) => (of === 0 ? 0 : count / of);
  const part = (test: (text: string) => boolean) => share(single.filter(test).length, single.length);
  const repeated = cells.some(Array.isArray);
  return {
    name,
    words: wordsOf(name),
    rows: cells.length,
    filled: share(values.length, cells.length),
    distinct: share(new Set(values).size, values.length),
    meanLength: share(
      values.reduce((sum, text) => sum + text.length, 0),
      values.length,
    ),
    urls: part((text) => /^(https?:\/\/|www\.)\S/i.test(text)),
    dates: part((text) => readDate(text, "dmy") !== null),
    numbers: part((text) => /^[\d\s.,%-]+$/.test(text)),
    booleans: part((text) => /^(true|false|yes|no|да|нет|0|1)$/i.test(text)),
    answers: part((text) => guessStatus(text).axis === "RESPONSE"),
    statuses: part((text) => guessStatus(text).axis === "IMPLEMENTATION"),
    spaced: part((text) => /\s/.test(text)),
    repeated,
    separator: repeated ? "" : separatorOf(values),
  };
}

/** What stands between several values of one cell. A comma does not count: names have commas. */
function separatorOf(values: readonly string[]): string {
  const urls = values.some((text) => /https?:\/\//.test(text));
  for (const separator of [" | ", "|", "; ", ";", "\n"]) {
    const cut = values.filter((text) => text.split(separator).filter((part) => part.trim() !== "").length > 1);
    const wanted = urls
      ? cut.filter((text) => text.split(separator).every((part) => /^\s*(https?:\/\/|$)/.test(part)))
      : cut;
    if (wanted.length > 0 && (urls || separator !== "\n" || wanted.length > 1)) return separator.trim() || separator;
  }
  if (urls) {
    for (const [separator, between] of [
      [",", /,\s*(?=https?:\/\/)/],
      [" ", /\s+(?=https?:\/\/)/],
    ] as const) {
      if (values.some((text) => text.split(between).length > 1)) return separator;
    }
  }
  return "";
}

/** A column's name as words: camelCase and punctuation cut, small letters. */
export function wordsOf(name: string): string {
  return name
    .replace(/(\p{Ll})(\p{Lu})/gu, "$1 $2")
    .replace(/№/g, " no ")
    .toLowerCase()
    .replace(/[_\s([.-]+(en|ru|eng|rus|english|russian|англ|рус)[)\]]?$/, "")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

/** The language that a column's name says it is in. */
export function languageIn(name: string): Locale | null {
  const tag = /[_\s([.-](en|ru|eng|rus|english|russian|англ|рус)[)\]]?$/i.exec(name)?.[1]?.toLowerCase();
  if (!tag) return null;
  return tag.startsWith("ru") || tag === "рус" ? "ru" : "en";
}
