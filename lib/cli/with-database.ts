import path from "node:path";
import { openDatabase } from "@/lib/db/connection";
import { DatabaseInUse } from "@/lib/db/embedded";
import type { Actor, SystemActor } from "@/lib/domain/actor";
import { environment } from "@/lib/env/environment";
import { ensureSystemUser } from "@/lib/use-cases/catalogue/ensure-system-user";
import { CommandError } from "./problems";

/**
 * Opens the database that the environment names, runs `work` in the system's name and closes it again.
 * @throws CommandError with exit code 2 when the app has the embedded database open
 */
export async function withDatabase<Result>(work: (actor: Actor & SystemActor) => Promise<Result>): Promise<Result> {
  const env = environment();
  const choice = env.DATABASE_URL ? { url: env.DATABASE_URL, pool: 2 } : { directory: path.resolve(env.HEED_DATA_DIR) };
  const connection = await openDatabase(choice).catch((error: unknown) => {
    throw error instanceof DatabaseInUse ? new CommandError(error.message, 2) : error;
  });
  try {
    return await work(await ensureSystemUser());
  } finally {
    await connection.close();
  }
}
