import { connection } from "@/lib/db/connection";
import type { Actor } from "@/lib/domain/actor";
import { DomainError } from "@/lib/domain/errors";
import type { ImportReport } from "@/lib/domain/import/import";
import type { AnyMap } from "@/lib/domain/import/kinds";
import type { Table } from "@/lib/domain/import/table";
import { log } from "@/lib/platform/log";
import { readTable } from "@/lib/platform/tables/read-table";
import { UnreadableTable } from "@/lib/platform/tables/xlsx-table";
import {
  claimUpload,
  failUpload,
  finishUpload,
  getUpload,
  getUploadContent,
  markProgress,
  planUpload,
  type Upload,
} from "@/lib/use-cases/import/uploads";
import { findMemberActor } from "@/lib/use-cases/session/find-actor";
import { importTable } from "./kinds";

/** The server's bundle asks, the start script's queue does: two module graphs in one process. */
const holder = globalThis as { heedImports?: () => void };

/** So many rows are imported while one waits; more are a job's. */
export const AT_ONCE = 1_000;

/** Reads an upload as its map says and keeps what it would do. What cannot be read is kept with why. */
export async function previewUpload(actor: Actor, id: string, map?: AnyMap): Promise<void> {
  const upload = await getUpload(actor, id);
  const plan = map ?? upload.map;
  const content = await getUploadContent(actor, upload.id);
  const table = await tableOf(content, plan);
  if (typeof table === "string") return planUpload(actor, id, { map: plan, report: null, problem: table });
  const report = await importTable(actor, upload.kind, {
    ...inputOf(upload, table, content.length),
    map: plan,
    dryRun: true,
  });
  await planUpload(actor, id, { map: plan, report, problem: null });
}

/** Calls whoever works on imports, so that one that was just asked for need not wait for the next look. */
export function wakeImports(): void {
  holder.heedImports?.();
}

/** Is called when an import was asked for in this process. @returns ends it */
export function onImportAsked(listener: () => void): () => void {
  holder.heedImports = listener;
  return () => {
    if (holder.heedImports === listener) delete holder.heedImports;
  };
}

/** Does the imports that wait, and those that a process which is gone has left, one after the other. */
export async function runQueuedImports(): Promise<{ ran: number }> {
  let ran = 0;
  for (let upload = await claimUpload(); upload; upload = await claimUpload()) {
    await runClaimed(upload).catch(async (error: unknown) => {
      if (!(error instanceof DomainError)) log.error({ err: error }, "an import failed");
      await failUpload(upload.id, error instanceof DomainError ? error.problem.code : "unexpected");
    });
    ran++;
  }
  return { ran };
}

async function runClaimed(upload: Upload): Promise<void> {
  const actor = await findMemberActor(upload.userId);
  const content = await getUploadContent(actor, upload.id);
  const table = await tableOf(content, upload.map);
  if (typeof table === "string") return failUpload(upload.id, table);
  // The embedded database has one connection, which the import holds: it can neither be asked nor told meanwhile.
  const open = connection().kind === "server";
  const report = await importTable(actor, upload.kind, {
    ...inputOf(upload, table, content.length),
    map: upload.map,
    dryRun: false,
    onWritten: (tx, done: ImportReport) => finishUpload(tx, upload.id, done),
    ...(open
      ? {
          onProgress: async (done: number) => {
            if (!(await markProgress(upload.id, done))) throw new ImportCancelled();
          },
        }
      : {}),
  }).catch((error: unknown) => {
    if (error instanceof ImportCancelled) return null;
    throw error;
  });
  if (report)
    log.info(
      { rows: report.rows, created: report.created, updated: report.updated, refused: report.refused },
      "imported",
    );
}

class ImportCancelled extends Error {}

function inputOf(upload: Upload, table: Table, bytes: number) {
  return {
    table,
    file: { name: upload.fileName, sha256: upload.fileSha256, bytes },
    publication: upload.publication,
  };
}

/** The upload as a table, or why it is none. */
async function tableOf(content: Uint8Array, map: AnyMap): Promise<Table | string> {
  return readTable(content, map).catch((error: unknown) => {
    if (error instanceof UnreadableTable) return error.code;
    throw error;
  });
}
