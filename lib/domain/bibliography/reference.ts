import { z } from "zod";
import type { EvidenceType } from "../evidence";
import type { Localized } from "../localized";
import { pick } from "../localized";
import { type CslItem, cslDate, REFERENCE_FORMATS } from "./csl";

/** What importing references takes: the file's text, and its form where it cannot be told by its looks. */
export const importReferencesSchema = z.strictObject({
  text: z.string().min(1, "required").max(5_000_000, "bibliographyTooLarge"),
  format: z.enum(REFERENCE_FORMATS).optional(),
});

/** A reference of a bibliography, and where it comes from: the library, an item of evidence or a publication. */
export interface Reference {
  csl: CslItem;
  from: "LIBRARY" | "EVIDENCE" | "PUBLICATION";
  /** The record's reference (E07, CSTO-2025); in the library its key. */
  reference: string;
}

/** How evidence is cited while nobody has given it a reference of its own. */
const TYPES: Record<EvidenceType, string> = {
  LAW: "legislation",
  TREATY: "treaty",
  BUDGET: "report",
  EXERCISE: "document",
  STATEMENT: "document",
  STATISTIC: "dataset",
  NEWS: "article-newspaper",
  REPORT: "report",
  INTERVIEW: "interview",
  OTHER: "document",
};

/** An item of evidence as a reference made of what the record says of it. */
export function citeEvidence(item: {
  reference: string;
  type: EvidenceType;
  title: Localized;
  language: string;
  url: string | null;
  publishedOn: string | null;
  capturedAt: Date | null;
  source: string | null;
}): CslItem {
  const { text } = pick(item.title, item.language);
  const news = item.type === "NEWS";
  return {
    id: item.reference,
    type: item.url && TYPES[item.type] === "document" ? "webpage" : TYPES[item.type],
    title: text,
    language: item.language,
    ...(item.source ? { [news ? "container-title" : "publisher"]: item.source } : {}),
    ...(item.publishedOn ? { issued: cslDate(item.publishedOn) } : {}),
    ...(item.url ? { URL: item.url } : {}),
    ...(item.capturedAt ? { accessed: cslDate(item.capturedAt.toISOString().slice(0, 10)) } : {}),
  };
}

/** A publication as a reference: its own citation where it has one, else what the record says of it. */
export function citePublication(item: {
  reference: string;
  title: Localized;
  authors: readonly string[];
  year: number;
  language: string;
  url: string | null;
  citation: Record<string, unknown> | null;
}): CslItem {
  const made: CslItem = {
    id: item.reference,
    type: "report",
    title: pick(item.title, item.language).text,
    author: item.authors.map(nameOf),
    issued: { "date-parts": [[item.year]] },
    language: item.language,
    ...(item.url ? { URL: item.url } : {}),
  };
  return { ...made, ...item.citation, id: item.reference } as CslItem;
}

/** "Ada Lovelace" and "Lovelace, Ada" in parts; one word or more than four stand as they are. */
function nameOf(name: string): { family?: string; given?: string; literal?: string } {
  const [family = "", given] = name.split(",").map((part) => part.trim());
  if (given) return { family, given };
  const words = name.trim().split(/\s+/);
  if (words.length < 2 || words.length > 4) return { literal: name.trim() };
  return { family: words.at(-1) ?? "", given: words.slice(0, -1).join(" ") };
}

/** Whether a text of an item's citation names a reference by its key: "key", "@key" or "[@key]". */
export function citedKey(citation: string | null): string | null {
  return citation === null ? null : (/^\s*\[?@?([^\s[\]]{1,200})\]?\s*$/.exec(citation)?.[1] ?? null);
}
