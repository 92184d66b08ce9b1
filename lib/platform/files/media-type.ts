import { fileTypeFromBuffer, fileTypeFromFile } from "file-type";

/** How many first bytes are kept for recognising the content. */
export const HEAD_BYTES = 4100;

const OFFICE = "application/vnd.openxmlformats-officedocument";

/** What may be kept. Left out on purpose: markup (HTML, SVG, XML), which browsers run, and archives, which hide things. */
export const ACCEPTED_MEDIA_TYPES: readonly string[] = [
  "application/pdf",
  `${OFFICE}.wordprocessingml.document`,
  `${OFFICE}.spreadsheetml.sheet`,
  `${OFFICE}.presentationml.presentation`,
  "application/vnd.oasis.opendocument.text",
  "application/vnd.oasis.opendocument.spreadsheet",
  "application/vnd.oasis.opendocument.presentation",
  "image/png",
  "image/jpeg",
  "image/webp",
  "image/gif",
  "image/tiff",
  "video/mp4",
  "audio/mpeg",
  // CSV too: its content does not tell it from other text.
  "text/plain",
];

/**
 * The media type of a file by its content: a signature, else text when all of it is, else application/octet-stream.
 * @param head its first bytes
 * @param file where all of it lies; read only for zip containers, whose telling entry may come late
 * @param isText whether the whole is UTF-8 without NUL
 */
export async function mediaTypeOf(head: Buffer, file: string, isText: boolean): Promise<string> {
  if (head.length === 0) return "application/x-empty";
  // The byte order mark of UTF-16 passes for the beginning of a sound file.
  if (/^(fffe|feff)/.test(head.toString("hex", 0, 2))) return "application/octet-stream";
  const known = await recognise(() => fileTypeFromBuffer(head));
  if (isZip(head))
    return (
      (known !== "application/zip" && known) || (await recognise(() => fileTypeFromFile(file))) || "application/zip"
    );
  if (known) return known;
  if (!isText) return "application/octet-stream";
  return isMarkup(head) ? "text/html" : "text/plain";
}

/** A malformed container is unknown, not an error. */
async function recognise(look: () => Promise<{ mime: string } | undefined>): Promise<string | undefined> {
  try {
    return (await look())?.mime;
  } catch {
    return undefined;
  }
}

function isZip(head: Buffer): boolean {
  return head.subarray(0, 2).toString("latin1") === "PK";
}

/** Text that a browser might take for HTML, SVG or XML: it begins with a tag, a comment or a declaration. */
function isMarkup(head: Buffer): boolean {
  return /^[\s\uFEFF]*<[a-z!?/]/i.test(head.toString("utf8"));
}

/** Tells, chunk by chunk, whether bytes are UTF-8 without NUL. */
export class TextProbe {
  private readonly decoder = new TextDecoder("utf-8", { fatal: true });
  private possible = true;

  add(chunk: Uint8Array): void {
    if (!this.possible) return;
    if (chunk.includes(0)) this.possible = false;
    else this.decode(chunk, true);
  }

  /** The verdict on all that was added. */
  end(): boolean {
    if (this.possible) this.decode(new Uint8Array(), false);
    return this.possible;
  }

  private decode(chunk: Uint8Array, more: boolean): void {
    try {
      this.decoder.decode(chunk, { stream: more });
    } catch {
      this.possible = false;
    }
  }
}
