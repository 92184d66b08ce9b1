import { inOpenSnapshot } from "@/lib/db/backup/snapshot";
import { connection } from "@/lib/db/connection";
import type { Actor } from "@/lib/domain/actor";
import { Conflict } from "@/lib/domain/errors";
import { heedVersion } from "@/lib/platform/version";
import { recordBackup } from "@/lib/use-cases/backup/record-backup";
import { writeBackup } from "@/lib/use-cases/backup/write-backup";
import { spooledZip } from "./spooled";

let underWay = false;

/** A backup of the database that this process has open, one at a time. @throws Conflict (backupUnderWay), Forbidden, Unauthenticated */
export async function backupResponse(actor: Actor): Promise<Response> {
  if (underWay) throw new Conflict("backupUnderWay");
  underWay = true;
  try {
    await recordBackup(actor);
    return await spooledZip(async (destination) => {
      const { takenAt } = await writeBackup(actor, destination, {
        source: { kind: connection().kind, snapshot: inOpenSnapshot },
        heed: heedVersion(),
      });
      return `heed-${takenAt.slice(0, 19).replaceAll(":", "-")}.zip`;
    });
  } finally {
    underWay = false;
  }
}
