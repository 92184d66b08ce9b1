import { z } from "zod";
import { ruleOnCandidateSchema } from "@/lib/domain/candidate-ruling";
import { contract } from "../contract";
import { count, id, sha256 } from "../schemas";

const span = { text: z.string(), start: count, end: count };

export const attachDocument = contract({
  method: "POST",
  path: "/publications/{reference}/document",
  summary: "Attach the publication's own file: its passages are looked for, and what it may recommend",
  permission: "publication.edit",
  multipart: true,
  status: 201,
  answer: z.object({
    publication: z.string(),
    version: count,
    sha256,
    passages: z.object({ asked: count, found: count }),
    candidates: count,
  }),
});

export const listCandidates = contract({
  method: "GET",
  path: "/publications/{reference}/candidates",
  summary: "What the publication's document may recommend, in reading order",
  permission: "read",
  answer: z.object({
    items: z.array(
      z.object({
        id,
        label: z.string().nullable(),
        ...span,
        page: count.nullable(),
        section: z.string().nullable(),
        components: z.array(z.object({ label: z.string().nullable(), ...span })),
        addressee: z.string().nullable(),
        theme: z.string().nullable(),
        score: z.number(),
        reasons: z.array(z.object({ code: z.string(), weight: z.number() })),
        state: z.enum(["WAITING", "ACCEPTED", "REJECTED", "REPLACED"]),
        recommendation: z.string().nullable(),
      }),
    ),
  }),
});

export const ruleOnCandidate = contract({
  method: "POST",
  path: "/candidates/{id}/rulings",
  summary: "Accept, reject, merge with the next or split a candidate, or take a rejection back",
  permission: "recommendation.edit",
  body: ruleOnCandidateSchema,
  status: 201,
  answer: z.object({
    id: id.meta({ description: "The candidate; after a merger the new one, after a split the first of the new ones" }),
    recommendation: z.string().nullable(),
  }),
});
