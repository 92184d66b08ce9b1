import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { verifyExport } from "@/lib/testing/audit-verifier";
import { startPostgres, type TestServer } from "@/lib/testing/postgres";
import { createEmptyDatabase, dropDatabase, type Installation, install, ROUNDS, run } from "./installation";
import { countEntries, expectAllThere, expectNothingHalfDone, expectVerified, exportChain } from "./record";
import { sendAgain, startWriters, type Write } from "./writers";

/** Seconds that are promised for every time. */
const UP_AGAIN = 10;

describe.each(["embedded", "server"] as const)("kill -9 during concurrent writes (%s database)", (kind) => {
  let postgres: TestServer | undefined;
  let url: string | undefined;
  let installation: Installation;
  let exported: Awaited<ReturnType<typeof exportChain>> | undefined;
  beforeAll(async () => {
    if (kind === "server") {
      postgres = await startPostgres();
      url = await createEmptyDatabase(postgres.url);
    }
    installation = await install(url);
  });
  afterAll(async () => {
    installation?.remove();
    if (postgres && url) await dropDatabase(postgres.url, url);
    await postgres?.stop();
  });

  it(`loses nothing that was acknowledged and leaves nothing half done, ${ROUNDS} times over`, async () => {
    const { token, adminToken } = installation.member;
    const acknowledged: Write[] = [];
    const seconds: number[] = [];
    let unknown = 0;
    let found = 0;
    let { server } = await installation.start();
    let stopWriters = async () => {};
    // Of a round that fails nothing runs on, and the figures of those before are told.
    onTestFinished(async () => {
      await server.kill();
      await stopWriters();
      console.log(`kill -9, ${kind}: ${seconds.length} rounds, up again in ${told(seconds)} s`);
    });
    let head = { sequence: 0, hash: "0".repeat(64) };
    for (let round = 0; round < ROUNDS; round++) {
      const writers = startWriters(server.url, token);
      stopWriters = writers.stop;
      await writers.until(20 + Math.floor(Math.random() * (ROUNDS > 5 ? 280 : 80)));
      await server.kill();
      await writers.stop();
      const restarted = await installation.start();
      server = restarted.server;
      seconds.push(restarted.seconds);

      const chain = await exportChain(server.url, adminToken);
      expect(chain.fault).toBeNull();
      expect(verifyExport(chain.items, head), "the head of the round before").toBeNull();
      head = chain.head;
      exported = chain;
      for (const write of writers.acknowledged()) expect(countEntries(chain.items, write), write.text).toBe(1);
      acknowledged.push(...writers.acknowledged());
      // Those without an answer: asked again with the same key, they are told what was done or done now. On a server the
      // dead process's claim may be another's at work, so that they may be told to wait.
      const open = writers.writes.filter((write) => write.answer === null && write.kind === "evidence").slice(0, 20);
      for (const write of open) {
        const done = countEntries(chain.items, write);
        unknown += 1;
        found += done;
        await sendAgain(server.url, token, write);
        const { status, code } = write.answer ?? {};
        if (done === 1) expect(status).toBe(201);
        else expect(kind === "embedded" ? [201] : [201, 409], `${status} ${code}`).toContain(status);
        if (status === 201) acknowledged.push(write);
        else expect(code).toBe("idempotencyInProgress");
      }
    }
    const partly = await exportChain(server.url, token);
    expect(partly.fault, "payloads about people withheld").toBeNull();
    if (kind === "embedded") await expectSecondOpenersRefused(installation, server.url);
    await server.stop({ keepData: true });
    expect(server.exitCode()).toBe(0);
    await expectAllThere(installation, acknowledged);
    await expectNothingHalfDone(installation);
    await expectVerified(installation, head);

    console.log(
      `kill -9, ${kind}: ${acknowledged.length} acknowledged writes all there; of ${unknown} without an answer ${found} were done whole`,
    );
    expect(Math.max(...seconds)).toBeLessThan(UP_AGAIN);
  });

  it("shows every tampering with the export to a verifier that knows the documentation alone", () => {
    if (!exported) throw new Error("There is no export of the rounds before.");
    const { items, head } = exported;
    const at = Math.floor(items.length / 2);
    const entry = items[at];
    const next = items[at + 1];
    if (!entry || !next) throw new Error("The chain is too short to be tampered with.");
    const changed = (change: object) => verifyExport(items.with(at, { ...entry, ...change }), head);
    expect(verifyExport(items, head)).toBeNull();
    expect(changed({ action: "evidence.lost" })).toEqual({ sequence: at + 1, fault: "entry altered" });
    expect(changed({ payload: `${entry.payload} ` })).toEqual({ sequence: at + 1, fault: "payload altered" });
    expect(changed({ payload: null, salt: null, redactedAt: "2026-01-01T00:00:00.000Z" })?.fault).toBe(
      "redacted silently",
    );
    expect(verifyExport(items.toSpliced(at, 1), head)?.fault).toBe("missing");
    const exchanged = items.with(at, { ...next, sequence: at + 1 }).with(at + 1, { ...entry, sequence: at + 2 });
    expect(verifyExport(exchanged, head)?.fault).toBe("reordered or exchanged");
    expect(verifyExport(items.slice(0, -1), head)?.fault).toBe("tail cut, or another chain");
  });
});

function told(seconds: readonly number[]): string {
  return seconds
    .toSorted((a, b) => a - b)
    .map((each) => each.toFixed(1))
    .join(", ");
}

/** Another start and the command line are told who has the database, and the first goes on. */
async function expectSecondOpenersRefused({ directory, environment }: Installation, url: string): Promise<void> {
  const own = { ...environment, HEED_DATA_DIR: directory };
  for (const program of [["lib/cli/start.ts"], ["lib/cli/main.ts", "verify"]]) {
    const second = await run(program, { ...own, PORT: "1024" });
    expect(second.errors).toMatch(/^heed: .*is in use by process \d+\. Stop that one first/);
    expect(second.code).not.toBe(0);
    expect(second.code).not.toBeNull();
  }
  expect((await fetch(`${url}/readyz`)).status).toBe(200);
}
