import type { z } from "zod";
import { ASSESSMENT_FIELDS, assessmentMapSchema } from "./assessment-map";
import { EVIDENCE_FIELDS, evidenceMapSchema } from "./evidence-map";
import { IMPORT_FIELDS, type ImportKind, importMapSchema } from "./import";

/** How the map of each kind of rows is given. */
export const MAP_SCHEMAS = {
  RECOMMENDATIONS: importMapSchema,
  EVIDENCE: evidenceMapSchema,
  ASSESSMENTS: assessmentMapSchema,
} satisfies Record<ImportKind, z.ZodType>;

/** The kinds of rows that can be imported. */
export type TableKind = keyof typeof MAP_SCHEMAS;
export const TABLE_KINDS = Object.keys(MAP_SCHEMAS) as TableKind[];

/** The map of any kind. */
export type AnyMap = z.output<(typeof MAP_SCHEMAS)[TableKind]>;

/** What the columns of each kind can be read as. */
export const FIELDS_OF: Record<TableKind, readonly string[]> = {
  RECOMMENDATIONS: IMPORT_FIELDS,
  EVIDENCE: EVIDENCE_FIELDS,
  ASSESSMENTS: ASSESSMENT_FIELDS,
};
