import type { CslItem } from "@/lib/domain/bibliography/csl";

/** What BibTeX takes word for word: addresses, numbers, and what is no text at all. */
const VERBATIM = new Set(["id", "type", "URL", "DOI", "ISBN", "ISSN", "PMID", "PMCID", "language", "citation-key"]);

const SPELLED: Record<string, string> = {
  "\\": "\\textbackslash{}",
  "~": "\\textasciitilde{}",
  "^": "\\textasciicircum{}",
};

/** A reference with the signs that mean something to TeX spelled so that they stand for themselves. */
export function forBibtex<Item extends Omit<CslItem, "custom">>(item: Item): Item {
  return Object.fromEntries(
    Object.entries(item).map(([name, value]) => [name, VERBATIM.has(name) ? value : spelled(value)]),
  ) as Item;
}

function spelled(value: unknown): unknown {
  if (typeof value === "string") return value.replace(/[\\~^&%$#_{}]/g, (sign) => SPELLED[sign] ?? `\\${sign}`);
  if (Array.isArray(value)) return value.map(spelled);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, spelled(each)]));
}
