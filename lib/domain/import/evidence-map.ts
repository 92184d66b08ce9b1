import { z } from "zod";
import { EVIDENCE_TYPES, type EvidenceType, STANCES, VISIBILITIES, type Visibility } from "../evidence";
import type { Localized } from "../localized";
import { SOURCE_KINDS, type SourceKind } from "../source";
import { columnsSchema, identifierSchema, readingChoices } from "./import";

/** What of a row describes the evidence itself: what of it a later file changes is revised. */
export const EVIDENCE_CONTENT = [
  "title",
  "url",
  "archiveUrl",
  "publishedOn",
  "eventFrom",
  "eventTo",
  "type",
  "language",
  "source",
  "sourceKind",
  "author",
  "citation",
  "via",
  "quotation",
  "translation",
  "visibility",
] as const;

/** What a row says of the recommendations that the evidence bears on; several stand in one order. */
export const LINK_FIELDS = ["recommendation", "stance", "credibility", "passage", "note"] as const;

/** What a column of a file of evidence can be read as. */
export const EVIDENCE_FIELDS = ["identifier", ...EVIDENCE_CONTENT, ...LINK_FIELDS] as const;
export type EvidenceField = (typeof EVIDENCE_FIELDS)[number];

/** How a file of evidence is to be read: all of it may be left out, and what is left out is guessed and said. */
export const evidenceMapSchema = z.strictObject({
  columns: columnsSchema(EVIDENCE_FIELDS),
  identifier: identifierSchema,
  /** What words of the file mean, where they are not Heed's own. */
  types: z.record(z.string(), z.enum(EVIDENCE_TYPES)).default({}),
  stances: z.record(z.string(), z.enum(STANCES)).default({}),
  sourceKinds: z.record(z.string(), z.enum(SOURCE_KINDS)).default({}),
  unknown: z
    .strictObject({
      reference: z.enum(["refuse", "skip"]).default("refuse"),
      source: z.enum(["create", "keep", "refuse"]).default("create"),
    })
    .prefault({}),
  defaults: z
    .strictObject({
      /** For rows that name none. */
      recommendation: z.string().trim().min(1).max(60).optional(),
      type: z.enum(EVIDENCE_TYPES).default("OTHER"),
      stance: z.enum(STANCES).default("CONTEXT"),
      visibility: z.enum(VISIBILITIES).default("TEAM"),
      language: z.string().trim().min(2).max(12).optional(),
      sourceKind: z.enum(SOURCE_KINDS).optional(),
    })
    .prefault({}),
  ...readingChoices,
});
export type EvidenceMap = z.output<typeof evidenceMapSchema>;

export type Stance = (typeof STANCES)[number];

/** A recommendation that a row's evidence bears on. */
export interface MappedLink {
  /** As the file has it. */
  reference: string;
  stance: Stance;
  credibility: number | null;
  passage: string | null;
  note: string | null;
}

/** A row as evidence: what is compared with the last time and written. */
export interface MappedEvidenceRow {
  title: Localized;
  url: string | null;
  archiveUrl: string | null;
  publishedOn: string | null;
  eventFrom: string | null;
  eventTo: string | null;
  type: EvidenceType;
  language: string;
  /** Who publishes it, by name; of what kind, null where neither the row nor the map says so. */
  source: string | null;
  sourceKind: SourceKind | null;
  citation: string | null;
  via: string | null;
  quotation: string | null;
  translation: string | null;
  visibility: Visibility;
  links: MappedLink[];
}
