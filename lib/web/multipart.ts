import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ReadableStream } from "node:stream/web";
import busboy from "busboy";
import { type FieldProblems, Invalid, type Problem } from "@/lib/domain/errors";
import { environment } from "@/lib/env/environment";
import { fileStore } from "@/lib/platform/files/current-file-store";
import { safeFileName } from "@/lib/platform/files/file-name";
import type { ReceivedFile } from "@/lib/platform/files/file-store";
import { BadRequest, TooLarge, UnsupportedMedia } from "./errors";

/** How much text a form may carry beside its files: fields, and bytes in each. */
const MAX_FIELDS = 400;
const MAX_FIELD = 200_000;
const MAX_FILES = 10;
/** What a request may weigh beyond its one file: boundaries, headers and a few fields. */
const SLACK = 1_000_000;

/** A form with files as it arrived: its texts, the files now in the store, and what is wrong with those that are not. */
export interface Upload {
  entries: [string, string][];
  /** By the name of the field that each came in. */
  files: (ReceivedFile & { field: string })[];
  problems: FieldProblems;
}

/** The greatest upload in megabytes, for the sentences that name it. */
export function maxUploadMegabytes(): number {
  return environment().HEED_MAX_UPLOAD_MB;
}

/**
 * Reads a multipart form; each file goes straight into the file store. A file that is too large or of a refused kind is
 * read past, so that the other fields are not lost, and named in `problems`. Ask before this who may upload.
 * @throws UnsupportedMedia for another content type, BadRequest for a form cut off half-way (nothing of the unfinished
 * file stays behind), TooLarge for too much text
 */
export async function receiveForm(request: Request, maxBytes = maxUploadMegabytes() * 1_000_000): Promise<Upload> {
  const upload: Upload = { entries: [], files: [], problems: {} };
  const parser = parserOf(request, maxBytes);
  const storing: Promise<void>[] = [];
  let failure: unknown = null;
  let overfull = false;

  parser.on("field", (name, value, info) => {
    if (info.nameTruncated || info.valueTruncated) overfull = true;
    else upload.entries.push([name, value]);
  });
  parser.on("file", (field, stream, info) => {
    // Browsers send a quotation mark in a name as %22.
    const name = ((info.filename as string | undefined) ?? "").replaceAll("%22", '"');
    // An error also ends the store's reading below; without a listener it would end the process.
    stream.on("error", () => undefined);
    if (name === "") {
      stream.resume();
      return;
    }
    storing.push(
      // The store may stop early; the stream itself must then run on, or the parser would wait for ever.
      fileStore()
        .put(stream.iterator({ destroyOnReturn: false }), { maxBytes })
        .then(({ sha256, size, mediaType }) => {
          upload.files.push({ field, sha256, size, mediaType, name: safeFileName(name) });
        })
        .catch((error: unknown) => {
          const problem = fileProblem(error, maxBytes);
          if (problem) upload.problems[field] = problem;
          else failure ??= error;
        })
        .finally(() => stream.resume()),
    );
  });
  for (const limit of ["fieldsLimit", "filesLimit", "partsLimit"] as const) {
    parser.on(limit, () => {
      overfull = true;
    });
  }
  try {
    await pipeline(Readable.fromWeb(request.body as ReadableStream<Uint8Array>), parser);
  } catch {
    await Promise.all(storing);
    throw new BadRequest("uploadCut");
  }
  await Promise.all(storing);
  if (failure) throw failure;
  if (overfull) throw new TooLarge({ code: "tooLarge", params: { max: `${MAX_FIELD / 1000} kB` } });
  return upload;
}

/**
 * Reads the one file of a multipart request, for programs.
 * @param field the name that it has to come under
 * @throws TooLarge above the cap (at once where the request says its length), Invalid for a refused kind or no file, and
 * what receiveForm throws
 */
export async function receiveFile(
  request: Request,
  field = "file",
  maxBytes = maxUploadMegabytes() * 1_000_000,
): Promise<ReceivedFile> {
  const tooLarge = () => new TooLarge({ code: "tooLarge", params: { max: `${Math.round(maxBytes / 1_000_000)} MB` } });
  if (Number(request.headers.get("content-length") ?? 0) > maxBytes + SLACK) throw tooLarge();
  const { files, problems } = await receiveForm(request, maxBytes);
  if (problems[field]?.code === "tooLarge") throw tooLarge();
  if (Object.keys(problems).length > 0) throw new Invalid(problems);
  const received = files.find((file) => file.field === field);
  if (!received) throw new Invalid({ [field]: { code: "required" } });
  const { sha256, size, mediaType, name } = received;
  return { sha256, size, mediaType, name };
}

function parserOf(request: Request, maxBytes: number): busboy.Busboy {
  const type = request.headers.get("content-type") ?? "";
  if (!/^multipart\/form-data\s*;/i.test(type) || !request.body) throw new UnsupportedMedia("multipartNeeded");
  try {
    return busboy({
      headers: { "content-type": type },
      defParamCharset: "utf8",
      // One byte above the cap, so that it is the store that says "too large"; the parser skips the rest by itself.
      limits: {
        fileSize: maxBytes + 1,
        fields: MAX_FIELDS,
        fieldSize: MAX_FIELD,
        files: MAX_FILES,
        parts: MAX_FIELDS + MAX_FILES,
      },
    });
  } catch {
    throw new BadRequest("uploadCut");
  }
}

/**
 * What to say at the field of a file that was refused; null when something else failed. Told by name: the store outlives
 * the module that made it, and its errors are then of a class that only looks like ours.
 */
function fileProblem(error: unknown, maxBytes: number): Problem | null {
  if (!(error instanceof Error)) return null;
  if (error.name === "FileTooLarge")
    return { code: "tooLarge", params: { max: `${Math.round(maxBytes / 1_000_000)} MB` } };
  return error.name === "FileTypeRefused" ? ((error as Invalid).fields.file ?? null) : null;
}
