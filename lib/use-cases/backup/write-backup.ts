import type { Writable } from "node:stream";
import { readRows } from "@/lib/db/backup/snapshot";
import { listMigrations, listSequences, listTables } from "@/lib/db/backup/tables";
import { now } from "@/lib/db/clock";
import type { OwnerSession } from "@/lib/db/migrate";
import type { Actor } from "@/lib/domain/actor";
import { BACKUP_FORMAT, type BackupManifest, fileMember, MANIFEST, tableMember } from "@/lib/domain/backup";
import { Conflict } from "@/lib/domain/errors";
import { authorize } from "@/lib/domain/permissions";
import { SealedZip } from "@/lib/platform/archive/sealed-zip";
import { fileStore } from "@/lib/platform/files/current-file-store";
import { FileMissing } from "@/lib/platform/files/file-store";

/** Where a backup is taken from. */
export interface BackupSource {
  kind: BackupManifest["database"];
  /** Runs something on one state of the database. */
  snapshot<Result>(work: (session: OwnerSession) => Promise<Result>): Promise<Result>;
}

/**
 * Writes the whole installation, all tables of one moment and all stored files, as one sealed archive, whoever goes on
 * writing meanwhile. It changes nothing: the head of what is restored is the head that was there.
 * Who may take backups.
 * @param heed this version of Heed
 * @throws Unauthenticated, Forbidden, and the destination's error
 */
export async function writeBackup(
  actor: Actor,
  destination: Writable,
  { source, heed }: { source: BackupSource; heed: string },
): Promise<BackupManifest> {
  authorize(actor, "backup.take");
  const takenAt = now();
  const zip = new SealedZip(destination, takenAt);
  try {
    const { kept, removed, ...database } = await source.snapshot((session) => writeTables(session, zip));
    const files = await writeFiles(zip, kept, removed);
    const manifest: BackupManifest = {
      kind: "heed-backup",
      format: BACKUP_FORMAT,
      heed,
      takenAt: takenAt.toISOString(),
      database: source.kind,
      ...database,
      files,
    };
    await zip.addText(MANIFEST, `${JSON.stringify(manifest, null, 2)}\n`);
    await zip.finish();
    return manifest;
  } catch (error) {
    await zip.abandon();
    throw error;
  }
}

async function writeTables(session: OwnerSession, zip: SealedZip) {
  const migrations = await listMigrations(session);
  if (migrations.length === 0) throw new Conflict("nothingToBackUp");
  const listed = await listTables(session);
  const tables: BackupManifest["tables"] = [];
  for (const table of listed) {
    let rows = 0;
    const lines = async function* () {
      for await (const some of readRows(session, table)) {
        rows += some.length;
        yield Buffer.from(`${some.join("\n")}\n`, "utf8");
      }
    };
    const { bytes, sha256 } = await zip.add(tableMember(table.name), lines());
    tables.push({ name: table.name, columns: table.columns.map(({ name }) => name), rows, bytes, sha256 });
  }
  const { rows: heads } = await session.query<{ sequence: string; hash: string }>(
    "SELECT sequence::text, hash FROM audit_head WHERE id = 1",
  );
  const [head] = heads;
  if (!head) throw new Error("The audit chain has no head.");
  const { rows: stored } = await session.query<{ sha256: string; removed: boolean }>(
    "SELECT sha256, redacted_at IS NOT NULL AS removed FROM stored_file",
  );
  return {
    migrations,
    head: { sequence: Number(head.sequence), hash: head.hash },
    tables,
    sequences: await listSequences(session),
    kept: new Set(stored.filter(({ removed }) => !removed).map(({ sha256 }) => sha256)),
    removed: new Set(stored.filter(({ removed }) => removed).map(({ sha256 }) => sha256)),
  };
}

/** All that is stored, uploads not yet named by a record too; what was removed for good is left out, even if its bytes linger. */
async function writeFiles(
  zip: SealedZip,
  kept: Set<string>,
  removed: ReadonlySet<string>,
): Promise<BackupManifest["files"]> {
  const store = fileStore();
  const missing = new Set(kept);
  const damaged: string[] = [];
  let count = 0;
  let bytes = 0;
  for await (const { sha256 } of store.list()) {
    if (removed.has(sha256)) continue;
    const content = await store.open(sha256).catch((error: unknown) => {
      // Removed between being listed and being read.
      if (error instanceof FileMissing) return null;
      throw error;
    });
    if (!content) continue;
    missing.delete(sha256);
    const member = await zip.add(fileMember(sha256), content, { compress: false });
    if (member.sha256 !== sha256) damaged.push(sha256);
    count += 1;
    bytes += member.bytes;
  }
  return { count, bytes, absent: [...missing, ...damaged].sort() };
}
