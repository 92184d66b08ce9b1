import { getConstructionPlans, getMigrationPlans } from "pg-boss";
import { APP_ROLE } from "./app-role";
import type { OwnerSession } from "./migrate";

/** Where the job queue keeps its tables, apart from ours. */
export const JOB_SCHEMA = "pgboss";

// Any number will do as long as every Heed takes the same one.
const LOCK = 7_264_533;

/**
 * Makes the queue's tables, or brings them up to date, as the owner, and lets the app's role work with rows there: it
 * makes and alters nothing. Repeated at each start, so that the grants follow the queue's version.
 * @param guarded whether the app's role can be used
 * @returns null, or why there is no queue: Heed then runs without one
 */
export async function prepareJobSchema(session: OwnerSession, guarded: boolean): Promise<string | null> {
  try {
    await session.exec(`SELECT pg_advisory_lock(${LOCK})`);
    try {
      await session.exec(await plans(session));
    } finally {
      await session.exec(`ROLLBACK; SELECT pg_advisory_unlock(${LOCK})`);
    }
    if (guarded) {
      await session.exec(`BEGIN;
        GRANT USAGE ON SCHEMA ${JOB_SCHEMA} TO ${APP_ROLE};
        GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ${JOB_SCHEMA} TO ${APP_ROLE};
        REVOKE INSERT, DELETE ON ${JOB_SCHEMA}.version FROM ${APP_ROLE};
        COMMIT`);
    }
    return null;
  } catch (error) {
    await session.exec("ROLLBACK").catch(() => undefined);
    return error instanceof Error ? error.message : String(error);
  }
}

/** The statements that a database lacks; a harmless one where it lacks nothing. */
async function plans(session: OwnerSession): Promise<string> {
  const { rows: found } = await session.query<{ there: boolean }>(
    `SELECT to_regclass('${JOB_SCHEMA}.version') IS NOT NULL AS there`,
  );
  const construction = getConstructionPlans(JOB_SCHEMA);
  if (!found[0]?.there) return construction;
  const { rows } = await session.query<{ version: number }>(`SELECT version FROM ${JOB_SCHEMA}.version`);
  const version = rows[0]?.version;
  // pg-boss tells its version nowhere but in what it writes down when it makes its tables.
  const current = Number(/version\(version\) VALUES \('(\d+)'\)/.exec(construction)?.[1]);
  return version !== undefined && version < current ? getMigrationPlans(JOB_SCHEMA, version) : "SELECT 1";
}
