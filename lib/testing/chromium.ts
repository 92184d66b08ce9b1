import { spawnSync } from "node:child_process";
import { accessSync, constants, existsSync } from "node:fs";
import path from "node:path";
import { chromium } from "@playwright/test";

/** What Chromium needs to run as root, in a container, and quietly. */
export const CHROMIUM_FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
];

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/**
 * Finds a Chromium that really runs: CHROMIUM_PATH, an installed one, the one from the package registry, or, as root on
 * Debian, one installed now.
 * @param say takes a line of progress
 * @returns its path
 * @throws Error that says what to do when there is none
 */
export async function findChromium(say: (line: string) => void = console.log): Promise<string> {
  const given = process.env.CHROMIUM_PATH;
  if (given) {
    const fault = await tryChromium(given);
    if (fault === null) return given;
    throw new Error(`CHROMIUM_PATH names ${given}, which does not run: ${fault}`);
  }
  const faults: string[] = [];
  const candidates = [async () => onPath(), fromPackage, async () => installOnDebian(say)];
  for (const candidate of candidates) {
    const file = await candidate();
    if (file === null) continue;
    const fault = await tryChromium(file);
    if (fault === null) return file;
    faults.push(`${file}: ${fault}`);
  }
  throw new Error(
    [
      "The journeys need Chromium, and none was found. Install it (Debian, Ubuntu: apt-get install chromium) or set",
      "CHROMIUM_PATH to its program.",
      ...faults,
    ].join("\n"),
  );
}

function onPath(): string | null {
  for (const folder of (process.env.PATH ?? "").split(path.delimiter)) {
    for (const name of NAMES) {
      const file = path.join(folder, name);
      try {
        accessSync(file, constants.X_OK);
        return file;
      } catch {
        // Not here.
      }
    }
  }
  return null;
}

/** The browser that a package carries compressed; it unpacks below the system's folder for temporary files. */
async function fromPackage(): Promise<string | null> {
  if (process.platform !== "linux") return null;
  try {
    const { default: packed } = await import("@sparticuz/chromium");
    return await packed.executablePath();
  } catch {
    return null;
  }
}

function installOnDebian(say: (line: string) => void): string | null {
  if (process.getuid?.() !== 0 || !existsSync("/etc/debian_version")) return null;
  say("No Chromium here: installing Debian's (apt-get install chromium) …");
  for (const parameters of [["update"], ["install", "-y", "--no-install-recommends", "chromium"]]) {
    spawnSync("apt-get", parameters, { stdio: "inherit", env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" } });
  }
  return onPath();
}

/** Has it open a page the way the journeys do: a version number alone proves nothing. @returns what is wrong, or null */
async function tryChromium(file: string): Promise<string | null> {
  try {
    const browser = await chromium.launch({ executablePath: file, args: CHROMIUM_FLAGS, timeout: 60_000 });
    try {
      const page = await browser.newPage();
      await page.setContent("<title>runs</title>");
      return (await page.title()) === "runs" ? null : "it showed no page";
    } finally {
      await browser.close();
    }
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
