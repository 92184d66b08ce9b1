import { type CslItem, type CslName, dateParts, isRussian } from "./csl";

/** The pieces that the styles put together. */

/** A surname with initials: "Ivanov, I. I." or "Иванов И. И.". Whoever has only one name keeps it. */
export function withInitials(name: CslName, between: string): string {
  const family = familyOf(name);
  const initials = inParts(name) ? initialsOf(name.given ?? "") : "";
  return initials ? `${family}${between}${initials}` : family;
}

/** Initials before the surname: "I. I. Ivanov". */
export function initialsFirst(name: CslName): string {
  const initials = inParts(name) ? initialsOf(name.given ?? "") : "";
  return initials ? `${initials} ${familyOf(name)}` : familyOf(name);
}

/** Whether a name is told in parts; else it stands as it is, however many words it has. */
export function inParts(name: CslName): boolean {
  return name.literal === undefined && name.family !== undefined;
}

/** A surname with its particle, or the whole of a name that has no parts. */
export function familyOf(name: CslName): string {
  return name.literal ?? [name["non-dropping-particle"], name.family ?? name.given].filter(Boolean).join(" ");
}

/** "Michael Yu." → "M. Yu."; hyphens stay: "Jean-Luc" → "J.-L.". */
export function initialsOf(given: string): string {
  return given
    .replace(/\.(?=[^\s-])/g, ". ")
    .split(/\s+/)
    .filter(Boolean)
    .map((part) =>
      part.endsWith(".")
        ? part
        : part
            .split("-")
            .filter(Boolean)
            .map((each) => `${[...each][0]?.toUpperCase()}.`)
            .join("-"),
    )
    .join(" ");
}

/** The names of whoever made it: its authors, else its editors. */
export function makersOf(item: CslItem): { names: readonly CslName[]; editors: boolean } {
  if (item.author && item.author.length > 0) return { names: item.author as CslName[], editors: false };
  return { names: (item.editor ?? []) as CslName[], editors: (item.editor ?? []).length > 0 };
}

/** The year alone, or what stands for it. */
export function yearOf(item: CslItem): string | null {
  const parts = dateParts(item.issued);
  return parts ? String(parts.year) : (item.issued?.literal ?? item.issued?.raw ?? null);
}

const MONTHS = {
  en: "January February March April May June July August September October November December".split(" "),
  ru: "января февраля марта апреля мая июня июля августа сентября октября ноября декабря".split(" "),
};

/** A month's name: in Russian in the case that stands after a day. */
export function monthName(month: number, language: "en" | "ru"): string {
  return MONTHS[language][month - 1] ?? "";
}

/** dd.mm.yyyy, as far as it is known. */
export function dottedDate(date: CslItem["issued"]): string | null {
  const parts = dateParts(date);
  if (!parts) return date?.literal ?? date?.raw ?? null;
  const two = (value: number) => String(value).padStart(2, "0");
  return [parts.day && two(parts.day), parts.month && two(parts.month), parts.year].filter(Boolean).join(".");
}

/** A range of pages with an en dash. */
export function pagesOf(item: CslItem): string | null {
  return item.page ? item.page.replace(/\s*(?:--|[-–—])\s*/g, "–") : null;
}

/** Sentences with one full stop between, none doubled: a piece that ends with ? or ! needs none. */
export function sentences(pieces: readonly (string | null | undefined | false)[]): string {
  const kept = pieces.filter((piece): piece is string => Boolean(piece)).map((piece) => piece.trim());
  return kept.map((piece, at) => (at === kept.length - 1 || /[.?!…]$/.test(piece) ? piece : `${piece}.`)).join(" ");
}

/** The same with a stop at the end. */
export function closed(text: string): string {
  return /[.?!…]$/.test(text) ? text : `${text}.`;
}

/** The DOI as an address, else the URL. */
export function linkOf(item: CslItem): string | null {
  const doi = item.DOI?.replace(/^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:)/i, "");
  return doi ? `https://doi.org/${doi}` : (item.URL ?? null);
}

/** An edition as the language writes it: a bare number gets its ending, words stay. */
export function editionOf(item: CslItem): string | null {
  const { edition } = item;
  if (!edition) return null;
  if (!/^\d+$/.test(edition)) return edition;
  if (isRussian(item)) return `${edition}-е изд.`;
  const last = Number(edition) % 10;
  const teen = Math.floor((Number(edition) % 100) / 10) === 1;
  return `${edition}${teen ? "th" : (["th", "st", "nd", "rd"][last] ?? "th")} ed.`;
}

/** Whether it is a part of something: an article, a chapter, a paper. */
export function isPart(item: CslItem): boolean {
  return Boolean(item["container-title"]) && item.type !== "webpage" && item.type !== "post-weblog";
}

/** Whether the something is a periodical. */
export function isArticle(item: CslItem): boolean {
  return item.type.startsWith("article") || item.type === "review";
}
