import { spawn } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import { createWriteStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { toolEnvironment } from "@/lib/cli/run-tool";
import { openAsOwner } from "@/lib/db/backup/owner-session";
import { inOpenSnapshot, inSnapshot } from "@/lib/db/backup/snapshot";
import { transact } from "@/lib/db/transaction";
import type { BackupManifest } from "@/lib/domain/backup";
import { setFileStore } from "@/lib/platform/files/current-file-store";
import { DiskFileStore } from "@/lib/platform/files/disk-file-store";
import type { FileStore } from "@/lib/platform/files/file-store";
import { S3FileStore } from "@/lib/platform/files/s3-file-store";
import { createDatabase, dropDatabase, useDatabase } from "@/lib/testing/database";
import { systemActor } from "@/lib/testing/factories";
import { type S3Server, startS3Server } from "@/lib/testing/s3-server";
import { loadCatalogue } from "@/lib/use-cases/catalogue/load-catalogue";
import { catalogue } from "@/prisma/seed/csto-2025/catalogue";
import { restoreBackup } from "./restore-backup";
import { writeBackup } from "./write-backup";

const migrations = path.resolve("prisma/migrations");
/** An upload, and captures of whatever kind. */
const CONTENTS = [
  Buffer.from("Договор, страница 1\n"),
  Buffer.from("<!doctype html><script>document.title</script>"),
  randomBytes(300_000),
];

/** A place for files: the store itself, and what tells another process of it. */
interface Place {
  store: FileStore;
  environment: Record<string, string>;
}

describe("a backup of files in a bucket", () => {
  useDatabase();
  let folder: string;
  let server: S3Server;
  const urls: string[] = [];
  const stored: string[] = [];

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), "heed-bucket-"));
    server = await startS3Server();
    await loadCatalogue(await systemActor(), catalogue);
  }, 60_000);
  afterAll(async () => {
    setFileStore(undefined);
    await server.stop();
    for (const url of urls) await dropDatabase(url);
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  });

  function inBucket(name: string): Place {
    const { bucket, region, endpoint = "", credentials } = server.bucket;
    const prefix = `backup-${process.pid}/${name}/`;
    return {
      store: new S3FileStore({ ...server.bucket, prefix, spool: folder }),
      environment: {
        HEED_DATA_DIR: path.join(folder, name),
        HEED_S3_BUCKET: bucket,
        HEED_S3_REGION: region,
        HEED_S3_ENDPOINT: endpoint,
        HEED_S3_PATH_STYLE: "true",
        HEED_S3_PREFIX: prefix,
        HEED_S3_ACCESS_KEY_ID: credentials?.accessKeyId ?? "",
        HEED_S3_SECRET_ACCESS_KEY: credentials?.secretAccessKey ?? "",
      },
    };
  }
  const onDisk = (name: string): Place => ({
    store: new DiskFileStore(path.join(folder, name)),
    environment: { HEED_DATA_DIR: path.join(folder, name) },
  });

  /** Restores into a database and a place that nobody has used yet. @returns the database's address */
  async function restoreInto(file: string, place: Place): Promise<string> {
    const url = await createDatabase({ migrated: false });
    urls.push(url);
    setFileStore(place.store);
    await restoreBackup(file, { migrations, open: () => openAsOwner({ url, pool: 1 }) });
    return url;
  }

  async function backUp(url: string, place: Place, file: string): Promise<BackupManifest> {
    setFileStore(place.store);
    const { session, close } = await openAsOwner({ url, pool: 1 });
    const source = {
      kind: "server" as const,
      snapshot: <R>(work: (s: typeof session) => Promise<R>) => inSnapshot(session, work),
    };
    return writeBackup(await systemActor(), createWriteStream(file), { source, heed: "9.9.9" }).finally(close);
  }

  /** `heed verify`, in a process of its own that knows the store from its environment alone. */
  async function verify(url: string, { environment }: Place, head: string) {
    const child = spawn(process.execPath, ["--import", "tsx", "lib/cli/main.ts", "verify", "--head", head], {
      stdio: ["ignore", "pipe", "pipe"],
      env: { ...toolEnvironment(), ...environment, DATABASE_URL: url } as NodeJS.ProcessEnv,
    });
    const ended = new Promise<number | null>((resolve) => child.once("exit", resolve));
    const [said, errors] = await Promise.all([text(child.stdout), text(child.stderr)]);
    return { code: await ended, said, errors };
  }

  const heldIn = async ({ store }: Place) => {
    const all: string[] = [];
    for await (const { sha256 } of store.list()) {
      const hash = createHash("sha256");
      for await (const chunk of await store.open(sha256)) hash.update(chunk);
      all.push(hash.digest("hex"));
    }
    return all.sort();
  };
  const exactly = ({ tables, head, sequences, files }: BackupManifest) => ({ tables, head, sequences, files });

  test("goes to a disk and back into a bucket with equal rows, files and head; heed verify finds all as it was", async () => {
    const first = inBucket("first");
    setFileStore(first.store);
    for (const content of CONTENTS) {
      async function* bytes() {
        yield content;
      }
      const { sha256, size, mediaType } = await first.store.put(bytes(), { maxBytes: 1_000_000, anyKind: true });
      stored.push(sha256);
      await transact((tx) =>
        tx.storedFile.create({ data: { sha256, size: BigInt(size), mediaType, storedAt: new Date() } }),
      );
    }
    stored.sort();
    const file = path.join(folder, "bucket.zip");
    const source = { kind: "server" as const, snapshot: inOpenSnapshot };
    const manifest = await writeBackup(await systemActor(), createWriteStream(file), { source, heed: "9.9.9" });
    const bytes = CONTENTS.reduce((sum, { length }) => sum + length, 0);
    expect(manifest.files).toEqual({ count: 3, bytes, absent: [] });
    const head = `${manifest.head.sequence}:${manifest.head.hash}`;

    const disk = onDisk("disk");
    const onDiskUrl = await restoreInto(file, disk);
    expect(await heldIn(disk)).toEqual(stored);
    const again = path.join(folder, "disk.zip");
    expect(exactly(await backUp(onDiskUrl, disk, again))).toEqual(exactly(manifest));

    const second = inBucket("second");
    const inBucketUrl = await restoreInto(again, second);
    expect(await heldIn(second)).toEqual(stored);
    expect(exactly(await backUp(inBucketUrl, second, path.join(folder, "last.zip")))).toEqual(exactly(manifest));

    for (const [url, place] of [
      [onDiskUrl, disk],
      [inBucketUrl, second],
    ] as const) {
      const { code, said, errors } = await verify(url, place, head);
      expect({ code, errors }).toEqual({ code: 0, errors: "" });
      expect(said).toContain(`head ${head}`);
      expect(said).toContain("files: 3 checked, 0 redacted");
    }
    await second.store.remove(stored[0] ?? "");
    const missing = await verify(inBucketUrl, second, head);
    expect(missing.code).toBe(1);
    expect(missing.errors).toContain(`the stored file ${stored[0]} is missing`);
  }, 120_000);
});
