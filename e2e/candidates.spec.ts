import type { BrowserContext, Page } from "@playwright/test";
import type { HeedServer } from "@/lib/testing/heed-server";
import { api } from "./access/world";
import { pressUntil } from "./support/keys";
import { type Member, startHeedWith } from "./support/team";
import { expect, test, watch } from "./support/test";

// A server of its own: what is accepted is in every list.
test.describe.configure({ mode: "serial" });
let server: HeedServer;
let admin: Member;

test.beforeAll(async () => {
  const scopes = { all: ["READ", "WRITE", "DECIDE", "ADMIN"] } as const;
  const started = await startHeedWith([{ key: "admin", name: "Ada Amber", role: "ADMIN", scopes }]);
  server = started.server;
  admin = started.team.admin;
  await api(server.url, admin.tokens.all ?? "", "POST", "/publications", {
    ...{ reference: "CARE", title: { en: "On care" }, authors: ["The Office"], year: 2024, language: "en" },
  });
});
test.afterAll(() => server?.stop());

const DOCUMENT = `# On care

## Recommendations

Recommendation 1. The Ministry of Health should publish the waiting lists of every hospital each month.

Recommendation 2. The Secretariat should open a register of carers and keep it up to date. The register should be open to everybody.

Recommendation 3. Parliament should fund the training of carers in every region.

Recommendation 4. The Ministry of Finance should report on what was spent.

Recommendation 5. The Council should review all of this after two years.
`;

async function browse(context: BrowserContext, complaints: string[]): Promise<Page> {
  watch(context, complaints);
  await context.addCookies([{ ...admin.cookie, url: server.url }]);
  return context.newPage();
}

const number = (page: Page, place: string) => page.getByRole("heading", { name: place });

/** Presses a key until the button that it names has the focus, and presses that. */
async function press(page: Page, key: string, name: RegExp): Promise<void> {
  await expect(async () => {
    await page.locator("h1").click();
    await page.keyboard.press(key);
    await expect(page.getByRole("button", { name })).toBeFocused({ timeout: 500 });
  }).toPass();
  await page.keyboard.press("Enter");
}

test("a document is attached, and what it may recommend is edited and accepted, rejected, merged and split by keys", async ({
  browser,
  complaints,
}) => {
  test.setTimeout(120_000);
  const page = await browse(await browser.newContext({ locale: "en-GB" }), complaints);
  await page.goto(`${server.url}/publications/CARE/document`);
  const file = { name: "care.md", mimeType: "text/markdown", buffer: Buffer.from(DOCUMENT) };
  await page.getByLabel("File", { exact: true }).setInputFiles(file);
  await page.getByRole("button", { name: "Attach the document" }).click();
  await page.getByRole("link", { name: /It may recommend/ }).click();
  await expect(number(page, "1 of 5")).toBeVisible();
  await expect(page.locator("blockquote").first()).toContainText("waiting lists of every hospital");

  await pressUntil(page, "j", /c=/);
  await expect(number(page, "2 of 5")).toBeVisible();
  const previous = await page.getByRole("link", { name: /^Previous/ }).getAttribute("href");
  await pressUntil(page, "k", new RegExp(previous?.match(/c=[\w-]+/)?.[0] ?? "no previous"));
  await expect(number(page, "1 of 5")).toBeVisible();

  await page.getByLabel("Reference", { exact: true }).fill("CARE-01");
  await page.getByLabel("Title", { exact: true }).fill("Publish the waiting lists");
  await page.getByLabel(/^Summary/).fill("Each hospital’s list, each month.");
  await page.getByLabel("Theme", { exact: true }).selectOption({ index: 1 });
  await press(page, "a", /^Accept/);
  await expect(page.getByRole("status")).toContainText("Accepted: it is a recommendation now, with its passage.");

  await expect(number(page, "2 of 5")).toBeVisible();
  await page.getByText("Split or shorten…").click();
  const parts = page.getByLabel("The words that stay");
  await parts.fill((await parts.inputValue()).replace("to date. The", "to date.\n\nThe"));
  await press(page, "s", /^Split/);
  await expect(page.getByRole("status")).toContainText("Split.");
  await expect(page.getByText(/^6 candidates|^7 candidates/)).toBeVisible();

  await press(page, "x", /^Reject/);
  await expect(page.getByRole("status")).toContainText("Rejected.");
  await press(page, "m", /^Merge with the next/);
  await expect(page.getByRole("status")).toContainText("Merged.");

  await page.goto(`${server.url}/recommendations/CARE-01`);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Publish the waiting lists");
  await expect(page.getByText("publish the waiting lists of every hospital each month").first()).toBeVisible();
});

test("a candidate is accepted without JavaScript", async ({ browser, complaints }) => {
  const page = await browse(await browser.newContext({ javaScriptEnabled: false, locale: "en-GB" }), complaints);
  await page.goto(`${server.url}/publications/CARE/candidates`);
  await page.getByLabel("Reference", { exact: true }).fill("CARE-09");
  await page.getByLabel("Theme", { exact: true }).selectOption({ index: 1 });
  await page.getByRole("button", { name: /^Accept/ }).click();
  await expect(page.getByRole("status")).toContainText("Accepted");
  await page.goto(`${server.url}/recommendations/CARE-09`);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
});
