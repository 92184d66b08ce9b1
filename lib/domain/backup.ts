import { z } from "zod";

/** The form of a backup that this version writes and reads. A change that an older Heed could not read raises it. */
export const BACKUP_FORMAT = 1;

/** Names within a backup. */
export const MANIFEST = "manifest.json";
export const tableMember = (table: string): string => `tables/${table}.jsonl`;
export const fileMember = (sha256: string): string => `files/${sha256}`;

const count = z.int().min(0);
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const name = z.string().regex(/^[a-z_][a-z0-9_]{0,62}$/i);

/** What a backup says of itself; the rest of it is compared with this. */
export const backupManifestSchema = z.object({
  kind: z.literal("heed-backup"),
  format: z.literal(BACKUP_FORMAT),
  /** The version of Heed that wrote it. */
  heed: z.string(),
  takenAt: z.iso.datetime(),
  database: z.enum(["server", "embedded"]),
  /** The migrations of the schema that its rows fit, in order. */
  migrations: z.array(z.object({ name: z.string().regex(/^[\w-]+$/), checksum: sha256 })),
  /** Where its audit chain ends. */
  head: z.object({ sequence: count, hash: sha256 }),
  /** In the order in which they are restored. */
  tables: z.array(z.object({ name, columns: z.array(name), rows: count, bytes: count, sha256 })),
  /** Numbers given so far by columns that count by themselves. */
  sequences: z.array(z.object({ table: name, column: name, last: count })),
  /** Stored files, each under its own hash; `absent` were gone or damaged when it was taken. */
  files: z.object({ count, bytes: count, absent: z.array(sha256) }),
});

export type BackupManifest = z.infer<typeof backupManifestSchema>;

/** Enough of any manifest to say why it cannot be restored. */
export const anyManifestSchema = z.object({
  kind: z.literal("heed-backup"),
  format: z.int(),
  heed: z.string(),
});
