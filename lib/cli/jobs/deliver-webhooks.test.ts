import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { setClock } from "@/lib/db/clock";
import { database } from "@/lib/db/connection";
import type { Actor, Member, SystemActor } from "@/lib/domain/actor";
import { webhookSchema } from "@/lib/domain/webhook";
import { parseEnvironment } from "@/lib/env/environment";
import { loadSecrets } from "@/lib/platform/secrets";
import { describeOnBoth } from "@/lib/testing/database";
import { createActor, createRecommendation, systemActor } from "@/lib/testing/factories";
import { startWebhookReceiver, verifiedMessage, type WebhookReceiver } from "@/lib/testing/webhook-receiver";
import { logSearch } from "@/lib/use-cases/search/log-search";
import { claimDelivery } from "@/lib/use-cases/webhook/claim-delivery";
import { createWebhook, type NewWebhook } from "@/lib/use-cases/webhook/create-webhook";
import { enableWebhook } from "@/lib/use-cases/webhook/enable-webhook";
import { exchangeSecret } from "@/lib/use-cases/webhook/exchange-secret";
import { getDelivery, getWebhook, listDeliveries } from "@/lib/use-cases/webhook/queries";
import { replayDelivery } from "@/lib/use-cases/webhook/replay-delivery";
import { testWebhook } from "@/lib/use-cases/webhook/test-webhook";
import { deliverWebhooks, spreadWebhooks } from "./deliver-webhooks";

const holder = globalThis as { heedEnvironment?: unknown };

