import { z } from "zod";
import { contract } from "../contract";
import { count, instant, localized, sha256 } from "../schemas";

export const getRecommendationDossier = contract({
  method: "GET",
  path: "/recommendations/{reference}/dossier",
  summary:
    "A recommendation with its components as a portable dossier: record, evidence files, audit entries, verifier",
  permission: "read",
  produces: ["application/zip"],
});

export const getPublicationDossier = contract({
  method: "GET",
  path: "/publications/{reference}/dossier",
  summary: "A publication with all its recommendations as a portable dossier",
  permission: "read",
  produces: ["application/zip"],
});

const made = z.object({
  subject: z.string(),
  publication: z.boolean(),
  recommendations: count,
  evidence: count,
  captures: count,
  judgements: count,
});

export const importDossier = contract({
  method: "POST",
  path: "/dossiers",
  summary: "Take the dossier of another installation in, all of it or nothing",
  permission: "publication.edit",
  multipart: true,
  archive: true,
  status: 201,
  answer: made,
});

export const previewDossier = contract({
  method: "POST",
  path: "/dossiers/preview",
  summary: "What taking a dossier in would make; every byte of it is checked and nothing is written",
  permission: "publication.edit",
  multipart: true,
  archive: true,
  status: 200,
  answer: z.object({
    sha256,
    subject: z.object({ kind: z.enum(["recommendation", "publication"]), reference: z.string() }),
    origin: z.string().nullable(),
    madeAt: instant,
    head: z.object({ sequence: count, hash: sha256 }),
    publication: z.object({ reference: z.string(), title: localized, here: z.boolean() }),
    recommendations: z.array(z.object({ reference: z.string(), title: localized, component: z.boolean() })),
    brought: z.array(z.object({ kind: z.string(), count, here: count })),
    known: z.boolean(),
    taken: z.array(z.string()),
  }),
});
