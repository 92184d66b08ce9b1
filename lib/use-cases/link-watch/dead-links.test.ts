import { afterAll, beforeAll, expect, test } from "vitest";
import { database } from "@/lib/db/connection";
import { transact } from "@/lib/db/transaction";
import type { Actor, Member, SystemActor } from "@/lib/domain/actor";
import { evidenceReference } from "@/lib/domain/evidence";
import { parseEnvironment } from "@/lib/env/environment";
import { describeOnBoth } from "@/lib/testing/database";
import { createActor, createEvidence, createRecommendation, systemActor, useClock } from "@/lib/testing/factories";
import { html, startWebServer, status, type WebServer } from "@/lib/testing/web-server";
import { checkLinks } from "./check-links";
import { planChecks } from "./plan-checks";

const holder = globalThis as { heedEnvironment?: unknown };
const PACE = { hosts: 4, between: 5, timeout: 2_000, budget: 60_000 };

describeOnBoth("a link that dies", () => {
  const clock = useClock("2026-03-01T09:00:00Z");
  let site: WebServer;
  let system: Actor & SystemActor;
  let logger: Actor & Member;
  let watcher: Actor & Member;
  let ids: string[];
  beforeAll(async () => {
    holder.heedEnvironment = parseEnvironment({ HEED_LOG_LEVEL: "silent", HEED_OUTBOUND_ALLOW: "127.0.0.1" });
    site = await startWebServer({ "/gone": status(410), "/back": status(410), "/broken": status(500) });
    system = await systemActor();
    logger = await createActor("ANALYST", { name: "Lena Logger" });
    watcher = await createActor("VIEWER", { name: "Wim Watcher" });
    const made = [
      await createRecommendation({ reference: "HD-1" }),
      await createRecommendation({ reference: "HD-2" }),
      await createRecommendation({ reference: "HD-3" }),
    ];
    ids = made.map(({ id }) => id);
    await transact((tx) =>
      tx.watch.createMany({
        data: ids.slice(1).map((subjectId) => ({
          ...{ userId: watcher.userId, kind: "RECOMMENDATION" as const, subjectId, createdAt: clock.now() },
        })),
      }),
    );
  });
  afterAll(async () => {
    delete holder.heedEnvironment;
    await site.stop();
  });

  const run = async () => {
    await planChecks(system, 30);
    clock.advance({ seconds: 3_600 });
    await checkLinks(system, 30, PACE);
  };
  const about = async (evidence: { number: number }) => {
    const link = `/evidence/${evidenceReference(evidence.number)}#archive`;
    return database().notification.findMany({
      where: { link },
      include: { user: true },
      orderBy: { createdAt: "asc" },
    });
  };
  const linked = (some: readonly string[]) => some.map((recommendationId) => ({ recommendationId }));
  const keep = (evidenceId: string, url: string, version: number, sha256: string, day: string) =>
    transact(async (tx, at) => {
      const fetchedAt = new Date(`${day}T12:00:00Z`);
      await tx.storedFile.create({ data: { sha256, size: 1n, mediaType: "text/html", storedAt: at } });
      await tx.linkCapture.create({
        data: {
          ...{ evidenceId, version, url, finalUrl: url, status: 200, headers: {}, sha256, fetchedAt },
          ...{ recordedAt: at, recordedById: logger.userId },
        },
      });
    });

  test("is told to who logged the evidence and who watches what it is linked to, once each", async () => {
    const url = `${site.url}/gone`;
    const evidence = await createEvidence({ url, title: "A list", by: logger.userId, links: linked(ids) });
    await run();
    const told = await about(evidence);
    expect(told.map(({ user, kind }) => [user.name, kind]).sort()).toEqual([
      ["Lena Logger", "LINK_DEAD"],
      ["Wim Watcher", "LINK_DEAD"],
    ]);
    expect(told.find(({ userId }) => userId === logger.userId)).toMatchObject({
      recommendationId: ids[0],
      params: { what: { en: "A list" }, copy: "none", more: 2 },
    });
    expect(told.find(({ userId }) => userId === watcher.userId)).toMatchObject({
      recommendationId: ids[1],
      params: { more: 1 },
    });
    clock.advance({ days: 40 });
    await run();
    expect(await about(evidence)).toHaveLength(2);
  });

  test("is told with the day of the newest copy that is kept of that address and can be read", async () => {
    const url = `${site.url}/gone`;
    const [kept, removed] = [
      await createEvidence({ url, by: logger.userId }),
      await createEvidence({ url, by: logger.userId }),
    ];
    await keep(kept.id, url, 1, "1".repeat(64), "2026-01-02");
    await keep(kept.id, url, 2, "2".repeat(64), "2026-02-03");
    await keep(kept.id, `${site.url}/another`, 3, "3".repeat(64), "2026-02-20");
    await keep(removed.id, url, 1, "4".repeat(64), "2026-01-02");
    await transact((tx, at) => tx.storedFile.update({ where: { sha256: "4".repeat(64) }, data: { redactedAt: at } }));
    await run();
    expect((await about(kept)).map(({ params }) => params)).toMatchObject([{ copy: "kept", on: "2026-02-03" }]);
    expect((await about(removed)).map(({ params }) => params)).toMatchObject([{ copy: "none" }]);
  });

  test("is told when it dies and not while it fails, and again when it dies again", async () => {
    const broken = await createEvidence({ url: `${site.url}/broken`, by: logger.userId });
    const back = await createEvidence({ url: `${site.url}/back`, by: logger.userId });
    await run();
    expect(await about(broken)).toHaveLength(0);
    site.pages["/back"] = html("<p>Back</p>");
    clock.advance({ days: 31 });
    await run();
    expect(await about(back)).toHaveLength(1);
    site.pages["/back"] = status(410);
    clock.advance({ days: 31 });
    await run();
    expect(await about(back)).toHaveLength(2);
    expect(await about(broken)).toHaveLength(1);
  });

  test("is told to nobody when the evidence was withdrawn meanwhile, or the link to what one watches taken back", async () => {
    const withdrawn = await createEvidence({ url: `${site.url}/gone`, by: logger.userId });
    const removed = await createEvidence({ url: `${site.url}/gone`, links: linked([ids[2] ?? ""]) });
    await planChecks(system, 30);
    await transact(async (tx, at) => {
      const { sources, id, ...revision } = await tx.evidenceRevision.findFirstOrThrow({
        where: { evidenceId: withdrawn.id },
        include: { sources: true },
      });
      const next = crypto.randomUUID();
      await tx.evidence.update({ where: { id: withdrawn.id }, data: { currentRevisionId: next, version: 2 } });
      const { title, ...rest } = revision;
      await tx.evidenceRevision.create({
        data: { ...rest, title: title ?? {}, id: next, version: 2, state: "WITHDRAWN", recordedAt: at },
      });
      await tx.linkGrading.create({
        data: {
          ...{ linkId: removed.links[0]?.id ?? "", version: 2, stance: "SUPPORTS", removed: true },
          ...{ graderId: logger.userId, recordedAt: at },
        },
      });
    });
    clock.advance({ seconds: 3_600 });
    await checkLinks(system, 30, PACE);
    const watched = await database().linkWatch.findMany({ where: { evidenceId: { in: [withdrawn.id, removed.id] } } });
    expect(watched.map(({ state }) => state)).toEqual(["DEAD", "DEAD"]);
    expect(await about(withdrawn)).toEqual([]);
    expect(await about(removed)).toEqual([]);
  });
});
