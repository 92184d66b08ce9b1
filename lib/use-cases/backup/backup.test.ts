import { createWriteStream, existsSync } from "node:fs";
import { copyFile, mkdtemp, open, readFile, rm, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { buffer } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openAsOwner } from "@/lib/db/backup/owner-session";
import { inOpenSnapshot, inSnapshot } from "@/lib/db/backup/snapshot";
import { listMigrations } from "@/lib/db/backup/tables";
import type { DatabaseChoice } from "@/lib/db/connection";
import { database } from "@/lib/db/connection";
import { migrate, readMigrations } from "@/lib/db/migrate";
import { transact } from "@/lib/db/transaction";
import { mintActor } from "@/lib/domain/actor";
import type { BackupManifest } from "@/lib/domain/backup";
import { openArchive } from "@/lib/platform/archive/open-archive";
import { SealedZip } from "@/lib/platform/archive/sealed-zip";
import { setFileStore } from "@/lib/platform/files/current-file-store";
import { DiskFileStore } from "@/lib/platform/files/disk-file-store";
import { createDatabase, describeOnBoth, dropDatabase } from "@/lib/testing/database";
import { createTeam, systemActor } from "@/lib/testing/factories";
import { loadCatalogue } from "@/lib/use-cases/catalogue/load-catalogue";
import { writeNote } from "@/lib/use-cases/note/write-note";
import { catalogue } from "@/prisma/seed/csto-2025/catalogue";
import { restoreBackup } from "./restore-backup";
import { writeBackup } from "./write-backup";

const HEED = "9.9.9";
/** As the command line mints it: its database may not even have an account of the system. */
const SYSTEM = mintActor({ kind: "system", userId: "00000000-0000-0000-0000-000000000000", name: "Heed" });
const migrations = path.resolve("prisma/migrations");
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "heed-backup-"));
});
afterAll(async () => {
  setFileStore(undefined);
  await rm(folder, { recursive: true, force: true });
});

const exactly = ({ tables, head, sequences, files, migrations: had }: BackupManifest) => ({
  tables,
  head,
  sequences,
  files,
  had,
});

/** Backs a restored installation up again: what it then says is all that there is to compare. */
async function backUpAgain(choice: DatabaseChoice, name: string): Promise<BackupManifest> {
  const owner = await openAsOwner(choice);
  try {
    return await writeBackup(SYSTEM, createWriteStream(path.join(folder, name)), {
      source: { kind: owner.kind, snapshot: (work) => inSnapshot(owner.session, work) },
      heed: HEED,
    });
  } finally {
    await owner.close();
  }
}

async function changeByte(file: string, at: number): Promise<void> {
  const handle = await open(file, "r+");
  const byte = Buffer.alloc(1);
  await handle.read(byte, 0, 1, at);
  byte[0] = (byte[0] ?? 0) ^ 1;
  await handle.write(byte, 0, 1, at);
  await handle.close();
}

/** The same archive with another manifest. */
async function withManifest(file: string, into: string, change: (manifest: Record<string, unknown>) => void) {
  const archive = await openArchive(file);
  const zip = new SealedZip(createWriteStream(into), new Date());
  for (const name of archive.names) {
    if (name !== "manifest.json") await zip.add(name, archive.read(name));
  }
  const manifest = JSON.parse((await buffer(archive.read("manifest.json"))).toString("utf8"));
  change(manifest);
  await zip.addText("manifest.json", JSON.stringify(manifest));
  await zip.finish();
  archive.close();
}

