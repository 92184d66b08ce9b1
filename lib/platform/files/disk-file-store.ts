import { randomUUID } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdir, open, opendir, rename, rm, stat } from "node:fs/promises";
import path from "node:path";
import type { Readable } from "node:stream";
import { FileMissing, type FileStore, FileTypeRefused, type StoredBytes } from "./file-store";
import { ACCEPTED_MEDIA_TYPES, mediaTypeOf } from "./media-type";
import { verified } from "./verified-stream";
import { writeHashed } from "./write-hashed";

const TEMPORARY = /^tmp-[0-9a-f-]{36}$/;
const SHA256 = /^[0-9a-f]{64}$/;
const SWEEP_BATCH = 500;

/** Files below `<data directory>/files/`, each at `<first two hex digits>/<sha256>`. */
export class DiskFileStore implements FileStore {
  private readonly root: string;

  constructor(dataDirectory: string) {
    this.root = path.resolve(dataDirectory, "files");
  }

  async put(stream: AsyncIterable<Uint8Array>, limits: { maxBytes: number; anyKind?: boolean }): Promise<StoredBytes> {
    await mkdir(this.root, { recursive: true, mode: 0o700 });
    const temporary = path.join(this.root, `tmp-${randomUUID()}`);
    try {
      const { isText, ...written } = await writeHashed(temporary, stream, limits.maxBytes);
      const mediaType = await mediaTypeOf(written.head, temporary, isText);
      if (!limits.anyKind && !ACCEPTED_MEDIA_TYPES.includes(mediaType)) throw new FileTypeRefused(mediaType);
      // Renaming over equal bytes is harmless, mends a damaged copy and makes an orphan young again before a sweep.
      const target = this.pathOf(written.sha256);
      await mkdir(path.dirname(target), { recursive: true, mode: 0o700 });
      await rename(temporary, target);
      await syncDirectory(path.dirname(target));
      await syncDirectory(this.root);
      return { ...written, mediaType };
    } catch (error) {
      await rm(temporary, { force: true });
      throw error;
    }
  }

  async open(sha256: string): Promise<Readable> {
    if (!(await this.has(sha256))) throw new FileMissing(sha256);
    return createReadStream(this.pathOf(sha256));
  }

  async openVerified(sha256: string): Promise<Readable> {
    return verified(await this.open(sha256), sha256);
  }

  async has(sha256: string): Promise<boolean> {
    return (await statIfThere(this.pathOf(sha256))) !== null;
  }

  async remove(sha256: string): Promise<void> {
    const file = this.pathOf(sha256);
    await rm(file, { force: true });
    if (await statIfThere(path.dirname(file))) await syncDirectory(path.dirname(file));
  }

  async *list(): AsyncGenerator<{ sha256: string; size: number; storedAt: Date }> {
    for (const folder of await entriesOf(this.root)) {
      if (!/^[0-9a-f]{2}$/.test(folder)) continue;
      for (const name of await entriesOf(path.join(this.root, folder))) {
        const found = SHA256.test(name) ? await statIfThere(path.join(this.root, folder, name)) : null;
        if (found) yield { sha256: name, size: found.size, storedAt: found.mtime };
      }
    }
  }

  async sweepOrphans(
    olderThan: Date,
    isReferenced: (sha256s: string[]) => Promise<ReadonlySet<string>>,
  ): Promise<{ removed: number }> {
    let removed = 0;
    for (const name of await entriesOf(this.root)) {
      if (TEMPORARY.test(name)) removed += await removeIfOlder(path.join(this.root, name), olderThan);
    }
    let batch: string[] = [];
    const sweep = async () => {
      const referenced = await isReferenced(batch);
      for (const sha256 of batch) {
        // Its age is asked again: somebody may have stored the same bytes since.
        if (!referenced.has(sha256)) removed += await removeIfOlder(this.pathOf(sha256), olderThan);
      }
      batch = [];
    };
    for await (const { sha256, storedAt } of this.list()) {
      if (storedAt >= olderThan) continue;
      batch.push(sha256);
      if (batch.length === SWEEP_BATCH) await sweep();
    }
    if (batch.length > 0) await sweep();
    return { removed };
  }

  /** Only a hash names a file: whatever else is asked for never reaches the file system. */
  private pathOf(sha256: string): string {
    if (!SHA256.test(sha256)) throw new FileMissing("under this name");
    return path.join(this.root, sha256.slice(0, 2), sha256);
  }
}

/** A renamed file is sure to survive a power cut only once its directory is written too. */
async function syncDirectory(directory: string): Promise<void> {
  const handle = await open(directory, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function statIfThere(file: string) {
  try {
    return await stat(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
}

async function entriesOf(directory: string): Promise<string[]> {
  if (!(await statIfThere(directory))) return [];
  const names: string[] = [];
  for await (const entry of await opendir(directory)) names.push(entry.name);
  return names;
}

async function removeIfOlder(file: string, instant: Date): Promise<number> {
  const found = await statIfThere(file);
  if (!found || found.mtime >= instant) return 0;
  await rm(file, { force: true });
  return 1;
}
