import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startPostgres, type TestServer } from "@/lib/testing/postgres";
import { createEmptyDatabase, type Installation, install, ROUNDS } from "./installation";
import { expectAllThere, expectNothingHalfDone, expectVerified, exportChain } from "./record";
import { startWriters, type Write } from "./writers";

describe("PostgreSQL stopped and started again under the running app", () => {
  let postgres: TestServer;
  let installation: Installation;
  beforeAll(async () => {
    // Its own even where another is given: that one is not ours to stop.
    postgres = await startPostgres({ own: true });
    installation = await install(await createEmptyDatabase(postgres.url));
  });
  afterAll(async () => {
    installation?.remove();
    await postgres?.stop();
  });

  it(`answers 503 meanwhile, recovers by itself and loses nothing, ${ROUNDS} times over`, async () => {
    const { server } = await installation.start();
    const { token, cookie } = installation.member;
    const api = () =>
      fetch(`${server.url}/api/v1/recommendations?limit=1`, { headers: { authorization: `Bearer ${token}` } });
    const page = (path: string) => fetch(`${server.url}${path}`, { headers: { cookie, accept: "text/html" } });
    const acknowledged: Write[] = [];
    const recovered: number[] = [];
    try {
      for (let round = 0; round < ROUNDS; round++) {
        const writers = startWriters(server.url, token, 8);
        await writers.until(20);
        // By turns in good order and as a crash.
        await postgres.pause(round % 2 === 0 ? "fast" : "immediate");
        await expect.poll(async () => (await api()).status, { timeout: 15_000 }).toBe(503);
        const refused = await api();
        expect(refused.headers.get("content-type")).toContain("application/problem+json");
        expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
        expect(await refused.json()).toMatchObject({ status: 503, code: "unavailable" });
        for (const path of ["/", "/recommendations", "/recommendations/CSTO-01", "/evidence"]) {
          const shown = await page(path);
          expect([path, shown.status]).toEqual([path, 503]);
          expect(Number(shown.headers.get("retry-after"))).toBeGreaterThan(0);
          expect(shown.headers.get("content-type")).toContain("text/html");
        }
        const began = performance.now();
        expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
        expect(performance.now() - began).toBeLessThan(1000);
        expect((await fetch(`${server.url}/readyz`)).status).toBe(503);
        await writers.stop();

        const resumed = performance.now();
        await postgres.resume();
        await expect.poll(async () => (await fetch(`${server.url}/readyz`)).status, { timeout: 20_000 }).toBe(200);
        await expect.poll(async () => (await api()).status, { timeout: 20_000 }).toBe(200);
        recovered.push((performance.now() - resumed) / 1000);
        expect((await page("/recommendations")).status).toBe(200);
        acknowledged.push(...writers.acknowledged());
        // Whoever was turned away was told so: no write of that time met anything else.
        const others = writers.writes.filter((write) => ![201, 503].includes(write.answer?.status ?? 0));
        expect(others.map((write) => write.answer)).toEqual([]);
        expect((await exportChain(server.url, token)).fault).toBeNull();
      }
      await expectAllThere(installation, acknowledged);
      await expectNothingHalfDone(installation);
      await expectVerified(installation);
      console.log(
        `PostgreSQL stopped and started: ${ROUNDS} rounds, ${acknowledged.length} acknowledged writes all there; recovered in ${recovered.map((each) => each.toFixed(1)).join(", ")} s`,
      );
    } finally {
      await server.stop({ keepData: true });
    }
  });
});