describeOnBoth("a backup", (_db, kind) => {
  let file: string;
  let manifest: BackupManifest;
  let content: { sha256: string };
  const target = (directory: string) => ({ migrations, open: () => openAsOwner({ directory }) });

  beforeAll(async () => {
    const here = new DiskFileStore(path.join(folder, `${kind}-files`));
    setFileStore(here);
    const system = await systemActor();
    await loadCatalogue(system, catalogue);
    const { analyst } = await createTeam();
    content = await here.put([Buffer.from("Договор, страница 1\n")] as never, { maxBytes: 1_000 });
    await transact(async (tx) => {
      await tx.storedFile.create({
        data: { sha256: content.sha256, size: 35n, mediaType: "text/plain", storedAt: new Date() },
      });
      await tx.storedFile.create({
        data: {
          sha256: "0".repeat(64),
          size: 1n,
          mediaType: "text/plain",
          storedAt: new Date(),
          redactedAt: new Date(),
        },
      });
      // The null that JSON holds, and text that a careless format would break.
      await tx.draft.create({
        data: {
          userId: analyst.userId,
          form: 'a\nb\\n\u2028"',
          values: { nothing: null, big: 1e21, list: ["один", "\t"] },
          errors: [],
          createdAt: new Date(),
        },
      });
    });
    let writing = true;
    let written = 0;
    const writers = Array.from({ length: 3 }, async () => {
      while (writing) {
        await writeNote(analyst, { reference: "CSTO-01", body: `Note ${written}`, visibility: "TEAM" } as never);
        written += 1;
        // The embedded database answers without ever letting go of the event loop.
        await new Promise((resolve) => setImmediate(resolve));
      }
    });
    const until = (count: number) =>
      Promise.race([
        Promise.all(writers),
        (async () => {
          while (written < count) await new Promise((resolve) => setTimeout(resolve, 10));
        })(),
      ]);
    await until(5);
    file = path.join(folder, `${kind}.zip`);
    manifest = await writeBackup(system, createWriteStream(file), {
      source: { kind, snapshot: inOpenSnapshot },
      heed: HEED,
    });
    await until(written + 5);
    writing = false;
    await Promise.all(writers);
  }, 120_000);

  it("is of one moment, whatever was written meanwhile", async () => {
    const rows = (name: string) => manifest.tables.find((table) => table.name === name)?.rows;
    expect(rows("audit_entry")).toBe(manifest.head.sequence);
    expect(rows("audit_payload")).toBe(manifest.head.sequence);
    expect(rows("note")).toBe(rows("note_revision"));
    expect(await database().auditEntry.count()).toBeGreaterThan(manifest.head.sequence);
    expect(manifest.files).toEqual({ count: 1, bytes: 35, absent: [] });
  });

  it(`taken from the ${kind} one restores on both with equal rows, files and head`, async () => {
    for (const kept of ["embedded", "server"]) {
      const store = new DiskFileStore(path.join(folder, `${kind}-to-${kept}`));
      setFileStore(store);
      const choice =
        kept === "server"
          ? { url: await createDatabase({ migrated: false }), pool: 2 }
          : { directory: path.join(folder, `${kind}-database`) };
      expect(await restoreBackup(file, { migrations, open: () => openAsOwner(choice) })).toEqual({
        manifest,
        paused: 0,
      });
      const again = await backUpAgain(choice, `${kind}-${kept}-again.zip`);
      expect(exactly(again)).toEqual(exactly(manifest));
      expect(await store.has(content.sha256)).toBe(true);
      const owner = await openAsOwner(choice);
      await expect(owner.session.query("DELETE FROM note_revision")).rejects.toThrow(/never changed or removed/);
      const { rows: next } = await owner.session.query<{ n: string }>(
        "SELECT nextval('evidence_number_seq')::text AS n",
      );
      const numbers = manifest.sequences.find(({ table }) => table === "evidence");
      expect(Number(next[0]?.n)).toBe((numbers?.last ?? 0) + 1);
      await owner.close();
      await expect(restoreBackup(file, { migrations, open: () => openAsOwner(choice) })).rejects.toMatchObject({
        problem: { code: "installationNotEmpty" },
      });
      if (choice.url !== undefined) await dropDatabase(choice.url);
    }
  }, 60_000);

  it("is refused when a byte has changed, wherever it stands, and leaves nothing behind", async () => {
    const { length } = await readFile(file);
    for (const at of [0, 40, Math.floor(length / 2), length - 200, length - 100, length - 1]) {
      const broken = path.join(folder, `${kind}-broken.zip`);
      await copyFile(file, broken);
      await changeByte(broken, at);
      const directory = path.join(folder, `${kind}-never`);
      await expect(restoreBackup(broken, target(directory))).rejects.toMatchObject({
        problem: { code: at === 0 ? "notABackup" : "backupDamaged" },
      });
      expect(existsSync(directory)).toBe(false);
    }
  });

  it("is refused when it is cut off, is something else, or comes from a newer Heed", async () => {
    const directory = path.join(folder, `${kind}-never`);
    const other = path.join(folder, `${kind}-other.zip`);
    const refused = (code: string) =>
      expect(restoreBackup(other, target(directory))).rejects.toMatchObject({ problem: { code } });
    await copyFile(file, other);
    await truncate(other, 20_000);
    await refused("backupDamaged");
    await writeFile(other, "Dear reader");
    await refused("notABackup");
    await withManifest(file, other, (said) => Object.assign(said, { format: 2 }));
    await refused("backupNewer");
    await withManifest(file, other, (said) =>
      (said.migrations as object[]).push({ name: "29990101000000_later", checksum: "0".repeat(64) }),
    );
    await refused("backupNewer");
    await withManifest(file, other, (said) => Object.assign(said, { kind: "holiday-pictures" }));
    await refused("notABackup");
    expect(existsSync(directory)).toBe(false);
  });

  it("whose rows are not what it says leaves no row and no file", async () => {
    const other = path.join(folder, `${kind}-forged.zip`);
    await withManifest(file, other, (said) => {
      (said.head as { hash: string }).hash = "0".repeat(64);
    });
    const store = new DiskFileStore(path.join(folder, `${kind}-forged-files`));
    setFileStore(store);
    const directory = path.join(folder, `${kind}-forged`);
    await expect(restoreBackup(other, target(directory))).rejects.toMatchObject({ problem: { code: "backupDamaged" } });
    expect(await store.has(content.sha256)).toBe(false);
    const owner = await openAsOwner({ directory });
    const { rows } = await owner.session.query<{ n: number }>("SELECT count(*)::int AS n FROM app_user");
    expect(rows).toEqual([{ n: 0 }]);
    await owner.close();
    expect(await restoreBackup(file, target(directory))).toEqual({ manifest, paused: 0 });
  }, 60_000);

  it("names stored files that were gone, and is taken all the same", async () => {
    setFileStore(new DiskFileStore(path.join(folder, "no-files")));
    const { files } = await writeBackup(await systemActor(), createWriteStream(path.join(folder, "gone.zip")), {
      source: { kind, snapshot: inOpenSnapshot },
      heed: HEED,
    });
    expect(files).toEqual({ count: 0, bytes: 0, absent: [content.sha256] });
  });

  it("is an administrator's to take", async () => {
    const { reviewer } = await createTeam();
    const taken = writeBackup(reviewer, createWriteStream(path.join(folder, "no.zip")), {
      source: { kind, snapshot: inOpenSnapshot },
      heed: HEED,
    });
    await expect(taken).rejects.toMatchObject({ status: 403 });
  });
});

