import { createWriteStream } from "node:fs";
import { rename, rm } from "node:fs/promises";
import path from "node:path";
import { openAsOwner } from "@/lib/db/backup/owner-session";
import { inSnapshot } from "@/lib/db/backup/snapshot";
import { DatabaseInUse } from "@/lib/db/embedded";
import { mintActor } from "@/lib/domain/actor";
import { environment } from "@/lib/env/environment";
import { heedVersion } from "@/lib/platform/version";
import { writeBackup } from "@/lib/use-cases/backup/write-backup";
import { onePosition } from "../arguments";
import { databaseChoice } from "../database-choice";
import { CommandError } from "../problems";

/** `heed backup FILE`: writes the whole installation to a file, beside whoever uses it. An older file gives way only to a whole one. */
export async function backup(argv: string[]): Promise<number> {
  const file = path.resolve(onePosition(argv, "FILE"));
  const env = environment();
  const owner = await openAsOwner(databaseChoice(env)).catch((error: unknown) => {
    if (!(error instanceof DatabaseInUse)) throw error;
    const base = env.HEED_URL?.replace(/\/$/, "") ?? `http://localhost:${env.PORT}`;
    throw new CommandError(
      `${error.message}\nWhile it runs, ask it for the backup, with an administrator's token that has the scope admin:\n  curl -fH "Authorization: Bearer TOKEN" -o FILE ${base}/api/v1/backup`,
      2,
    );
  });
  const partial = `${file}.${process.pid}.partial`;
  try {
    const system = mintActor({ kind: "system", userId: "00000000-0000-0000-0000-000000000000", name: "Heed" });
    const { tables, files, head } = await writeBackup(
      system,
      createWriteStream(partial, { flags: "wx", mode: 0o600 }),
      {
        source: { kind: owner.kind, snapshot: (work) => inSnapshot(owner.session, work) },
        heed: heedVersion(),
      },
    );
    await rename(partial, file);
    const rows = tables.reduce((sum, table) => sum + table.rows, 0);
    process.stdout.write(`rows: ${rows} in ${tables.length} tables\nfiles: ${files.count}, ${files.bytes} bytes\n`);
    process.stdout.write(`head: ${head.sequence}:${head.hash}\n`);
    for (const sha256 of files.absent) process.stderr.write(`heed: the stored file ${sha256} is missing or damaged\n`);
    return files.absent.length === 0 ? 0 : 1;
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  } finally {
    await owner.close();
  }
}
