import { availableParallelism } from "node:os";
import path from "node:path";
import { defineConfig } from "vitest/config";

const resolve = { alias: { "@": path.resolve(".") } };

/** What the machine has set for Heed is no matter of the tests' (but where its build is); an empty value counts as unset. */
const env = Object.fromEntries(
  [...Object.keys(process.env).filter((name) => /^HEED_(?!TEST_|DIST_DIR$)/.test(name)), "DATABASE_URL"].map((name) => [
    name,
    "",
  ]),
);

export default defineConfig({
  test: {
    allowOnly: false,
    // Most of their time the tests wait for PostgreSQL: two at once, even where there are but two processors.
    maxWorkers: Math.max(2, Math.floor(availableParallelism() / 2)),
    reporters: ["default", "./lib/testing/no-skipped-tests.ts"],
    projects: [
      {
        resolve,
        test: {
          name: "unit",
          env,
          include: [
            "lib/domain/**/*.test.ts",
            "lib/env/**/*.test.ts",
            "lib/testing/access/**/*.test.ts",
            "components/**/*.test.ts?(x)",
          ],
        },
      },
      {
        resolve,
        test: {
          name: "integration",
          env,
          include: ["lib/{db,use-cases,web,platform,cli}/**/*.test.ts", "prisma/**/*.test.ts", "app/**/*.test.ts"],
          globalSetup: "lib/testing/global-setup.ts",
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        // Kills, stops and starves the production build; HEED_TEST_ROUNDS says how often.
        resolve,
        test: {
          name: "faults",
          env,
          include: ["lib/testing/faults/**/*.test.ts"],
          fileParallelism: false,
          testTimeout: 1_800_000,
          hookTimeout: 600_000,
        },
      },
      {
        // Opens in LibreOffice what Heed writes.
        resolve,
        test: {
          name: "office",
          env,
          include: ["lib/testing/office/**/*.test.ts"],
          fileParallelism: false,
          testTimeout: 300_000,
        },
      },
    ],
  },
});
