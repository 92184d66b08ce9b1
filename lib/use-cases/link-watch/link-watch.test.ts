import { afterAll, beforeAll, expect, test } from "vitest";
import { database } from "@/lib/db/connection";
import { transact } from "@/lib/db/transaction";
import type { Actor, SystemActor } from "@/lib/domain/actor";
import { Forbidden } from "@/lib/domain/errors";
import { parseEnvironment } from "@/lib/env/environment";
import { describeOnBoth } from "@/lib/testing/database";
import { createEvidence, createTeam, systemActor, useClock } from "@/lib/testing/factories";
import { html, startWebServer, status, type WebServer } from "@/lib/testing/web-server";
import { listEvidence } from "@/lib/use-cases/evidence/queries";
import { checkLinks } from "./check-links";
import { planChecks } from "./plan-checks";

const holder = globalThis as { heedEnvironment?: unknown };
const PACE = { hosts: 4, between: 5, timeout: 2_000, budget: 60_000 };

describeOnBoth("links of evidence", () => {
  const clock = useClock("2026-03-01T09:00:00Z");
  let site: WebServer;
  let system: Actor & SystemActor;
  let team: Awaited<ReturnType<typeof createTeam>>;
  beforeAll(async () => {
    holder.heedEnvironment = parseEnvironment({ HEED_LOG_LEVEL: "silent", HEED_OUTBOUND_ALLOW: "127.0.0.1" });
    site = await startWebServer({ "/alive": html("<p>Here</p>"), "/gone": status(410), "/broken": status(500) });
    system = await systemActor();
    team = await createTeam();
  });
  afterAll(async () => {
    delete holder.heedEnvironment;
    await site.stop();
  });

  const watched = async (id: string) => database().linkWatch.findUnique({ where: { evidenceId: id } });
  const run = async () => {
    await planChecks(system, 30);
    site.asked.length = 0;
    return checkLinks(system, 30, PACE);
  };
  const numbersOf = async (link: "dead" | "failing" | "uncaptured") =>
    (await listEvidence(team.viewer, { link })).items.map((item) => item.id);

  test("are asked one after the other, gently, and again when it is their turn", async () => {
    const [alive, gone, broken] = [
      await createEvidence({ url: `${site.url}/alive` }),
      await createEvidence({ url: `${site.url}/gone` }),
      await createEvidence({ url: `${site.url}/broken` }),
    ];
    await createEvidence();
    const entries = await database().auditEntry.count();
    await run();
    clock.set("2026-03-01T09:02:00Z");
    await run();
    expect(await watched(alive.id)).toMatchObject({ state: "ALIVE", status: 200, failures: 0 });
    expect(await watched(gone.id)).toMatchObject({ state: "DEAD", status: 410 });
    expect(await watched(broken.id)).toMatchObject({ state: "FAILING", status: 500, failures: 1 });
    expect(await database().linkFinding.count()).toBe(3);
    const told = await database().auditEntry.findMany({ where: { action: "links.checked" } });
    expect(told.length).toBeGreaterThan(0);
    expect(await database().auditEntry.count()).toBe(entries + told.length);
    expect(await run()).toEqual({ asked: 0, changed: 0 });
    expect(site.asked).toEqual([]);
    expect(await numbersOf("dead")).toEqual([gone.id]);
    expect(await numbersOf("failing")).toEqual([broken.id]);
    expect(await numbersOf("uncaptured")).toHaveLength(3);
    const shown = (await listEvidence(team.viewer, { link: "dead" })).items[0];
    expect(shown?.link).toMatchObject({ state: "DEAD" });
  });

  test("that go on failing are dead on the third day, and alive when they come back", async () => {
    for (const day of ["02", "03"]) {
      clock.set(`2026-03-${day}T10:00:00Z`);
      await run();
    }
    expect(await numbersOf("dead")).toHaveLength(2);
    site.pages["/broken"] = html("<p>Back</p>");
    clock.set("2026-04-05T10:00:00Z");
    await run();
    expect(await numbersOf("dead")).toHaveLength(1);
    const states = await database().linkFinding.findMany({
      where: { url: `${site.url}/broken` },
      orderBy: { recordedAt: "asc" },
    });
    expect(states.map((finding) => finding.state)).toEqual(["FAILING", "DEAD", "ALIVE"]);
  });

  test("that are asked again from the start remember what was found of them", async () => {
    const before = await database().linkWatch.findFirst({ where: { state: "DEAD" } });
    await transact((tx) => tx.linkWatch.deleteMany({}));
    await planChecks(system, 30);
    expect(await watched(before?.evidenceId ?? "")).toMatchObject({ state: "DEAD", since: before?.since });
  });

  test("that several items share are asked once, and HEAD is enough where it answers", async () => {
    clock.set("2026-06-01T10:00:00Z");
    await createEvidence({ url: `${site.url}/shared` });
    await createEvidence({ url: `${site.url}/shared` });
    site.pages["/shared"] = html("<p>Shared</p>");
    await planChecks(system, 30);
    clock.set("2026-06-01T11:00:00Z");
    await run();
    expect(site.asked.filter((each) => each.endsWith("/shared"))).toEqual(["HEAD /shared"]);
    expect(site.asked.filter((each) => each.endsWith("/gone"))).toEqual(["HEAD /gone", "GET /gone"]);
  });

  test("are held against nobody while nobody at all answers", async () => {
    clock.set("2026-09-01T10:00:00Z");
    await transact((tx) => tx.linkWatch.deleteMany({}));
    const [one, two] = [
      await createEvidence({ url: "http://no-such-host-a.invalid/x" }),
      await createEvidence({ url: "http://no-such-host-b.invalid/x" }),
    ];
    await transact((tx) =>
      tx.linkWatch.createMany({
        data: [one, two].map(({ id }, at) => ({
          evidenceId: id,
          url: `http://no-such-host-${"ab"[at]}.invalid/x`,
          host: `no-such-host-${"ab"[at]}.invalid`,
          dueAt: new Date("2026-08-01T00:00:00Z"),
        })),
      }),
    );
    await checkLinks(system, 30, PACE);
    expect(await watched(one.id)).toMatchObject({ state: null, failures: 0 });
    expect(await watched(one.id)).toMatchObject({ dueAt: new Date("2026-09-02T10:00:00Z") });
  });

  test("are checked by the system alone", async () => {
    await expect(checkLinks(team.admin, 30, PACE)).rejects.toBeInstanceOf(Forbidden);
    await expect(planChecks(team.admin, 30)).rejects.toBeInstanceOf(Forbidden);
  });
});
