import { z } from "zod";
import { IMPLEMENTATIONS } from "@/lib/domain/implementation";
import { contract } from "../contract";
import { count, id, instant, localized } from "../schemas";

const version = z.int().min(0).meta({ description: "How often it was published or taken back; 0 at first" });

export const getPublishing = contract({
  method: "GET",
  path: "/publications/{reference}/publishing",
  summary:
    "Whether a publication is public, what the public sees, and which judgements it does not see for what evidence",
  permission: "read",
  answer: z.object({
    reference: z.string(),
    version,
    published: z.boolean(),
    since: instant.nullable(),
    reason: z.string().nullable(),
    shows: z.object({ recommendations: count, judgements: count, evidence: count, notes: count }),
    missing: z.array(
      z.object({
        recommendation: z.string(),
        party: localized.nullable(),
        implementation: z.enum(IMPLEMENTATIONS),
        assessmentId: id,
        evidence: z.array(z.object({ reference: z.string(), withheld: z.enum(["TEAM", "WITHDRAWN"]) })),
      }),
    ),
  }),
});

export const setPublishing = contract({
  method: "POST",
  path: "/publications/{reference}/publishing",
  summary: "Publish a publication, or take it back with a reason",
  permission: "publication.publish",
  body: z.discriminatedUnion("published", [
    z.strictObject({ published: z.literal(true), version }),
    z.strictObject({ published: z.literal(false), version, reason: z.string().trim().min(1).max(2000) }),
  ]),
  status: 201,
  answer: z.object({ reference: z.string(), version, published: z.boolean() }),
});
