import { randomBytes } from "node:crypto";
import pg from "pg";
import { startPostgres } from "@/lib/testing/postgres";

/** A server with room for the benchmark's databases, which go when it stops. */
export interface Databases {
  /** What the server calls itself. */
  version: string;
  /** An empty database's address as its owner. */
  create(): Promise<string>;
  stop(): Promise<void>;
}

/** BENCH_DATABASE_URL names a server to use (its user must be allowed to create databases and roles); else one is started. */
export async function openDatabases(): Promise<Databases> {
  const given = process.env.BENCH_DATABASE_URL;
  const server = given ? { url: given, stop: async () => undefined } : await startPostgres();
  const created: string[] = [];
  return {
    version: (await ask(server.url, "SHOW server_version"))[0]?.server_version as string,
    create: async () => {
      const name = `heed_bench_${randomBytes(4).toString("hex")}`;
      await ask(server.url, `CREATE DATABASE ${name}`);
      created.push(name);
      const own = new URL(server.url);
      own.pathname = `/${name}`;
      return own.href;
    },
    stop: async () => {
      for (const name of given ? created : []) await ask(server.url, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
      await server.stop();
    },
  };
}

async function ask(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}
