"use server";

import { z } from "zod";
import { evidenceLinkSchema, evidenceReference, gradeLinkSchema, withdrawEvidenceSchema } from "@/lib/domain/evidence";
import { joinOriginSchema, leaveOriginSchema } from "@/lib/domain/origin";
import { gradeLink } from "@/lib/use-cases/evidence/grade-link";
import { linkEvidence } from "@/lib/use-cases/evidence/link-evidence";
import { withdrawEvidence } from "@/lib/use-cases/evidence/withdraw-evidence";
import { redactFile } from "@/lib/use-cases/file/redact-file";
import { joinOrigin } from "@/lib/use-cases/origin/join-origin";
import { leaveOrigin } from "@/lib/use-cases/origin/leave-origin";
import { formAction } from "@/lib/web/form-action";

const pageOf = ({ number }: { number: number }, done: string) => `/evidence/${evidenceReference(number)}?done=${done}`;

/** Grades a link anew, or takes it back. Analysts and above. */
export const grade = formAction<typeof gradeLinkSchema, { number: number }, { linkId: string }>(
  gradeLinkSchema,
  gradeLink,
  (result) => `${pageOf(result, "graded")}#links`,
);

/** Links evidence to another recommendation. Analysts and above. */
export const link = formAction<typeof evidenceLinkSchema, { number: number }, { id: string }>(
  evidenceLinkSchema,
  linkEvidence,
  (result) => `${pageOf(result, "linked")}#links`,
);

/** Withdraws evidence with a reason. Analysts and above. */
export const withdraw = formAction<typeof withdrawEvidenceSchema, { number: number }, { id: string }>(
  withdrawEvidenceSchema,
  withdrawEvidence,
  (result) => pageOf(result, "withdrawn"),
);

/** Declares evidence to be of one origin with another item. Analysts and above. */
export const join = formAction<typeof joinOriginSchema, { number: number }, { id: string }>(
  joinOriginSchema,
  joinOrigin,
  (result) => `${pageOf(result, "joined")}#origin`,
);

/** Takes evidence out of its origin group. Analysts and above. */
export const leave = formAction<typeof leaveOriginSchema, { number: number }, { id: string }>(
  leaveOriginSchema,
  leaveOrigin,
  (result) => `${pageOf(result, "left")}#origin`,
);

const redactSchema = z.strictObject({ reason: z.string().trim().min(1).max(2000) });

/** Removes the content of a file for good. Admins. */
export const redact = formAction<typeof redactSchema, { number: number }, { id: string; sha256: string }>(
  redactSchema,
  redactFile,
  (result) => `${pageOf(result, "redacted")}#files`,
);
