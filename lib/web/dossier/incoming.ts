import { createHash, randomUUID } from "node:crypto";
import { createWriteStream } from "node:fs";
import { mkdir, readdir, rm, stat } from "node:fs/promises";
import path from "node:path";
import { Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ReadableStream } from "node:stream/web";
import busboy from "busboy";
import { Invalid, NotFound } from "@/lib/domain/errors";
import { environment } from "@/lib/env/environment";
import { safeFileName } from "@/lib/platform/files/file-name";
import type { ReceivedFile } from "@/lib/platform/files/file-store";
import { BadRequest, TooLarge, UnsupportedMedia } from "../errors";
import { maxUploadMegabytes } from "../multipart";

/** A dossier may hold so many files of the greatest size. */
const MOST_FILES = 20;
const INCOMING = /^incoming-[0-9a-f-]{36}-([0-9a-f-]{36})\.partial$/;
const ID = /^[0-9a-f-]{36}$/;
const ABANDONED_MS = 86_400_000;

/** An archive that somebody uploaded, beside the data and not in the file store, which keeps no archives. */
export interface Incoming extends ReceivedFile {
  id: string;
  path: string;
}

/**
 * Takes the archive in the field "file" of a multipart form, on its way to the disk: in memory there is never more of it than
 * a piece. Ask before this who may upload. Remove it afterwards, or let it be removed after a day.
 * @param userId only this person finds it again
 * @throws UnsupportedMedia, BadRequest for a form cut off half-way, TooLarge, Invalid without a file; nothing stays behind
 */
export async function receiveIncoming(request: Request, userId: string): Promise<Incoming> {
  const type = request.headers.get("content-type") ?? "";
  if (!/^multipart\/form-data\s*;/i.test(type) || !request.body) throw new UnsupportedMedia("multipartNeeded");
  const megabytes = MOST_FILES * maxUploadMegabytes();
  const tooLarge = () => new TooLarge({ code: "tooLarge", params: { max: `${megabytes} MB` } });
  if (Number(request.headers.get("content-length") ?? 0) > megabytes * 1_000_000 + 1_000_000) throw tooLarge();
  await removeAbandoned();
  const id = randomUUID();
  const file = pathOf(userId, id);
  let received: ReceivedFile | undefined;
  let overfull = false;
  const writing: Promise<void>[] = [];
  try {
    const parser = busboy({
      headers: { "content-type": type },
      defParamCharset: "utf8",
      limits: { fileSize: megabytes * 1_000_000, fields: 5, fieldSize: 1_000, files: 1 },
    });
    parser.on("file", (_field, stream, info) => {
      const hash = createHash("sha256");
      let size = 0;
      const counted = new Transform({
        transform(chunk: Buffer, _encoding, next) {
          hash.update(chunk);
          size += chunk.length;
          next(null, chunk);
        },
      });
      stream.on("limit", () => {
        overfull = true;
      });
      const name = safeFileName(((info.filename as string | undefined) ?? "").replaceAll("%22", '"'));
      writing.push(
        pipeline(stream, counted, createWriteStream(file, { flags: "wx", mode: 0o600 })).then(() => {
          received = { sha256: hash.digest("hex"), size, mediaType: "application/zip", name };
        }),
      );
      // Told below, once the form is read: until then nobody waits for it.
      writing.at(-1)?.catch(() => stream.resume());
    });
    await pipeline(Readable.fromWeb(request.body as ReadableStream<Uint8Array>), parser).catch(() => {
      throw new BadRequest("uploadCut");
    });
    await Promise.all(writing);
    if (overfull) throw tooLarge();
    if (!received || received.size === 0) throw new Invalid({ file: { code: "required" } }, "fileNeeded");
    return { ...received, id, path: file };
  } catch (error) {
    await Promise.allSettled(writing);
    await rm(file, { force: true });
    throw error;
  }
}

/** Where an upload of somebody lies. @throws NotFound for none, one of somebody else, and one that was removed */
export async function findIncoming(userId: string, id: string): Promise<string> {
  if (!ID.test(id)) throw new NotFound("notFound");
  const file = pathOf(userId, id);
  if (!(await stat(file).catch(() => null))) throw new NotFound("notFound");
  return file;
}

/** Removes an upload. */
export async function removeIncoming(file: string): Promise<void> {
  await rm(file, { force: true });
}

function pathOf(userId: string, id: string): string {
  return path.join(path.resolve(environment().HEED_DATA_DIR), `incoming-${userId}-${id}.partial`);
}

async function removeAbandoned(): Promise<void> {
  const directory = path.resolve(environment().HEED_DATA_DIR);
  await mkdir(directory, { recursive: true, mode: 0o700 });
  for (const name of await readdir(directory)) {
    if (!INCOMING.test(name)) continue;
    const file = path.join(directory, name);
    const found = await stat(file).catch(() => null);
    if (found && Date.now() - found.mtimeMs > ABANDONED_MS) await rm(file, { force: true });
  }
}
