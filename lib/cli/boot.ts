import path from "node:path";
import { releaseAbandonedClaims } from "@/lib/db/abandoned-claims";
import { openDatabase } from "@/lib/db/connection";
import { renewStandings } from "@/lib/db/standing-upkeep";
import type { Environment } from "@/lib/env/environment";
import { assertFileStore } from "@/lib/platform/files/current-file-store";
import { loadSecrets } from "@/lib/platform/secrets";
import { ensureSystemUser } from "@/lib/use-cases/catalogue/ensure-system-user";
import { loadCatalogue } from "@/lib/use-cases/catalogue/load-catalogue";
import { createFirstAdmin } from "@/lib/use-cases/invitation/create-first-admin";
import { ensureSetupInvitation } from "@/lib/use-cases/invitation/ensure-setup-invitation";
import { catalogue } from "@/prisma/seed/csto-2025/catalogue";

/** A database that can be served. */
export interface Booted {
  /** Lines to print when the server is up. */
  links: string[];
  /** Begins the work beside the server: housekeeping and jobs. Nothing that is served needs it, so it comes after. */
  startWork(): Promise<void>;
  /** Ends that work and closes the database. */
  close(): Promise<void>;
}

/**
 * Everything between an empty machine and a servable database: secrets, schema, catalogue, the first administrator.
 * @param say takes lines of progress
 */
export async function boot(env: Environment, say: (line: string) => void): Promise<Booted> {
  const directory = path.resolve(env.HEED_DATA_DIR);
  await loadSecrets(directory, env);
  await assertFileStore();
  const connection = await openDatabase(
    env.DATABASE_URL ? { url: env.DATABASE_URL, pool: env.HEED_DATABASE_POOL } : { directory },
  );
  say(connection.kind === "server" ? "database: PostgreSQL server" : `database: embedded, in ${directory}`);
  if (connection.applied.length > 0) say(`migrated: ${connection.applied.join(", ")}`);
  if (!connection.guarded) {
    say(
      `WARNING: the role heed_app cannot be used (${connection.warning}). Triggers still refuse changes of history, but the app runs with its owner's rights.`,
    );
  }
  const abandoned = await releaseAbandonedClaims();
  if (abandoned > 0) say(`${abandoned} requests were broken off: their Idempotency-Keys may be used again`);
  const renewed = await renewStandings();
  if (renewed > 0) say(`figures computed anew for ${renewed} recommendations`);
  const system = await ensureSystemUser();
  if (env.HEED_CATALOGUE === "csto") {
    const { loaded } = await loadCatalogue(system, catalogue);
    if (loaded)
      say(
        `catalogue: ${catalogue.recommendations.length} recommendations, ${catalogue.evidence.length} evidence items`,
      );
  }
  const links: string[] = [];
  const base = env.HEED_URL?.replace(/\/$/, "") ?? `http://localhost:${env.PORT}`;
  if (env.HEED_ADMIN_EMAIL && env.HEED_ADMIN_PASSWORD) {
    const created = await createFirstAdmin({
      email: env.HEED_ADMIN_EMAIL,
      name: env.HEED_ADMIN_EMAIL.split("@")[0] ?? "Admin",
      password: env.HEED_ADMIN_PASSWORD,
    });
    if (created) say("the first administrator was created from HEED_ADMIN_EMAIL");
  } else {
    const token = await ensureSetupInvitation();
    if (token)
      links.push("nobody can sign in yet. Create the first administrator here (once):", `  ${base}/join/${token}`);
  }
  let work: Promise<() => Promise<void>> | undefined;
  return {
    links,
    startWork: async () => {
      work ??= import("./work").then(({ startWork }) => startWork(system, env));
      await work;
    },
    close: async () => {
      await (await work)?.();
      await connection.close();
    },
  };
}
