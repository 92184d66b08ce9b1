import { readFileSync } from "node:fs";
import AxeBuilder from "@axe-core/playwright";
import type { BrowserContext, Page } from "@playwright/test";
import type { HeedServer } from "@/lib/testing/heed-server";
import { api } from "./access/world";
import { tabTo } from "./support/keys";
import { expectNoSidewaysScroll } from "./support/tasks";
import { type Member, startHeedWith } from "./support/team";
import { expect, test, watch } from "./support/test";

// A server of its own: what is imported changes every list.
test.describe.configure({ mode: "serial" });
let server: HeedServer;
let analyst: Member;

test.beforeAll(async () => {
  const scopes = { all: ["READ", "WRITE", "DECIDE", "ADMIN"] } as const;
  const started = await startHeedWith([
    { key: "admin", name: "Ada Amber", role: "ADMIN", scopes },
    { key: "analyst", name: "Ida Porter", role: "ANALYST" },
  ]);
  server = started.server;
  analyst = started.team.analyst;
  await api(server.url, started.team.admin.tokens.all ?? "", "POST", "/publications", {
    ...{ reference: "PLAN", title: { en: "The plan" }, authors: ["The Office"], year: 2024, language: "en" },
  });
});
test.afterAll(() => server?.stop());

async function browse(context: BrowserContext, complaints: string[]): Promise<Page> {
  watch(context, complaints);
  await context.addCookies([{ ...analyst.cookie, url: server.url }]);
  return context.newPage();
}

/** Nothing on the page keeps anybody from it, in light and dark. */
async function expectAccessible(page: Page): Promise<void> {
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
    expect(violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(" ")}`))).toEqual([]);
  }
}

/** A file chosen in the form. */
const table = (name: string, text: string, encoding: BufferEncoding = "utf8") => ({
  name,
  mimeType: "text/csv",
  buffer: Buffer.from(text, encoding),
});

test("a table is looked at, read otherwise and imported without a mouse; a refused row is named", async ({
  browser,
  complaints,
}) => {
  test.setTimeout(120_000);
  const page = await browse(await browser.newContext({ locale: "en-GB" }), complaints);
  await page.goto(`${server.url}/imports?publication=PLAN`);
  const text = [
    "No;Commitment;Topic;Status",
    "1;Publish the register each year;Records;in progress",
    "2;Open the archive to everybody;Records;Accepted",
    "2;Train the staff of the archive;People;delivered",
  ].join("\r");
  await page.getByLabel("File", { exact: true }).setInputFiles(table("plan.csv", `\ufeff${text}`, "utf16le"));
  await page.getByLabel("File", { exact: true }).focus();
  await tabTo(page, /^Look at the file$/);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/imports\?id=/);
  await expect(page.getByText(/^CSV · utf-16le · with a byte order mark/)).toBeVisible();
  await expect(page.getByText(/lines end with CR$/)).toBeVisible();
  await expect(page.getByRole("heading", { name: "Refused rows" })).toBeVisible();
  await expect(page.getByText("The identifier 2 stands in row 2 already.")).toBeVisible();
  await expect(page.getByRole("button", { name: /^Import/ })).toHaveCount(0);

  await expectAccessible(page);

  await tabTo(page, /^Topic: Read as/);
  await page.keyboard.type("Section");
  await tabTo(page, /^Further choices/);
  await page.keyboard.press("Enter");
  await tabTo(page, /^An identifier that comes twice/);
  await page.keyboard.type("tell");
  await tabTo(page, /^Read it so$/);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Refused rows" })).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Import 3 rows" })).toBeVisible();
  await tabTo(page, /^Import 3 rows$/);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("status")).toContainText("Imported.");
  await page.goto(`${server.url}/recommendations/PLAN-2`);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Open the archive to everybody");
});

test("evidence comes in without JavaScript: refused, downloaded, mended, imported, and once more changes nothing", async ({
  browser,
  complaints,
}) => {
  const page = await browse(await browser.newContext({ javaScriptEnabled: false, locale: "en-GB" }), complaints);
  const send = async (text: string) => {
    await page.goto(`${server.url}/imports?publication=PLAN`);
    await page.getByLabel("What its rows are").selectOption("EVIDENCE");
    await page.getByLabel("File", { exact: true }).setInputFiles(table("evidence.csv", text));
    await page.getByRole("button", { name: "Look at the file" }).click();
    await expect(page).toHaveURL(/\/imports\?id=/);
  };
  const head = "title,url,recommendation,stance,credibility";
  const good = "The register of 2024,https://example.org/register,PLAN-1,supports,2";
  await send(`${head}\n${good}\nNo register,https://example.org/none,PLAN-77,contradicts,3\n`);
  await expect(page.getByText("recommendation: There is no recommendation “PLAN-77”.")).toBeVisible();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: /^Download/ }).click(),
  ]);
  expect(readFileSync(await download.path(), "utf8")).toContain("REFUSED,2,3,");
  await send(`${head}\n${good}\n`);
  await page.getByRole("button", { name: "Import 1 row" }).click();
  await expect(page.getByRole("status")).toContainText("Imported.");
  await send(`${head}\n${good}\n`);
  await page.getByRole("button", { name: "Import", exact: true }).click();
  await expect(page.getByRole("status")).toContainText("Nothing has changed since the last file.");
  await page.goto(`${server.url}/recommendations/PLAN-1`);
  await expect(page.getByText("The register of 2024").first()).toBeVisible();
});

