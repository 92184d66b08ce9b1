import { randomUUID } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdir, readdir, rm, stat } from "node:fs/promises";
import path from "node:path";
import { Readable } from "node:stream";
import type { S3Client } from "@aws-sdk/client-s3";
import { FileMissing, type FileStore, FileTypeRefused, type StoredBytes } from "./file-store";
import { ACCEPTED_MEDIA_TYPES, mediaTypeOf } from "./media-type";
import { verified } from "./verified-stream";
import { writeHashed } from "./write-hashed";

/** Where a bucket is, and how it is spoken to. */
export interface Bucket {
  bucket: string;
  region: string;
  endpoint?: string;
  /** Whether the bucket stands in the path, not in the host's name. */
  pathStyle: boolean;
  /** Before every key: empty, or folders with a slash at their end. */
  prefix: string;
  /** Left out, they are found as all tools of AWS find them. */
  credentials?: { accessKeyId: string; secretAccessKey: string };
  /** A directory of this machine: uploads lie below it until all is known of them. */
  spool: string;
}

/** The bucket cannot be used; the message says which one and why. */
export class BucketUnusable extends Error {}

const TEMPORARY = /^tmp-[0-9a-f-]{36}$/;
const SHA256 = /^[0-9a-f]{64}$/;
const SWEEP_BATCH = 500;

/**
 * Files in an S3-compatible bucket, each at `<prefix><first two hex digits>/<sha256>`. An upload is spooled to this machine's
 * disk first, for its hash is its address; it then appears in the bucket whole or not at all, as PutObject promises.
 */
export class S3FileStore implements FileStore {
  private readonly at: Bucket;
  private readonly root: string;
  private opened: Promise<{ s3: typeof import("@aws-sdk/client-s3"); client: S3Client }> | undefined;

  constructor(bucket: Bucket) {
    this.at = bucket;
    this.root = path.resolve(bucket.spool, "spool");
  }

  /** Asks whether the bucket is there and may be used. @throws BucketUnusable */
  async assertUsable(): Promise<void> {
    const { s3, client } = await this.open3();
    try {
      // Listing is needed anyway, and is answered with a reason, unlike HeadBucket: some 256th of what is there.
      await client.send(new s3.ListObjectsV2Command({ Bucket: this.at.bucket, Prefix: `${this.at.prefix}00/` }));
    } catch (error) {
      const where = this.at.endpoint ?? `AWS, ${this.at.region}`;
      throw new BucketUnusable(`HEED_S3_BUCKET: "${this.at.bucket}" (${where}) cannot be used: ${reasonOf(error)}.`);
    }
  }

  async put(stream: AsyncIterable<Uint8Array>, limits: { maxBytes: number; anyKind?: boolean }): Promise<StoredBytes> {
    await mkdir(this.root, { recursive: true, mode: 0o700 });
    const temporary = path.join(this.root, `tmp-${randomUUID()}`);
    try {
      const { isText, ...written } = await writeHashed(temporary, stream, limits.maxBytes);
      const mediaType = await mediaTypeOf(written.head, temporary, isText);
      if (!limits.anyKind && !ACCEPTED_MEDIA_TYPES.includes(mediaType)) throw new FileTypeRefused(mediaType);
      const { s3, client } = await this.open3();
      // Writing over equal bytes is harmless, mends a damaged copy and makes an orphan young again before a sweep.
      await client.send(
        new s3.PutObjectCommand({
          Bucket: this.at.bucket,
          Key: this.keyOf(written.sha256),
          Body: createReadStream(temporary),
          ContentLength: written.size,
          ContentType: "application/octet-stream",
          ChecksumSHA256: Buffer.from(written.sha256, "hex").toString("base64"),
        }),
      );
      return { ...written, mediaType };
    } finally {
      await rm(temporary, { force: true });
    }
  }

  async open(sha256: string): Promise<Readable> {
    const Key = this.keyOf(sha256);
    const { s3, client } = await this.open3();
    try {
      const { Body } = await client.send(new s3.GetObjectCommand({ Bucket: this.at.bucket, Key }));
      if (Body instanceof Readable) return Body;
      throw new FileMissing(sha256);
    } catch (error) {
      throw isMissing(error) ? new FileMissing(sha256) : error;
    }
  }

  async openVerified(sha256: string): Promise<Readable> {
    return verified(await this.open(sha256), sha256);
  }

  async has(sha256: string): Promise<boolean> {
    return (await this.storedAt(sha256)) !== null;
  }

