import { randomUUID } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { mkdir, readdir, rm, stat } from "node:fs/promises";
import path from "node:path";
import { Readable } from "node:stream";
import { inOpenSnapshot } from "@/lib/db/backup/snapshot";
import { connection } from "@/lib/db/connection";
import type { Actor } from "@/lib/domain/actor";
import { Conflict } from "@/lib/domain/errors";
import { environment } from "@/lib/env/environment";
import { heedVersion } from "@/lib/platform/version";
import { writeBackup } from "@/lib/use-cases/backup/write-backup";
import { contentDisposition } from "./download";
import { FILE_POLICY } from "./security-headers";

const SPOOLED = /^backup-[0-9a-f-]{36}\.partial$/;
const ABANDONED_MS = 86_400_000;
let underWay = false;

/**
 * A backup of the database that this process has open. It is written to the data directory first: whoever fetches it slowly
 * then keeps nobody waiting. One at a time.
 * @throws Conflict (backupUnderWay), Forbidden, Unauthenticated
 */
export async function backupResponse(actor: Actor): Promise<Response> {
  if (underWay) throw new Conflict("backupUnderWay");
  underWay = true;
  try {
    const directory = path.resolve(environment().HEED_DATA_DIR);
    await mkdir(directory, { recursive: true, mode: 0o700 });
    await removeAbandoned(directory);
    const file = path.join(directory, `backup-${randomUUID()}.partial`);
    try {
      const { takenAt } = await writeBackup(actor, createWriteStream(file, { flags: "wx", mode: 0o600 }), {
        source: { kind: connection().kind, snapshot: inOpenSnapshot },
        heed: heedVersion(),
      });
      return await handOut(file, `heed-${takenAt.slice(0, 19).replaceAll(":", "-")}.zip`);
    } catch (error) {
      await rm(file, { force: true });
      throw error;
    }
  } finally {
    underWay = false;
  }
}

async function handOut(file: string, name: string): Promise<Response> {
  const { size } = await stat(file);
  const bytes = createReadStream(file);
  bytes.once("close", () => void rm(file, { force: true }));
  return new Response(Readable.toWeb(bytes) as ReadableStream<Uint8Array>, {
    headers: {
      "content-type": "application/zip",
      "content-length": String(size),
      "content-disposition": contentDisposition(name),
      "x-content-type-options": "nosniff",
      "content-security-policy": FILE_POLICY,
      "cache-control": "no-store",
    },
  });
}

/** What a process that was killed meanwhile has left. */
async function removeAbandoned(directory: string): Promise<void> {
  for (const name of await readdir(directory)) {
    if (!SPOOLED.test(name)) continue;
    const file = path.join(directory, name);
    const { mtimeMs } = await stat(file);
    if (Date.now() - mtimeMs > ABANDONED_MS) await rm(file, { force: true });
  }
}
