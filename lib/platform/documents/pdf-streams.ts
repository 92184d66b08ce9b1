import { constants, createInflate } from "node:zlib";
import { DocumentRefused, LIMITS } from "./document-content";

const CHUNK = 64 * 1024;
/** How far before a stream its dictionary is looked for. */
const DICTIONARY = 4_000;

/**
 * Unpacks a PDF's compressed streams one after the other, keeping nothing, before anybody reads them whole.
 * @throws DocumentRefused when one of them or all together unpack to too much
 */
export async function assertUnpacksModestly(bytes: Buffer): Promise<void> {
  let total = 0;
  let at = 0;
  while (true) {
    const found = bytes.indexOf("stream", at, "latin1");
    if (found < 0) return;
    at = found + 6;
    if (bytes.toString("latin1", found - 3, found) === "end") continue;
    const dictionary = dictionaryBefore(bytes, found);
    const packings = dictionary.match(/\/(?:FlateDecode|Fl|LZWDecode|LZW|RunLengthDecode|RL)(?![A-Za-z])/g) ?? [];
    // Packed twice: nothing that writes PDF does it but to hide how much there is.
    if (packings.length > 1 && !dictionary.includes("/Parent")) throw new DocumentRefused("documentTooHeavy");
    if (!/\/Fl(?:ateDecode)?(?![A-Za-z])/.test(dictionary)) continue;
    const start = bytes[at] === 0x0d ? at + 2 : at + 1;
    const end = bytes.indexOf("endstream", start, "latin1");
    const stop = end < 0 ? bytes.length : end;
    total += await unpackedSize(
      bytes.subarray(start, stop),
      LIMITS.unpackedPart * (/\/Image\b/.test(dictionary) ? 4 : 1),
    );
    if (total > LIMITS.unpacked * 2) throw new DocumentRefused("documentTooHeavy");
    at = stop;
  }
}

function dictionaryBefore(bytes: Buffer, at: number): string {
  const before = bytes.toString("latin1", Math.max(0, at - DICTIONARY), at);
  return before.slice(Math.max(0, before.lastIndexOf("obj")));
}

function unpackedSize(packed: Buffer, limit: number): Promise<number> {
  return new Promise((resolve, reject) => {
    let size = 0;
    const inflate = createInflate({ chunkSize: CHUNK, finishFlush: constants.Z_SYNC_FLUSH });
    inflate.on("data", (chunk: Buffer) => {
      size += chunk.length;
      if (size <= limit) return;
      inflate.destroy();
      reject(new DocumentRefused("documentTooHeavy"));
    });
    // Damage is for the reader to judge.
    inflate.on("error", () => resolve(size));
    inflate.on("end", () => resolve(size));
    inflate.end(packed);
  });
}
