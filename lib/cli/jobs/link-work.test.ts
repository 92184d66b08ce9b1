import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { database } from "@/lib/db/connection";
import { type Environment, parseEnvironment } from "@/lib/env/environment";
import { setFileStore } from "@/lib/platform/files/current-file-store";
import { DiskFileStore } from "@/lib/platform/files/disk-file-store";
import { describeOnBoth } from "@/lib/testing/database";
import { createRecommendation, createSource, createTeam, systemActor } from "@/lib/testing/factories";
import { html, startWebServer, type WebServer } from "@/lib/testing/web-server";
import { getArchive } from "@/lib/use-cases/capture/queries";
import { requestCapture } from "@/lib/use-cases/capture/request-capture";
import { logEvidence } from "@/lib/use-cases/evidence/log-evidence";
import { captureWhenAsked, linkWork } from "./link-work";

const holder = globalThis as { heedEnvironment?: unknown };
const soon = { timeout: 20_000, interval: 50 };

describeOnBoth("work on links", () => {
  let site: WebServer;
  let directory: string;
  let team: Awaited<ReturnType<typeof createTeam>>;
  let system: Awaited<ReturnType<typeof systemActor>>;
  let sourceId: string;
  let env: Environment;
  let stop: () => Promise<void>;
  beforeAll(async () => {
    env = parseEnvironment({ HEED_OUTBOUND_ALLOW: "127.0.0.1", HEED_LOG_LEVEL: "silent" });
    holder.heedEnvironment = env;
    directory = await mkdtemp(path.join(tmpdir(), "heed-work-"));
    setFileStore(new DiskFileStore(directory));
    site = await startWebServer({ "/decree": html("<p>The council decides.</p>"), "/silent": () => undefined });
    team = await createTeam();
    system = await systemActor();
    await createRecommendation({ reference: "HD-1" });
    sourceId = (await createSource()).id;
    stop = captureWhenAsked(system, env);
  });
  afterAll(async () => {
    await site.stop();
    await stop();
    setFileStore(undefined);
    delete holder.heedEnvironment;
    await rm(directory, { recursive: true, force: true });
  });

  const log = (page: string, capture: boolean) =>
    logEvidence(team.analyst, {
      ...{ type: "LAW", title: { en: "A decree" }, url: `${site.url}${page}`, language: "en", ongoing: false },
      ...{ visibility: "TEAM", sourceId, links: [{ reference: "HD-1", stance: "SUPPORTS" }], capture },
    });

  test("captures what is logged with that wish, for whoever logged it, soon after", async () => {
    const { id } = await log("/decree", true);
    await vi.waitFor(async () => expect((await getArchive(team.viewer, id)).captures).toHaveLength(1), soon);
    const [capture] = (await getArchive(team.viewer, id)).captures;
    expect(capture?.recordedBy.id).toBe(team.analyst.userId);
    const entries = await database().auditEntry.findMany({ where: { action: "evidence.captured" } });
    expect(entries).toHaveLength(1);
  });

  test("never lets logging wait for an address that does not answer", async () => {
    const began = performance.now();
    const { id } = await log("/silent", true);
    expect(performance.now() - began).toBeLessThan(5_000);
    expect(await getArchive(team.viewer, id)).toMatchObject({ captures: [], failed: null });
  });

  test("takes what was asked for while nobody listened, and leaves alone what nobody asked for", async () => {
    const { id: unasked } = await log("/decree?unasked", false);
    const { id } = await log("/decree?asked", false);
    await stop();
    await requestCapture(team.analyst, { id });
    expect(await getArchive(team.viewer, id)).toMatchObject({ waitingSince: expect.any(Date) });
    await linkWork(system, env)
      .find(({ name }) => name === "link.capture")
      ?.run({});
    expect((await getArchive(team.viewer, id)).captures).toHaveLength(1);
    expect((await getArchive(team.viewer, unasked)).captures).toHaveLength(0);
  });

  test("does nothing that is switched off", async () => {
    const off = parseEnvironment({ HEED_CAPTURE: "off", HEED_LINK_CHECK_DAYS: "0" });
    const { id } = await log("/decree?off", false);
    await requestCapture(team.analyst, { id });
    site.pages["/silent"] = html("<p>After all.</p>");
    site.asked.length = 0;
    for (const work of linkWork(system, off)) await work.run({});
    expect(site.asked).toEqual([]);
    await linkWork(system, env)
      .find(({ name }) => name === "link.check")
      ?.run({});
    expect(site.asked.length).toBeGreaterThan(0);
  });
});
