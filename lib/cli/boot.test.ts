import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, expect, test, vi } from "vitest";
import { connection, database } from "@/lib/db/connection";
import { JOB_SCHEMA } from "@/lib/db/job-schema";
import { parseEnvironment } from "@/lib/env/environment";
import { type MailServer, startMailServer } from "@/lib/testing/mail-server";
import { boot } from "./boot";

const directory = mkdtempSync(path.join(tmpdir(), "heed-boot-"));
const holder = globalThis as { heedEnvironment?: unknown; heedSecrets?: unknown };
let mail: MailServer | undefined;
afterAll(async () => {
  await mail?.stop();
  rmSync(directory, { recursive: true, force: true });
  delete holder.heedEnvironment;
  delete holder.heedSecrets;
});

/** A time zone in which it is noon now, give or take an hour: past the hour of mails, and far from midnight. */
function zoneOfNoon(): string {
  const ahead = 12 - new Date().getUTCHours();
  return `Etc/GMT${ahead > 0 ? "-" : "+"}${Math.abs(ahead)}`;
}

test("an installation with a mail server sends a digest by itself once its hour has come", async () => {
  mail = await startMailServer();
  const server = mail;
  const env = parseEnvironment({
    HEED_DATA_DIR: directory,
    HEED_CATALOGUE: "none",
    HEED_ADMIN_EMAIL: "ada@example.org",
    HEED_ADMIN_PASSWORD: "correct horse battery",
    HEED_SMTP_URL: server.url,
    HEED_MAIL_FROM: "Heed <heed@example.org>",
    HEED_URL: "https://heed.example.org/",
    HEED_TIMEZONE: zoneOfNoon(),
    HEED_LOG_LEVEL: "silent",
  });
  holder.heedEnvironment = env;
  const first = await boot(env, () => undefined);
  await first.startWork();
  const { id: userId } = await database().user.update({
    where: { email: "ada@example.org" },
    data: { digest: "DAILY" },
  });
  await database().notification.create({
    data: { userId, key: "k", kind: "SILENT", link: "/", params: {}, createdAt: new Date(Date.now() - 86_400_000) },
  });
  // As if it had been down since the day before yesterday.
  await connection().embedded?.pglite.transaction(async (tx) => {
    await tx.exec(`SET LOCAL ROLE NONE;
      UPDATE ${JOB_SCHEMA}.schedule SET created_on = now() - interval '2 days';
      UPDATE ${JOB_SCHEMA}.version SET cron_on = now() - interval '2 days'`);
  });
  await first.close();
  expect(server.received).toEqual([]);
  const second = await boot(env, () => undefined);
  try {
    await second.startWork();
    await vi.waitFor(() => expect(server.received).toHaveLength(1), { timeout: 40_000, interval: 100 });
    expect(server.received[0]?.to).toEqual(["ada@example.org"]);
  } finally {
    await second.close();
  }
}, 90_000);
