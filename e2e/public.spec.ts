import AxeBuilder from "@axe-core/playwright";
import type { BrowserContext, Page } from "@playwright/test";
import type { HeedServer } from "@/lib/testing/heed-server";
import { api } from "./access/world";
import { expectNoSidewaysScroll } from "./support/tasks";
import { type Member, startHeedWith } from "./support/team";
import { expect, test, watch } from "./support/test";

// A server of its own: what is public shows to every stranger.
test.describe.configure({ mode: "serial" });
let server: HeedServer;
let admin: Member;

test.beforeAll(async () => {
  const scopes = { all: ["READ", "WRITE", "DECIDE", "ADMIN"] } as const;
  const started = await startHeedWith([{ key: "admin", name: "Ada Amber", role: "ADMIN", scopes }]);
  server = started.server;
  admin = started.team.admin;
  const proposals = (await ask("GET", "/recommendations/CSTO-10/history")) as { items: { id: string }[] };
  const { id } = proposals.items[0] ?? { id: "" };
  await ask("POST", `/assessments/${id}/decision`, { decision: "APPROVE", note: "Seen." });
  for (const reference of ["E08", "E09", "E10"]) await open(reference);
  await ask("POST", "/recommendations/CSTO-10/notes", { body: "For **everybody** to read.", visibility: "PUBLIC" });
});
test.afterAll(() => server?.stop());

const ask = (method: string, path: string, body?: unknown) =>
  api(server.url, admin.tokens.all ?? "", method, path, body);

/** Marks evidence public. */
async function open(reference: string): Promise<void> {
  const { id, version } = (await ask("GET", `/evidence/${reference}`)) as { id: string; version: number };
  const answer = await fetch(`${server.url}/api/v1/evidence/${id}`, {
    method: "PATCH",
    headers: {
      authorization: `Bearer ${admin.tokens.all}`,
      "content-type": "application/json",
      "if-match": `"${version}"`,
    },
    body: JSON.stringify({ visibility: "PUBLIC", reason: "To be read by everybody." }),
  });
  expect(answer.status, reference).toBe(200);
}

/** A page in a browser of its own, of the administrator or of a stranger. */
async function browse(context: BrowserContext, complaints: string[], who: Member | null): Promise<Page> {
  watch(context, complaints);
  if (who) await context.addCookies([{ ...who.cookie, url: server.url }]);
  return context.newPage();
}

test("an administrator sees what is missing, publishes, and a stranger reads it without an account or a script", async ({
  browser,
  complaints,
}) => {
  const stranger = await browse(await browser.newContext({ locale: "en-GB" }), complaints, null);
  await stranger.goto(server.url);
  await expect(stranger.getByRole("heading", { name: "Published here" })).toHaveCount(0);
  expect((await stranger.goto(`${server.url}/public/CSTO-2025`))?.status()).toBe(404);

  const page = await browse(await browser.newContext({ locale: "en-GB" }), complaints, admin);
  await page.goto(`${server.url}/publications/CSTO-2025`);
  await page.getByRole("link", { name: "Publishing…" }).click();
  const missing = page.getByRole("row").filter({ hasText: "CSTO-10" });
  await expect(missing).toContainText("E15, for the team alone");
  await open("E15");
  await page.reload();
  await expect(page.getByText("Nothing is missing")).toBeVisible();
  await page.getByRole("button", { name: "Publish it" }).click();
  await expect(page.getByRole("status")).toContainText("Published.");

  const scripts: string[] = [];
  stranger.on("request", (request) => {
    if (request.resourceType() === "script") scripts.push(request.url());
  });
  await stranger.goto(`${server.url}/`);
  scripts.length = 0;
  await stranger.getByRole("link", { name: /^The Collective Security Treaty/ }).click();
  await expect(stranger.getByRole("heading", { level: 1 })).toHaveText(
    "17 recommendations: one with a published judgement, none implemented.",
  );
  await stranger
    .getByRole("link", { name: /^CSTO-10 .*Underway$/ })
    .first()
    .click();
  await expect(stranger.getByRole("heading", { level: 1 })).toContainText("Accelerate the modernisation of KSOR");
  await expect(stranger.getByText("For everybody to read.")).toBeVisible();
  await expect(stranger.getByText(/^Entry \d+ of the audit chain/)).toBeVisible();
  await stranger.getByRole("listitem").filter({ hasText: "E15" }).getByRole("link").click();
  await expect(stranger.getByRole("definition").filter({ hasText: "Kucera (" })).toBeVisible();
  await stranger.getByRole("link", { name: "RU", exact: true }).click();
  await expect(stranger.locator("html")).toHaveAttribute("lang", "ru");
  await stranger.getByRole("link", { name: "Как проверить" }).click();
  await expect(stranger.getByRole("heading", { level: 1 })).toHaveText("Как проверить");
  expect(scripts, "no public page loads a script").toEqual([]);
});

