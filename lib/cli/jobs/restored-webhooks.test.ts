import { createWriteStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { openAsOwner } from "@/lib/db/backup/owner-session";
import { inOpenSnapshot } from "@/lib/db/backup/snapshot";
import { setClock } from "@/lib/db/clock";
import { connection, database, openDatabase } from "@/lib/db/connection";
import type { Actor, Member, SystemActor } from "@/lib/domain/actor";
import { webhookSchema } from "@/lib/domain/webhook";
import { parseEnvironment } from "@/lib/env/environment";
import { setFileStore } from "@/lib/platform/files/current-file-store";
import { DiskFileStore } from "@/lib/platform/files/disk-file-store";
import { loadSecrets } from "@/lib/platform/secrets";
import { createDatabase, dropDatabase, useDatabase } from "@/lib/testing/database";
import { createActor, createRecommendation, systemActor } from "@/lib/testing/factories";
import {
  type Received,
  startWebhookReceiver,
  verifiedMessage,
  type WebhookReceiver,
} from "@/lib/testing/webhook-receiver";
import { findMailPause } from "@/lib/use-cases/backup/queries";
import { restoreBackup } from "@/lib/use-cases/backup/restore-backup";
import { writeBackup } from "@/lib/use-cases/backup/write-backup";
import { logSearch } from "@/lib/use-cases/search/log-search";
import { claimDelivery } from "@/lib/use-cases/webhook/claim-delivery";
import { createWebhook, type NewWebhook } from "@/lib/use-cases/webhook/create-webhook";
import { disableWebhook } from "@/lib/use-cases/webhook/disable-webhook";
import { enableWebhook } from "@/lib/use-cases/webhook/enable-webhook";
import { getWebhook, listDeliveries } from "@/lib/use-cases/webhook/queries";
import { replayDelivery } from "@/lib/use-cases/webhook/replay-delivery";
import { deliverWebhooks, spreadWebhooks } from "./deliver-webhooks";

const holder = globalThis as { heedEnvironment?: unknown; heedSecrets?: unknown };

describe("webhooks of a copy that was restored under the same secret", () => {
  const original = useDatabase();
  let folder: string;
  let copy: string;
  let system: Actor & SystemActor;
  let admin: Actor & Member;
  let analyst: Actor & Member;
  let receiver: WebhookReceiver;
  let told: NewWebhook;
  let disabled: NewWebhook;
  let paused: number;

  beforeAll(async () => {
    holder.heedEnvironment = parseEnvironment({ HEED_OUTBOUND_ALLOW: "127.0.0.1", HEED_LOG_LEVEL: "silent" });
    loadSecrets("", { HEED_SECRET: "a".repeat(32) });
    folder = await mkdtemp(path.join(tmpdir(), "heed-restored-"));
    setFileStore(new DiskFileStore(path.join(folder, "files")));
    receiver = await startWebhookReceiver();
    system = await systemActor();
    admin = await createActor("ADMIN");
    analyst = await createActor("ANALYST");
    await createRecommendation({ reference: "HD-1" });
    [told, disabled] = [await register("one"), await register("two")];
    // A queue of all kinds: delivered, waiting, taken by somebody, waiting for an endpoint that is disabled.
    await change();
    await run();
    await change();
    await change();
    await spreadWebhooks(system);
    await claimDelivery(system, { endpointId: told.id });
    await disableWebhook(admin, { id: disabled.id });
    await change();
    const file = path.join(folder, "backup.zip");
    const source = { kind: "server" as const, snapshot: inOpenSnapshot };
    await writeBackup(system, createWriteStream(file), { source, heed: "9.9.9" });
    copy = await createDatabase({ migrated: false });
    const open = () => openAsOwner({ url: copy, pool: 1 });
    ({ paused } = await restoreBackup(file, { migrations: path.resolve("prisma/migrations"), open }));
    receiver.received.length = 0;
  }, 60_000);
  afterEach(() => setClock(undefined));
  afterAll(async () => {
    await use(original.url());
    await dropDatabase(copy);
    await receiver.stop();
    setFileStore(undefined);
    delete holder.heedEnvironment;
    delete holder.heedSecrets;
    await rm(folder, { recursive: true, force: true });
  });

  const register = (description: string) =>
    createWebhook(admin, webhookSchema.parse({ description, url: receiver.url, visibility: "TEAM" }));
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
  const use = async (url: string) => {
    await connection().close();
    await openDatabase({ url, pool: 5 });
  };

  it("are sent nothing of the queue, however long one waits, and are told of nothing new", async () => {
    expect(paused).toBe(1);
    expect(await findMailPause(admin)).toBeNull();
    await use(copy);
    expect(await findMailPause(admin), "mail is paused, too").not.toBeNull();
    expect(await getWebhook(admin, { id: told.id })).toMatchObject({ disabledBecause: "RESTORED" });
    expect(await getWebhook(admin, { id: disabled.id })).toMatchObject({ disabledBecause: "ADMIN" });
    await change();
    for (const hours of [0, 1, 100]) {
      setClock(() => new Date(Date.now() + hours * 3_600_000));
      await run();
    }
    expect(receiver.received).toEqual([]);
  });

  it("are told again of what happens once they are enabled, and of nothing before", async () => {
    for (const { id } of [told, disabled]) await enableWebhook(admin, { id });
    await run();
    expect(receiver.received).toEqual([]);
    await change();
    await run();
    const { sequence } = await database().auditEntry.findFirstOrThrow({ orderBy: { sequence: "desc" } });
    expect(receiver.received).toHaveLength(2);
    // Each by the secret that it had before.
    const isSignedBy = (secret: string) => receiver.received.filter((got) => verifies(secret, got));
    expect([told, disabled].map(({ secret }) => isSignedBy(secret).length)).toEqual([1, 1]);
    for (const { body } of receiver.received) expect(JSON.parse(body).data.entry.sequence).toBe(Number(sequence));
  });

  it("send what was given up when somebody asks for it", async () => {
    receiver.received.length = 0;
    const { items } = await listDeliveries(admin, { id: told.id });
    const given = items.filter(({ state }) => state === "FAILED");
    expect(given.map(({ attempts, dueAt }) => ({ attempts, dueAt }))).toEqual(
      Array(2).fill({ attempts: 0, dueAt: null }),
    );
    await replayDelivery(admin, { id: told.id, delivery: given[0]?.id ?? "" });
    await run();
    expect(receiver.received.map(({ headers }) => headers["webhook-id"])).toEqual([`msg_${given[0]?.id}`]);
  });

  it("leave the original as it was: it delivers its queue", async () => {
    receiver.received.length = 0;
    await use(original.url());
    setClock(() => new Date(Date.now() + 61_000));
    await run();
    expect(receiver.received).toHaveLength(3);
  });
});

function verifies(secret: string, got: Received): boolean {
  try {
    return verifiedMessage(secret, got).type === "search.logged";
  } catch {
    return false;
  }
}
