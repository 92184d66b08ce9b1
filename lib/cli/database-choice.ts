import path from "node:path";
import type { DatabaseChoice } from "@/lib/db/connection";
import type { Environment } from "@/lib/env/environment";

/** The database that the environment names, for a command that needs few connections. */
export function databaseChoice(env: Environment): DatabaseChoice {
  return env.DATABASE_URL ? { url: env.DATABASE_URL, pool: 2 } : { directory: path.resolve(env.HEED_DATA_DIR) };
}
