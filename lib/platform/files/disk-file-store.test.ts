import { createHash } from "node:crypto";
import { mkdtemp, readdir, readFile, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { buffer } from "node:stream/consumers";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { DiskFileStore } from "./disk-file-store";
import { FileDamaged, FileMissing, FileTooLarge, FileTypeRefused } from "./file-store";

let directory: string;
let store: DiskFileStore;
const limits = { maxBytes: 10_000 };

beforeEach(async () => {
  directory = await mkdtemp(path.join(tmpdir(), "heed-files-"));
  store = new DiskFileStore(directory);
});
afterEach(() => rm(directory, { recursive: true, force: true }));

async function* pieces(...chunks: (string | Buffer)[]) {
  for (const chunk of chunks) yield Buffer.from(chunk);
}

const sha256 = (content: string | Buffer) => createHash("sha256").update(content).digest("hex");
const fileOf = (hash: string) => path.join(directory, "files", hash.slice(0, 2), hash);
const leftovers = async () => (await readdir(path.join(directory, "files"))).filter((name) => name.startsWith("tmp-"));

describe("storing", () => {
  test("bytes stand at their hash with size, head and type by content", async () => {
    const stored = await store.put(pieces("Hello, ", "Душанбе"), limits);
    expect(stored).toEqual({
      sha256: sha256("Hello, Душанбе"),
      size: 21,
      mediaType: "text/plain",
      head: Buffer.from("Hello, Душанбе"),
    });
    expect(await readFile(fileOf(stored.sha256), "utf8")).toBe("Hello, Душанбе");
    expect(await leftovers()).toEqual([]);
  });

  test("a letter cut in two by the chunks is still text", async () => {
    const bytes = Buffer.from("дом");
    expect((await store.put(pieces(bytes.subarray(0, 3), bytes.subarray(3)), limits)).mediaType).toBe("text/plain");
  });

  test("what exceeds the cap is refused and leaves nothing", async () => {
    await expect(store.put(pieces("a".repeat(6_000), "b".repeat(6_000)), limits)).rejects.toBeInstanceOf(FileTooLarge);
    expect(await readdir(path.join(directory, "files"))).toEqual([]);
  });

  test("exactly the cap passes", async () => {
    expect((await store.put(pieces("a".repeat(10_000)), limits)).size).toBe(10_000);
  });

  test("a stream that breaks off leaves nothing", async () => {
    async function* broken() {
      yield Buffer.from("half");
      throw new Error("connection lost");
    }
    await expect(store.put(broken(), limits)).rejects.toThrow("connection lost");
    expect(await readdir(path.join(directory, "files"))).toEqual([]);
  });

  test("the same bytes at once twenty times are one file", async () => {
    const stored = await Promise.all(Array.from({ length: 20 }, () => store.put(pieces("same"), limits)));
    expect(new Set(stored.map((each) => each.sha256)).size).toBe(1);
    const listed = [];
    for await (const each of store.list()) listed.push(each.sha256);
    expect(listed).toEqual([sha256("same")]);
    expect(await leftovers()).toEqual([]);
  });
});

describe("types", () => {
  const png = Buffer.from(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
    "base64",
  );
  const zip = Buffer.from("504b0506000000000000000000000000000000000000", "hex");

  test.each([
    ["PDF", Buffer.from("%PDF-1.7\n%\u00e2\u00e3\n"), "application/pdf"],
    ["PNG", png, "image/png"],
    ["CSV", Buffer.from("year,count\n2025,3\n"), "text/plain"],
    ["ODT", openDocument("application/vnd.oasis.opendocument.text"), "application/vnd.oasis.opendocument.text"],
  ])("%s is taken", async (_name, bytes, mediaType) => {
    expect((await store.put(pieces(bytes), limits)).mediaType).toBe(mediaType);
  });

  test.each([
    ["HTML", "<!DOCTYPE html><script>alert(1)</script>"],
    ["HTML behind blanks", "\n\t <p onclick=alert(1)>"],
    ["HTML behind a byte order mark", "\uFEFF<html>"],
    ["SVG", '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'],
    ["XML", '<?xml version="1.0"?><a/>'],
    ["an archive", zip],
    ["a program", Buffer.concat([Buffer.from("7f454c46020101", "hex"), Buffer.alloc(60)])],
    ["noise", Buffer.from([0xff, 0xfe, 0x00, 0x41, 0x00])],
    ["text with NUL", "a\0b"],
    ["nothing", ""],
  ])("%s is refused and leaves nothing", async (_name, content) => {
    await expect(store.put(pieces(content), limits)).rejects.toBeInstanceOf(FileTypeRefused);
    expect(await readdir(path.join(directory, "files"))).toEqual([]);
  });
});

describe("reading", () => {
  test("what was stored comes back verified", async () => {
    const bytes = `text ${"x".repeat(9_000)}`;
    const { sha256: hash } = await store.put(pieces(bytes), limits);
    expect((await buffer(await store.openVerified(hash))).toString()).toBe(bytes);
  });

  test("a changed byte breaks the stream before its end", async () => {
    const { sha256: hash } = await store.put(pieces("the truth"), limits);
    await writeFile(fileOf(hash), "the truths");
    const received: Buffer[] = [];
    const read = async () => {
      for await (const chunk of await store.openVerified(hash)) received.push(chunk as Buffer);
    };
    await expect(read()).rejects.toBeInstanceOf(FileDamaged);
    expect(Buffer.concat(received).length).toBeLessThan("the truth".length);
  });

  test("storing the bytes again mends a damaged copy", async () => {
    const { sha256: hash } = await store.put(pieces("the truth"), limits);
    await writeFile(fileOf(hash), "lies");
    await store.put(pieces("the truth"), limits);
    expect((await buffer(await store.openVerified(hash))).toString()).toBe("the truth");
  });

  test("an unknown hash is missing; a path is never followed", async () => {
    await expect(store.open(sha256("never"))).rejects.toBeInstanceOf(FileMissing);
    await expect(store.open("../../../../etc/passwd")).rejects.toBeInstanceOf(FileMissing);
  });
});

describe("sweeping", () => {
  test("old orphans and old temporary files go; what a record names, and what is young, stays", async () => {
    const old = new Date(Date.now() - 48 * 3_600_000);
    const kept = await store.put(pieces("named"), limits);
    const orphan = await store.put(pieces("orphan"), limits);
    const young = await store.put(pieces("young"), limits);
    const temporary = path.join(directory, "files", "tmp-00000000-0000-0000-0000-000000000000");
    await writeFile(temporary, "half");
    for (const file of [fileOf(kept.sha256), fileOf(orphan.sha256), temporary]) await utimes(file, old, old);
    const dayAgo = new Date(Date.now() - 24 * 3_600_000);
    expect(await store.sweepOrphans(dayAgo, async () => new Set([kept.sha256]))).toEqual({ removed: 2 });
    expect(await store.has(kept.sha256)).toBe(true);
    expect(await store.has(young.sha256)).toBe(true);
    expect(await store.has(orphan.sha256)).toBe(false);
    expect(await leftovers()).toEqual([]);
  });
});

/** The smallest container that says what it is: one stored entry named "mimetype". */
function openDocument(mediaType: string): Buffer {
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  header.writeUInt16LE(20, 4);
  header.writeUInt32LE(mediaType.length, 18);
  header.writeUInt32LE(mediaType.length, 22);
  header.writeUInt16LE("mimetype".length, 26);
  return Buffer.concat([header, Buffer.from(`mimetype${mediaType}`)]);
}
