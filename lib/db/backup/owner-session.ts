import path from "node:path";
import pg from "pg";
import type { DatabaseChoice } from "../connection";
import { openEmbedded } from "../embedded";
import type { OwnerSession } from "../migrate";

/** A database opened as its owner, with nothing migrated and no role taken. */
export interface OwnerConnection {
  kind: "server" | "embedded";
  session: OwnerSession;
  close(): Promise<void>;
}

/** Opens a database as its owner and leaves it as it is. @throws DatabaseInUse, or the driver's error */
export async function openAsOwner(choice: DatabaseChoice): Promise<OwnerConnection> {
  if ("url" in choice) {
    const client = new pg.Client({ connectionString: choice.url, connectionTimeoutMillis: 10_000 });
    await client.connect();
    await client.query("SET statement_timeout = 0; SET idle_in_transaction_session_timeout = 0");
    return { kind: "server", session: sessionOf(client), close: () => client.end() };
  }
  const embedded = await openEmbedded(
    choice.directory === "memory://" ? choice.directory : path.resolve(choice.directory),
  );
  const { pglite } = embedded;
  return {
    kind: "embedded",
    session: {
      exec: (sql) => pglite.exec(sql),
      query: async <Row>(sql: string, parameters?: unknown[]) => ({
        rows: (await pglite.query<Row>(sql, parameters)).rows,
      }),
    },
    close: () => embedded.close(),
  };
}

/** One connection to a server as a session. */
export function sessionOf(client: pg.ClientBase): OwnerSession {
  return {
    exec: (sql) => client.query(sql),
    query: async <Row>(sql: string, parameters?: unknown[]) => ({
      rows: (await client.query(sql, parameters)).rows as Row[],
    }),
  };
}
