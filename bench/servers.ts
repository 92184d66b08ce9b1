import { type ChildProcess, spawn } from "node:child_process";
import { cpSync, existsSync, rmSync } from "node:fs";
import path from "node:path";
import { runNode, toolEnvironment } from "@/lib/cli/run-tool";
import { startHeed } from "@/lib/testing/heed-server";
import { freePort } from "@/lib/testing/postgres";

/** A server under measurement, in a process of its own. */
export interface Server {
  name: string;
  url: string;
  pid: number;
  /** What it has printed. */
  output(): string;
  stop(): Promise<void>;
}

const NEXT = path.resolve("node_modules/next/dist/bin/next");
// Built in a copy as deep as the original: what a build writes is no part of the sources.
const BARE_NEXT = path.resolve(".local/bare-next");
const PROFILER = path.resolve("bench/profiler.mjs");

/** Heed as `npm start` runs it, on a filled database; with `profile`, SIGUSR2 begins and ends a CPU profile. */
export async function startHeedOn(
  databaseUrl: string,
  name: string,
  secret: string,
  profile: boolean,
): Promise<Server> {
  const heed = await startHeed({
    DATABASE_URL: databaseUrl,
    HEED_CATALOGUE: "none",
    HEED_SECRET: secret,
    HOST: "127.0.0.1",
    NODE_ENV: "production",
    ...(profile ? { NODE_OPTIONS: `--import ${PROFILER}` } : {}),
  });
  return {
    name,
    url: heed.url,
    pid: heed.pid,
    output: () => heed.output(),
    stop: async () => {
      await heed.stop();
    },
  };
}

/** The bare node:http server on pg. */
export function startBareServer(databaseUrl: string): Promise<Server> {
  return start("bare server", ["--import", "tsx", "bench/bare-server.ts"], databaseUrl, "/");
}

/** The bare Next app, built first. */
export async function startBareNext(databaseUrl: string): Promise<Server> {
  rmSync(BARE_NEXT, { recursive: true, force: true });
  cpSync(path.resolve("bench/bare-next"), BARE_NEXT, { recursive: true });
  const environment = { NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" };
  const code = await runNode([NEXT, "build", BARE_NEXT], environment);
  if (code !== 0 || !existsSync(path.join(BARE_NEXT, ".next/BUILD_ID"))) {
    throw new Error(`The bare Next app could not be built (next build ended with ${code}).`);
  }
  return start("bare Next", [NEXT, "start", BARE_NEXT, "-H", "127.0.0.1"], databaseUrl, "/api/list");
}

async function start(name: string, parameters: string[], databaseUrl: string, probe: string): Promise<Server> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  let output = "";
  const child = spawn(process.execPath, parameters, {
    stdio: ["ignore", "pipe", "pipe"],
    env: toolEnvironment({ DATABASE_URL: databaseUrl, PORT: String(port), NODE_ENV: "production" }),
  });
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk: Buffer) => {
      output = (output + chunk.toString()).slice(-20_000);
    });
  }
  const abandon = () => child.kill("SIGKILL");
  process.once("exit", abandon);
  child.once("exit", () => process.off("exit", abandon));
  for (let attempt = 0; attempt < 150; attempt++) {
    if (child.exitCode !== null) break;
    const answer = await fetch(url + probe).catch(() => null);
    if (answer?.ok) return { name, url, pid: child.pid ?? 0, output: () => output, stop: () => end(child) };
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  await end(child);
  throw new Error(`The ${name} did not come up. It printed:\n${output}`);
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGTERM");
  const impatience = setTimeout(() => child.kill("SIGKILL"), 15_000);
  await ended;
  clearTimeout(impatience);
}
