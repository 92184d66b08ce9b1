import { z } from "zod";
import { CONFIDENCES } from "./confidence";
import { EVIDENCE_TYPES, STANCES, VISIBILITIES } from "./evidence";
import { IMPLEMENTATIONS, OUTCOMES, VERDICTS } from "./implementation";
import { BASES, LEVELS, PARTY_KINDS, PRIORITIES } from "./recommendation";
import { ANSWER_BASES, ANSWERS } from "./response";
import { SOURCE_KINDS } from "./source";

/** The form of a dossier that this version writes and takes in. */
export const DOSSIER_FORMAT = 1;
export const DOSSIER_MANIFEST = "manifest.json";
export const DOSSIER_RECORD = "record.json";

const id = z.guid();
const text = z.string().max(100_000);
const words = z.record(z.string().max(20), text);
const name = z.string().min(1).max(200);
const key = z.string().min(1).max(200);
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const day = z.iso.date();
const instant = z.iso.datetime();
const partial = z.string().regex(/^\d{4}(-\d{2}(-\d{2})?)?$/);

const publication = z.object({
  id,
  reference: name,
  title: words,
  authors: z.array(text),
  year: z.int(),
  language: name,
  citation: z.unknown(),
  url: text.nullable(),
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
  visibility: z.enum(VISIBILITIES),
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

const decision = z.object({
  verdict: z.enum(VERDICTS),
  note: text.nullable(),
  decider: text,
  decidedAt: instant,
});

/** A judgement, with who decided what on it. */
export const dossierJudgementSchema = z.object({
  id,
  recommendation: id,
  party: key.nullable(),
  implementation: z.enum(IMPLEMENTATIONS),
  outcome: z.enum(OUTCOMES).nullable(),
  confidence: z.enum(CONFIDENCES),
  reasons: z.array(text),
  rationale: words,
  asOn: day,
  author: text,
  submittedAt: instant,
  withdrawn: z.boolean(),
  revises: id.nullable(),
  corrects: id.nullable(),
  /** Ids of links. */
  cites: z.array(id),
  decisions: z.array(decision),
});

/** What a dossier holds of the record, each thing under the id that it has where it was made. */
export const dossierRecordSchema = z.object({
  publication,
  themes: z.array(z.object({ key, name: words })),
  parties: z.array(party),
  recommendations: z.array(recommendation).min(1),
  sources: z.array(source),
  evidence: z.array(evidence),
  links: z.array(link),
  searches: z.array(search),
  responses: z.array(response),
  judgements: z.array(dossierJudgementSchema),
});
export type DossierRecord = z.infer<typeof dossierRecordSchema>;

/** What a dossier says of itself. */
export const dossierManifestSchema = z.object({
  kind: z.literal("heed-dossier"),
  format: z.literal(DOSSIER_FORMAT),
  heed: text,
  madeAt: instant,
  /** Where it was made, if that has an address. */
  origin: text.nullable(),
  subject: z.object({ kind: z.enum(["recommendation", "publication"]), reference: name }),
  /** The end of the audit chain there, then. */
  head: z.object({ sequence: z.int().min(0), hash: sha256 }),
  members: z.array(z.object({ name: text, bytes: z.int().min(0), sha256 })),
});
export type DossierManifest = z.infer<typeof dossierManifestSchema>;
