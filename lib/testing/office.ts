import { execFile, spawnSync } from "node:child_process";
import { accessSync, constants, existsSync } from "node:fs";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";

const run = promisify(execFile);
const NAMES = ["soffice", "libreoffice"];
const PACKAGES = ["libreoffice-writer-nogui", "libreoffice-calc-nogui"];
/** It starts slowly, the first time above all. */
const LIMIT_MS = 180_000;
/** Left to itself it writes CSV in the signs of the system's locale: with commas, quotation marks and UTF-8 (76). */
const FILTERS: Record<string, string> = { csv: "csv:Text - txt - csv (StarCalc):44,34,76" };

/**
 * Finds LibreOffice: SOFFICE_PATH, an installed one or, as root on Debian, one installed now.
 * @param say takes a line of progress
 * @returns its path
 * @throws Error that says what to do when there is none: what needs it fails, it is never skipped
 */
export function findOffice(say: (line: string) => void = console.log): string {
  const found = process.env.SOFFICE_PATH ?? onPath() ?? installOnDebian(say);
  if (found && existsSync(found)) return found;
  throw new Error(
    `LibreOffice was not found. Install it (Debian, Ubuntu: apt-get install --no-install-recommends ${PACKAGES.join(" ")}) or set SOFFICE_PATH to its program.`,
  );
}

/**
 * Opens a document in LibreOffice and gives it back in another form.
 * @param from the form of the bytes, as a file name ends
 * @param to what to make of it
 * @throws Error when it cannot be opened
 */
export async function convertInOffice(
  bytes: Uint8Array,
  from: "docx" | "xlsx" | "csv",
  to: "pdf" | "csv" | "txt",
): Promise<Buffer> {
  const folder = await mkdtemp(path.join(os.tmpdir(), "heed-office-"));
  try {
    const [input, output] = [path.join(folder, `given.${from}`), path.join(folder, "out", `given.${to}`)];
    await writeFile(input, bytes);
    // A profile of its own: two of them at once on one profile refuse each other, and none shares the user's settings.
    const profile = `-env:UserInstallation=${pathToFileURL(path.join(folder, "profile")).href}`;
    const { stdout, stderr } = await run(
      findOffice(),
      [
        profile,
        "--headless",
        "--norestore",
        "--convert-to",
        FILTERS[to] ?? to,
        "--outdir",
        path.dirname(output),
        input,
      ],
      { timeout: LIMIT_MS },
    );
    // It ends with 0 also where it could open nothing.
    if (!existsSync(output)) throw new Error(`LibreOffice opened no ${from}: ${stdout}${stderr}`);
    return await readFile(output);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
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

function installOnDebian(say: (line: string) => void): string | null {
  if (process.getuid?.() !== 0 || !existsSync("/etc/debian_version")) return null;
  say(`No LibreOffice here: installing Debian's (apt-get install ${PACKAGES.join(" ")}) …`);
  for (const parameters of [["update"], ["install", "-y", "--no-install-recommends", ...PACKAGES]]) {
    spawnSync("apt-get", parameters, { stdio: "inherit", env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" } });
  }
  return onPath();
}
