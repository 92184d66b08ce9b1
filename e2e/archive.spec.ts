import AxeBuilder from "@axe-core/playwright";
import type { HeedServer } from "@/lib/testing/heed-server";
import { html, startWebServer, status, type WebServer } from "@/lib/testing/web-server";
import { api } from "./access/world";
import { expectNoSidewaysScroll } from "./support/tasks";
import { type Member, startHeedWith } from "./support/team";
import { expect, test } from "./support/test";

// A server of its own: it alone may ask this machine, where the site stands that is captured.
test.describe.configure({ mode: "serial" });
let site: WebServer;
let server: HeedServer;
let analyst: Member;

test.beforeAll(async () => {
  site = await startWebServer({
    "/decree": html(
      "<title>Decree 7</title><h1>Decree</h1><p>The council adopts the list.</p><script>document.title='run'</script>",
    ),
  });
  const scopes = { all: ["READ", "WRITE"] } as const;
  const started = await startHeedWith([{ key: "analyst", name: "Ann Alder", role: "ANALYST", scopes }], {
    HEED_OUTBOUND_ALLOW: "127.0.0.1",
    HEED_CAPTURE: "always",
  });
  server = started.server;
  analyst = started.team.analyst;
});
test.afterAll(async () => {
  await server?.stop();
  await site?.stop();
});

test("a link is captured when it is logged; when the page is gone, the last good copy is offered", async ({
  page,
  context,
}) => {
  await context.addCookies([{ ...analyst.cookie, url: server.url }]);
  await page.goto(`${server.url}/recommendations/CSTO-10/evidence/new`);
  await page.getByLabel("Address", { exact: true }).fill(`${site.url}/decree`);
  await expect(page.getByLabel("Keep a copy of the page")).toBeChecked();
  await page.getByLabel("Title", { exact: true }).fill("Decree 7 adopts the list");
  await page.getByLabel("Type", { exact: true }).selectOption("LAW");
  await page.locator('[name="links.0.stance"][value="SUPPORTS"]').check();
  await page.locator('[name="sourceId"]').selectOption({ index: 1 });
  await page.getByRole("button", { name: "Log evidence" }).last().click();
  await expect(page).toHaveURL(/logged=E\d+/);
  const reference = /logged=(E\d+)/.exec(page.url())?.[1] ?? "";

  const archive = page.locator("#archive");
  await expect(async () => {
    await page.goto(`${server.url}/evidence/${reference}`);
    await expect(archive.getByRole("link", { name: /Save the copy/ })).toHaveCount(1, { timeout: 500 });
  }).toPass({ timeout: 20_000 });
  await expect(archive).toContainText("The link answers");

  const download = page.waitForEvent("download");
  await archive.getByRole("link", { name: /Save the copy/ }).click();
  expect((await download).suggestedFilename()).toBe(`${reference}-capture-1.html`);
  const saved = await context.request.get(`${server.url}/files/${reference}/captures/1`);
  expect(saved.headers()).toMatchObject({
    "content-disposition": expect.stringMatching(/^attachment/),
    "x-content-type-options": "nosniff",
    "content-security-policy": expect.stringContaining("sandbox"),
  });
  expect(await saved.text()).toContain("<h1>Decree</h1>");

  site.pages["/decree"] = html("<title>Decree 7</title><h1>Decree</h1><p>The council puts the list off.</p>");
  await archive.getByRole("button", { name: "Capture again" }).click();
  await expect(archive.getByRole("status")).toHaveText("The link is captured.");
  await expect(archive).toContainText("changed since the capture before");

  site.pages["/decree"] = status(410);
  await archive.getByRole("button", { name: "Capture again" }).click();
  await expect(archive.getByRole("status")).toHaveText("The link could not be captured.");
  await expect(archive).toContainText(/Link dead since .*it answered 410/);
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map((violation) => violation.id)).toEqual([]);
  await archive.getByRole("link", { name: "Read the text" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(`Capture 2 of ${reference}`);
  await expect(page.locator("#text")).toContainText("The council puts the list off.");
  const onCaptures = await new AxeBuilder({ page }).analyze();
  expect(onCaptures.violations.map((violation) => violation.id)).toEqual([]);
  await page.setViewportSize({ width: 320, height: 700 });
  await expectNoSidewaysScroll(page);

  await page.goto(`${server.url}/evidence?link=dead`);
  await expect(page.locator("tbody tr")).toHaveCount(1);
  await expect(page.locator("tbody tr")).toContainText("link dead since");
});

test("a link into this machine's own network is never asked, whatever it looks like", async () => {
  const token = analyst.tokens.all ?? "";
  const trap = site.url.replace("127.0.0.1", "2130706434");
  const [source] = ((await api(server.url, token, "GET", "/sources")) as { items: { id: string }[] }).items;
  const logged = (await api(server.url, token, "POST", "/evidence", {
    ...{ type: "NEWS", title: "A trap", url: `${trap}/decree`, language: "en", sourceId: source?.id, capture: true },
    links: [{ reference: "CSTO-10", stance: "CONTEXT" }],
  })) as { reference: string };
  const captures = () => api(server.url, token, "GET", `/evidence/${logged.reference}/captures`);
  await expect.poll(captures, { timeout: 20_000 }).toMatchObject({
    items: [],
    waitingSince: null,
    failed: { status: null, problem: "privateAddress" },
  });
});
