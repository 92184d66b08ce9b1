import { type PartialDate, rangeOf } from "../dates";

/** Which comes first where a date has three numbers and no year in front. */
export type DateOrder = "dmy" | "mdy";

const MONTHS = [
  ["jan", "янв"],
  ["feb", "фев"],
  ["mar", "мар"],
  ["apr", "апр"],
  ["may", "май", "мая"],
  ["jun", "июн"],
  ["jul", "июл"],
  ["aug", "авг"],
  ["sep", "сен"],
  ["oct", "окт"],
  ["nov", "ноя"],
  ["dec", "дек"],
] as const;

/**
 * Reads a date as people write them, as exact as it is: 2019, 2019-1, 2019-7-10, 10.07.2019, July 2019, 10 июля 2019 г.
 * @param order for 7/10/2019; null where nobody has said which comes first
 * @returns the partial date, "ambiguous" where the order matters and is not known, null for what is no date
 */
export function readDate(text: string, order: DateOrder | null): PartialDate | "ambiguous" | null {
  const plain = text
    .trim()
    .toLowerCase()
    .replace(/\s*(г\.?|год[ау]?)$/, "")
    .replace(/(\d)(st|nd|rd|th)\b/g, "$1");
  const iso = /^(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2})(?:[t ]\d{1,2}:\d{2}.*)?)?)?$/.exec(plain);
  if (iso) return valid(iso[1], iso[2], iso[3]);
  const monthYear = /^(\d{1,2})[-/.](\d{4})$/.exec(plain);
  if (monthYear) return valid(monthYear[2], monthYear[1]);
  const three = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?:[t ,]+\d{1,2}:\d{2}.*)?$/.exec(plain);
  if (three) {
    const [, first = "", mark, second = "", year] = three;
    // With dots nobody writes the month first.
    const known = mark === "." ? "dmy" : Number(first) > 12 ? "dmy" : Number(second) > 12 ? "mdy" : order;
    if (first === second) return valid(year, first, second);
    if (known === null) return "ambiguous";
    return known === "dmy" ? valid(year, second, first) : valid(year, first, second);
  }
  const words = plain
    .replace(/,/g, " ")
    .split(/[\s.-]+/)
    .filter(Boolean);
  const month = words.map(monthOf).find((found) => found > 0);
  const year = words.find((word) => /^\d{4}$/.test(word));
  const day = words.find((word) => /^\d{1,2}$/.test(word));
  if (!month || !year || words.length > 3) return null;
  return valid(year, String(month), day);
}

/** The order that some dates of a column give away; null where none does or they disagree. */
export function orderOf(texts: Iterable<string>): DateOrder | null {
  const seen = new Set<DateOrder>();
  for (const text of texts) {
    const three = /^(\d{1,2})[-/](\d{1,2})[-/]\d{4}/.exec(text.trim());
    if (!three) continue;
    if (Number(three[1]) > 12) seen.add("dmy");
    else if (Number(three[2]) > 12) seen.add("mdy");
  }
  const [only] = seen;
  return seen.size === 1 ? (only ?? null) : null;
}

function monthOf(word: string): number {
  return 1 + MONTHS.findIndex((names) => word.length >= 3 && names.some((name) => word.startsWith(name)));
}

function valid(year: string | undefined, month?: string, day?: string): PartialDate | null {
  const parts = [year ?? "", ...(month ? [month.padStart(2, "0")] : []), ...(day ? [day.padStart(2, "0")] : [])];
  const text = parts.join("-");
  return rangeOf(text) ? text : null;
}
