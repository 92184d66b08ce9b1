import { createHash } from "node:crypto";
import {
  type CslDate,
  type CslItem,
  cslSchema,
  type ReferenceFormat,
  type ReferenceOrigin,
  referenceFormat,
} from "@/lib/domain/bibliography/csl";
import { Invalid } from "@/lib/domain/errors";
import { citationLibrary } from "./citation-library";
import { splitBibtex, splitRis } from "./split";

/** So many references one file may hold, and so many characters. */
const MOST = 10_000;
const MOST_CHARACTERS = 5_000_000;

/**
 * Reads references out of BibTeX (BibLaTeX), RIS or CSL-JSON. What came as BibTeX or RIS is kept word for word beside what
 * CSL-JSON holds of it, so that it can go back without loss. A reference without a key gets one made of its content.
 * @throws Invalid at `text` for what is none of these, is broken or too much, or names a key twice
 */
export async function readReferences(given: string, format?: ReferenceFormat): Promise<CslItem[]> {
  const text = given
    .replace(/^\uFEFF/, "")
    .replaceAll("\0", "")
    .toWellFormed();
  if (text.length > MOST_CHARACTERS) throw new Invalid({ text: { code: "bibliographyTooLarge" } });
  const known = format ?? referenceFormat(text);
  if (known === null) throw new Invalid({ text: { code: "notBibliography" } });
  const raw = known === "csl" ? parseCsl(text) : await parseText(text, known);
  if (raw.length === 0) throw new Invalid({ text: { code: "bibliographyEmpty" } });
  if (raw.length > MOST) throw new Invalid({ text: { code: "bibliographyTooLarge" } });
  const items = raw.map((item, at) => checked(item, at));
  const seen = new Set<string>();
  for (const { id } of items) {
    if (seen.has(id)) throw new Invalid({ text: { code: "referenceTwice", params: { key: id } } });
    seen.add(id);
  }
  return items;
}

function parseCsl(text: string): unknown[] {
  try {
    const parsed: unknown = JSON.parse(text);
    return Array.isArray(parsed) ? parsed : [parsed];
  } catch (error) {
    throw broken(error);
  }
}

async function parseText(text: string, format: "bibtex" | "ris"): Promise<unknown[]> {
  const { Cite } = await citationLibrary();
  const entries = format === "bibtex" ? splitBibtex(text) : splitRis(text);
  const isAbbreviation = (entry: string) => /^@\s*string\b/i.test(entry);
  const origins = entries.filter((entry) => !isAbbreviation(entry));
  let parsed: Record<string, unknown>[];
  try {
    // The parser stumbles over an @ in a comment.
    const given = entries.length > 0 ? entries.join("\n\n") : text;
    parsed = new Cite(given, { generateGraph: false, forceType: format === "bibtex" ? "@biblatex/text" : "@ris/file" })
      .data;
  } catch (error) {
    throw broken(error);
  }
  // The words of an entry that uses abbreviations would not stand for themselves any more.
  const whole = origins.length === parsed.length && origins.length === entries.length;
  return parsed.map((item, at) => {
    const origin = whole ? origins[at] : undefined;
    return {
      ...plain(item),
      ...(origin ? { custom: { origin: { format, text: origin } satisfies ReferenceOrigin } } : {}),
    };
  });
}

function plain({ _graph, "citation-key": _key, ...item }: Record<string, unknown>): Record<string, unknown> {
  const { URL: url, language, title, accessed } = item;
  const [, day, month, year] = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec((accessed as CslDate)?.literal ?? "") ?? [];
  return {
    ...item,
    ...(year ? { accessed: { "date-parts": [[Number(year), Number(month), Number(day)]] } } : {}),
    // Spaces and signs of LaTeX that are no letters.
    ...(typeof title === "string" ? { title: title.replace(/\\[,;:! ]/g, " ").replace(/\\[()]/g, "") } : {}),
    // BibTeX files mask what LaTeX would take for a command; in addresses that is no part of them.
    ...(typeof url === "string" ? { URL: url.replace(/(?:%5C|\\)+(?=[_#%&~])/gi, "") } : {}),
    ...(typeof language === "string" ? { language: LANGUAGES[language.toLowerCase()] ?? language } : {}),
  };
}

const LANGUAGES: Record<string, string> = {
  russian: "ru",
  rus: "ru",
  english: "en",
  eng: "en",
  american: "en-US",
  british: "en-GB",
  german: "de",
  ngerman: "de",
  french: "fr",
  ukrainian: "uk",
};

function checked(given: unknown, at: number): CslItem {
  const item: Record<string, unknown> = given && typeof given === "object" ? { ...given } : {};
  if (!item.id || /^temp_id_/.test(String(item.id))) item.id = keyOf(item);
  const parsed = cslSchema.safeParse(cleaned(item));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const params = { number: at + 1, field: issue?.path.join(".") || "?" };
  throw new Invalid({ text: { code: "referenceBroken", params } });
}

/** A key for what has none: the same for the same content. */
function keyOf(item: Record<string, unknown>): string {
  const { id: _id, custom: _custom, ...content } = item;
  return `ref-${createHash("sha256").update(JSON.stringify(content)).digest("hex").slice(0, 12)}`;
}

/** Without what a text column cannot hold, however deep it stands. */
function cleaned(value: unknown): unknown {
  if (typeof value === "string") return value.replaceAll("\0", "").toWellFormed();
  if (Array.isArray(value)) return value.map(cleaned);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => name !== "__proto__")
      .map(([name, inner]) => [name, cleaned(inner)]),
  );
}

function broken(error: unknown): Invalid {
  const detail = (error instanceof Error ? error.message : String(error)).replace(/\s+/g, " ").slice(0, 200);
  return new Invalid({ text: { code: "bibliographyBroken", params: { detail } } });
}
