import { createInflateRaw } from "node:zlib";

/** What a ZIP may unpack to before it is taken for a bomb. */
export interface ZipLimits {
  bytes: number;
  entries: number;
}

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const DEFLATED = 8;

/**
 * Whether a ZIP is one and unpacks to no more than the limits: by what its directory says, then by unpacking it without
 * keeping anything, for a directory may lie.
 */
export async function keepsZipLimits(bytes: Uint8Array, limits: ZipLimits): Promise<boolean> {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = view.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end === -1 || end + 22 > view.length || view.readUInt32LE(end) !== END) return false;
  const count = view.readUInt16LE(end + 10);
  if (count > limits.entries) return false;
  const entries: { from: number; size: number; method: number }[] = [];
  let at = view.readUInt32LE(end + 16);
  let declared = 0;
  for (let each = 0; each < count; each++) {
    if (at + 46 > view.length || view.readUInt32LE(at) !== CENTRAL) return false;
    const size = view.readUInt32LE(at + 20);
    declared += view.readUInt32LE(at + 24);
    const local = view.readUInt32LE(at + 42);
    if (declared > limits.bytes || local + 30 > view.length) return false;
    const from = local + 30 + view.readUInt16LE(local + 26) + view.readUInt16LE(local + 28);
    entries.push({ from, size, method: view.readUInt16LE(at + 10) });
    at += 46 + view.readUInt16LE(at + 28) + view.readUInt16LE(at + 30) + view.readUInt16LE(at + 32);
  }
  let left = limits.bytes;
  for (const { from, size, method } of entries) {
    if (method !== DEFLATED) continue;
    left -= await unpackedSize(view.subarray(from, from + size), left);
    if (left < 0) return false;
  }
  return true;
}

/** How much deflated bytes unpack to, counted until it is more than `most`. */
function unpackedSize(bytes: Uint8Array, most: number): Promise<number> {
  return new Promise((resolve) => {
    const inflate = createInflateRaw();
    let size = 0;
    inflate.on("data", (chunk: Buffer) => {
      size += chunk.length;
      if (size > most) inflate.destroy();
    });
    inflate.on("end", () => resolve(size));
    inflate.on("close", () => resolve(size));
    // Damaged bytes are the reader's matter.
    inflate.on("error", () => resolve(size));
    inflate.end(bytes);
  });
}
