import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";

const ROOT = process.cwd();

/**
 * Runs the command-line program of an installed package under this very Node, and waits for its end.
 * @param tool the package and, where it has several programs, which
 * @param environment variables beside those of this process
 * @returns the exit code; 128 when a signal ended it
 */
export function runTool(
  tool: { package: string; program?: string },
  parameters: readonly string[],
  environment: Record<string, string> = {},
): Promise<number> {
  return runNode([programOf(tool.package, tool.program), ...parameters], environment);
}

/** Runs Node itself with some parameters, the project's programs first on PATH, and waits. @returns the exit code */
export function runNode(parameters: readonly string[], environment: Record<string, string> = {}): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, parameters, { stdio: "inherit", env: toolEnvironment(environment) });
    child.once("error", reject);
    child.once("exit", (code) => resolve(code ?? 128));
  });
}

/** The environment of child processes: what they start by name is the project's own, its Node included. */
export function toolEnvironment(environment: Record<string, string> = {}): NodeJS.ProcessEnv {
  const own = [path.join(ROOT, "node_modules", ".bin"), path.dirname(process.execPath)];
  return { ...process.env, ...environment, PATH: [...own, process.env.PATH ?? ""].join(path.delimiter) };
}

function programOf(name: string, program: string | undefined): string {
  const folder = path.join(ROOT, "node_modules", name);
  const { bin } = JSON.parse(readFileSync(path.join(folder, "package.json"), "utf8")) as {
    bin?: string | Record<string, string>;
  };
  const file = typeof bin === "string" ? bin : bin?.[program ?? path.basename(name)];
  if (file === undefined) throw new Error(`The package ${name} has no program ${program ?? path.basename(name)}.`);
  return path.join(folder, file);
}