test("two people who take turns on one address see each their own, and the public page is the same for all", async () => {
  const cookie = `${admin.cookie.name}=${admin.cookie.value}`;
  const read = async (path: string, headers: Record<string, string> = {}) => {
    const answer = await fetch(server.url + path, { headers, redirect: "manual" });
    return { answer, text: await answer.text() };
  };
  for (const path of ["/public/CSTO-2025", "/public/CSTO-2025/recommendations/CSTO-10"]) {
    const stranger = await read(path);
    const signedIn = await read(path, { cookie: `${cookie}; heed_locale=ru; heed_theme=dark` });
    expect(signedIn.text, path).toBe(stranger.text);
    expect(signedIn.text, path).not.toContain(admin.name);
    for (const { answer } of [stranger, signedIn]) {
      expect(answer.headers.get("set-cookie"), path).toBeNull();
      expect(answer.headers.get("cache-control"), path).toMatch(/^public, max-age=\d+, stale-while-revalidate=\d+$/);
      expect(answer.headers.get("content-security-policy"), path).toContain("script-src 'none'");
    }
    const etag = stranger.answer.headers.get("etag") ?? "";
    const again = await read(path, { "if-none-match": etag });
    expect([again.answer.status, again.text], path).toEqual([304, ""]);
  }
  // The team's own pages, in turns: signed in, signed out, signed in.
  for (const who of [cookie, "", cookie, ""]) {
    const { answer, text } = await read("/recommendations/CSTO-10", who ? { cookie: who } : {});
    expect(answer.status).toBe(who ? 200 : 307);
    expect(answer.headers.get("cache-control")).toContain("no-store");
    expect(text.includes("/profile"), who).toBe(Boolean(who));
  }
  const card = await read("/public/CSTO-2025/recommendations/CSTO-10/card.svg");
  expect(card.answer.headers.get("content-type")).toBe("image/svg+xml");
  expect(card.answer.headers.get("cross-origin-resource-policy")).toBe("cross-origin");
});

test("axe finds nothing on any public page, in either language, width or theme; nothing scrolls sideways", async ({
  browser,
  complaints,
}) => {
  test.setTimeout(180_000);
  const context = await browser.newContext({ locale: "en-GB" });
  const page = await browse(context, complaints, null);
  const root = "/public/CSTO-2025";
  const addresses = [
    "/public",
    root,
    `${root}/recommendations`,
    `${root}/recommendations/CSTO-10`,
    `${root}/recommendations/CSTO-12`,
    `${root}/evidence`,
    `${root}/evidence/E15`,
    `${root}/changes`,
    `${root}/verify`,
    "/public/NOT-THERE",
    `${root}?lang=ru`,
    `${root}/recommendations/CSTO-10?lang=ru`,
  ];
  const seen: Record<string, string[]> = {};
  for (const address of addresses) {
    await page.goto(server.url + address);
    for (const [width, colorScheme] of [
      [1280, "light"],
      [1280, "dark"],
      [390, "light"],
    ] as const) {
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia({ colorScheme });
      const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
      const found = violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(" ")}`));
      if (found.length > 0) seen[`${address}, ${width}, ${colorScheme}`] = found;
    }
    await page.setViewportSize({ width: 320, height: 640 });
    await expectNoSidewaysScroll(page, address);
  }
  expect(seen).toEqual({});
  await context.close();
});

test("taken back, the public pages are gone at once", async ({ browser, complaints }) => {
  const page = await browse(await browser.newContext({ locale: "en-GB" }), complaints, admin);
  await page.goto(`${server.url}/publications/CSTO-2025/publishing`);
  await page.getByText("Take it back…").click();
  await page.getByRole("button", { name: "Take it back" }).click();
  await expect(page.getByText("Fill this in.").first()).toBeVisible();
  await page.getByLabel("Reason").fill("Two figures are to be checked.");
  await page.getByRole("button", { name: "Take it back" }).click();
  await expect(page.getByRole("status")).toContainText("Taken back.");
  for (const path of ["", "/recommendations/CSTO-10", "/card.svg", "/head.json"]) {
    expect((await fetch(`${server.url}/public/CSTO-2025${path}`)).status, path).toBe(404);
  }
  expect(await (await fetch(`${server.url}/sitemap.xml`)).text()).not.toContain("CSTO");
});
