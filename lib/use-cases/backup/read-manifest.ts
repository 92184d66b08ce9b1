import { buffer } from "node:stream/consumers";
import { readMigrations } from "@/lib/db/migrate";
import {
  anyManifestSchema,
  BACKUP_FORMAT,
  type BackupManifest,
  backupManifestSchema,
  MANIFEST,
  tableMember,
} from "@/lib/domain/backup";
import { Conflict } from "@/lib/domain/errors";
import { type Archive, ArchiveDamaged } from "@/lib/platform/archive/open-archive";

/**
 * What a backup says of itself, once it is certain that this version of Heed can restore it.
 * @param directory the folder of the migrations
 * @throws Conflict (backupDamaged, notABackup, backupNewer)
 */
export async function readManifest(archive: Archive, directory: string): Promise<BackupManifest> {
  if (!archive.names.includes(MANIFEST)) throw new Conflict("notABackup");
  const json = await readJson(archive);
  const any = anyManifestSchema.safeParse(json);
  if (!any.success) throw new Conflict("notABackup");
  const newer = new Conflict({ code: "backupNewer", params: { version: any.data.heed, format: any.data.format } });
  if (any.data.format > BACKUP_FORMAT) throw newer;
  const manifest = backupManifestSchema.safeParse(json);
  if (!manifest.success) throw new Conflict("backupDamaged");
  const known = new Map(readMigrations(directory).map(({ name, checksum }) => [name, checksum]));
  if (manifest.data.migrations.some(({ name, checksum }) => known.get(name) !== checksum)) throw newer;
  const names = new Set(archive.names);
  const files = archive.names.filter((name) => name.startsWith("files/")).length;
  if (files !== manifest.data.files.count || !manifest.data.tables.every(({ name }) => names.has(tableMember(name)))) {
    throw new Conflict("backupDamaged");
  }
  return manifest.data;
}

async function readJson(archive: Archive): Promise<unknown> {
  try {
    return JSON.parse((await buffer(archive.read(MANIFEST))).toString("utf8"));
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof ArchiveDamaged) throw new Conflict("backupDamaged");
    throw error;
  }
}
