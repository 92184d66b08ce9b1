import { z } from "zod";

export const SOURCE_KINDS = [
  "STATE_BODY",
  "STATE_MEDIA",
  "IGO",
  "INDEPENDENT_MEDIA",
  "ACADEMIC",
  "CIVIL_SOCIETY",
  "OTHER_STATE",
  "PAPER_AUTHOR",
] as const;
export type SourceKind = (typeof SOURCE_KINDS)[number];

/** Reliability of a source, first half of the Admiralty code (NATO AJP-2.1). */
export const RELIABILITIES = ["A", "B", "C", "D", "E", "F"] as const;
export type Reliability = (typeof RELIABILITIES)[number];

/** How a source stands to a recommendation. NEITHER: interested parties that are neither official nor independent. */
export const AFFILIATIONS = ["OFFICIAL", "INDEPENDENT", "NEITHER"] as const;
export type Affiliation = (typeof AFFILIATIONS)[number];

const OFFICIAL_KINDS: readonly SourceKind[] = ["STATE_BODY", "STATE_MEDIA", "IGO"];
const INDEPENDENT_KINDS: readonly SourceKind[] = ["INDEPENDENT_MEDIA", "ACADEMIC", "CIVIL_SOCIETY"];

/** Affiliation of a source, recommendation by recommendation: whoever is or speaks for an addressee is official. */
export function affiliationOf(
  source: { kind: SourceKind; partyId: string | null },
  addressees: ReadonlySet<string>,
): Affiliation {
  if (source.partyId !== null && addressees.has(source.partyId)) return "OFFICIAL";
  if (OFFICIAL_KINDS.includes(source.kind)) return "OFFICIAL";
  return INDEPENDENT_KINDS.includes(source.kind) ? "INDEPENDENT" : "NEITHER";
}

/**
 * The letter of a source on a theme, else in general; null when nobody has graded it for either.
 * @param gradings newest first
 */
export function reliabilityOn(
  gradings: readonly { theme: string | null; reliability: Reliability }[],
  theme: string | null,
): Reliability | null {
  const newest = (asked: string | null) => gradings.find((grading) => grading.theme === asked)?.reliability;
  return (theme === null ? undefined : newest(theme)) ?? newest(null) ?? null;
}

const name = z.string().trim().min(1).max(200);
const country = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^[A-Z]{2}$/, "countryCode");
const languages = z.array(z.string().trim().min(2).max(12)).max(20);

/** What describes a source when it is first named. */
export const newSourceSchema = z.strictObject({
  name,
  kind: z.enum(SOURCE_KINDS),
  party: z.string().trim().min(1).max(80).optional(),
  relation: z.enum(["IS", "SPEAKS_FOR"]).optional(),
  country: country.optional(),
  languages: languages.optional(),
});

/** A revision of a source: all that describes it, with the version that it was read at. */
export const reviseSourceSchema = newSourceSchema.extend({ version: z.coerce.number().int().min(1) });

/** A grading of a source's reliability, on one theme or in general. */
export const gradeSourceSchema = z.strictObject({
  reliability: z.enum(RELIABILITIES),
  rationale: z.string().trim().min(1).max(2000),
  theme: z.string().trim().min(1).max(80).optional(),
});