describeOnBoth("webhooks", () => {
  let system: Actor & SystemActor;
  let admin: Actor & Member;
  let analyst: Actor & Member;
  let receiver: WebhookReceiver;
  let endpoint: NewWebhook;
  // The signature's time is checked against the machine's: the clock stands at now, and is moved from there.
  let ahead = 0;
  const advance = (seconds: number) => {
    ahead += seconds * 1000;
  };

  beforeAll(async () => {
    holder.heedEnvironment = parseEnvironment({
      HEED_URL: "https://heed.example.org/",
      HEED_OUTBOUND_ALLOW: "127.0.0.1",
      HEED_LOG_LEVEL: "silent",
    });
    loadSecrets("", { HEED_SECRET: "a".repeat(32) });
    system = await systemActor();
    admin = await createActor("ADMIN");
    analyst = await createActor("ANALYST");
    await createRecommendation({ reference: "HD-1" });
  });
  beforeEach(async () => {
    ahead = 0;
    setClock(() => new Date(Date.now() + ahead));
    receiver = await startWebhookReceiver();
    endpoint = await register({});
  });
  afterEach(async () => {
    setClock(undefined);
    await receiver.stop();
    await database().webhookEndpoint.updateMany({ data: { removedAt: new Date() } });
  });
  afterAll(() => {
    delete holder.heedEnvironment;
    delete (globalThis as { heedSecrets?: unknown }).heedSecrets;
  });

  const register = (input: object) =>
    createWebhook(
      admin,
      webhookSchema.parse({ description: "A receiver", url: receiver.url, visibility: "TEAM", ...input }),
    );
  let searches = 0;
  const change = () =>
    logSearch(analyst, {
      reference: "HD-1",
      where: "example.org",
      query: `lists ${++searches}`,
      language: "en",
      searchedOn: "2026-02-01",
    });
  const run = async () => {
    for (const endpointId of await spreadWebhooks(system)) await deliverWebhooks(system, endpointId);
  };
  const deliveries = async (id = endpoint.id) => (await listDeliveries(admin, { id })).items;
  const first = async () => {
    const [delivery] = await deliveries();
    if (!delivery) throw new Error("There is no delivery.");
    return getDelivery(admin, { id: endpoint.id, delivery: delivery.id });
  };

  test("tell of a change once, signed, with references and links and nothing else", async () => {
    await change();
    await run();
    await run();
    expect(receiver.received).toHaveLength(1);
    const [got] = receiver.received;
    if (!got) throw new Error("Nothing came.");
    const entry = await database().auditEntry.findFirstOrThrow({ orderBy: { sequence: "desc" } });
    expect(verifiedMessage(endpoint.secret, got)).toEqual({
      type: "search.logged",
      timestamp: entry.at.toISOString(),
      data: {
        entry: { sequence: Number(entry.sequence), hash: entry.hash },
        subject: { type: "search", id: entry.subjectId, url: "https://heed.example.org/recommendations/HD-1" },
        recommendations: [{ reference: "HD-1", url: "https://heed.example.org/recommendations/HD-1" }],
        total: 1,
      },
    });
    expect(got.headers["content-type"]).toBe("application/json");
    expect(got.body).not.toContain("lists");
    expect(got.body).not.toContain(analyst.name);
    expect(await first()).toMatchObject({ state: "DELIVERED", attempts: 1, tries: [{ status: 204, problem: null }] });
    expect(() => verifiedMessage(endpoint.secret, { ...got, body: `${got.body} ` })).toThrow();
  });

  test("are told of what was committed by a process that died before it sent anything", async () => {
    await change();
    // What another process had taken and died with: it comes again, under the same id.
    await spreadWebhooks(system);
    const claimed = await claimDelivery(system, { endpointId: endpoint.id });
    await run();
    expect(receiver.received).toHaveLength(0);
    advance(61);
    await run();
    expect(receiver.received.map(({ headers }) => headers["webhook-id"])).toEqual([`msg_${claimed?.id}`]);
  });

  test("are tried eight times in some 28 hours, under one id with the same bytes, then given up; a replay sends them again", async () => {
    receiver.answer = () => ({ status: 500, body: `Broken.\0${"x".repeat(5_000)}` });
    await change();
    await run();
    const waits: number[] = [];
    for (let tries = 1; tries < 8; tries++) {
      const { dueAt, tries: all } = await first();
      const wait = ((dueAt?.getTime() ?? 0) - (all[0]?.at.getTime() ?? 0)) / 1000;
      waits.push(wait);
      advance(wait - 3);
      await run();
      expect(receiver.received).toHaveLength(tries);
      advance(4);
      await run();
      expect(receiver.received).toHaveLength(tries + 1);
    }
    const least = [5, 300, 1_800, 7_200, 18_000, 36_000, 36_000];
    for (const [index, wait] of waits.entries()) {
      expect(wait).toBeGreaterThanOrEqual(least[index] ?? 0);
      expect(wait).toBeLessThanOrEqual((least[index] ?? 0) * 1.1 + 2);
    }
    const given = await first();
    expect(given).toMatchObject({ state: "FAILED", attempts: 8, dueAt: null });
    expect(given.tries[0]?.answer).toMatch(/^Broken\.x+$/);
    expect(given.tries[0]?.answer?.length).toBeLessThanOrEqual(1_024);
    expect(new Set(receiver.received.map(({ headers }) => headers["webhook-id"])).size).toBe(1);
    expect(new Set(receiver.received.map(({ body }) => body)).size).toBe(1);
    advance(86_400);
    await run();
    expect(receiver.received).toHaveLength(8);

    receiver.answer = () => ({ status: 200, body: "thanks" });
    await replayDelivery(admin, { id: endpoint.id, delivery: given.id });
    await run();
    expect(receiver.received).toHaveLength(9);
    expect(receiver.received[8]?.headers["webhook-id"]).toBe(`msg_${given.id}`);
    expect(await first()).toMatchObject({ state: "DELIVERED", attempts: 9 });
  });

  test("wait as long as a receiver asks, do not follow it elsewhere, and note one that hangs up or is not there", async () => {
    receiver.answer = () => ({ status: 503, headers: { "retry-after": "120" } });
    await testWebhook(admin, { id: endpoint.id });
    await run();
    const { dueAt, tries } = await first();
    expect((dueAt?.getTime() ?? 0) - (tries[0]?.at.getTime() ?? 0)).toBeGreaterThanOrEqual(119_000);
    receiver.answer = () => ({ status: 302, headers: { location: receiver.url } });
    advance(130);
    await run();
    expect(receiver.received).toHaveLength(2);
    expect(await first()).toMatchObject({ state: "WAITING", tries: [{ status: 302 }, { status: 503 }] });
    receiver.answer = () => null;
    advance(400);
    await run();
    expect((await first()).tries[0]).toMatchObject({ status: null, problem: "cut" });
    await receiver.stop();
    advance(2_200);
    await run();
    expect((await first()).tries[0]).toMatchObject({ status: null, problem: "connectionRefused" });
  });

  test("never reach this machine or a private network, unless that is allowed", async () => {
    holder.heedEnvironment = parseEnvironment({ HEED_LOG_LEVEL: "silent" });
    await testWebhook(admin, { id: endpoint.id });
    await run();
    expect(receiver.received).toEqual([]);
    expect((await first()).tries[0]).toMatchObject({ status: null, problem: "privateAddress" });
    holder.heedEnvironment = parseEnvironment({ HEED_OUTBOUND_ALLOW: "127.0.0.1", HEED_LOG_LEVEL: "silent" });
  });

  const notices = () => database().notification.findMany({ where: { userId: admin.userId, kind: "WEBHOOK_DISABLED" } });

  test("end at an endpoint that says it is gone, and its administrators are told", async () => {
    const told = (await notices()).length;
    receiver.answer = () => ({ status: 410 });
    await change();
    await run();
    expect(await getWebhook(admin, { id: endpoint.id })).toMatchObject({ disabledBecause: "GONE" });
    expect(await first()).toMatchObject({ state: "FAILED", attempts: 1 });
    expect(await notices()).toHaveLength(told + 1);
    await change();
    await run();
    expect(receiver.received).toHaveLength(1);
    const entry = await database().auditEntry.findFirstOrThrow({
      where: { action: "webhook.disabled" },
      orderBy: { sequence: "desc" },
    });
    expect(entry).toMatchObject({ subjectId: endpoint.id, actorId: system.userId });
    // Enabled again, it is told of what comes, not of what was.
    receiver.answer = () => ({ status: 200 });
    await enableWebhook(admin, { id: endpoint.id });
    await run();
    expect(receiver.received).toHaveLength(1);
    await change();
    await run();
    expect(receiver.received).toHaveLength(2);
  });

  test("end at an endpoint that has failed for five days; one success in between begins the count anew", async () => {
    receiver.answer = () => ({ status: 500 });
    await change();
    await run();
    advance(4 * 86_400);
    receiver.answer = () => ({ status: 200 });
    await run();
    receiver.answer = () => ({ status: 500 });
    await change();
    await run();
    advance(4 * 86_400);
    await run();
    expect(await getWebhook(admin, { id: endpoint.id })).toMatchObject({ disabledAt: null });
    advance(86_401);
    await run();
    expect(await getWebhook(admin, { id: endpoint.id })).toMatchObject({ disabledBecause: "FAILING" });
  });

  test("are signed by two secrets for a day after an exchange, by the new one after that", async () => {
    const { secret } = await exchangeSecret(admin, { id: endpoint.id });
    expect(secret).not.toBe(endpoint.secret);
    await testWebhook(admin, { id: endpoint.id });
    await run();
    const [both] = receiver.received;
    if (!both) throw new Error("Nothing came.");
    for (const each of [secret, endpoint.secret]) expect(verifiedMessage(each, both).type).toBe("webhook.test");
    await database().webhookEndpoint.updateMany({ data: { previousUntil: new Date(Date.now() - 1) } });
    await testWebhook(admin, { id: endpoint.id });
    await run();
    const [, after] = receiver.received;
    if (!after) throw new Error("Nothing came.");
    expect(verifiedMessage(secret, after).type).toBe("webhook.test");
    expect(() => verifiedMessage(endpoint.secret, after)).toThrow();
  });

  test("keep their secrets sealed; one that cannot be opened any more disables its endpoint", async () => {
    const row = await database().webhookEndpoint.findUniqueOrThrow({ where: { id: endpoint.id } });
    expect(JSON.stringify(row.secret)).not.toContain(endpoint.secret.slice(6, 20));
    loadSecrets("", { HEED_SECRET: "b".repeat(32) });
    await testWebhook(admin, { id: endpoint.id });
    await run();
    loadSecrets("", { HEED_SECRET: "a".repeat(32) });
    expect(receiver.received).toEqual([]);
    expect(await getWebhook(admin, { id: endpoint.id })).toMatchObject({ disabledBecause: "SECRET" });
  });

  test("of one endpoint that hangs up hold up no other's", async () => {
    const second = await startWebhookReceiver();
    const other = await register({ url: second.url, events: ["search.logged"] });
    receiver.answer = () => null;
    await change();
    await change();
    await run();
    expect(receiver.received).toHaveLength(1);
    expect(second.received.map((each) => verifiedMessage(other.secret, each).type)).toEqual([
      "search.logged",
      "search.logged",
    ]);
    await second.stop();
  });
});
