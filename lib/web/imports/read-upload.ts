import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ReadableStream } from "node:stream/web";
import busboy from "busboy";
import { Invalid } from "@/lib/domain/errors";
import { safeFileName } from "@/lib/platform/files/file-name";
import { BadRequest, TooLarge, UnsupportedMedia } from "../errors";
import { maxUploadMegabytes } from "../multipart";

/** A table as it arrived: its bytes and the form's other fields. */
export interface TableUpload {
  fields: Map<string, string>;
  file: { name: string; content: Buffer; sha256: string } | null;
}

/**
 * Reads a multipart form with one table. Unlike other uploads it is kept in memory and not in the file store: the store
 * keeps no text but UTF-8, and a table is read once and let go. Ask before this who may upload.
 * @throws UnsupportedMedia, BadRequest for a form cut off half-way, TooLarge
 */
export async function readTableUpload(request: Request): Promise<TableUpload> {
  const type = request.headers.get("content-type") ?? "";
  if (!/^multipart\/form-data\s*;/i.test(type) || !request.body) throw new UnsupportedMedia("multipartNeeded");
  const maxBytes = maxUploadMegabytes() * 1_000_000;
  const tooLarge = () => new TooLarge({ code: "tooLarge", params: { max: `${maxUploadMegabytes()} MB` } });
  if (Number(request.headers.get("content-length") ?? 0) > maxBytes + 1_000_000) throw tooLarge();
  const upload: TableUpload = { fields: new Map(), file: null };
  let overfull = false;
  try {
    const parser = busboy({
      headers: { "content-type": type },
      defParamCharset: "utf8",
      limits: { fileSize: maxBytes, fields: 20, fieldSize: 10_000, files: 1 },
    });
    parser.on("field", (name, value) => upload.fields.set(name, value));
    parser.on("file", (_field, stream, info) => {
      const chunks: Buffer[] = [];
      stream.on("error", () => undefined);
      stream.on("limit", () => {
        overfull = true;
      });
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        const name = ((info.filename as string | undefined) ?? "").replaceAll("%22", '"');
        const content = Buffer.concat(chunks);
        if (name === "") return;
        upload.file = { name: safeFileName(name), content, sha256: createHash("sha256").update(content).digest("hex") };
      });
    });
    await pipeline(Readable.fromWeb(request.body as ReadableStream<Uint8Array>), parser);
  } catch {
    throw new BadRequest("uploadCut");
  }
  if (overfull) throw tooLarge();
  if (upload.file?.content.length === 0) throw new Invalid({ file: { code: "required" } });
  return upload;
}