describe("a backup of an older Heed", () => {
  const urls: string[] = [];
  afterAll(async () => {
    for (const url of urls) await dropDatabase(url);
  });
  const emptyDatabase = async () => {
    const url = await createDatabase({ migrated: false });
    urls.push(url);
    return { url, pool: 2 };
  };

  it("is restored as it was and brought up to date; a database that is ahead of it is refused", async () => {
    setFileStore(new DiskFileStore(path.join(folder, "older-files")));
    const names = readMigrations(migrations).map(({ name }) => name);
    const older = await emptyDatabase();
    const owner = await openAsOwner(older);
    await migrate(owner.session, migrations, { only: new Set(names.slice(0, 3)) });
    await owner.session.exec(
      "INSERT INTO app_user (id, name, role, is_system) VALUES (gen_random_uuid(), 'Old hand', 'ANALYST', true)",
    );
    await owner.close();
    const manifest = await backUpAgain(older, "older.zip");
    expect(manifest.migrations).toHaveLength(3);

    const newer = await emptyDatabase();
    await restoreBackup(path.join(folder, "older.zip"), { migrations, open: () => openAsOwner(newer) });
    const { session, close } = await openAsOwner(newer);
    const { rows } = await session.query<{ name: string }>("SELECT name FROM app_user");
    expect(rows).toEqual([{ name: "Old hand" }]);
    expect((await listMigrations(session)).map(({ name }) => name)).toEqual(names);
    await close();

    const ahead = await emptyDatabase();
    const other = await openAsOwner(ahead);
    await migrate(other.session, migrations);
    await other.close();
    const refused = restoreBackup(path.join(folder, "older.zip"), { migrations, open: () => openAsOwner(ahead) });
    await expect(refused).rejects.toMatchObject({ problem: { code: "installationNewer" } });
  }, 60_000);
});
