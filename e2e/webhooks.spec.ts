import AxeBuilder from "@axe-core/playwright";
import type { HeedServer } from "@/lib/testing/heed-server";
import { startWebhookReceiver, verifiedMessage, type WebhookReceiver } from "@/lib/testing/webhook-receiver";
import { api } from "./access/world";
import { expectNoSidewaysScroll } from "./support/tasks";
import { type Member, startHeedWith } from "./support/team";
import { expect, test } from "./support/test";

// A server of its own: it alone may ask this machine, where the receiver listens.
test.describe.configure({ mode: "serial" });
let receiver: WebhookReceiver;
let server: HeedServer;
let admin: Member;

test.beforeAll(async () => {
  receiver = await startWebhookReceiver();
  const scopes = { all: ["READ", "WRITE"] } as const;
  const started = await startHeedWith([{ key: "admin", name: "Ada Amber", role: "ADMIN", scopes }], {
    HEED_OUTBOUND_ALLOW: "127.0.0.1",
  });
  server = started.server;
  admin = started.team.admin;
});
test.afterAll(async () => {
  await server?.stop();
  await receiver?.stop();
});

test("an address is registered and told of a change, signed; the message is sent again from its log", async ({
  page,
  context,
}) => {
  test.setTimeout(120_000);
  await context.addCookies([{ ...admin.cookie, url: server.url }]);
  await page.goto(`${server.url}/webhooks`);
  await page.getByLabel("What it is for").fill("Our website");
  await page.getByLabel("Address", { exact: true }).fill("http://example.org/hook");
  await page.getByRole("button", { name: "Register" }).click();
  await expect(page.locator(".em2").first()).toContainText("beginning with https://");
  await expect(page.getByLabel("What it is for")).toHaveValue("Our website");
  await page.getByLabel("Address", { exact: true }).fill(receiver.url);
  await page.getByRole("button", { name: "Register" }).click();
  const secret = await page.getByLabel("The secret of the new webhook").inputValue();

  // The first try fails, as a receiver under repair answers; the next one comes by itself.
  let failing = 1;
  receiver.answer = () => (failing-- > 0 ? { status: 500, body: "Under repair" } : { status: 204 });
  await api(server.url, admin.tokens.all ?? "", "POST", "/recommendations/CSTO-10/notes", { body: "Heard outside." });
  await expect.poll(() => receiver.received.length, { timeout: 60_000 }).toBe(2);
  const [first, second] = receiver.received;
  if (!first || !second) throw new Error("Nothing was received.");
  expect(second.headers["webhook-id"]).toBe(first.headers["webhook-id"]);
  expect(verifiedMessage(secret, second)).toMatchObject({
    type: "note.written",
    data: { recommendations: [{ reference: "CSTO-10" }] },
  });
  expect(second.body).not.toContain("Heard outside");

  await page.goto(`${server.url}/webhooks`);
  await page.getByRole("link", { name: "Our website" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Our website" })).toBeVisible();
  await expect(async () => {
    await page.reload();
    await expect(page.getByRole("row", { name: /note\.written.*delivered/ })).toBeVisible({ timeout: 500 });
  }).toPass({ timeout: 20_000 });
  await page.getByRole("link", { name: "note.written" }).click();
  await expect(page.getByText("Under repair")).toBeVisible();
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await page.setViewportSize({ width: 320, height: 800 });
  await expectNoSidewaysScroll(page);

  await page.getByRole("button", { name: "Send it again now" }).click();
  await expect.poll(() => receiver.received.length, { timeout: 60_000 }).toBe(3);
  expect(receiver.received[2]?.headers["webhook-id"]).toBe(first.headers["webhook-id"]);
  expect(verifiedMessage(secret, receiver.received[2] ?? first)).toMatchObject({ type: "note.written" });
});
