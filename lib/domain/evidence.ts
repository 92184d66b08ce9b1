import { z } from "zod";
import { daySchema, partialDateSchema } from "./dates";
import { Conflict } from "./errors";
import { localizedSchema } from "./localized";
import { newSourceSchema } from "./source";

export const EVIDENCE_TYPES = [
  "LAW",
  "TREATY",
  "BUDGET",
  "EXERCISE",
  "STATEMENT",
  "STATISTIC",
  "NEWS",
  "REPORT",
  "INTERVIEW",
  "OTHER",
] as const;
export type EvidenceType = (typeof EVIDENCE_TYPES)[number];

/** Evidence is counted up to here: of more it is said that there are more. */
export const COUNTED_UP_TO = 10_000;

export const STANCES = ["SUPPORTS", "CONTRADICTS", "CONTEXT"] as const;
export const VISIBILITIES = ["TEAM", "PUBLIC"] as const;
export type Visibility = (typeof VISIBILITIES)[number];

/** Information credibility, second half of the Admiralty code (NATO AJP-2.1): 1 confirmed … 6 cannot be judged. */
export const CREDIBILITIES = [1, 2, 3, 4, 5, 6] as const;

const webAddress = z.url({ protocol: /^https?$/, error: "webAddress" }).max(2000);
const credibility = z.coerce.number("credibility").int("credibility").min(1, "credibility").max(6, "credibility");
const reference = z.string().trim().min(1).max(60);
/** Keys of the member states that an item speaks of; none: it speaks of the whole. */
const states = z.array(z.string().trim().min(1).max(80)).max(30).optional();

/** A link from evidence to a recommendation or component. */
export const evidenceLinkSchema = z.strictObject({
  reference,
  stance: z.enum(STANCES),
  credibility: credibility.nullish(),
  passage: z.string().trim().max(4000).optional(),
  note: z.string().trim().max(2000).optional(),
  states,
});

const evidenceFields = {
  type: z.enum(EVIDENCE_TYPES),
  title: localizedSchema(300),
  url: webAddress.optional(),
  archiveUrl: webAddress.optional(),
  publishedOn: partialDateSchema.optional(),
  eventFrom: partialDateSchema.optional(),
  eventTo: partialDateSchema.optional(),
  ongoing: z.boolean().default(false),
  capturedAt: z.iso.datetime({ offset: true, error: "instant" }).optional(),
  language: z.string().trim().min(2).max(12),
  quotation: z.string().trim().max(10_000).optional(),
  translation: z.string().trim().max(10_000).optional(),
  via: z.string().trim().max(300).optional(),
  citation: z.string().trim().max(300).optional(),
  reviewBy: daySchema.optional(),
  visibility: z.enum(VISIBILITIES).default("TEAM"),
};

/** So many sources may be named beside the primary one. */
export const MOST_FURTHER_SOURCES = 9;

const sourceId = z.uuid("unknownId");

/** A source by id or by description, beside the primary one. */
const furtherSourceSchema = z
  .strictObject({ sourceId: sourceId.optional(), source: newSourceSchema.optional() })
  .refine(namesOneSource, { path: ["sourceId"], message: "oneSource" });

/**
 * What logging evidence takes. Sources by id or by description, the primary one apart from further ones; `duplicate` answers the question that a known address or
 * file raises: SAME_ORIGIN logs it apart but in one origin group, APART says that it is something else.
 */
export const logEvidenceSchema = z
  .strictObject({
    ...evidenceFields,
    source: newSourceSchema.optional(),
    sourceId: sourceId.optional(),
    furtherSources: z.array(furtherSourceSchema).max(MOST_FURTHER_SOURCES).optional(),
    links: z.array(evidenceLinkSchema).min(1, "linkNeeded").max(50),
    duplicate: z.enum(["SAME_ORIGIN", "APART"]).optional(),
    /** The open request for evidence that it fills. */
    request: z.uuid("unknownId").optional(),
    /** Whether a copy of what its address answers is to be kept; taken soon after. */
    capture: z.boolean().optional(),
  })
  .refine(namesOneSource, { path: ["sourceId"], message: "oneSource" })
  .refine((input) => new Set(input.links.map((link) => link.reference.toUpperCase())).size === input.links.length, {
    path: ["links"],
    message: "linkedTwice",
  });

export type LogEvidence = z.infer<typeof logEvidenceSchema>;

/**
 * What revising evidence takes: all its fields anew, the version read, and why. The sources beside the primary one stay as
 * they are where `furtherSourceIds` is left out.
 */
export const reviseEvidenceSchema = z.strictObject({
  ...evidenceFields,
  sourceId,
  furtherSourceIds: z.array(sourceId).max(MOST_FURTHER_SOURCES).optional(),
  reason: z.string().trim().min(1).max(2000),
  version: z.coerce.number().int().min(1),
});

/** What withdrawing evidence takes. */
export const withdrawEvidenceSchema = z.strictObject({
  reason: z.string().trim().min(1).max(2000),
  version: z.coerce.number().int().min(1).optional(),
});

/** What (re)grading a link takes; `removed` takes the link back. */
export const gradeLinkSchema = z.strictObject({
  stance: z.enum(STANCES),
  credibility: credibility.nullish(),
  passage: z.string().trim().max(4000).optional(),
  note: z.string().trim().max(2000).optional(),
  states,
  removed: z.boolean().default(false),
});

/** The human reference of an evidence number: E07, E31, E1024. */
export function evidenceReference(number: number): string {
  return `E${String(number).padStart(2, "0")}`;
}

/** The number behind a reference such as "E07", or null. */
export function evidenceNumber(reference: string): number | null {
  const match = /^E(\d{1,9})$/i.exec(reference.trim());
  return match ? Number(match[1]) : null;
}

/**
 * The part of a web address that identifies a document, for recognising duplicates: host without "www.", path without
 * closing slash, query without tracking parameters, no fragment, no scheme. Null for what is no web address.
 */
export function urlKey(address: string): string | null {
  let url: URL;
  try {
    url = new URL(address);
  } catch {
    return null;
  }
  for (const name of [...url.searchParams.keys()]) {
    if (/^(utm_|fbclid$|gclid$|yclid$|mc_)/i.test(name)) url.searchParams.delete(name);
  }
  url.searchParams.sort();
  const path = url.pathname.replace(/\/+$/, "");
  const query = url.searchParams.toString();
  return `${url.host.replace(/^www\./, "")}${path}${query ? `?${query}` : ""}`.slice(0, 2000);
}

function namesOneSource(given: { source?: unknown; sourceId?: unknown }): boolean {
  return (given.source === undefined) !== (given.sourceId === undefined);
}

/** Lets changes pass only on evidence that stands. @throws Conflict when it was withdrawn */
export function assertNotWithdrawn(evidence: { state: string }): void {
  if (evidence.state === "WITHDRAWN") throw new Conflict("evidenceWithdrawn");
}

/** Lets evidence be linked only to what is in force. @throws Conflict when the recommendation is retired */
export function assertAcceptsEvidence(recommendation: { reference: string; retired: boolean }): void {
  if (recommendation.retired) throw new Conflict({ code: "retired", params: { reference: recommendation.reference } });
}
