import type { OwnerSession } from "../migrate";
import { type BackupTable, listMigrations } from "./tables";

/** Why a database does not take a backup. */
export type Occupied = "OTHER_TABLES" | "IN_USE" | null;

/**
 * Whether a database is free for a backup: no tables at all, or Heed's with nothing that counts (no person, and an audit
 * chain without entries).
 */
export async function findOccupation(session: OwnerSession, tables: readonly BackupTable[]): Promise<Occupied> {
  if (tables.length === 0) return null;
  if ((await listMigrations(session)).length === 0) return "OTHER_TABLES";
  const { rows } = await session.query<{ used: boolean }>(
    `SELECT EXISTS (SELECT FROM app_user WHERE NOT is_system) OR EXISTS (SELECT FROM audit_entry)
       OR EXISTS (SELECT FROM recommendation) AS used`,
  );
  return rows[0]?.used ? "IN_USE" : null;
}

/** Removes what a migration or a first look has put into an empty installation. Within openForLoading. */
export async function clearEmpty(session: OwnerSession, tables: readonly BackupTable[]): Promise<void> {
  for (const { name } of [...tables].reverse()) await session.exec(`DELETE FROM "${name}"`);
}
