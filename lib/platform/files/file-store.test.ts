import { createHash, randomBytes } from "node:crypto";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { buffer } from "node:stream/consumers";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type S3Server, startS3Server } from "@/lib/testing/s3-server";
import { DiskFileStore } from "./disk-file-store";
import { FileMissing, type FileStore, FileTooLarge, FileTypeRefused } from "./file-store";
import { BucketUnusable, S3FileStore } from "./s3-file-store";

const limits = { maxBytes: 10_000 };
const sha256 = (content: string | Buffer) => createHash("sha256").update(content).digest("hex");

async function* pieces(...chunks: (string | Buffer)[]) {
  for (const chunk of chunks) yield Buffer.from(chunk);
}

let server: S3Server;
let directory: string;
beforeAll(async () => {
  server = await startS3Server();
});
afterAll(() => server.stop());
beforeEach(async () => {
  directory = await mkdtemp(path.join(tmpdir(), "heed-store-"));
});
afterEach(() => rm(directory, { recursive: true, force: true }));

let prefixes = 0;
const STORES: [string, () => FileStore][] = [
  ["disk", () => new DiskFileStore(directory)],
  ["S3", () => new S3FileStore({ ...server.bucket, prefix: `heed/${++prefixes}/`, spool: directory })],
];

describe.each(STORES)("what is promised of files, kept on %s", (_kind, make) => {
  let store: FileStore;
  beforeEach(() => {
    store = make();
  });
  const listed = async () => {
    const all: { sha256: string; size: number; storedAt: Date }[] = [];
    for await (const each of store.list()) all.push(each);
    return all;
  };
  /** What is left of uploads on this machine. */
  const spooled = async () =>
    (await readdir(directory, { recursive: true })).filter((name) => path.basename(name).startsWith("tmp-"));

  test("bytes stand at their hash with size, head and type by content, and come back verified", async () => {
    const stored = await store.put(pieces("Hello, ", "Душанбе"), limits);
    expect(stored).toEqual({
      sha256: sha256("Hello, Душанбе"),
      size: 21,
      mediaType: "text/plain",
      head: Buffer.from("Hello, Душанбе"),
    });
    expect((await buffer(await store.openVerified(stored.sha256))).toString()).toBe("Hello, Душанбе");
    expect((await buffer(await store.open(stored.sha256))).toString()).toBe("Hello, Душанбе");
    const [one] = await listed();
    expect(one).toMatchObject({ sha256: stored.sha256, size: 21 });
    expect(Math.abs(Date.now() - (one?.storedAt.getTime() ?? 0))).toBeLessThan(60_000);
    expect(await spooled()).toEqual([]);
  });

  test("what is too large, of a kind that is not kept, or breaks off leaves nothing", async () => {
    async function* broken() {
      yield Buffer.from("half");
      throw new Error("connection lost");
    }
    await expect(store.put(pieces("a".repeat(10_001)), limits)).rejects.toBeInstanceOf(FileTooLarge);
    await expect(store.put(pieces("<html><script>"), limits)).rejects.toBeInstanceOf(FileTypeRefused);
    await expect(store.put(broken(), limits)).rejects.toThrow("connection lost");
    expect(await listed()).toEqual([]);
    expect(await spooled()).toEqual([]);
    expect((await store.put(pieces("a".repeat(10_000)), limits)).size).toBe(10_000);
  });

  test("the same bytes at once twenty times are one file", async () => {
    const stored = await Promise.all(Array.from({ length: 20 }, () => store.put(pieces("same"), limits)));
    expect(new Set(stored.map((each) => each.sha256)).size).toBe(1);
    expect((await listed()).map((each) => each.sha256)).toEqual([sha256("same")]);
    expect(await spooled()).toEqual([]);
  });

  test("an unknown hash is missing; a path is never followed; removing what is gone is no error", async () => {
    await expect(store.open(sha256("never"))).rejects.toBeInstanceOf(FileMissing);
    await expect(store.openVerified(sha256("never"))).rejects.toBeInstanceOf(FileMissing);
    await expect(store.open("../../../../etc/passwd")).rejects.toBeInstanceOf(FileMissing);
    expect(await store.has(sha256("never"))).toBe(false);
    await store.remove(sha256("never"));
    const { sha256: hash } = await store.put(pieces("here"), limits);
    expect(await store.has(hash)).toBe(true);
    await store.remove(hash);
    expect(await store.has(hash)).toBe(false);
  });

  test("a sweep takes orphans that are old, and leaves what a record names and what is young", async () => {
    const kept = await store.put(pieces("named"), limits);
    const orphan = await store.put(pieces("orphan"), limits);
    const named = async () => new Set([kept.sha256]);
    expect(await store.sweepOrphans(new Date(Date.now() - 60_000), named)).toEqual({ removed: 0 });
    expect(await store.sweepOrphans(new Date(Date.now() + 60_000), named)).toEqual({ removed: 1 });
    expect(await store.has(kept.sha256)).toBe(true);
    expect(await store.has(orphan.sha256)).toBe(false);
  });

  test("50 MB go in and out in pieces", async () => {
    const piece = randomBytes(1_000_000);
    async function* large() {
      for (let sent = 0; sent < 50; sent++) yield piece;
    }
    const stored = await store.put(large(), { maxBytes: 50_000_000, anyKind: true });
    let size = 0;
    let chunks = 0;
    for await (const chunk of await store.openVerified(stored.sha256)) {
      size += (chunk as Buffer).byteLength;
      chunks += 1;
    }
    expect(size).toBe(50_000_000);
    expect(chunks).toBeGreaterThan(50);
  }, 60_000);
});

