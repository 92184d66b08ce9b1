import { z } from "zod";
import {
  gradeSourceSchema,
  newSourceSchema,
  RELIABILITIES,
  reviseSourceSchema,
  SOURCE_KINDS,
} from "@/lib/domain/source";
import { contract } from "../contract";
import { count, id, instant, named, pageOf, paging, person, sourceKind, version } from "../schemas";

const grading = z.object({
  reliability: z.enum(RELIABILITIES),
  rationale: z.string(),
  theme: named.nullable(),
  grader: person,
  recordedAt: instant,
});
const item = z.object({
  id,
  version,
  name: z.string(),
  kind: sourceKind,
  country: z.string().nullable(),
  languages: z.array(z.string()),
  party: named.nullable(),
  relation: z.enum(["IS", "SPEAKS_FOR"]).nullable(),
  evidence: count,
  gradings: z.array(grading),
});
const changed = z.object({ id, version });

export const listSources = contract({
  method: "GET",
  path: "/sources",
  summary: "Sources by name, with their present gradings",
  permission: "read",
  query: z.strictObject({ q: z.string().trim().max(200).optional(), kind: z.enum(SOURCE_KINDS).optional(), ...paging }),
  answer: pageOf(item),
});

export const createSource = contract({
  method: "POST",
  path: "/sources",
  summary: "Name a source",
  permission: "source.edit",
  body: newSourceSchema,
  status: 201,
  answer: changed,
});

export const getSource = contract({
  method: "GET",
  path: "/sources/{id}",
  summary: "One source with the history of its description and gradings",
  permission: "read",
  answer: item.extend({
    history: z.array(
      z.object({
        version,
        name: z.string(),
        kind: sourceKind,
        party: named.nullable(),
        recordedAt: instant,
        recordedBy: person,
      }),
    ),
    gradingHistory: z.array(grading),
  }),
});

export const reviseSource = contract({
  method: "PATCH",
  path: "/sources/{id}",
  summary: "Describe a source anew",
  permission: "source.edit",
  body: reviseSourceSchema.omit({ version: true }),
  partial: true,
  conditional: true,
  answer: changed,
});

export const gradeSource = contract({
  method: "POST",
  path: "/sources/{id}/gradings",
  summary: "Grade a source's reliability, on one theme or in general",
  permission: "source.grade",
  body: gradeSourceSchema,
  status: 201,
  answer: z.object({ id, gradingId: id }),
});
