import { z } from "zod";
import { partialDateSchema } from "../dates";
import { EVIDENCE_TYPES, STANCES, VISIBILITIES } from "../evidence";
import { columnsSchema, identifierSchema, readingChoices, refuseAcceptances, statusesSchema } from "./import";

/** What a column of a file of assessments made elsewhere can be read as. */
export const ASSESSMENT_FIELDS = [
  "identifier",
  "recommendation",
  "status",
  "saidOn",
  "note",
  "assessor",
  "decider",
  "party",
  "evidence",
] as const;
export type AssessmentField = (typeof ASSESSMENT_FIELDS)[number];

/** Of which rows a judgement is proposed here. */
export const PROPOSE_CHOICES = ["latest", "each", "none"] as const;

/** What becomes of rows without a day. */
export const UNDATED_CHOICES = ["keep", "refuse"] as const;

/** How a file of assessments made elsewhere is to be read: all of it may be left out. */
export const assessmentMapSchema = z
  .strictObject({
    columns: columnsSchema(ASSESSMENT_FIELDS),
    statuses: statusesSchema,
    identifier: identifierSchema,
    propose: z.enum(PROPOSE_CHOICES).default("latest"),
    unknown: z
      .strictObject({
        evidence: z.enum(["refuse", "keep"]).default("refuse"),
        party: z.enum(["refuse", "keep"]).default("refuse"),
      })
      .prefault({}),
    /** Rows that bear no day, and are given none. */
    undated: z.enum(UNDATED_CHOICES).default("keep"),
    /** For rows that bear no day: as of when the whole file speaks. */
    defaults: z.strictObject({ saidOn: partialDateSchema.optional() }).prefault({}),
    /** How an address that is not logged yet is logged. */
    evidence: z
      .strictObject({
        stance: z.enum(STANCES).default("CONTEXT"),
        type: z.enum(EVIDENCE_TYPES).default("OTHER"),
        visibility: z.enum(VISIBILITIES).default("TEAM"),
        language: z.string().trim().min(2).max(12).optional(),
      })
      .prefault({}),
    ...readingChoices,
  })
  .superRefine(refuseAcceptances);
export type AssessmentMap = z.output<typeof assessmentMapSchema>;

/** A row as what somebody elsewhere said of how far a recommendation is. */
export interface MappedAssessment {
  /** As the file has it. */
  recommendation: string;
  status: string;
  saidOn: string | null;
  note: string | null;
  /** Names as the file has them: nobody of this installation. */
  assessor: string | null;
  decider: string | null;
  party: string | null;
  /** References, identifiers or addresses of evidence, as the file has them. */
  evidence: string[];
}
