import { z } from "zod";
import { decideSchema, proposeAssessmentSchema, withdrawSchema } from "@/lib/domain/assessment";
import { CONFIDENCE_REASONS, CONFIDENCES } from "@/lib/domain/confidence";
import { evidenceNumber } from "@/lib/domain/evidence";
import { IMPLEMENTATIONS, OUTCOMES, VERDICTS } from "@/lib/domain/implementation";
import { contract } from "../contract";
import { clocks, count, credibility, day, id, instant, localized, pageOf, paging, person, stance } from "../schemas";

const UUID = z.uuid();
/** Evidence as a body names it. */
export const evidenceName = z
  .string()
  .trim()
  .refine((text) => UUID.safeParse(text).success || evidenceNumber(text) !== null, "unknownId")
  .meta({ description: "An evidence id, or its reference such as E07" });

/** A judgement as proposed, with what was decided on it. */
export const assessment = z.object({
  id,
  recommendation: z.string(),
  party: z.string().nullable(),
  implementation: z.enum(IMPLEMENTATIONS),
  outcome: z.enum(OUTCOMES).nullable(),
  confidence: z.enum(CONFIDENCES),
  reasons: z.array(z.enum(CONFIDENCE_REASONS)),
  rationale: localized,
  asOn: day,
  reviewState: z.enum(["SUBMITTED", "APPROVED", "CHANGES_REQUESTED", "REJECTED", "REPLACED", "WITHDRAWN"]),
  author: person,
  submittedAt: instant,
  revisesId: id.nullable(),
  correctsId: id.nullable(),
  withdrawal: z.object({ reason: z.string(), at: instant }).nullable(),
  approvals: count,
  approvalsNeeded: count,
  decisions: z.array(
    z.object({
      decision: z.enum(VERDICTS),
      note: z.string().nullable(),
      decider: person,
      decidedAt: instant,
      sequence: count,
    }),
  ),
  evidence: z.array(
    z.object({
      id,
      reference: z.string(),
      title: localized,
      linkId: id,
      recommendation: z.string(),
      stance,
      credibility,
      removed: z.boolean(),
      withdrawn: z.boolean(),
    }),
  ),
  searches: z.array(z.object({ id, where: z.string(), query: z.string(), language: z.string(), searchedOn: day })),
});

export const listHistory = contract({
  method: "GET",
  path: "/recommendations/{reference}/history",
  summary: "All proposals on a recommendation with their decisions, newest first",
  permission: "read",
  query: z.strictObject({ ...clocks, ...paging }),
  answer: pageOf(assessment.extend({ current: z.boolean() })),
});

export const proposeAssessment = contract({
  method: "POST",
  path: "/recommendations/{reference}/assessments",
  summary: "Put a judgement to the reviewers",
  permission: "assessment.propose",
  body: proposeAssessmentSchema.extend({ evidence: z.array(evidenceName).max(200).default([]) }),
  status: 201,
  answer: assessment,
});

export const getAssessment = contract({
  method: "GET",
  path: "/assessments/{id}",
  summary: "One proposal with its decisions",
  permission: "read",
  query: z.strictObject(clocks),
  answer: assessment,
});

export const decideAssessment = contract({
  method: "POST",
  path: "/assessments/{id}/decision",
  summary: "Approve another's proposal, ask for changes or reject it",
  permission: "assessment.decide",
  body: decideSchema,
  status: 201,
  answer: assessment,
});

export const withdrawAssessment = contract({
  method: "POST",
  path: "/assessments/{id}/withdrawal",
  summary: "Take back one's own proposal while it waits",
  permission: "assessment.withdraw",
  body: withdrawSchema,
  status: 201,
  answer: assessment,
});
