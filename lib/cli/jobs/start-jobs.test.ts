import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { database } from "@/lib/db/connection";
import { JOB_SCHEMA } from "@/lib/db/job-schema";
import { transact } from "@/lib/db/transaction";
import type { Actor, Member, SystemActor } from "@/lib/domain/actor";
import { type Environment, parseEnvironment } from "@/lib/env/environment";
import { loadSecrets } from "@/lib/platform/secrets";
import { describeOnBoth } from "@/lib/testing/database";
import { createActor, createRecommendation, systemActor, useClock } from "@/lib/testing/factories";
import { type MailServer, startMailServer } from "@/lib/testing/mail-server";
import { changeDigest } from "@/lib/use-cases/digest/change-digest";
import { tellPeople } from "@/lib/use-cases/notification/tell-people";
import { openRequest } from "@/lib/use-cases/request/open-request";
import { logSearch } from "@/lib/use-cases/search/log-search";
import { startWatching } from "@/lib/use-cases/watch/start-watching";
import { startJobs } from "./start-jobs";

const holder = globalThis as { heedEnvironment?: unknown };
const soon = { timeout: 20_000, interval: 100 };

describeOnBoth("what runs beside the server", (db) => {
  // A Tuesday, 09:00 in Moscow: past the hour of mails.
  useClock("2026-03-03T06:00:00Z");
  let mail: MailServer;
  let env: Environment;
  let system: Actor & SystemActor;
  let reader: Actor & Member;
  let analyst: Actor & Member;
  let recommendationId: string;
  const running: (() => Promise<void>)[] = [];

  beforeAll(async () => {
    mail = await startMailServer();
    env = parseEnvironment({
      HEED_SMTP_URL: mail.url,
      HEED_MAIL_FROM: "Heed <heed@example.org>",
      HEED_URL: "https://heed.example.org/",
      HEED_TIMEZONE: "Europe/Moscow",
      HEED_LOG_LEVEL: "silent",
    });
    holder.heedEnvironment = env;
    loadSecrets("", { HEED_SECRET: "a".repeat(32) });
    system = await systemActor();
    reader = await createActor("VIEWER", { name: "Ann Reader" });
    analyst = await createActor("ANALYST");
    ({ id: recommendationId } = await createRecommendation({ reference: "HD-1" }));
    await tellPeople(system);
  });
  afterEach(async () => {
    for (const stop of running.splice(0)) await stop();
  });
  afterAll(async () => {
    await mail.stop();
    delete holder.heedEnvironment;
    delete (globalThis as { heedSecrets?: unknown }).heedSecrets;
  });

  /** Starts it as the server does, but looks more often. */
  const start = async () => {
    const stop = await startJobs(system, env, { poll: 0.5, watch: 1 });
    running.push(stop);
    return stop;
  };
  const kinds = async ({ userId }: Member) =>
    (await database().notification.findMany({ where: { userId } })).map((line) => line.kind);

  test("has its hours in the queue, in the installation's time zone", async () => {
    await start();
    const rows = await db.asOwner<{ name: string; cron: string; timezone: string }>(
      `SELECT name, cron, timezone FROM ${JOB_SCHEMA}.schedule ORDER BY name`,
    );
    expect(rows).toEqual([
      { name: "briefing.run", cron: "* * * * *", timezone: "Europe/Moscow" },
      { name: "digest.plan", cron: "10 * * * *", timezone: "Europe/Moscow" },
      { name: "import.run", cron: "* * * * *", timezone: "Europe/Moscow" },
      { name: "inbox.remind", cron: "30 4 * * *", timezone: "Europe/Moscow" },
      { name: "inbox.tell", cron: "* * * * *", timezone: "Europe/Moscow" },
      { name: "link.capture", cron: "* * * * *", timezone: "Europe/Moscow" },
      { name: "link.check", cron: "*/10 * * * *", timezone: "Europe/Moscow" },
      { name: "webhook.spread", cron: "* * * * *", timezone: "Europe/Moscow" },
    ]);
  });

  test("fills inboxes soon after a change", async () => {
    await startWatching(reader, { kind: "RECOMMENDATION", keys: ["HD-1"] });
    await start();
    await logSearch(analyst, {
      reference: "HD-1",
      where: "odkb-csto.org",
      query: "q",
      language: "en",
      searchedOn: "2026-02-01",
    });
    await vi.waitFor(async () => expect(await kinds(reader)).toContain("WATCHED"), soon);
  });

  test("reminds and sends digests when their hour comes, one that passed while it was down included", async () => {
    await changeDigest(reader, { digest: "DAILY" });
    await openRequest(analyst, {
      reference: "HD-1",
      wanted: "The decree",
      ownerId: analyst.userId,
      dueOn: "2026-03-10",
    });
    await transact((tx) =>
      tx.notification.create({
        data: {
          userId: reader.userId,
          key: "yesterday",
          kind: "SILENT",
          recommendationId,
          link: "/recommendations/HD-1",
          params: { on: "2025-03-02" },
          createdAt: new Date("2026-03-02T12:00:00Z"),
        },
      }),
    );
    const stop = await start();
    await stop();
    // As if it had been down since the day before yesterday: the schedules alone start what follows.
    await db.asOwner(`UPDATE ${JOB_SCHEMA}.schedule SET created_on = now() - interval '2 days'`);
    await db.asOwner(`UPDATE ${JOB_SCHEMA}.version SET cron_on = now() - interval '2 days'`);
    expect(mail.received).toEqual([]);
    await start();
    await vi.waitFor(() => expect(mail.received).toHaveLength(1), soon);
    expect(mail.received[0]?.text).toContain("Nothing has spoken for or against it since 2 Mar 2025");
    await vi.waitFor(async () => expect(await kinds(analyst)).toContain("REQUEST_DUE"), soon);
  });
});
