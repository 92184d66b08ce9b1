import { readFileSync } from "node:fs";
import AxeBuilder from "@axe-core/playwright";
import { readDocument } from "@/lib/platform/documents/read-document";
import { expectNoSidewaysScroll } from "./support/tasks";
import { expect, test } from "./support/test";

const DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

test("a viewer asks for a briefing in Russian from a recommendation's page, waits for it and has it", async ({
  page,
  as,
}) => {
  await as("viewer");
  await page.goto("/recommendations/CSTO-10");
  await page.getByRole("link", { name: "Briefing", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Make a briefing");
  await expect(page.getByText("CSTO-10", { exact: false }).first()).toBeVisible();
  await page.getByRole("group", { name: "Language of the briefing" }).getByText("Russian").click();
  await page.getByRole("button", { name: "Make the briefing" }).click();
  // The page asks again by itself until the file is there.
  const link = page.getByRole("link", { name: "Download (PDF)" });
  await expect(link).toBeVisible({ timeout: 45_000 });
  await expect(page.getByRole("status")).toHaveText("Ready");
  const [download] = await Promise.all([page.waitForEvent("download"), link.click()]);
  expect(download.suggestedFilename()).toMatch(/^heed-briefing-CSTO-10_\d{4}-\d\d-\d\d_ru\.pdf$/);
  const { text } = await readDocument(readFileSync(await download.path()), "application/pdf");
  for (const words of [
    "CSTO-10",
    "Справка по рекомендации",
    "Свидетельства за",
    "Kolosovskiy",
    "Как читать и проверить",
  ]) {
    expect(text, words).toContain(words);
  }
});

test("the list's filter goes along into a briefing, and nobody else finds it", async ({ another, page, as }) => {
  await as("viewer");
  await page.goto("/recommendations?theme=law");
  const link = page.getByRole("link", { name: "Briefing", exact: true });
  expect(await link.getAttribute("href")).toBe("/briefings?filter=theme%3Dlaw");
  await page.goto("/briefings?filter=theme%3Dlaw");
  await page.getByRole("group", { name: "Form" }).getByText("Word document (DOCX)").click();
  await page.getByRole("button", { name: "Make the briefing" }).click();
  const file = page.getByRole("link", { name: "Download (DOCX)" });
  await expect(file).toBeVisible({ timeout: 45_000 });
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
  await page.setViewportSize({ width: 320, height: 640 });
  await expectNoSidewaysScroll(page, "a briefing");
  const address = (await file.getAttribute("href")) ?? "";
  const answer = await page.request.get(address);
  expect(answer.headers()["content-type"]).toBe(DOCX);
  expect((await readDocument(await answer.body(), DOCX)).text).toContain("Law");
  const stranger = await another("manager");
  expect((await stranger.request.get(address)).status()).toBe(404);
});
