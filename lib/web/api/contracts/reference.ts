import { z } from "zod";
import { REFERENCE_STYLES } from "@/lib/domain/bibliography/csl";
import { importReferencesSchema } from "@/lib/domain/bibliography/reference";
import { BIBLIOGRAPHY_FORMATS, BIBLIOGRAPHY_MEDIA } from "../../references/references-response";
import { contract } from "../contract";
import { count, flag, pageOf, paging } from "../schemas";

const style = z
  .enum(REFERENCE_STYLES)
  .optional()
  .meta({ description: "The style of the bibliography; gost unless given" });
const scope = {
  recommendation: z.string().min(1).max(40).optional().meta({ description: "Of this one and its components" }),
  publication: z.string().min(1).max(40).optional(),
  library: flag.optional().meta({ description: "Only what was imported" }),
};

export const listReferences = contract({
  method: "GET",
  path: "/references",
  summary: "A bibliography: of a recommendation, a publication, the library or everything, in the order of a style",
  permission: "read",
  query: z.strictObject({ ...scope, style, ...paging }),
  answer: pageOf(
    z.object({
      from: z.enum(["LIBRARY", "EVIDENCE", "PUBLICATION"]),
      reference: z.string().meta({ description: "Of the evidence or publication; in the library the key" }),
      text: z.string().meta({ description: "Formatted in the style" }),
      csl: z.record(z.string(), z.unknown()).meta({ description: "CSL-JSON" }),
    }),
  ),
});

export const importReferences = contract({
  method: "POST",
  path: "/references",
  summary: "Take references into the library from the text of a BibTeX, RIS or CSL-JSON file, all or none",
  permission: "source.edit",
  body: importReferencesSchema,
  status: 201,
  answer: z.object({ total: count, created: z.array(z.string()), updated: z.array(z.string()), unchanged: count }),
});

export const exportReferences = contract({
  method: "GET",
  path: "/exports/references",
  summary: "A bibliography as BibTeX, RIS, CSL-JSON or formatted text",
  permission: "read",
  query: z.strictObject({ ...scope, style, format: z.enum(BIBLIOGRAPHY_FORMATS).optional() }),
  produces: Object.values(BIBLIOGRAPHY_MEDIA),
});
