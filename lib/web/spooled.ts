import { randomUUID } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { mkdir, readdir, rm, stat } from "node:fs/promises";
import path from "node:path";
import { Readable, type Writable } from "node:stream";
import { environment } from "@/lib/env/environment";
import { contentDisposition } from "./download";
import { FILE_POLICY } from "./security-headers";

const SPOOLED = /^spooled-[0-9a-f-]{36}\.partial$/;
const ABANDONED_MS = 86_400_000;

/**
 * An archive as an answer, to be saved. It is written to the data directory first, so that one that cannot be finished is an
 * error and no cut file, and whoever fetches it slowly keeps nobody waiting.
 * @param write gives the file's name once all is written
 */
export async function spooledZip(write: (destination: Writable) => Promise<string>): Promise<Response> {
  const directory = path.resolve(environment().HEED_DATA_DIR);
  await mkdir(directory, { recursive: true, mode: 0o700 });
  await removeAbandoned(directory);
  const file = path.join(directory, `spooled-${randomUUID()}.partial`);
  try {
    const name = await write(createWriteStream(file, { flags: "wx", mode: 0o600 }));
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
  } catch (error) {
    await rm(file, { force: true });
    throw error;
  }
}

/** What a process that was killed meanwhile has left. */
async function removeAbandoned(directory: string): Promise<void> {
  for (const name of await readdir(directory)) {
    if (!SPOOLED.test(name)) continue;
    const file = path.join(directory, name);
    const found = await stat(file).catch(() => null);
    if (found && Date.now() - found.mtimeMs > ABANDONED_MS) await rm(file, { force: true });
  }
}
