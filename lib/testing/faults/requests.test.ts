import { randomUUID } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { HeedServer } from "@/lib/testing/heed-server";
import { startPostgres, type TestServer } from "@/lib/testing/postgres";
import { createEmptyDatabase, dropDatabase, type Installation, install, ROUNDS } from "./installation";
import { startRequest, uploadOf } from "./raw-request";
import { countEntries, expectAllThere, expectNothingHalfDone, expectVerified, exportChain } from "./record";
import { makeUpWrite, send, type Write } from "./writers";

const rounds = Array.from({ length: ROUNDS }, (_, round) => round + 1);
const MB = 1_000_000;

describe("requests that go wrong", () => {
  let postgres: TestServer;
  let url: string;
  let installation: Installation;
  let server: HeedServer;
  const acknowledged: Write[] = [];
  beforeAll(async () => {
    postgres = await startPostgres();
    url = await createEmptyDatabase(postgres.url);
    installation = await install(url);
    ({ server } = await installation.start());
  });
  afterAll(async () => {
    await server?.stop();
    installation?.remove();
    if (url) await dropDatabase(postgres.url, url);
    await postgres?.stop();
  });

  const token = () => installation.member.token;
  const counts = async () => {
    const [row] = await installation.query<{ evidence: number; files: number; entries: number }>(
      `SELECT (SELECT count(*)::int FROM evidence) AS evidence, (SELECT count(*)::int FROM stored_file) AS files,
        (SELECT count(*)::int FROM audit_entry) AS entries`,
    );
    if (!row) throw new Error("No counts.");
    return row;
  };
  const filesOnDisk = () => {
    const folder = path.join(installation.directory, "files");
    const all = existsSync(folder) ? readdirSync(folder, { recursive: true, withFileTypes: true }) : [];
    return all.filter((entry) => entry.isFile()).map((entry) => entry.name);
  };

  /** Holds the chain's head: every write then waits in the middle of its transaction. @returns lets them go on */
  const holdChain = async () => {
    const holder = new pg.Client({ connectionString: url });
    await holder.connect();
    await holder.query("BEGIN; SELECT * FROM audit_head FOR UPDATE");
    let holding = true;
    return async () => {
      if (holding) await holder.end();
      holding = false;
    };
  };
  const countWaiting = async () => {
    const [row] = await installation.query<{ waiting: number }>(
      "SELECT count(*)::int AS waiting FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()",
    );
    return row?.waiting;
  };

  it.each(rounds)("one request sent 50 times at once with one Idempotency-Key is done once (%i)", async () => {
    const write = makeUpWrite("evidence");
    const before = await counts();
    const copies = await Promise.all(Array.from({ length: 50 }, () => send(server.url, token(), { ...write })));
    const done = copies.filter((copy) => copy.answer?.status === 201);
    for (const copy of copies) {
      if (copy.answer?.status !== 201)
        expect(copy.answer).toEqual({ status: 409, id: null, code: "idempotencyInProgress" });
    }
    expect(done.length).toBeGreaterThan(0);
    const again = await send(server.url, token(), { ...write });
    expect(new Set([again, ...done].map((copy) => copy.answer?.id)).size).toBe(1);
    expect(await counts()).toEqual({ ...before, evidence: before.evidence + 1, entries: before.entries + 1 });
    acknowledged.push(again);
  });

  it.each(rounds)(
    "a form submitted 50 times at once logs once, and everyone is led to the same record (%i)",
    async () => {
      const key = randomUUID();
      const fields = {
        formKey: key,
        type: "NEWS",
        what: "LINK",
        url: `https://example.org/form/${key}`,
        title: `evidence under fault ${key}`,
        publishedOn: "2026-01-15",
        language: "en",
        whose: "NEW",
        "source.name": `Source ${key}`,
        "source.kind": "INDEPENDENT_MEDIA",
        "links.0.reference": "CSTO-01",
        "links.0.stance": "SUPPORTS",
        "links.1.reference": "CSTO-02",
        "links.1.stance": "CONTEXT",
      };
      const submit = () => {
        const body = new FormData();
        for (const [name, value] of Object.entries(fields)) body.set(name, value);
        const headers = { cookie: installation.member.cookie, origin: server.url };
        return fetch(`${server.url}/evidence/log`, { method: "POST", headers, body, redirect: "manual" });
      };
      const before = await counts();
      const answers = await Promise.all(Array.from({ length: 50 }, submit));
      const led = new Set(answers.map((answer) => `${answer.status} ${answer.headers.get("location")}`));
      expect([...led]).toEqual([expect.stringMatching(/^303 \/evidence\/E\d+\?done=logged$/)]);
      expect(await counts()).toEqual({ ...before, evidence: before.evidence + 1, entries: before.entries + 1 });
    },
  );

  it.each(rounds)("an answer that got lost after the commit is given again (%i)", async () => {
    const write = makeUpWrite("note");
    const body = JSON.stringify(write.body);
    const find = () =>
      installation.query<{ id: string }>("SELECT note_id AS id FROM note_revision WHERE body = $1", [write.text]);
    const release = await holdChain();
    const request = await startRequest(server.url, `/api/v1${write.path}`, {
      authorization: `Bearer ${token()}`,
      "content-type": "application/json",
      "content-length": String(Buffer.byteLength(body)),
      "idempotency-key": write.key,
    });
    await request.write(body);
    await expect.poll(countWaiting, { timeout: 10_000 }).toBe(1);
    request.cut();
    await release();
    await expect.poll(async () => (await find()).length, { timeout: 10_000 }).toBe(1);
    const [stored] = await find();
    await send(server.url, token(), write);
    expect(write.answer).toEqual({ status: 201, id: stored?.id, code: null });
    expect(await find()).toHaveLength(1);
    expect(countEntries((await exportChain(server.url, token())).items, write)).toBe(1);
    acknowledged.push(write);
  });

  it.each(rounds)("an upload cut at half leaves no row and no file (%i)", async () => {
    const before = { ...(await counts()), disk: filesOnDisk() };
    const { type, head, length } = uploadOf(20 * MB);
    const request = await startRequest(server.url, "/api/v1/evidence/E01/files", {
      authorization: `Bearer ${token()}`,
      "content-type": type,
      "content-length": String(length),
    });
    await request.write(head);
    const part = Buffer.alloc(MB, "half of it\n");
    for (let sent = 0; sent < 10; sent++) await request.write(part);
    // Half of it is on the disk by now: that is what has to go.
    await expect.poll(() => filesOnDisk().length, { timeout: 10_000 }).toBe(before.disk.length + 1);
    request.cut();
    await expect.poll(filesOnDisk, { timeout: 10_000 }).toEqual(before.disk);
    expect({ ...(await counts()), disk: filesOnDisk() }).toEqual(before);
  });

  it("an upload over the cap is refused with 413, the memory flat while 300 MB are sent", async () => {
    const before = { ...(await counts()), disk: filesOnDisk() };
    const megabytes = 300;
    const { type, head, tail, length } = uploadOf(megabytes * MB);
    const declared = await startRequest(server.url, "/api/v1/evidence/E01/files", {
      authorization: `Bearer ${token()}`,
      "content-type": type,
      "content-length": String(length),
    });
    expect(await declared.status(), "refused by its declared length").toBe(413);
    declared.cut();

    const chunk = (bytes: string | Uint8Array) =>
      Buffer.concat([
        Buffer.from(`${Buffer.byteLength(bytes).toString(16)}\r\n`),
        Buffer.from(bytes),
        Buffer.from("\r\n"),
      ]);
    const started = memoryOf(server.pid);
    let highest = started;
    const request = await startRequest(server.url, "/api/v1/evidence/E01/files", {
      authorization: `Bearer ${token()}`,
      "content-type": type,
      "transfer-encoding": "chunked",
    });
    await request.write(chunk(head));
    const part = chunk(Buffer.alloc(MB, "more of it\n"));
    for (let sent = 0; sent < megabytes; sent++) {
      await request.write(part);
      highest = Math.max(highest, memoryOf(server.pid));
    }
    await request.write(Buffer.concat([chunk(tail), Buffer.from("0\r\n\r\n")]));
    expect(await request.status(), "refused by what came").toBe(413);
    request.cut();
    console.log(`300 MB sent over the cap: memory grew by ${highest - started} MB from ${started} MB`);
    expect(highest - started).toBeLessThan(150);
    await expect.poll(filesOnDisk, { timeout: 10_000 }).toEqual(before.disk);
    expect({ ...(await counts()), disk: filesOnDisk() }).toEqual(before);
  });

  it.each(rounds)("SIGTERM lets requests under way finish and exits 0 (%i)", async () => {
    const release = await holdChain();
    try {
      const writes = Array.from({ length: 6 }, (_, number) => makeUpWrite(number % 2 ? "note" : "evidence"));
      const sent = writes.map((write) => send(server.url, token(), write));
      await expect.poll(countWaiting, { timeout: 10_000 }).toBe(writes.length);
      process.kill(server.pid, "SIGTERM");
      const isClosed = () =>
        fetch(`${server.url}/healthz`).then(
          () => false,
          () => true,
        );
      await expect.poll(isClosed, { timeout: 5_000 }).toBe(true);
      await release();
      await Promise.all(sent);
      expect(writes.map((write) => write.answer?.status)).toEqual(writes.map(() => 201));
      await expect.poll(server.exitCode, { timeout: 10_000 }).toBe(0);
      acknowledged.push(...writes);
    } finally {
      await release();
      await server.stop({ keepData: true });
      ({ server } = await installation.start());
    }
  });

  it("SIGTERM does not wait for ever: a request that never ends is broken off, without a row, a file or an error", async () => {
    const before = { ...(await counts()), disk: filesOnDisk() };
    const { type, head, length } = uploadOf(20 * MB);
    const request = await startRequest(server.url, "/api/v1/evidence/E01/files", {
      authorization: `Bearer ${token()}`,
      "content-type": type,
      "content-length": String(length),
    });
    await request.write(head);
    await request.write(Buffer.alloc(MB, "and then nothing\n"));
    await expect.poll(() => filesOnDisk().length, { timeout: 10_000 }).toBe(before.disk.length + 1);
    process.kill(server.pid, "SIGTERM");
    await expect.poll(server.exitCode, { timeout: 19_000, interval: 100 }).toBe(0);
    expect({ ...(await counts()), disk: filesOnDisk() }).toEqual(before);

    await expectAllThere(installation, acknowledged);
    await expectNothingHalfDone(installation);
    await expectVerified(installation);
  });
});

/** What a process occupies, in MB: Linux says it in a file. */
function memoryOf(pid: number): number {
  const [, kilobytes] = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? [];
  if (kilobytes === undefined) throw new Error("This machine does not say what a process occupies.");
  return Math.round(Number(kilobytes) / 1000);
}
