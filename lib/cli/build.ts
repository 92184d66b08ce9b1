import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { compressAssets } from "./compress-assets";
import { ensureGenerated } from "./generate";
import { runTool } from "./run-tool";

/** Everything that the production build is made from. */
const SOURCES = [
  "app",
  "components",
  "lib",
  "messages",
  "public",
  "prisma/schema.prisma",
  "prisma/seed",
  "proxy.ts",
  "instrumentation.ts",
  "instrumentation-client.ts",
  "package.json",
  "package-lock.json",
  "tsconfig.json",
  ...readdirSync(".").filter((name) => /^(next|postcss)\.config\./.test(name)),
];

/** Derived from the sources, or no part of the product: a changed test asks for no new build. */
const LEFT_OUT = /^lib\/(db\/generated|testing)(\/|$)|\.(test|fixtures)\.tsx?$/;

/**
 * Makes the production build unless the one at hand was made from these very sources.
 * @param force builds in any case
 * @returns whether it had to
 * @throws Error when the build fails; Next has said why by then
 */
export async function ensureBuilt({ force = false }: { force?: boolean } = {}): Promise<boolean> {
  await ensureGenerated();
  const folder = process.env.HEED_DIST_DIR ?? ".next";
  const stamp = path.join(folder, "heed-sources");
  const wanted = hashOfSources();
  const built =
    existsSync(path.join(folder, "BUILD_ID")) && existsSync(stamp) && readFileSync(stamp, "utf8") === wanted;
  if (built && !force) return false;

  console.log("Building Heed for production; this takes a minute and is done once for each version …");
  const started = Date.now();
  // First, so that an interrupted build never passes for a finished one.
  rmSync(stamp, { force: true });
  const settings = readFileSync("tsconfig.json");
  const code = await runTool({ package: "next" }, ["build"], {
    NODE_ENV: "production",
    NEXT_TELEMETRY_DISABLED: "1",
  });
  // Next writes a build folder of another name into tsconfig.json, which is itself a source of the build.
  if (!settings.equals(readFileSync("tsconfig.json"))) writeFileSync("tsconfig.json", settings);
  if (code !== 0) throw new Error(`The build failed (next build ended with ${code}).`);
  await compressAssets(folder);
  writeFileSync(stamp, wanted);
  console.log(`Built in ${((Date.now() - started) / 1000).toFixed(1)} s.`);
  return true;
}

function hashOfSources(): string {
  const hash = createHash("sha256").update(process.version);
  for (const file of SOURCES.flatMap(filesBelow)) {
    const content = readFileSync(file);
    hash.update(`\0${file}\0${content.length}\0`).update(content);
  }
  return hash.digest("hex");
}

function filesBelow(entry: string): string[] {
  if (!existsSync(entry) || LEFT_OUT.test(entry)) return [];
  if (!statSync(entry).isDirectory()) return [entry];
  return readdirSync(entry)
    .sort()
    .flatMap((name) => filesBelow(`${entry}/${name}`));
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const built = await ensureBuilt({ force: process.argv.includes("--force") });
  if (!built) console.log("The build is up to date (--force builds anyway).");
}
