import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { database } from "@/lib/db/connection";
import { transact } from "@/lib/db/transaction";
import type { Actor, Member, SystemActor } from "@/lib/domain/actor";
import { Forbidden, NotFound } from "@/lib/domain/errors";
import { parseEnvironment } from "@/lib/env/environment";
import { unsubscribeToken } from "@/lib/platform/link-token";
import { loadSecrets } from "@/lib/platform/secrets";
import { describeOnBoth } from "@/lib/testing/database";
import { createActor, createRecommendation, systemActor, useClock } from "@/lib/testing/factories";
import { type MailServer, startMailServer } from "@/lib/testing/mail-server";
import { findMailPause } from "@/lib/use-cases/backup/queries";
import { takeOverMail } from "@/lib/use-cases/backup/take-over-mail";
import { changeDigest } from "@/lib/use-cases/digest/change-digest";
import { listDueDigests } from "@/lib/use-cases/digest/queries";
import { stopDigest } from "@/lib/use-cases/digest/stop-digest";
import { sendDigest } from "./send-digest";

const holder = globalThis as { heedEnvironment?: unknown };

describeOnBoth("the digest", () => {
  // A Tuesday, 09:00 in Moscow.
  const clock = useClock("2026-03-03T06:00:00Z");
  let mail: MailServer;
  let system: Actor & SystemActor;
  let recommendationId: string;
  let reader: Actor & Member;
  beforeAll(async () => {
    mail = await startMailServer();
    holder.heedEnvironment = parseEnvironment({
      HEED_SMTP_URL: mail.url,
      HEED_MAIL_FROM: "Heed <heed@example.org>",
      HEED_URL: "https://heed.example.org/",
      HEED_TIMEZONE: "Europe/Moscow",
      HEED_LOG_LEVEL: "silent",
    });
    loadSecrets("", { HEED_SECRET: "a".repeat(32) });
    system = await systemActor();
    ({ id: recommendationId } = await createRecommendation({ reference: "HD-1", title: "Compare lists" }));
  });
  afterAll(async () => {
    await mail.stop();
    delete holder.heedEnvironment;
    delete (globalThis as { heedSecrets?: unknown }).heedSecrets;
  });
  beforeEach(async () => {
    reader = await createActor("VIEWER", { name: "Анна Ким" });
    await changeDigest(reader, { digest: "DAILY" });
  });
  afterEach(() => mail.forget());

  let made = 0;
  const line = (createdAt: string, kind = "SILENT") =>
    transact((tx) =>
      tx.notification.create({
        data: {
          userId: reader.userId,
          key: `k${made++}`,
          kind,
          recommendationId,
          link: "/recommendations/HD-1",
          params: { on: "2025-03-02" },
          createdAt: new Date(createdAt),
        },
      }),
    );
  const digests = () => database().digest.findMany({ where: { userId: reader.userId } });

  test("is one mail of yesterday's unread lines, in both parts, with links and a one-click end", async () => {
    // Yesterday in Moscow ends at 21:00 UTC.
    await line("2026-03-01T21:00:00Z");
    await line("2026-03-02T20:59:59Z");
    await line("2026-03-02T21:00:00Z");
    expect(await listDueDigests(system)).toEqual([{ userId: reader.userId, periodStart: "2026-03-02" }]);
    await sendDigest(system, reader.userId);
    const [got] = mail.received;
    expect(got?.to).toEqual([(await database().user.findUniqueOrThrow({ where: { id: reader.userId } })).email]);
    expect(got?.header("subject")).toBe("Heed, 2 Mar 2026: 2 lines");
    expect(got?.header("from")).toBe("Heed <heed@example.org>");
    const address = `https://heed.example.org/unsubscribe/${unsubscribeToken(reader.userId)}`;
    expect(got?.header("list-unsubscribe")).toBe(`<${address}>`);
    expect(got?.header("list-unsubscribe-post")).toBe("List-Unsubscribe=One-Click");
    expect(got?.header("content-type")).toContain("multipart/alternative");
    expect(got?.text.match(/Nothing has spoken for or against it since 2 Mar 2025/g)).toHaveLength(2);
    expect(got?.text).toContain("https://heed.example.org/recommendations/HD-1");
    expect(got?.html).toContain('<a href="https://heed.example.org/recommendations/HD-1"');
    expect(got?.html).toContain("HD-1 Compare lists");
    expect(await digests()).toMatchObject([{ lines: 2, sentAt: clock.now() }]);
  });

  test("is sent once in a period, however often it is asked for", async () => {
    await line("2026-03-02T12:00:00Z");
    await Promise.all([1, 2, 3].map(() => sendDigest(system, reader.userId)));
    clock.advance({ seconds: 3 * 3600 });
    expect(await listDueDigests(system)).toEqual([]);
    await sendDigest(system, reader.userId);
    expect(mail.received).toHaveLength(1);
    clock.set("2026-03-05T06:00:00Z");
    await line("2026-03-04T12:00:00Z");
    await sendDigest(system, reader.userId);
    expect(mail.received).toHaveLength(2);
  });

  test("is not sent by a restored copy, until an administrator says that it takes over", async () => {
    clock.set("2026-03-05T06:00:00Z");
    const pausedSince = clock.now().toISOString();
    await database().setting.create({ data: { key: "mail", value: { pausedSince } } });
    await line("2026-03-04T12:00:00Z");
    expect(await listDueDigests(system)).toEqual([]);
    await sendDigest(system, reader.userId);
    expect([mail.received, await digests()]).toEqual([[], []]);
    await expect(takeOverMail(await createActor("REVIEWER"))).rejects.toThrow(Forbidden);
    const admin = await createActor("ADMIN");
    expect(await findMailPause(admin)).toEqual(new Date(pausedSince));
    await takeOverMail(admin);
    await expect(takeOverMail(admin)).rejects.toMatchObject({ problem: { code: "mailNotPaused" } });
    expect(await findMailPause(admin)).toBeNull();
    const { action } = await database().auditEntry.findFirstOrThrow({ orderBy: { sequence: "desc" } });
    expect(action).toBe("mail.taken-over");
    await sendDigest(system, reader.userId);
    expect(mail.received).toHaveLength(1);
  });

  test("speaks Russian to who reads Russian, its subject encoded as mail asks", async () => {
    await database().user.update({ where: { id: reader.userId }, data: { locale: "ru" } });
    await changeDigest(reader, { digest: "WEEKLY" });
    await line("2026-02-24T12:00:00Z");
    await sendDigest(system, reader.userId);
    const [got] = mail.received;
    expect(got?.raw).toMatch(/^Subject: =\?UTF-8\?/m);
    expect(got?.header("subject")).toBe("Heed, 23 февр. 2026 – 1 мар. 2026: 1 строка");
    expect(got?.text).toContain("ничто не говорило ни за, ни против");
    expect(got?.html).toContain('<html lang="ru">');
  });

  test("is no mail when nothing is new, all is read, none is wanted, it is too early or the person is gone", async () => {
    await sendDigest(system, reader.userId);
    const { id } = await line("2026-03-02T12:00:00Z");
    clock.set("2026-03-03T02:59:00Z");
    expect(await listDueDigests(system)).toEqual([]);
    clock.set("2026-03-03T03:00:00Z");
    expect(await listDueDigests(system)).toHaveLength(1);
    await database().notification.update({ where: { id }, data: { readAt: clock.now() } });
    expect(await listDueDigests(system)).toEqual([]);
    await sendDigest(system, reader.userId);
    await line("2026-03-02T12:00:00Z");
    await changeDigest(reader, { digest: "NONE" });
    expect(await listDueDigests(system)).toEqual([]);
    await sendDigest(system, reader.userId);
    await changeDigest(reader, { digest: "DAILY" });
    await database().user.update({ where: { id: reader.userId }, data: { disabledAt: clock.now() } });
    expect(await listDueDigests(system)).toEqual([]);
    await sendDigest(system, reader.userId);
    expect(mail.received).toEqual([]);
    expect(await digests()).toEqual([]);
  });

  test.each(["refused", "rejected after DATA", "away"] as const)(
    "is sent once the server is well again: %s",
    async (how) => {
      await line("2026-03-02T12:00:00Z");
      await mail.fail(how);
      await expect(sendDigest(system, reader.userId)).rejects.toThrow(/^the mail server: /);
      expect(await digests()).toEqual([]);
      expect(await listDueDigests(system)).toHaveLength(1);
      await mail.fail(null);
      await sendDigest(system, reader.userId);
      await sendDigest(system, reader.userId);
      expect(mail.received).toHaveLength(1);
    },
  );

  test("is never sent again when the server took it and its answer got lost", async () => {
    await line("2026-03-02T12:00:00Z");
    await mail.fail("hangs up after DATA");
    await sendDigest(system, reader.userId);
    await mail.fail(null);
    expect(await listDueDigests(system)).toEqual([]);
    await sendDigest(system, reader.userId);
    expect(mail.received).toHaveLength(1);
    expect(await digests()).toMatchObject([{ sentAt: null }]);
  });

  test("tells no log and no job whom it was for", async () => {
    await line("2026-03-02T12:00:00Z");
    await mail.fail("refused");
    const error = await sendDigest(system, reader.userId).catch((thrown: unknown) => thrown);
    expect(String(error)).not.toContain("@");
    await mail.fail(null);
  });

  test("ends by its link, once, with an entry in the person's name; a made-up link opens nothing", async () => {
    const token = unsubscribeToken(reader.userId);
    const before = await database().auditEntry.count();
    await stopDigest(system, { token });
    await stopDigest(system, { token });
    expect(await database().user.findUnique({ where: { id: reader.userId } })).toMatchObject({ digest: "NONE" });
    expect(await database().auditEntry.count()).toBe(before + 1);
    const forged = `${unsubscribeToken(system.userId).slice(0, 22)}.${token.slice(23)}`;
    for (const bad of ["", "x", forged, `${token}x`]) {
      await expect(stopDigest(system, { token: bad })).rejects.toBeInstanceOf(NotFound);
    }
  });
});
