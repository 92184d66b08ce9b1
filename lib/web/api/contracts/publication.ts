import { z } from "zod";
import { createPublicationSchema, revisePublicationSchema } from "@/lib/domain/recommendation";
import { contract } from "../contract";
import { count, id, instant, localized, pageOf, paging, retirementBody, sha256, version } from "../schemas";

const item = z.object({
  id,
  reference: z.string(),
  version,
  title: localized,
  authors: z.array(z.string()),
  year: z.int(),
  language: z.string(),
  url: z.string().nullable(),
  citation: z.record(z.string(), z.unknown()).nullable(),
  fileSha256: sha256.nullable(),
  states: z
    .array(z.string())
    .nullable()
    .meta({ description: "Keys of the member states that its recommendations are judged apart in; null for all" }),
  retired: z.boolean(),
  recommendations: count,
});
// A number comes as a number: what forms send as text is for forms.
const year = z.int().min(1800).max(2199);
const changed = z.object({ reference: z.string(), version });

export const listPublications = contract({
  method: "GET",
  path: "/publications",
  summary: "The publications, those in force first",
  permission: "read",
  query: z.strictObject(paging),
  answer: pageOf(item),
});

export const createPublication = contract({
  method: "POST",
  path: "/publications",
  summary: "Add a publication",
  permission: "publication.edit",
  body: createPublicationSchema.extend({ year }),
  status: 201,
  answer: z.object({ id, reference: z.string(), version }),
});

export const getPublication = contract({
  method: "GET",
  path: "/publications/{reference}",
  summary: "One publication with its earlier states",
  permission: "read",
  answer: item.extend({
    revisions: z.array(
      z.object({
        version,
        title: localized,
        retired: z.boolean(),
        reason: z.string().nullable(),
        at: instant,
        by: z.string().nullable(),
      }),
    ),
  }),
});

export const revisePublication = contract({
  method: "PATCH",
  path: "/publications/{reference}",
  summary: "Change what describes a publication",
  permission: "publication.edit",
  body: revisePublicationSchema.omit({ version: true }).extend({ year }),
  partial: true,
  conditional: true,
  answer: changed,
});

export const retirePublication = contract({
  method: "POST",
  path: "/publications/{reference}/retirement",
  summary: "Retire a publication of which no recommendation is in force any more",
  permission: "publication.edit",
  body: retirementBody,
  status: 201,
  answer: changed,
});
