import { Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { database } from "@/lib/db/connection";
import { fileStore } from "@/lib/platform/files/current-file-store";
import { FileDamaged, FileMissing } from "@/lib/platform/files/file-store";

const BATCH = 200;

/**
 * Hashes every stored file that was not redacted.
 * @returns how many are whole, how many redacted, and what is wrong with the others
 */
export async function checkFiles(): Promise<{ whole: number; redacted: number; problems: string[] }> {
  const result = { whole: 0, redacted: 0, problems: [] as string[] };
  let after = "";
  for (;;) {
    const rows = await database().storedFile.findMany({
      where: { sha256: { gt: after } },
      orderBy: { sha256: "asc" },
      take: BATCH,
      select: { sha256: true, redactedAt: true },
    });
    for (const { sha256, redactedAt } of rows) {
      if (redactedAt) result.redacted++;
      else if (await isWhole(sha256, result.problems)) result.whole++;
    }
    if (rows.length < BATCH) return result;
    after = rows.at(-1)?.sha256 ?? "";
  }
}

async function isWhole(sha256: string, problems: string[]): Promise<boolean> {
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  try {
    await pipeline(await fileStore().openVerified(sha256), nowhere);
    return true;
  } catch (error) {
    if (!(error instanceof FileMissing || error instanceof FileDamaged)) throw error;
    problems.push(error.message);
    return false;
  }
}