describe("a bucket", () => {
  test("is asked whether it can be used, and what is wrong is said by name", async () => {
    const at = (change: object) => new S3FileStore({ ...server.bucket, spool: directory, ...change });
    await at({}).assertUsable();
    const accessKeyId = server.verifies ? (server.bucket.credentials?.accessKeyId ?? "") : "NOBODY";
    const denied = { credentials: { accessKeyId, secretAccessKey: "not-this-one" } };
    for (const [change, why] of [
      [{ bucket: "no-such-bucket" }, /"no-such-bucket" .* there is no such bucket/],
      [denied, /access is denied/],
      [{ endpoint: "http://127.0.0.1:9" }, /127\.0\.0\.1:9.*ECONNREFUSED/],
    ] as const) {
      const error = await at(change)
        .assertUsable()
        .catch((thrown: unknown) => thrown);
      expect(error, JSON.stringify(Object.keys(change))).toBeInstanceOf(BucketUnusable);
      expect((error as Error).message).toMatch(why);
      expect((error as Error).message).not.toContain("not-this-one");
    }
  });

  test("that another installation shares is listed and swept below one's own prefix alone", async () => {
    const [first, second] = ["one/", "two/"].map(
      (prefix) => new S3FileStore({ ...server.bucket, prefix, spool: directory }),
    );
    const { sha256: hash } = (await first?.put(pieces("theirs"), limits)) ?? { sha256: "" };
    await second?.sweepOrphans(new Date(Date.now() + 60_000), async () => new Set());
    expect(await first?.has(hash)).toBe(true);
    expect(await second?.has(hash)).toBe(false);
  });

  test("whose copy of a file was changed gives a stream that fails before its end", async () => {
    const store = new S3FileStore({ ...server.bucket, prefix: "damaged/", spool: directory });
    const { sha256: hash } = await store.put(pieces("the truth"), limits);
    const { PutObjectCommand, S3Client } = await import("@aws-sdk/client-s3");
    const { endpoint = "", region, credentials, bucket: Bucket } = server.bucket;
    const client = new S3Client({ endpoint, region, forcePathStyle: true, ...(credentials ? { credentials } : {}) });
    await client.send(
      new PutObjectCommand({ Bucket, Key: `damaged/${hash.slice(0, 2)}/${hash}`, Body: Buffer.from("the truths") }),
    );
    await expect(store.openVerified(hash).then(buffer)).rejects.toThrow("damaged");
    await store.put(pieces("the truth"), limits);
    expect((await buffer(await store.openVerified(hash))).toString()).toBe("the truth");
  });
});
