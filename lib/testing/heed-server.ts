import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { toolEnvironment } from "@/lib/cli/run-tool";
import { freePort } from "./postgres";

/** A running Heed of its own process, as `npm start` runs it. */
export interface HeedServer {
  url: string;
  pid: number;
  /** Where its data are: kept when it is killed, gone when it is stopped. */
  directory: string;
  /** What it has printed. */
  output(): string;
  /** SIGTERM, and SIGKILL when it does not end within 20 s. The data go, unless kept. */
  stop(options?: { keepData?: boolean }): Promise<void>;
  /** Its exit code once it has ended by itself; null before, and when a signal ended it. */
  exitCode(): number | null;
  /** SIGKILL, at once; the data stay. */
  kill(): Promise<void>;
}

const READY_SECONDS = 300;
/** What tests log names addresses of others, who are not to be asked for it. */
const QUIETLY = { HEED_LOG_LEVEL: "warn", HEED_CAPTURE: "asked", HEED_LINK_CHECK_DAYS: "0" };

/**
 * Starts Heed as `npm start` does, on a free port and on data of its own, and waits until it is ready to serve.
 * @param environment its configuration, beside HEED_DATA_DIR and PORT; what this process has of both is not passed on
 * @param directory data to start on; a new temporary folder unless given
 * @throws Error with what it printed when it ends or is not ready in time (a first start builds)
 */
export async function startHeed(environment: Record<string, string> = {}, directory?: string): Promise<HeedServer> {
  const data = directory ?? mkdtempSync(path.join(tmpdir(), "heed-data-"));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  let output = "";
  const child = spawn(process.execPath, ["--import", "tsx", "lib/cli/start.ts"], {
    stdio: ["ignore", "pipe", "pipe"],
    env: serverEnvironment({ ...QUIETLY, ...environment, HEED_DATA_DIR: data, PORT: String(port) }),
  });
  const remember = (chunk: Buffer) => {
    output = (output + chunk.toString()).slice(-100_000);
  };
  child.stdout.on("data", remember);
  child.stderr.on("data", remember);
  const abandon = () => child.kill("SIGKILL");
  process.once("exit", abandon);
  child.once("exit", () => process.off("exit", abandon));
  try {
    await untilReady(url, child);
  } catch (error) {
    await end(child, "SIGKILL");
    throw new Error(`${error instanceof Error ? error.message : error} It printed:\n${output}`);
  }
  return {
    url,
    pid: child.pid ?? 0,
    directory: data,
    output: () => output,
    stop: async ({ keepData = false } = {}) => {
      await end(child, "SIGTERM");
      if (!keepData) rmSync(data, { recursive: true, force: true, maxRetries: 3 });
    },
    exitCode: () => child.exitCode,
    kill: () => end(child, "SIGKILL"),
  };
}

/** Only the machine's part of this process's environment: the tests decide on the rest. */
function serverEnvironment(given: Record<string, string>): NodeJS.ProcessEnv {
  const inherited = Object.entries(toolEnvironment()).filter(
    ([name]) => name === "HEED_DIST_DIR" || !/^(HEED_|DATABASE_URL$|NODE_ENV$|PORT$|HOST$)/.test(name),
  );
  return { ...Object.fromEntries(inherited), ...given } as NodeJS.ProcessEnv;
}

async function untilReady(url: string, child: ChildProcess): Promise<void> {
  const deadline = Date.now() + READY_SECONDS * 1000;
  while (Date.now() < deadline) {
    if (child.exitCode !== null || child.signalCode !== null) throw new Error(`Heed ended with ${child.exitCode}.`);
    const answer = await fetch(`${url}/readyz`).catch(() => null);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(`Heed was not ready within ${READY_SECONDS} s.`);
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once("exit", resolve));
  child.kill(signal);
  const impatience = setTimeout(() => child.kill("SIGKILL"), 20_000);
  await ended;
  clearTimeout(impatience);
}
