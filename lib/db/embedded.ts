import { mkdirSync } from "node:fs";
import path from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { pg_trgm } from "@electric-sql/pglite/contrib/pg_trgm";
import { unaccent } from "@electric-sql/pglite/contrib/unaccent";
import { LockHeld, takeLock } from "./owner-lock";

/** The embedded database is in use by another process, which the message names. */
export class DatabaseInUse extends Error {}

/** An embedded PostgreSQL and how to close it. */
export interface Embedded {
  pglite: PGlite;
  close(): Promise<void>;
}

/**
 * Opens the embedded PostgreSQL below a data directory, alone: a lock file beside it names the owning process, and one
 * left by a dead process is taken over.
 * @param directory the data directory; "memory://" for a throw-away database
 * @throws DatabaseInUse when another living process has it open
 */
export async function openEmbedded(directory: string): Promise<Embedded> {
  const extensions = { pg_trgm, unaccent };
  if (directory === "memory://") {
    const pglite = await PGlite.create("memory://", { extensions });
    return { pglite, close: () => pglite.close() };
  }
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const release = lockDirectory(directory);
  try {
    const pglite = await PGlite.create(path.join(directory, "database"), { extensions });
    return {
      pglite,
      close: async () => {
        await pglite.close();
        release();
      },
    };
  } catch (error) {
    release();
    throw error;
  }
}

function lockDirectory(directory: string): () => void {
  try {
    return takeLock(path.join(directory, "database.lock"));
  } catch (error) {
    if (!(error instanceof LockHeld)) throw error;
    throw new DatabaseInUse(
      `The embedded database in ${directory} is in use by process ${error.pid}. Stop that one first, or give each its own database (HEED_DATA_DIR, or a server by DATABASE_URL).`,
    );
  }
}
