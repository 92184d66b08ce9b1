import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import { type Entry, openPromise, type ZipFile } from "yauzl";
import { SEAL, SEAL_LENGTH } from "./sealed-zip";

/** The file is not an archive as Heed wrote it. */
export class ArchiveDamaged extends Error {
  constructor(readonly fault: "NOT_AN_ARCHIVE" | "ALTERED_OR_CUT" | "MEMBER_MISSING" | "MEMBER_DAMAGED") {
    super(fault);
    this.name = "ArchiveDamaged";
  }
}

/** An archive whose seal holds: its members by name. */
export interface Archive {
  names: readonly string[];
  /** What a member holds, unpacked. @throws ArchiveDamaged when there is none of that name or it cannot be unpacked */
  read(name: string): AsyncGenerator<Buffer>;
  close(): void;
}

/**
 * Opens an archive that SealedZip wrote, after every byte of it was compared with its seal.
 * @throws ArchiveDamaged; the system's error when the file cannot be read
 */
export async function openArchive(file: string): Promise<Archive> {
  await assertSealed(file);
  const zip = await openPromise(file, { autoClose: false, strictFileNames: true }).catch(() => {
    throw new ArchiveDamaged("NOT_AN_ARCHIVE");
  });
  try {
    const entries = new Map<string, Entry>();
    for await (const entry of zip.eachEntry()) entries.set(entry.fileName, entry);
    return {
      names: [...entries.keys()],
      read: (name) => readEntry(zip, entries.get(name)),
      close: () => zip.close(),
    };
  } catch {
    zip.close();
    throw new ArchiveDamaged("ALTERED_OR_CUT");
  }
}

async function* readEntry(zip: ZipFile, entry: Entry | undefined): AsyncGenerator<Buffer> {
  if (!entry) throw new ArchiveDamaged("MEMBER_MISSING");
  try {
    for await (const chunk of await zip.openReadStreamPromise(entry)) yield chunk as Buffer;
  } catch {
    throw new ArchiveDamaged("MEMBER_DAMAGED");
  }
}

async function assertSealed(file: string): Promise<void> {
  const handle = await open(file, "r");
  const tail = Buffer.alloc(SEAL.length + SEAL_LENGTH);
  const head = Buffer.alloc(2);
  let size: number;
  try {
    ({ size } = await handle.stat());
    await handle.read(head, 0, head.length, 0);
    if (size < tail.length || head.toString("latin1") !== "PK") throw new ArchiveDamaged("NOT_AN_ARCHIVE");
    await handle.read(tail, 0, tail.length, size - tail.length);
  } finally {
    await handle.close();
  }
  const text = tail.toString("latin1");
  if (!text.startsWith(SEAL)) throw new ArchiveDamaged("ALTERED_OR_CUT");
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(file, { end: size - SEAL_LENGTH - 1 })) hash.update(chunk as Buffer);
  if (hash.digest("hex") !== text.slice(SEAL.length)) throw new ArchiveDamaged("ALTERED_OR_CUT");
}
