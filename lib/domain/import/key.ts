const CYRILLIC: Record<string, string> = {
  а: "a",
  б: "b",
  в: "v",
  г: "g",
  д: "d",
  е: "e",
  ё: "e",
  ж: "zh",
  з: "z",
  и: "i",
  й: "y",
  к: "k",
  л: "l",
  м: "m",
  н: "n",
  о: "o",
  п: "p",
  р: "r",
  с: "s",
  т: "t",
  у: "u",
  ф: "f",
  х: "kh",
  ц: "ts",
  ч: "ch",
  ш: "sh",
  щ: "shch",
  ъ: "",
  ы: "y",
  ь: "",
  э: "e",
  ю: "yu",
  я: "ya",
};
const MOST = 60;
const MOST_REFERENCE = 40;

/** A name as a key for addresses ("minister-of-finance"); "" where nothing of it can be written in Latin letters. */
export function keyFrom(name: string): string {
  return [...name.toLowerCase()]
    .map((sign) => CYRILLIC[sign] ?? sign)
    .join("")
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, MOST)
    .replace(/^-+|-+$/g, "");
}

/**
 * The reference of an imported recommendation: the publication's and its identifier there; null where that gives none that
 * can be told from others, or a longer one than references may be.
 */
export function referenceFrom(publication: string, identifier: string): string | null {
  if (!/^[\w .\-/№#]+$/.test(identifier)) return null;
  const code = identifier
    .replace(/[^A-Za-z0-9.]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .toUpperCase();
  if (code === "") return null;
  const prefix = publication.toUpperCase();
  const whole = code === prefix || code.startsWith(`${prefix}-`) ? code : `${prefix}-${code}`;
  return whole.length <= MOST_REFERENCE && /^[A-Z][A-Z0-9.-]*$/.test(whole) ? whole : null;
}
