import { createHash } from "node:crypto";
import { type FileHandle, open } from "node:fs/promises";
import { FileTooLarge, type StoredBytes } from "./file-store";
import { HEAD_BYTES, TextProbe } from "./media-type";

/** Writes a stream into a new file, hashing it on its way, and makes sure that it lies there. @throws FileTooLarge */
export async function writeHashed(
  file: string,
  stream: AsyncIterable<Uint8Array>,
  maxBytes: number,
): Promise<Omit<StoredBytes, "mediaType"> & { isText: boolean }> {
  const handle: FileHandle = await open(file, "wx", 0o600);
  try {
    const hash = createHash("sha256");
    const probe = new TextProbe();
    let head = Buffer.alloc(0);
    let size = 0;
    for await (const chunk of stream) {
      size += chunk.byteLength;
      if (size > maxBytes) throw new FileTooLarge(maxBytes);
      hash.update(chunk);
      probe.add(chunk);
      if (head.length < HEAD_BYTES) head = Buffer.concat([head, chunk]).subarray(0, HEAD_BYTES);
      await handle.writeFile(chunk);
    }
    await handle.sync();
    return { sha256: hash.digest("hex"), size, head, isText: probe.end() };
  } finally {
    await handle.close();
  }
}
