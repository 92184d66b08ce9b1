import { z } from "zod";
import { EVIDENCE_TYPES, STANCES, VISIBILITIES } from "../evidence";
import { BASES, LEVELS, PARTY_KINDS, PRIORITIES } from "../recommendation";
import { REQUEST_STATES } from "../request";
import { ANSWER_BASES, ANSWERS } from "../response";
import { RELIABILITIES, SOURCE_KINDS } from "../source";
import { dossierCaptureSchema } from "./capture";
import { day, id, instant, key, name, partial, sha256, text, words } from "./terms";
import { elsewhereSchema, testimony } from "./testimony";

const publication = z.object({
  id,
  reference: name,
  title: words,
  authors: z.array(text),
  year: z.int(),
  language: name,
  citation: z.unknown(),
  url: text.nullable(),
  /** Keys of the member states that its recommendations are judged apart in; null, as in older dossiers, for all. */
  states: z.array(key).nullable().default(null),
});

const party = z.object({
  id,
  key,
  kind: z.enum(PARTY_KINDS),
  name: words,
  shortName: words,
  country: text.nullable(),
  memberState: z.boolean(),
  collective: z.boolean(),
});

const recommendation = z.object({
  id,
  reference: name,
  parent: id.nullable(),
  position: z.int(),
  title: words,
  summary: words,
  basis: z.enum(BASES),
  derived: z.boolean(),
  theme: key,
  levels: z.array(z.enum(LEVELS)),
  priority: z.enum(PRIORITIES).nullable(),
  locator: z.unknown(),
  retired: z.boolean(),
  /** Why it is as it is: what was given as the reason of the last change. */
  reason: text.nullable().default(null),
  parties: z.array(z.object({ key, role: z.enum(["ADDRESSEE", "PARTNER"]) })),
});

const source = z.object({
  id,
  name: text,
  kind: z.enum(SOURCE_KINDS),
  country: text.nullable(),
  languages: z.array(text),
  party: key.nullable(),
  relation: z.enum(["IS", "SPEAKS_FOR"]).nullable(),
  /** How reliable it was found, on a theme or in general; the newest of each counts. */
  gradings: z
    .array(
      z.object({
        theme: key.nullable(),
        reliability: z.enum(RELIABILITIES),
        rationale: text,
        grader: text,
        gradedAt: instant,
      }),
    )
    .default([]),
});

const evidence = z.object({
  id,
  /** Its number there; here it gets one of ours. */
  reference: name,
  state: z.enum(["LOGGED", "WITHDRAWN"]),
  type: z.enum(EVIDENCE_TYPES),
  title: words,
  url: text.nullable(),
  archiveUrl: text.nullable(),
  publishedOn: partial.nullable(),
  eventFrom: partial.nullable(),
  eventTo: partial.nullable(),
  ongoing: z.boolean(),
  trueOn: day,
  capturedAt: instant.nullable(),
  language: name,
  quotation: text.nullable(),
  translation: text.nullable(),
  via: text.nullable(),
  citation: text.nullable(),
  reviewBy: day.nullable().default(null),
  visibility: z.enum(VISIBILITIES),
  /** Why it was withdrawn or last changed. */
  reason: text.nullable().default(null),
  recordedAt: instant,
  sources: z.array(id),
  origin: id.nullable(),
  files: z.array(z.object({ sha256, name: text, size: z.int(), mediaType: name })),
});

const link = z.object({
  id,
  evidence: id,
  recommendation: id,
  stance: z.enum(STANCES),
  credibility: z.int().min(1).max(6).nullable(),
  passage: text.nullable(),
  note: text.nullable(),
  states: z.array(key),
});

const search = z.object({
  id,
  recommendation: id,
  where: text,
  query: text,
  language: name,
  searchedOn: day,
});

const response = z.object({
  id,
  recommendation: id,
  party: key,
  answer: z.enum(ANSWERS),
  basis: z.enum(ANSWER_BASES).nullable(),
  claimsDone: z.boolean(),
  statement: text.nullable(),
  evidence: id.nullable(),
  respondedOn: partial.nullable(),
});

const milestone = z.object({
  id,
  recommendation: id,
  title: words,
  indicator: text.nullable(),
  dueOn: day.nullable(),
  reachedOn: day.nullable(),
  evidence: z.array(id),
  retired: z.boolean(),
  reason: text.nullable(),
});

const request = z.object({
  id,
  recommendation: id,
  state: z.enum(REQUEST_STATES),
  wanted: text,
  dueOn: day.nullable(),
  party: key.nullable(),
  evidence: id.nullable(),
  reason: text.nullable(),
});

/** What a dossier holds of the record, each thing under the id that it has where it was made. */
export const dossierRecordSchema = z.object({
  publication,
  themes: z.array(z.object({ key, name: words })),
  parties: z.array(party),
  recommendations: z.array(recommendation).min(1),
  sources: z.array(source),
  evidence: z.array(evidence),
  captures: z.array(dossierCaptureSchema).default([]),
  links: z.array(link),
  searches: z.array(search),
  responses: z.array(response),
  milestones: z.array(milestone).default([]),
  requests: z.array(request).default([]),
  ...testimony,
  /** What came to where it was made from yet another place. */
  elsewhere: z.array(elsewhereSchema).default([]),
});
export type DossierRecord = z.infer<typeof dossierRecordSchema>;
