import pg from "pg";
import type { TestProject } from "vitest/node";
import { openDatabase } from "@/lib/db/connection";
import { startPostgres } from "./postgres";

declare module "vitest" {
  interface ProvidedContext {
    /** The server's address, and the migrated database that those of the test files are copied from. */
    testServer: { url: string; template: string };
  }
}

/** Starts one server for the run with one migrated database, and takes both down after the last test. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  // Nothing in these tests cuts the power, so the server need not wait for the disk.
  const server = await startPostgres({ durable: false });
  const template = `heed_test_${process.pid}_${Date.now().toString(36)}`;
  try {
    await onServer(server.url, (client) => client.query(`CREATE DATABASE ${template}`));
    const url = new URL(server.url);
    url.pathname = `/${template}`;
    await (await openDatabase({ url: url.href, pool: 1 })).close();
  } catch (error) {
    await server.stop();
    throw error;
  }
  project.provide("testServer", { url: server.url, template });
  return async () => {
    // Drops what files that broke off left behind, too: a server given by TEST_DATABASE_URL lives on.
    await onServer(server.url, async (client) => {
      const { rows } = await client.query<{ datname: string }>(
        "SELECT datname FROM pg_database WHERE starts_with(datname, $1)",
        [template],
      );
      for (const { datname } of rows) await client.query(`DROP DATABASE IF EXISTS ${datname} WITH (FORCE)`);
    });
    await server.stop();
  };
}

async function onServer(url: string, work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
