import { z } from "zod";
import { daySchema } from "@/lib/domain/dates";
import {
  EVIDENCE_TYPES,
  evidenceLinkSchema,
  gradeLinkSchema,
  logEvidenceSchema,
  reviseEvidenceSchema,
  STANCES,
  VISIBILITIES,
} from "@/lib/domain/evidence";
import { LINK_STATES } from "@/lib/domain/link-watch";
import { RELIABILITIES, SOURCE_KINDS } from "@/lib/domain/source";
import { contract } from "../contract";
import {
  clocks,
  count,
  credibility,
  day,
  flag,
  id,
  instant,
  localized,
  pageOf,
  paging,
  person,
  retirementBody,
  sha256,
  sourceKind,
  stance,
  version,
} from "../schemas";

const state = z.enum(["LOGGED", "WITHDRAWN"]);
const text = z.string().nullable();
/** A date as precise as it is known: YYYY, YYYY-MM or YYYY-MM-DD. */
const partialDate = z.string().nullable();

const item = z.object({
  id,
  reference: z.string(),
  version,
  state,
  type: z.enum(EVIDENCE_TYPES),
  title: localized,
  url: text,
  publishedOn: partialDate,
  eventFrom: partialDate,
  eventTo: partialDate,
  ongoing: z.boolean(),
  trueOn: day,
  language: z.string(),
  via: text,
  visibility: z.enum(VISIBILITIES),
  recordedAt: instant,
  source: z.object({ id, name: z.string(), kind: sourceKind }).nullable(),
  links: z.array(z.object({ id, reference: z.string(), stance, credibility })),
  files: count,
  link: z
    .object({ state: z.enum(LINK_STATES), since: instant, askedAt: instant })
    .nullable()
    .meta({ description: "How its address was found last; null while it has not been asked" }),
  captured: z
    .object({ at: instant, sha256 })
    .nullable()
    .meta({ description: "When the newest copy of what the address answers was fetched, and the hash of its bytes" }),
});

const grading = z.object({
  version,
  stance,
  credibility,
  passage: text,
  note: text,
  states: z.array(z.string()).meta({ description: "Keys of the member states that it speaks of; none: of the whole" }),
  removed: z.boolean(),
  recordedAt: instant,
  grader: person,
});

const detail = item.omit({ source: true, links: true, files: true, link: true, captured: true }).extend({
  archiveUrl: text,
  capturedAt: instant.nullable(),
  quotation: text,
  translation: text,
  citation: text,
  reviewBy: day.nullable(),
  reason: text.meta({ description: "Why it was last revised or withdrawn" }),
  recordedBy: person,
  createdAt: instant,
  createdBy: person,
  sources: z.array(
    z.object({
      id,
      name: z.string(),
      kind: sourceKind,
      party: text,
      gradings: z.array(z.object({ theme: text, reliability: z.enum(RELIABILITIES), recordedAt: instant })),
    }),
  ),
  links: z.array(z.object({ id, reference: z.string(), title: localized, grading, gradings: z.array(grading) })),
  files: z.array(
    z.object({
      sha256,
      name: z.string(),
      size: count,
      mediaType: z.string(),
      recordedAt: instant,
      recordedBy: person,
      redactedAt: instant.nullable(),
    }),
  ),
  originFellows: z.array(z.object({ id, reference: z.string(), title: localized })),
  revisions: z.array(
    z.object({ version, title: localized, state, reason: text, recordedAt: instant, recordedBy: person }),
  ),
});

// Numbers come as numbers: what forms send as text is for forms.
const graded = {
  credibility: z.number("credibility").int("credibility").min(1, "credibility").max(6, "credibility").nullish(),
};
const linkBody = evidenceLinkSchema.extend(graded);
const changed = z.object({ id, reference: z.string(), version });

export const listEvidence = contract({
  method: "GET",
  path: "/evidence",
  summary: "Evidence by filters, newest first; withdrawn items only where asked for by state",
  permission: "read",
  query: z.strictObject({
    q: z.string().trim().max(200).optional(),
    type: z.enum(EVIDENCE_TYPES).optional(),
    stance: z.enum(STANCES).optional(),
    affiliation: z.enum(["OFFICIAL", "INDEPENDENT", "NEITHER"]).optional(),
    sourceKind: z.enum(SOURCE_KINDS).optional(),
    source: z.uuid("unknownId").optional(),
    recommendation: z.string().min(1).max(60).optional(),
    via: flag.optional(),
    ungraded: flag.optional(),
    state: state.optional(),
    from: daySchema.optional().meta({ description: "True on this day or later" }),
    to: daySchema.optional().meta({ description: "True on this day or earlier" }),
    ...clocks,
    sort: z.enum(["-recorded", "recorded", "-trueOn", "trueOn"]).optional(),
    total: flag.optional().meta({ description: "Count what matches, too: up to 10,000, and 10,001 for more" }),
    ...paging,
  }),
  answer: pageOf(item).extend({ total: count.optional() }),
});

export const logEvidence = contract({
  method: "POST",
  path: "/evidence",
  summary: "Log evidence with its source and its links to recommendations",
  permission: "evidence.log",
  body: logEvidenceSchema.safeExtend({ links: z.array(linkBody).min(1, "linkNeeded").max(50) }),
  status: 201,
  answer: z.object({ id, reference: z.string(), version, links: z.array(z.object({ id, reference: z.string() })) }),
});

export const getEvidence = contract({
  method: "GET",
  path: "/evidence/{id}",
  summary: "One evidence item, by id or reference, with its sources, links, gradings and files",
  permission: "read",
  answer: detail,
});

export const reviseEvidence = contract({
  method: "PATCH",
  path: "/evidence/{id}",
  summary: "Describe evidence anew",
  permission: "evidence.revise",
  body: reviseEvidenceSchema.omit({ version: true }),
  partial: true,
  conditional: true,
  answer: changed,
});

export const withdrawEvidence = contract({
  method: "POST",
  path: "/evidence/{id}/withdrawal",
  summary: "Withdraw evidence: it stays readable and counts no longer",
  permission: "evidence.withdraw",
  body: retirementBody,
  status: 201,
  answer: changed,
});

export const attachFile = contract({
  method: "POST",
  path: "/evidence/{id}/files",
  summary: "Attach a file",
  permission: "evidence.log",
  multipart: true,
  status: 201,
  answer: z.object({
    evidence: z.object({ id, reference: z.string() }),
    sha256,
    name: z.string(),
    size: count,
    mediaType: z.string(),
    alsoAt: z.array(z.string()).meta({ description: "Other evidence that has the same file" }),
  }),
});

export const linkEvidence = contract({
  method: "POST",
  path: "/evidence/{id}/links",
  summary: "Link evidence to another recommendation or component",
  permission: "evidence.log",
  body: linkBody,
  status: 201,
  answer: z.object({ id, evidence: z.object({ id, reference: z.string() }), reference: z.string() }),
});

export const gradeLink = contract({
  method: "POST",
  path: "/links/{id}/gradings",
  summary: "Grade a link anew, or take it back",
  permission: "evidence.grade",
  body: gradeLinkSchema.extend(graded),
  status: 201,
  answer: z.object({
    linkId: id,
    evidence: z.object({ id, reference: z.string() }),
    reference: z.string(),
    version,
  }),
});
