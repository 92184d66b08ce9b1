import { z } from "zod";
import { CONFIDENCES } from "../confidence";
import { IMPLEMENTATIONS, OUTCOMES, VERDICTS } from "../implementation";
import { dossierHeadSchema } from "./manifest";
import { day, id, instant, key, name, sha256, text, words } from "./terms";

const decision = z.object({
  verdict: z.enum(VERDICTS),
  note: text.nullable(),
  decider: text,
  decidedAt: instant,
});

const reply = z.object({
  id,
  party: key,
  statement: text,
  language: name,
  receivedOn: day,
  evidence: id.nullable(),
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
  withdrawalReason: text.nullable().default(null),
  revises: id.nullable(),
  corrects: id.nullable(),
  /** Ids of links. */
  cites: z.array(id),
  /** Ids of searches that found nothing. */
  searches: z.array(id).default([]),
  decisions: z.array(decision),
  /** What those whom it judges said of it. */
  replies: z.array(reply).default([]),
});

/** Why a contradiction does not stand, and who took that for good. */
export const dossierAnswerSchema = z.object({
  id,
  recommendation: id,
  /** Ids of links: the contradiction, and what shows that it does not stand. */
  link: id,
  cites: z.array(id),
  text,
  author: text,
  writtenAt: instant,
  accepted: z.object({ by: text, at: instant }).nullable(),
});

/** How a review settled a recommendation other than by a decision. */
export const dossierOutcomeSchema = z.object({
  id,
  recommendation: id,
  review: z.object({ number: z.int(), title: text, question: text, from: day, to: day }),
  kind: z.enum(["CONFIRMED", "DEFERRED", "RESUMED"]),
  reason: text,
  judgement: id.nullable(),
  by: text,
  at: instant,
});

/** A note for the public; notes for the team stay in the team. */
export const dossierNoteSchema = z.object({
  id,
  recommendation: id,
  parent: id.nullable(),
  body: text,
  author: text,
  writtenAt: instant,
});

/** What people of one installation judged and said: elsewhere, a record of that and nothing that counts. */
export const testimony = {
  judgements: z.array(dossierJudgementSchema),
  answers: z.array(dossierAnswerSchema).default([]),
  outcomes: z.array(dossierOutcomeSchema).default([]),
  notes: z.array(dossierNoteSchema).default([]),
};

/** What an installation took over from another one's dossier, with that dossier's seal and where it came from. */
export const elsewhereSchema = z.object({
  sha256,
  origin: text.nullable(),
  subject: name,
  madeAt: instant,
  head: dossierHeadSchema,
  ...testimony,
});
export type Elsewhere = z.infer<typeof elsewhereSchema>;
