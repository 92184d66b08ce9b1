import { findChainEnd } from "@/lib/db/backup/chain-end";
import { clearEmpty, findOccupation } from "@/lib/db/backup/emptiness";
import { loadRows, openForLoading, setSequences } from "@/lib/db/backup/load";
import { pauseWebhooks } from "@/lib/db/backup/pause-webhooks";
import { listMigrations, listTables } from "@/lib/db/backup/tables";
import { pauseMail } from "@/lib/db/mail-pause";
import { migrate, type OwnerSession } from "@/lib/db/migrate";
import { type BackupManifest, fileMember, tableMember } from "@/lib/domain/backup";
import { Conflict } from "@/lib/domain/errors";
import { type Archive, ArchiveDamaged, openArchive } from "@/lib/platform/archive/open-archive";
import { fileStore } from "@/lib/platform/files/current-file-store";
import { hashedLines } from "./hashed-lines";
import { readManifest } from "./read-manifest";

/** Where a backup is restored to. */
export interface RestoreTarget {
  /** Opens the database as its owner; called once the backup was found whole. */
  open(): Promise<{ session: OwnerSession; close(): Promise<void> }>;
  /** The folder of the migrations. */
  migrations: string;
}

/**
 * Puts a backup into an empty installation, all of it or nothing: every byte is compared with the archive's seal before the
 * database is opened; rows, counts, hashes and the audit chain are compared before anything is committed. Leaves no audit
 * entry: the chain ends where it ended. The command line alone, with the owner's rights. One thing is not as it was: webhooks
 * and mail are paused, so that two installations do not tell the same receivers and people.
 * @returns what was restored, and how many webhooks were paused
 * @throws Conflict (notABackup, backupDamaged, backupNewer, installationNotEmpty, foreignTables, installationNewer)
 */
export async function restoreBackup(
  file: string,
  target: RestoreTarget,
): Promise<{ manifest: BackupManifest; paused: number }> {
  const archive = await openArchive(file).catch(refuseDamaged);
  try {
    const manifest = await readManifest(archive, target.migrations);
    const { session, close } = await target.open();
    try {
      return { manifest, paused: await restoreInto(session, archive, manifest, target.migrations) };
    } finally {
      await close();
    }
  } finally {
    archive.close();
  }
}

async function restoreInto(
  session: OwnerSession,
  archive: Archive,
  manifest: BackupManifest,
  directory: string,
): Promise<number> {
  const occupied = await findOccupation(session, await listTables(session));
  if (occupied) throw new Conflict(occupied === "IN_USE" ? "installationNotEmpty" : "foreignTables");
  const names = new Set(manifest.migrations.map(({ name }) => name));
  // Rows of an older schema fit only that one: what came after it follows them.
  if ((await listMigrations(session)).some(({ name }) => !names.has(name))) throw new Conflict("installationNewer");
  await migrate(session, directory, { only: names });
  const stored: string[] = [];
  let paused = 0;
  await session.exec("BEGIN");
  try {
    await session.exec("SET LOCAL statement_timeout = 0; SET LOCAL TIME ZONE 'UTC'");
    await loadTables(session, archive, manifest);
    await assertSameChain(session, manifest);
    await storeFiles(archive, manifest, stored);
    await setSequences(session, manifest.sequences);
    paused = await pauseWebhooks(session, await listTables(session));
    await pauseMail(session);
    await session.exec("COMMIT");
  } catch (error) {
    await session.exec("ROLLBACK");
    for (const sha256 of stored) await fileStore().remove(sha256);
    return refuseDamaged(error);
  }
  await migrate(session, directory);
  // Plans are made from what is there from the first page on.
  await session.exec("ANALYZE");
  return paused;
}

async function loadTables(session: OwnerSession, archive: Archive, manifest: BackupManifest): Promise<void> {
  const tables = await listTables(session);
  const closeAgain = await openForLoading(session, tables);
  await clearEmpty(session, tables);
  for (const table of tables) {
    const said = manifest.tables.find(({ name }) => name === table.name);
    if (!said) throw new Conflict("backupDamaged");
    const lines = hashedLines(archive.read(tableMember(table.name)));
    const rows = await loadRows(session, table, said.columns, lines.lines);
    if (rows !== said.rows || lines.sha256() !== said.sha256) throw new Conflict("backupDamaged");
  }
  if (manifest.tables.length !== tables.length) throw new Conflict("backupDamaged");
  await closeAgain();
}

async function assertSameChain(session: OwnerSession, { head }: BackupManifest): Promise<void> {
  const end = await findChainEnd(session);
  const { rows } = await session.query<{ sequence: string; hash: string }>(
    "SELECT sequence::text, hash FROM audit_head",
  );
  const [stored] = rows;
  const same = [end, stored].every(
    (each) => each && Number(each.sequence) === head.sequence && each.hash === head.hash,
  );
  if (!same) throw new Conflict("backupDamaged");
}

async function storeFiles(archive: Archive, { files }: BackupManifest, stored: string[]): Promise<void> {
  const store = fileStore();
  const absent = new Set(files.absent);
  for (const name of archive.names) {
    const sha256 = /^files\/([0-9a-f]{64})$/.exec(name)?.[1];
    if (!sha256 || absent.has(sha256) || (await store.has(sha256))) continue;
    // Whatever was kept before is kept again: what is captured of the Web is of any kind.
    const limits = { maxBytes: Number.MAX_SAFE_INTEGER, anyKind: true };
    const kept = await store.put(archive.read(fileMember(sha256)), limits);
    stored.push(kept.sha256);
    if (kept.sha256 !== sha256) throw new Conflict("backupDamaged");
  }
}

function refuseDamaged(error: unknown): never {
  if (!(error instanceof ArchiveDamaged)) throw error;
  throw new Conflict(error.fault === "NOT_AN_ARCHIVE" ? "notABackup" : "backupDamaged");
}
