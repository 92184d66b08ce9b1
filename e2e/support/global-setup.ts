import { ensureBuilt } from "@/lib/cli/build";
import { findChromium } from "@/lib/testing/chromium";
import { TEAM } from "./members";
import { startHeedWith } from "./team";

/** The first administrator of the server that the journeys run against. */
export const ADMIN = { email: "admin@example.org", password: "correct horse battery staple" };

/**
 * Finds Chromium and starts one production server, with the catalogue and a team, on an embedded database of its own;
 * ends it after the last journey.
 */
export default async function globalSetup(): Promise<() => Promise<void>> {
  process.env.CHROMIUM_PATH = await findChromium();
  await ensureBuilt();
  const { server, team } = await startHeedWith(TEAM, {
    HEED_ADMIN_EMAIL: ADMIN.email,
    HEED_ADMIN_PASSWORD: ADMIN.password,
  });
  process.env.HEED_TEST_URL = server.url;
  process.env.HEED_TEST_TEAM = JSON.stringify(team);
  return () => server.stop();
}
