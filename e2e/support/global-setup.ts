import { findChromium } from "../../lib/testing/chromium";
import { startHeed } from "../../lib/testing/heed-server";

/** The first administrator of the server that the journeys run against. */
export const ADMIN = { email: "admin@example.org", password: "correct horse battery staple" };

/** Finds Chromium and starts one production server on an embedded database of its own; ends it after the last journey. */
export default async function globalSetup(): Promise<() => Promise<void>> {
  process.env.CHROMIUM_PATH = await findChromium();
  const server = await startHeed({ HEED_ADMIN_EMAIL: ADMIN.email, HEED_ADMIN_PASSWORD: ADMIN.password });
  process.env.HEED_TEST_URL = server.url;
  process.env.HEED_TEST_DATA_DIR = server.directory;
  return () => server.stop();
}
