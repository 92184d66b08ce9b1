import { defineConfig, devices } from "@playwright/test";
import { CHROMIUM_FLAGS } from "./lib/testing/chromium";

/** Journeys through the production build in a real browser. e2e/support/global-setup.ts starts the one server. */
export default defineConfig({
  testDir: "e2e",
  testMatch: "*.spec.ts",
  globalSetup: "./e2e/support/global-setup.ts",
  reporter: [["list"], ["./e2e/support/no-skipped-journeys.ts"]],
  outputDir: "test-results",
  workers: 2,
  forbidOnly: true,
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  use: {
    ...devices["Desktop Chrome"],
    // Set by the global setup, before the workers read this file.
    baseURL: process.env.HEED_TEST_URL,
    locale: "en-GB",
    timezoneId: "UTC",
    trace: "retain-on-failure",
    screenshot: "only-on-failure",
    launchOptions: { executablePath: process.env.CHROMIUM_PATH, args: CHROMIUM_FLAGS },
  },
});
