import type { IncomingMessage } from "node:http";
import { pipeline, Readable } from "node:stream";
import { createBrotliDecompress, createGunzip, createInflate } from "node:zlib";
import { OutboundFailed, OutboundRefused, outboundProblem } from "./outbound-problem";

/** How much of a body is taken, and until when. */
export interface Limits {
  maxBytes: number;
  signal: AbortSignal;
}

/** The encodings that are asked for and understood. */
export const ACCEPTED_ENCODINGS = "gzip, br";

/**
 * An answer's body, unpacked as it comes; reading it fails with OutboundRefused as soon as there is more than allowed,
 * packed or unpacked, so that what unpacks to a thousand times its size is never held.
 * @throws OutboundRefused when the length told is too great, or the encoding is none that was asked for
 */
export function boundedBody(answer: IncomingMessage, limits: Limits): Readable {
  if (Number(answer.headers["content-length"] ?? 0) > limits.maxBytes) throw tooLarge(limits);
  const body = Readable.from(limit(unpack(answer, limits), limits), { objectMode: false });
  // A body that nobody began to read would leave its connection open.
  return body.on("close", () => answer.destroy());
}

function unpack(answer: IncomingMessage, limits: Limits): AsyncIterable<Buffer> {
  const encoding = (answer.headers["content-encoding"] ?? "identity").trim().toLowerCase();
  if (encoding === "identity" || encoding === "") return answer;
  const unpacker = unpackerOf(encoding);
  if (!unpacker) throw new OutboundRefused("encoding", `Encoded as ${encoding}`);
  const source = Readable.from(limit(answer, limits), { objectMode: false });
  return pipeline(source, unpacker, () => undefined);
}

function unpackerOf(encoding: string) {
  if (encoding === "gzip" || encoding === "x-gzip") return createGunzip();
  if (encoding === "br") return createBrotliDecompress();
  if (encoding === "deflate") return createInflate();
  return null;
}

async function* limit(source: AsyncIterable<Buffer>, limits: Limits) {
  let size = 0;
  try {
    for await (const chunk of source) {
      size += chunk.byteLength;
      if (size > limits.maxBytes) throw tooLarge(limits);
      yield chunk;
    }
  } catch (error) {
    // The connection was ended by us when the time was over; to the reader it looks cut.
    throw limits.signal.aborted && !(error instanceof OutboundRefused)
      ? new OutboundFailed("timeout", error)
      : outboundProblem(error);
  }
}

function tooLarge({ maxBytes }: Limits): OutboundRefused {
  return new OutboundRefused("tooLarge", `The answer is longer than ${maxBytes} bytes`);
}
