import path from "node:path";
import { openAsOwner } from "@/lib/db/backup/owner-session";
import { DatabaseInUse } from "@/lib/db/embedded";
import { environment } from "@/lib/env/environment";
import { restoreBackup } from "@/lib/use-cases/backup/restore-backup";
import { onePosition } from "../arguments";
import { databaseChoice } from "../database-choice";
import { CommandError } from "../problems";

/** `heed restore FILE`: puts a backup into the empty installation that the environment names, all of it or nothing. */
export async function restore(argv: string[]): Promise<number> {
  const file = path.resolve(onePosition(argv, "FILE"));
  const env = environment();
  const { manifest, paused } = await restoreBackup(file, {
    migrations: path.resolve("prisma/migrations"),
    open: () =>
      openAsOwner(databaseChoice(env)).catch((error: unknown) => {
        throw error instanceof DatabaseInUse ? new CommandError(error.message, 2) : error;
      }),
  });
  const { tables, files, head } = manifest;
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  process.stdout.write(`rows: ${rows} in ${tables.length} tables\nfiles: ${files.count}, ${files.bytes} bytes\n`);
  process.stdout.write(`head: ${head.sequence}:${head.hash}\nall as it was backed up\n`);
  if (paused > 0) process.stdout.write(`webhooks paused: ${paused}; enable them when this installation takes over\n`);
  process.stdout.write("mail paused: More → Backup sends it again when this installation takes over\n");
  for (const sha256 of files.absent) {
    process.stderr.write(`heed: the stored file ${sha256} was missing or damaged when the backup was taken\n`);
  }
  return 0;
}
