import { z } from "zod";
import { IMPORT_KINDS } from "@/lib/domain/import/import";
import { contract } from "../contract";
import { count, id, instant, sha256 } from "../schemas";

const upload = z.object({
  id,
  kind: z.enum(IMPORT_KINDS),
  publication: z.string(),
  file: z.object({ name: z.string(), sha256 }),
  state: z.enum(["READY", "QUEUED", "RUNNING", "DONE", "CANCELLED", "FAILED"]),
  problem: z.string().nullable().meta({ description: "Why it cannot be read or came to nothing" }),
  done: count.meta({ description: "Rows that are done while it runs" }),
  rows: count.nullable(),
  createdAt: instant,
});
const detail = upload.extend({
  map: z.record(z.string(), z.unknown()).meta({ description: "How it is read; docs/guide/imports.md" }),
  report: z.record(z.string(), z.unknown()).nullable().meta({
    description: "What it would do, or did: counts, columns, statuses, and an entry for each row that is not plain",
  }),
});

export const uploadImport = contract({
  method: "POST",
  path: "/imports",
  summary: "Upload a table (CSV, XLSX, JSON, JSON Lines) and see what its import would do; nothing of it is written",
  permission: "recommendation.edit",
  query: z.strictObject({
    publication: z.string().min(1).max(40),
    kind: z.enum(IMPORT_KINDS).default("RECOMMENDATIONS"),
  }),
  multipart: true,
  archive: true,
  status: 201,
  answer: detail,
});

export const listImports = contract({
  method: "GET",
  path: "/imports",
  summary: "One's own uploads of the last two weeks, newest first",
  permission: "recommendation.edit",
  answer: z.object({ items: z.array(upload) }),
});

export const getImport = contract({
  method: "GET",
  path: "/imports/{id}",
  summary: "One's own upload: its progress, how it is read, and its report",
  permission: "recommendation.edit",
  answer: detail,
});

export const planImport = contract({
  method: "POST",
  path: "/imports/{id}/plan",
  summary: "Read an upload otherwise, and see what its import would do then",
  permission: "recommendation.edit",
  body: z.strictObject({ map: z.record(z.string(), z.unknown()) }),
  answer: detail,
});

export const runImport = contract({
  method: "POST",
  path: "/imports/{id}/run",
  summary: "Import an upload, all of its rows or none: at once, or by a job where they are many",
  permission: "recommendation.edit",
  answer: detail,
});

export const cancelImport = contract({
  method: "POST",
  path: "/imports/{id}/cancellation",
  summary: "Stop an import that waits or runs: nothing of it is written",
  permission: "recommendation.edit",
  answer: detail,
});
