import { z } from "zod";
import { contract } from "../contract";
import { count, instant, pageOf, reason, sha256 } from "../schemas";

const sequence = z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER);

export const listAudit = contract({
  method: "GET",
  path: "/audit",
  summary: "Entries of the audit chain in its order, with what is needed to recompute their hashes",
  permission: "read",
  query: z.strictObject({
    after: sequence.optional().meta({ description: "Entries after this number; nextCursor of the page before" }),
    limit: z.coerce.number().int().min(1).max(200).optional(),
    subject: z.string().min(1).max(120).optional().meta({ description: "Such as recommendation:CSTO-10" }),
    actor: z.string().min(1).max(80).optional().meta({ description: "An actor's id" }),
  }),
  answer: pageOf(
    z.object({
      sequence: count,
      at: instant,
      actorId: z.string(),
      actorLabel: z.string(),
      action: z.string(),
      subjectType: z.string(),
      subjectId: z.string(),
      payloadHash: sha256,
      previousHash: sha256,
      hash: sha256,
      salt: z.string().nullable(),
      payload: z.string().nullable().meta({ description: "The canonical JSON text that was hashed" }),
      redactedAt: instant.nullable(),
      withheld: z.boolean().meta({ description: "Salt and payload are about people and kept from this caller" }),
    }),
  ),
});

export const getAuditHead = contract({
  method: "GET",
  path: "/audit/head",
  summary: "Where the chain ends: keep it elsewhere to compare with later",
  permission: "read",
  answer: z.object({ sequence: count, hash: sha256 }),
});

export const redactPayload = contract({
  method: "POST",
  path: "/audit/{sequence}/redaction",
  summary: "Take an entry's payload out of the record for good; the chain holds",
  permission: "audit.redact",
  body: z.strictObject({ reason }),
  status: 201,
  answer: z.object({ sequence: count }),
});