test("words that nobody here knows, and ratings without a day, are told what they mean without JavaScript", async ({
  browser,
  complaints,
}) => {
  const page = await browse(await browser.newContext({ javaScriptEnabled: false, locale: "en-GB" }), complaints);
  const send = async (kind: string, text: string) => {
    await page.goto(`${server.url}/imports?publication=PLAN`);
    await page.getByLabel("What its rows are").selectOption(kind);
    await page.getByLabel("File", { exact: true }).setInputFiles(table("table.csv", text));
    await page.getByRole("button", { name: "Look at the file" }).click();
    await expect(page).toHaveURL(/\/imports\?id=/);
  };
  const readAgain = () => page.getByRole("button", { name: "Read it so" }).click();
  await send("EVIDENCE", "title,url,recommendation,stance\nThe archive,https://example.org/archive,PLAN-1,green\n");
  await expect(page.getByText("“green” is no stance")).toBeVisible();
  await page.getByLabel("green: Stance").selectOption("SUPPORTS");
  await readAgain();
  await expect(page.getByText("“green” is no stance")).toHaveCount(0);
  await expect(page.getByLabel("green: Stance")).toHaveValue("SUPPORTS");
  await send("ASSESSMENTS", "recommendation,status,assessor\nPLAN-1,in progress,A. Watcher\n");
  await expect(page.getByText(/1 statement of elsewhere will be kept word for word/)).toBeVisible();
  await page.getByLabel("Those that bear none").selectOption("refuse");
  await readAgain();
  await expect(page.getByRole("heading", { name: "Refused rows" })).toBeVisible();
  await page.getByLabel("All of them speak as of").fill("2025-06");
  await readAgain();
  await expect(page.getByRole("heading", { name: "Refused rows" })).toHaveCount(0);
  await expect(page.getByLabel("All of them speak as of")).toHaveValue("2025-06");
});

test("what was judged elsewhere comes in by telephone in Russian, and is no judgement here", async ({
  browser,
  complaints,
}) => {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, isMobile: true, locale: "ru-RU" });
  await context.addCookies([{ name: "heed-locale", value: "ru", url: server.url }]);
  const page = await browse(context, complaints);
  const russian = JSON.parse(readFileSync("messages/ru.json", "utf8")) as { import: Record<string, string> };
  const words = russian.import;
  await page.goto(`${server.url}/imports?publication=PLAN`);
  if ((await page.locator("html").getAttribute("lang")) !== "ru") {
    await page.goto(`${server.url}/more`);
    await page.getByRole("button", { name: "Русский" }).first().click();
    await page.goto(`${server.url}/imports?publication=PLAN`);
  }
  await expect(page.getByRole("heading", { level: 1, name: words.title })).toBeVisible();
  await expectNoSidewaysScroll(page);
  await page.locator("#import-kind").selectOption("ASSESSMENTS");
  const rows = [
    "Рекомендация\tДата\tСтатус\tКто оценил\tСсылка",
    "PLAN-1\t2025-03\tвыполняется\tА. Наблюдатель\thttps://example.org/register",
    "PLAN-2\t2025\tжёлтый\tА. Наблюдатель\t",
  ].join("\r\n");
  await page.locator("#import-file").setInputFiles(table("оценки.tsv", rows));
  await page.getByRole("button", { name: words.upload }).click();
  await expect(page).toHaveURL(/\/imports\?id=/);
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
  await page.getByRole("button", { name: /^Импортировать 2/ }).click();
  await expect(page.getByRole("status")).toBeVisible();
  await expectNoSidewaysScroll(page);
  await page.goto(`${server.url}/recommendations/PLAN-2`);
  await expect(page.getByRole("heading", { name: words.saidElsewhere })).toBeVisible();
  await expect(page.getByText("“жёлтый”")).toBeVisible();
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
});
