import { globSync } from "node:fs";
import { ensureBuilt } from "@/lib/cli/build";
import { runTool } from "@/lib/cli/run-tool";
import { startCeph } from "./ceph";
import { findChromium } from "./chromium";
import { findOffice } from "./office";
import { startPostgres } from "./postgres";
import { runSteps } from "./run-steps";
import { S3_TEST_VARIABLE } from "./s3-server";

const ROUNDS = process.env.HEED_TEST_ROUNDS ?? "20";

console.log(`The extended tests open in LibreOffice what Heed writes, and try the production build under faults, ${ROUNDS} rounds of
each (HEED_TEST_ROUNDS). They keep files in a bucket of Ceph's (apt-get install radosgw ceph-mon ceph-osd).
They need PostgreSQL (from npm, or a server by TEST_DATABASE_URL that waits for its disk), Chromium, LibreOffice, about
4 GB of memory and half an hour. What is missing fails the run: nothing is skipped.`);

process.exitCode = await runSteps([
  { name: "build", run: () => ensureBuilt().then(() => 0) },
  { name: "chromium", run: () => findChromium().then(() => 0) },
  { name: "postgres", run: () => startPostgres().then((server) => server.stop().then(() => 0)) },
  { name: "libreoffice", run: async () => (findOffice() ? 0 : 1) },
  {
    name: "office",
    run: () => runTool({ package: "vitest" }, ["run", "--project", "office"], { NODE_ENV: "test" }),
  },
  { name: "s3", run: runS3 },
  { name: "faults", run: runFaults },
]);

/** What is promised of stored files, on a real S3 server that verifies what it is asked. */
async function runS3(): Promise<number> {
  const { bucket, stop } = await startCeph();
  try {
    const environment = { NODE_ENV: "test", [S3_TEST_VARIABLE]: JSON.stringify(bucket) };
    return await runTool({ package: "vitest" }, ["run", "lib/platform/files/file-store.test.ts"], environment);
  } finally {
    await stop();
  }
}

async function runFaults(): Promise<number> {
  if (globSync("lib/testing/faults/**/*.test.ts").length === 0) {
    console.error("There are no fault tests in lib/testing/faults.");
    return 1;
  }
  return runTool({ package: "vitest" }, ["run", "--project", "faults"], { NODE_ENV: "test", HEED_TEST_ROUNDS: ROUNDS });
}
