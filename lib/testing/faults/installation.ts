import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { text } from "node:stream/consumers";
import pg from "pg";
import { toolEnvironment } from "@/lib/cli/run-tool";
import { openEmbedded } from "@/lib/db/embedded";
import { type HeedServer, startHeed } from "@/lib/testing/heed-server";

/** How often each fault is tried. */
export const ROUNDS = Number(process.env.HEED_TEST_ROUNDS ?? 2);
if (!Number.isInteger(ROUNDS) || ROUNDS < 1) throw new Error("HEED_TEST_ROUNDS must be a whole number from 1.");

/** Data of an installation that outlive its processes, and somebody who may write there. */
export interface Installation {
  directory: string;
  environment: Record<string, string>;
  member: { id: string; token: string; adminToken: string; cookie: string };
  /** Starts it as `npm start` does, and says how long it took to be ready. */
  start(): Promise<{ server: HeedServer; seconds: number }>;
  /** Rows as the database's owner sees them. The embedded database has to be closed. */
  query<Row>(sql: string, parameters?: unknown[]): Promise<Row[]>;
  /** Ends nothing: removes the data directory. */
  remove(): void;
}

/**
 * Makes an installation with the catalogue and an administrator who has a token and a session.
 * @param url an empty database on a server; left out, the embedded one
 */
export async function install(url?: string, more: Record<string, string> = {}): Promise<Installation> {
  const directory = mkdtempSync(path.join(tmpdir(), "heed-faults-"));
  const environment = { ...more, ...(url === undefined ? {} : { DATABASE_URL: url }) };
  const wish = [
    {
      key: "writer",
      name: "Wera Schreiber",
      role: "ADMIN",
      scopes: { write: ["READ", "WRITE"], all: ["READ", "WRITE", "ADMIN"] },
    },
  ];
  const made = await run(
    ["e2e/support/create-team.ts"],
    { ...environment, HEED_DATA_DIR: directory },
    JSON.stringify(wish),
  );
  if (made.code !== 0) throw new Error(`The installation could not be made: ${made.errors}`);
  const [writer] = JSON.parse(made.output) as [
    { id: string; cookie: { name: string; value: string }; tokens: { write: string; all: string } },
  ];
  return {
    directory,
    environment,
    member: {
      id: writer.id,
      token: writer.tokens.write,
      adminToken: writer.tokens.all,
      cookie: `${writer.cookie.name}=${writer.cookie.value}`,
    },
    start: async () => {
      const began = performance.now();
      const server = await startHeed(environment, directory);
      return { server, seconds: (performance.now() - began) / 1000 };
    },
    query: (sql, parameters) =>
      url === undefined ? askEmbedded(directory, sql, parameters) : askServer(url, sql, parameters),
    remove: () => rmSync(directory, { recursive: true, force: true, maxRetries: 3 }),
  };
}

async function askEmbedded<Row>(directory: string, sql: string, parameters?: unknown[]): Promise<Row[]> {
  const { pglite, close } = await openEmbedded(directory);
  try {
    return (await pglite.query<Row>(sql, parameters)).rows;
  } finally {
    await close();
  }
}

async function askServer<Row>(url: string, sql: string, parameters?: unknown[]): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql, parameters)).rows as Row[];
  } finally {
    await client.end();
  }
}

/** Creates an empty database on a test server. @returns its address */
export async function createEmptyDatabase(serverUrl: string): Promise<string> {
  const name = `heed_faults_${process.pid}_${Math.random().toString(36).slice(2, 8)}`;
  await askServer(serverUrl, `CREATE DATABASE ${name}`);
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.href;
}

/** Drops such a database, whoever is still connected: a server given by TEST_DATABASE_URL lives on. */
export async function dropDatabase(serverUrl: string, url: string): Promise<void> {
  await askServer(serverUrl, `DROP DATABASE IF EXISTS ${new URL(url).pathname.slice(1)} WITH (FORCE)`);
}

/** Runs one of the project's programs to its end. */
export async function run(
  program: readonly string[],
  environment: Record<string, string>,
  input = "",
): Promise<{ code: number | null; output: string; errors: string }> {
  const inherited = Object.entries(toolEnvironment()).filter(
    ([name]) => name === "HEED_DIST_DIR" || !/^(HEED_|DATABASE_URL$|NODE_ENV$|PORT$|HOST$)/.test(name),
  );
  const child = spawn(process.execPath, ["--import", "tsx", ...program], {
    stdio: ["pipe", "pipe", "pipe"],
    env: { ...Object.fromEntries(inherited), NODE_ENV: "production", ...environment } as NodeJS.ProcessEnv,
  });
  child.stdin.end(input);
  const ended = new Promise<number | null>((resolve) => child.once("exit", resolve));
  const [output, errors] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { code: await ended, output, errors };
}
