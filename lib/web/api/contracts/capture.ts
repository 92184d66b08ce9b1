import { z } from "zod";
import { LINK_STATES } from "@/lib/domain/link-watch";
import { contract } from "../contract";
import { count, id, instant, person, sha256, version } from "../schemas";

const answer = { status: z.int().nullable(), problem: z.string().nullable() };
const url = z.string();

const capture = z.object({
  version,
  url,
  finalUrl: url.meta({ description: "The address that answered, after redirects" }),
  status: z.int(),
  headers: z.record(z.string(), z.string()),
  title: z.string().nullable(),
  sha256,
  size: count,
  mediaType: z.string(),
  textSha256: sha256.nullable(),
  changed: z
    .enum(["SAME", "BYTES", "TEXT"])
    .nullable()
    .meta({ description: "Against the capture of the same address before it: BYTES where its text is the same" }),
  fetchedAt: instant,
  recordedAt: instant,
  recordedBy: person,
  elsewhere: z.object({ by: z.string(), origin: z.string().nullable(), dossier: sha256 }).nullable().meta({
    description: "Of a capture that came in a dossier: who took it, at what installation, and the dossier's hash",
  }),
  redactedAt: instant.nullable(),
});

export const listCaptures = contract({
  method: "GET",
  path: "/evidence/{id}/captures",
  summary: "How the address of an evidence item is, and the copies kept of it, newest first",
  permission: "read",
  answer: z.object({
    evidence: z.object({ id, reference: z.string() }),
    url: url.nullable(),
    link: z
      .object({ state: z.enum(LINK_STATES), since: instant, askedAt: instant, ...answer })
      .nullable()
      .meta({ description: "Null while the address has not been asked" }),
    waitingSince: instant.nullable(),
    failed: z
      .object({ at: instant, ...answer })
      .nullable()
      .meta({ description: "The last capture that was asked for, where it came to nothing" }),
    items: z.array(capture),
  }),
});

export const requestCapture = contract({
  method: "POST",
  path: "/evidence/{id}/captures",
  summary: "Ask for a capture of an evidence item's address; it is taken soon after",
  permission: "evidence.log",
  answer: z.object({ evidence: z.object({ id, reference: z.string() }), url, askedAt: instant }),
});
