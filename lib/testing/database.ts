import { randomUUID } from "node:crypto";
import pg from "pg";
import { afterAll, beforeAll, describe, inject } from "vitest";
import { type Connection, connection, openDatabase } from "@/lib/db/connection";

/** The database of a test file, past Prisma: one statement as the app's role, or as the owner. */
export interface TestDatabase {
  /** The owner's address on a server. @throws Error on the embedded database, which has none */
  url(): string;
  asApp<Row>(sql: string, parameters?: unknown[]): Promise<Row[]>;
  asOwner<Row>(sql: string, parameters?: unknown[]): Promise<Row[]>;
}

/**
 * Gives the calling file (or `describe`) a database of its own on the test server: migrated, empty, open for
 * `database()` and `transact()`, and dropped afterwards.
 * @param pool connections of the app
 */
export function useDatabase({ pool = 5 }: { pool?: number } = {}): TestDatabase {
  let url: string | undefined;
  let owner: pg.Client | undefined;
  const ownUrl = () => {
    if (url === undefined) throw new Error("The test database opens in beforeAll: not before.");
    return url;
  };
  beforeAll(async () => {
    url = await createDatabase();
    owner = await connect(url);
    await openDatabase({ url, pool });
  });
  afterAll(async () => {
    await closeConnection();
    await owner?.end();
    if (url !== undefined) await dropDatabase(url);
  });
  return {
    url: ownUrl,
    asApp: async <Row>(sql: string, parameters?: unknown[]) => {
      const pooled = connection().pool;
      if (!pooled) throw new Error("The database is not open.");
      return (await pooled.query(sql, parameters)).rows as Row[];
    },
    asOwner: async <Row>(sql: string, parameters?: unknown[]) => {
      if (!owner) throw new Error("The database is not open.");
      return (await owner.query(sql, parameters)).rows as Row[];
    },
  };
}

/** The same on the embedded database, in memory unless a directory is given. */
export function useEmbeddedDatabase(directory = "memory://"): TestDatabase {
  beforeAll(async () => {
    await openDatabase({ directory });
  }, 60_000);
  afterAll(closeConnection);
  const pglite = () => {
    const { embedded } = connection();
    if (!embedded) throw new Error("The database is not open.");
    return embedded.pglite;
  };
  return {
    url: () => {
      throw new Error("The embedded database has no address.");
    },
    asApp: async <Row>(sql: string, parameters?: unknown[]) => (await pglite().query<Row>(sql, parameters)).rows,
    asOwner: <Row>(sql: string, parameters?: unknown[]) =>
      pglite().transaction(async (tx) => {
        await tx.query("SET LOCAL ROLE NONE");
        return (await tx.query<Row>(sql, parameters)).rows;
      }),
  };
}

/** Runs a suite twice: on the server, and on the embedded database. */
export function describeOnBoth(name: string, suite: (db: TestDatabase, kind: Connection["kind"]) => void): void {
  describe(`${name} (server)`, () => suite(useDatabase(), "server"));
  describe(`${name} (embedded)`, () => suite(useEmbeddedDatabase(), "embedded"));
}

/**
 * Creates a database on the test server. Drop it with dropDatabase.
 * @param migrated false for an empty one
 * @returns its address as its owner
 */
export async function createDatabase({ migrated = true }: { migrated?: boolean } = {}): Promise<string> {
  const { url, template } = inject("testServer");
  const name = `${template}_${randomUUID().slice(0, 8)}`;
  const admin = await connect(url);
  try {
    await admin.query(`CREATE DATABASE ${name} TEMPLATE ${migrated ? template : "template0"}`);
  } finally {
    await admin.end();
  }
  const own = new URL(url);
  own.pathname = `/${name}`;
  return own.href;
}

/** Drops a database that createDatabase made, whoever is still connected. */
export async function dropDatabase(url: string): Promise<void> {
  const admin = await connect(inject("testServer").url);
  try {
    await admin.query(`DROP DATABASE IF EXISTS ${new URL(url).pathname.slice(1)} WITH (FORCE)`);
  } finally {
    await admin.end();
  }
}

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return client;
}

/** Closes what is open; a suite whose opening failed has nothing to close. */
async function closeConnection(): Promise<void> {
  await (globalThis as { heedConnection?: Connection }).heedConnection?.close();
}
