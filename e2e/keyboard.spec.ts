import { pressUntil, tabTo } from "./support/keys";
import { expect, test } from "./support/test";

test("finding, logging, proposing and deciding need no mouse", async ({ page, as, another }) => {
  test.setTimeout(120_000);
  await as("keyboard");
  await page.goto("/");
  const press = (key: string) => page.keyboard.press(key);
  await pressUntil(page, "/", /\/recommendations/);
  await expect(async () => {
    await press("/");
    await expect(page.getByRole("searchbox")).toBeFocused({ timeout: 1000 });
  }).toPass();
  await page.getByRole("searchbox").clear();
  await page.keyboard.type("CSTO-14");
  await press("Enter");
  await expect(page).toHaveURL(/q=CSTO-14/);
  await page.goto("/recommendations");
  const rows = page.locator("[data-row]");
  await expect(async () => {
    await press("j");
    await expect(rows.nth(1).locator(":focus")).toHaveCount(1, { timeout: 200 });
  }).toPass();
  await press("k");
  await expect(rows.first().locator(":focus")).toHaveCount(1);
  await press("Enter");
  await expect(page).toHaveURL(/\/recommendations\/CSTO-\d+/);
  await pressUntil(page, "j", /\/recommendations\/CSTO-02$/);

  await pressUntil(page, "e", /evidence\/new/);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Log evidence");
  await tabTo(page, /^A link/);
  await press("ArrowRight");
  await press("ArrowRight");
  await tabTo(page, /^Title$/);
  await page.keyboard.type("Typed from the keyboard");
  await tabTo(page, /^Type$/);
  await page.keyboard.type("Rep");
  await tabTo(page, /^supports/);
  await press("Space");
  await tabTo(page, /Confirmed/);
  await press("Space");
  await tabTo(page, /^A source we know/);
  await press("ArrowRight");
  await tabTo(page, /^Name$/);
  await page.keyboard.type("Keyboard Gazette");
  await tabTo(page, /^Kind$/);
  await page.keyboard.type("Aca");
  await tabTo(page, /^Log evidence$/);
  await press("Enter");
  await expect(page).toHaveURL(/CSTO-02\?logged=E\d+/);

  await pressUntil(page, "p", /propose$/);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Propose a judgement on CSTO-02");
  await tabTo(page, /^No evidence found/);
  for (let step = 0; step < 3; step++) await press("ArrowDown");
  await expect(page.getByRole("radio", { name: /^Underway/ })).toBeChecked();
  await tabTo(page, /Typed from the keyboard/);
  await press("Space");
  await tabTo(page, /^High/);
  await press("ArrowRight");
  await tabTo(page, /^Rationale/);
  await page.keyboard.type("Said without a mouse.");
  await tabTo(page, /^Put to the reviewers/);
  await press("Enter");
  await expect(page).toHaveURL(/\/assessments\//);

  const colleague = await another("manager");
  await colleague.goto(new URL(page.url()).pathname);
  await tabTo(colleague, /^Approve/);
  await colleague.keyboard.press("Enter");
  await expect(colleague.getByRole("status")).toContainText("Your decision is recorded.");
});

test("the list of keys opens and closes", async ({ page, as }) => {
  await as("viewer");
  await page.goto("/recommendations");
  await expect(async () => {
    await page.keyboard.press("?");
    await expect(page.getByRole("dialog", { name: "Keys" })).toBeVisible({ timeout: 1000 });
  }).toPass();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog", { name: "Keys" })).toBeHidden();
});
