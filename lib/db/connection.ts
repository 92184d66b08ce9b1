import path from "node:path";
import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { PrismaPGlite } from "pglite-prisma-adapter";
import { APP_ROLE, prepareAppRole } from "./app-role";
import { type Embedded, openEmbedded } from "./embedded";
import { PrismaClient } from "./generated/client";
import { prepareJobSchema } from "./job-schema";
import { statementName } from "./kept-plan";
import { migrate, type OwnerSession } from "./migrate";

/** Which database: a server by its address, or the embedded one below a directory ("memory://": throw-away). */
export type DatabaseChoice = { url: string; pool: number } | { directory: string };

/** An open database of this process. */
export interface Connection {
  kind: "server" | "embedded";
  /** Whether the app runs as heed_app; if not, why. */
  guarded: boolean;
  warning: string | null;
  /** Why there is no job queue; null when there is one. */
  jobsWarning: string | null;
  applied: string[];
  pool: pg.Pool | null;
  embedded: Embedded | null;
  close(): Promise<void>;
}

/**
 * The connection stands on globalThis because the server's bundle and the start script are two module graphs in one
 * process: a module-level variable would open the embedded database twice.
 */
const holder = globalThis as { heedConnection?: Connection };
let client: { connection: Connection; prisma: PrismaClient } | undefined;

const QUERY_SECONDS = 20;
/** Figures are counted in memory, and compiling a statement takes longer than running it. */
const COUNTING = "-c work_mem=32MB -c jit=off";

/**
 * Opens the database, brings its schema up to date as its owner, and from then on runs as heed_app.
 * @param migrations the folder of the migrations
 * @throws DatabaseInUse, MigrationError, or the driver's error when the server cannot be reached
 */
export async function openDatabase(
  choice: DatabaseChoice,
  migrations = path.resolve("prisma/migrations"),
): Promise<Connection> {
  if (holder.heedConnection) throw new Error("The database is already open in this process.");
  const connection =
    "url" in choice ? await openServer(choice, migrations) : await openLocal(choice.directory, migrations);
  holder.heedConnection = connection;
  return connection;
}

async function openServer(choice: { url: string; pool: number }, migrations: string): Promise<Connection> {
  const owner = new pg.Client({ connectionString: choice.url, connectionTimeoutMillis: 10_000 });
  await owner.connect();
  const session: OwnerSession = {
    exec: (sql) => owner.query(sql),
    query: async <Row>(sql: string, parameters?: unknown[]) => {
      const result = await owner.query(sql, parameters);
      return { rows: result.rows as Row[] };
    },
  };
  let applied: string[];
  let role: Awaited<ReturnType<typeof prepareAppRole>>;
  let jobsWarning: string | null;
  try {
    applied = await migrate(session, migrations);
    role = await prepareAppRole(session);
    jobsWarning = await prepareJobSchema(session, role.usable);
  } finally {
    await owner.end();
  }
  const pool = new pg.Pool({
    connectionString: choice.url,
    max: choice.pool,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 30_000,
    options: `${COUNTING} -c statement_timeout=${QUERY_SECONDS}s -c idle_in_transaction_session_timeout=30s -c timezone=UTC${role.usable ? ` -c role=${APP_ROLE}` : ""}`,
  });
  // Without a listener a connection that breaks while idle would end the process.
  pool.on("error", () => undefined);
  return {
    kind: "server",
    guarded: role.usable,
    warning: role.usable ? null : role.reason,
    jobsWarning,
    applied,
    pool,
    embedded: null,
    close: async () => {
      await pool.end();
      if (holder.heedConnection?.pool === pool) delete holder.heedConnection;
    },
  };
}

async function openLocal(directory: string, migrations: string): Promise<Connection> {
  const embedded = await openEmbedded(directory);
  const { pglite } = embedded;
  try {
    const session: OwnerSession = {
      exec: (sql) => pglite.exec(sql),
      query: async <Row>(sql: string, parameters?: unknown[]) => {
        const result = await pglite.query<Row>(sql, parameters);
        return { rows: result.rows };
      },
    };
    await pglite.exec("RESET ROLE");
    const applied = await migrate(session, migrations);
    const role = await prepareAppRole(session);
    const jobsWarning = await prepareJobSchema(session, role.usable);
    await pglite.exec(`SET TIME ZONE 'UTC'${role.usable ? `; SET ROLE ${APP_ROLE}` : ""}`);
    return {
      kind: "embedded",
      guarded: role.usable,
      warning: role.usable ? null : role.reason,
      jobsWarning,
      applied,
      pool: null,
      embedded,
      close: async () => {
        await embedded.close();
        if (holder.heedConnection?.embedded === embedded) delete holder.heedConnection;
      },
    };
  } catch (error) {
    await embedded.close();
    throw error;
  }
}

/** The open database of this process. @throws Error when openDatabase was not called */
export function connection(): Connection {
  if (!holder.heedConnection) throw new Error("The database is not open: start Heed with npm start or npm run dev.");
  return holder.heedConnection;
}

/** The Prisma client on the open database. */
export function database(): PrismaClient {
  const open = connection();
  if (client?.connection !== open) {
    const adapter = open.pool
      ? new PrismaPg(open.pool, { statementNameGenerator: statementName })
      : new PrismaPGlite(open.embedded?.pglite as never);
    client = { connection: open, prisma: new PrismaClient({ adapter }) };
  }
  return client.prisma;
}
