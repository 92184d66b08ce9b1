import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

/** The calls that docs/api.md shows as the commonest, in their order. */
export function commonestCalls(): string[] {
  const [, section = ""] = readFileSync("docs/api.md", "utf8").split("## The ten commonest calls");
  const [own = ""] = section.split("\n## ");
  return [...own.matchAll(/```sh\n([\s\S]*?)```/g)].map(([, call = ""]) => call);
}

/** Stands in for jq where there is none: it picks one field, which is all that the document asks of it. */
const JQ = `#!/usr/bin/env node
const [, , flag, field] = process.argv;
if (flag !== "-r" || !/^\\.\\w+$/.test(field ?? "")) throw new Error("This jq picks one field.");
let text = "";
process.stdin.on("data", (chunk) => (text += chunk)).on("end", () => console.log(JSON.parse(text)[field.slice(1)]));
`;

/**
 * Runs calls one after the other in one shell, in a folder of their own, as somebody would who copies them.
 * @param environment what they name: HEED, TOKEN, REVIEWER
 * @returns what each printed
 * @throws Error at the first that fails, with it and with what was printed so far
 */
export async function runCalls(calls: readonly string[], environment: Record<string, string>): Promise<string[]> {
  const folder = mkdtempSync(path.join(tmpdir(), "heed-calls-"));
  const mark = "-- the next call --";
  writeFileSync(path.join(folder, "jq"), JQ, { mode: 0o700 });
  const script = ["set -euo pipefail", ...calls.map((call) => `${call}\necho; echo "${mark}"`)].join("\n");
  try {
    return await new Promise((resolve, reject) => {
      const PATH = `${folder}:${path.dirname(process.execPath)}:${process.env.PATH ?? ""}`;
      const env = { ...environment, PATH } as unknown as NodeJS.ProcessEnv;
      execFile("bash", ["-c", script], { cwd: folder, env, maxBuffer: 50_000_000 }, (error, stdout, stderr) => {
        const printed = stdout.split(mark).slice(0, -1);
        if (!error) resolve(printed);
        else reject(new Error(`This call failed: ${calls[printed.length]}\n${stderr}${stdout.slice(-2_000)}`));
      });
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