  async remove(sha256: string): Promise<void> {
    const Key = this.keyOf(sha256);
    const { s3, client } = await this.open3();
    await client.send(new s3.DeleteObjectCommand({ Bucket: this.at.bucket, Key }));
  }

  async *list(): AsyncGenerator<{ sha256: string; size: number; storedAt: Date }> {
    const { s3, client } = await this.open3();
    const asked = { Bucket: this.at.bucket, Prefix: this.at.prefix };
    for await (const page of s3.paginateListObjectsV2({ client }, asked)) {
      for (const { Key = "", Size, LastModified } of page.Contents ?? []) {
        const sha256 = Key.slice(Key.lastIndexOf("/") + 1);
        if (!SHA256.test(sha256) || Key !== this.keyOf(sha256)) continue;
        yield { sha256, size: Size ?? 0, storedAt: LastModified ?? new Date() };
      }
    }
  }

  async sweepOrphans(
    olderThan: Date,
    isReferenced: (sha256s: string[]) => Promise<ReadonlySet<string>>,
  ): Promise<{ removed: number }> {
    let removed = await this.sweepSpool(olderThan);
    let batch: string[] = [];
    const sweep = async () => {
      const referenced = await isReferenced(batch);
      for (const sha256 of batch) {
        if (referenced.has(sha256)) continue;
        // Its age is asked again: somebody may have stored the same bytes since.
        const storedAt = await this.storedAt(sha256);
        if (!storedAt || storedAt >= olderThan) continue;
        await this.remove(sha256);
        removed += 1;
      }
      batch = [];
    };
    for await (const { sha256, storedAt } of this.list()) {
      if (storedAt >= olderThan) continue;
      batch.push(sha256);
      if (batch.length === SWEEP_BATCH) await sweep();
    }
    if (batch.length > 0) await sweep();
    return { removed };
  }

  private async sweepSpool(olderThan: Date): Promise<number> {
    let removed = 0;
    for (const name of await readdir(this.root).catch(() => [])) {
      const file = path.join(this.root, name);
      const found = TEMPORARY.test(name) ? await stat(file).catch(() => null) : null;
      if (!found || found.mtime >= olderThan) continue;
      await rm(file, { force: true });
      removed += 1;
    }
    return removed;
  }

  private async storedAt(sha256: string): Promise<Date | null> {
    const Key = this.keyOf(sha256);
    const { s3, client } = await this.open3();
    try {
      const { LastModified } = await client.send(new s3.HeadObjectCommand({ Bucket: this.at.bucket, Key }));
      return LastModified ?? new Date();
    } catch (error) {
      if (isMissing(error)) return null;
      throw error;
    }
  }

  /** Only a hash names a file: whatever else is asked for never reaches the bucket. */
  private keyOf(sha256: string): string {
    if (!SHA256.test(sha256)) throw new FileMissing("under this name");
    return `${this.at.prefix}${sha256.slice(0, 2)}/${sha256}`;
  }

  /** The client, loaded when it is first needed: most installations never do. */
  private open3() {
    const { region, endpoint, pathStyle, credentials } = this.at;
    this.opened ??= import("@aws-sdk/client-s3").then((s3) => ({
      s3,
      client: new s3.S3Client({
        region,
        forcePathStyle: pathStyle,
        // Our own hashes are checked on both ways; other servers than AWS's do not know all of its trailers.
        requestChecksumCalculation: "WHEN_REQUIRED",
        responseChecksumValidation: "WHEN_REQUIRED",
        requestHandler: { connectionTimeout: 10_000, requestTimeout: 60_000 },
        ...(endpoint ? { endpoint } : {}),
        ...(credentials ? { credentials } : {}),
      }),
    }));
    return this.opened;
  }
}

function isMissing(error: unknown): boolean {
  const { name, $metadata } = error as { name?: string; $metadata?: { httpStatusCode?: number } };
  return name === "NoSuchKey" || name === "NotFound" || ($metadata?.httpStatusCode === 404 && name !== "NoSuchBucket");
}

/** Why, in words; never a key. */
function reasonOf(error: unknown): string {
  const { name = "", message = "", $metadata } = error as Error & { $metadata?: { httpStatusCode?: number } };
  const status = $metadata?.httpStatusCode;
  if (status === 404) return "there is no such bucket";
  if (status === 401 || status === 403) return "access is denied; look at the keys and the bucket's policy";
  return [name, message].filter((text) => text !== "").join(": ") || "no answer";
}
