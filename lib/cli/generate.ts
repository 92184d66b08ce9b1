import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { runTool } from "./run-tool";

const SCHEMA = "prisma/schema.prisma";
const CLIENT = "lib/db/generated";
const STAMP = path.join(CLIENT, ".generated-from");

/**
 * Generates the database client unless the one at hand was made from this schema by this version of Prisma.
 * @returns whether it had to
 * @throws Error when Prisma fails; it has said why by then
 */
export async function ensureGenerated(): Promise<boolean> {
  const wanted = createHash("sha256")
    .update(readFileSync(SCHEMA))
    .update(readFileSync("node_modules/prisma/package.json"))
    .digest("hex");
  if (existsSync(path.join(CLIENT, "client.ts")) && existsSync(STAMP) && readFileSync(STAMP, "utf8") === wanted) {
    return false;
  }
  // Generating needs no schema engine, but Prisma would download one unless told that an executable is there.
  const code = await runTool({ package: "prisma" }, ["generate", "--no-hints"], {
    PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
    PRISMA_HIDE_UPDATE_MESSAGE: "1",
    CHECKPOINT_DISABLE: "1",
  });
  if (code !== 0) throw new Error(`Generating the database client failed (prisma generate ended with ${code}).`);
  writeFileSync(STAMP, wanted);
  return true;
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  console.log((await ensureGenerated()) ? "The database client is generated." : "The database client is up to date.");
}
