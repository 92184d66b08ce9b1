import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expectNoSidewaysScroll } from "./support/tasks";
import { expect, test } from "./support/test";

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/** What axe finds on the page as it stands, in few words. */
async function findings(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(TAGS).analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(" ")}`));
}

/** Presses a key until something holds: keys work once the page's script has started. */
async function pressUntil(page: Page, key: string, holds: () => Promise<void>): Promise<void> {
  await expect(async () => {
    await page.keyboard.press(key);
    await holds();
  }).toPass();
}

test("a card of the board moves by a proposal: by keys, by its menu, by dropping it", async ({ page, as }) => {
  await as("surveyor");
  await page.goto("/recommendations?view=board&theme=forces");
  const cards = page.locator("[data-card]");
  const first = cards.first();
  await pressUntil(page, "j", () => expect(first.locator("a.t")).toBeFocused({ timeout: 300 }));
  if ((await cards.count()) > 1) {
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowUp");
  }
  await expect(first.locator("a.t")).toBeFocused();
  await page.keyboard.press("m");
  const menu = first.getByRole("listitem").getByRole("link");
  await expect(menu.first()).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(first.locator("a.t")).toBeFocused();
  await page.keyboard.press("m");
  await page.keyboard.press("ArrowDown");
  await expect(menu.nth(1)).toBeFocused();
  const status = ((await menu.nth(1).textContent()) ?? "").trim();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/propose\?implementation=/);
  await expect(page.getByRole("radio", { name: status })).toBeChecked();

  // Wide enough to see the card and the column at once.
  await page.setViewportSize({ width: 1900, height: 1000 });
  await page.goto("/recommendations?view=board&theme=forces");
  await expect(first).toHaveAttribute("draggable", "true");
  await first.dragTo(page.locator('[data-status="STALLED"] h2'));
  await expect(page).toHaveURL(/\/propose\?implementation=STALLED/);
  await expect(page.getByRole("radio", { name: /^Stalled/ })).toBeChecked();
});

test("board, matrix, saved views and search need no JavaScript", async ({ another }) => {
  const page = await another("surveyor", { javaScriptEnabled: false });
  await page.goto("/recommendations?q=CSTO-10");
  await page.getByRole("navigation", { name: "Show as" }).getByRole("link", { name: "Board" }).click();
  await expect(page).toHaveURL(/q=CSTO-10.*view=board/);
  await page.getByText("Propose… CSTO-10").click();
  await page.locator("details[open]").getByRole("link", { name: "Underway" }).click();
  await expect(page.getByRole("radio", { name: /^Underway/ })).toBeChecked();

  await page.goto("/recommendations?view=matrix&q=CSTO-10");
  await page.getByRole("link", { name: /CSTO-10, Kazakhstan/ }).click();
  await expect(page).toHaveURL(/#state-kazakhstan$/);
  await page.locator("#state-kazakhstan").getByRole("link", { name: "Propose… Kazakhstan" }).click();
  await expect(page.getByLabel("For whom")).toHaveValue("kazakhstan");

  await page.goto("/search?q=propose+csto-10");
  await page.getByRole("link", { name: "Propose for CSTO-10", exact: true }).click();
  await expect(page).toHaveURL(/\/recommendations\/CSTO-10\/propose$/);
});

test("a view is kept under a name, shared, found beside the list and deleted", async ({ page, as, another }) => {
  await as("surveyor");
  await page.goto("/recommendations?view=matrix&theme=cyber");
  await page.getByRole("link", { name: "Save this view" }).click();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.locator(".err")).toContainText("Name");
  await page.getByLabel("Name").fill("Cyber by state");
  await page.getByLabel("Everybody in the team sees it").check();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("status")).toHaveText("The view is kept.");
  await page.goto("/recommendations");
  await page.getByRole("link", { name: "Cyber by state" }).click();
  await expect(page).toHaveURL(/view=matrix&theme=cyber/);
  await expect(page.getByRole("link", { name: "Cyber by state" })).toHaveAttribute("aria-current", "true");

  const other = await another("viewer");
  await other.goto("/views");
  await expect(other.getByRole("link", { name: "Cyber by state" })).toBeVisible();
  await expect(other.getByRole("link", { name: "Change Cyber by state" })).toHaveCount(0);

  await page.goto("/views");
  await page.getByRole("link", { name: "Change Cyber by state" }).click();
  await page.getByText("Delete the view").first().click();
  await page.getByRole("button", { name: "Delete the view" }).click();
  await expect(page.getByRole("status")).toHaveText("The view is deleted.");
  await other.reload();
  await expect(other.getByRole("link", { name: "Cyber by state" })).toHaveCount(0);
});

test("columns are chosen, remembered and part of the address", async ({ page, as }) => {
  await as("surveyor");
  await page.goto("/recommendations?theme=cyber");
  await page.getByText("Columns", { exact: true }).first().click();
  await page.getByRole("group", { name: "Columns" }).getByLabel("Owner").check();
  await page.getByRole("group", { name: "Columns" }).getByLabel("Last moved").uncheck();
  await page.getByRole("group", { name: "Columns" }).getByRole("button", { name: "Apply" }).click();
  await expect(page).toHaveURL(/theme=cyber&columns=/);
  await expect(page.getByRole("columnheader", { name: "Owner" })).toBeVisible();
  await expect(page.getByRole("columnheader", { name: "Last moved" })).toHaveCount(0);
  await page.goto("/recommendations");
  await expect(page.getByRole("columnheader", { name: "Owner" })).toBeVisible();
});

test("a menu that is open stays open while one searches, and takes nothing away", async ({ page, as }) => {
  await as("surveyor");
  await page.goto("/recommendations");
  await page.getByText("Export", { exact: true }).click();
  await page.getByRole("searchbox", { name: "Search" }).last().fill("watchlist");
  await expect(page).toHaveURL(/q=watchlist/);
  await expect(page.locator("[data-row]")).toHaveCount(1);
  await expect(page.getByRole("link", { name: "Recommendations as CSV" })).toHaveAttribute("href", /q=watchlist/);
  await expect(page.getByRole("link", { name: "Recommendations as CSV" })).toBeVisible();
});

test("rows are chosen and given one owner together, by keys alone", async ({ page, as }) => {
  const who = await as("surveyor");
  await page.goto("/recommendations");
  await page.getByRole("link", { name: "Select rows" }).press("Enter");
  for (const reference of ["CSTO-06", "CSTO-07"]) {
    await page.getByRole("checkbox", { name: reference }).press("Space");
  }
  await page.getByRole("button", { name: "With the selected…" }).press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("2 selected recommendations");
  await page.getByLabel("Owner").selectOption(who.id);
  await page.getByRole("button", { name: "Assign" }).press("Enter");
  await expect(page.getByRole("status")).toHaveText("2 recommendations have a new owner.");
  await page.goto("/recommendations?owner=me");
  await expect(page.locator("[data-row]")).toHaveCount(2);
});

test("the palette opens by keys, finds, proposes and goes", async ({ page, as }) => {
  await as("surveyor");
  await page.goto("/evidence");
  const box = page.getByRole("combobox", { name: "Find anything, or type a command" });
  await pressUntil(page, "Control+k", () => expect(box).toBeFocused({ timeout: 3000 }));
  await expect(page.getByRole("option", { name: "Log evidence", exact: true })).toBeVisible();
  expect(await findings(page)).toEqual([]);
  await page.keyboard.type("propose csto-10");
  const wanted = page.getByRole("option", { name: "Propose for CSTO-10", exact: true });
  await expect(wanted).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("ArrowDown");
  await expect(wanted).toHaveAttribute("aria-selected", "false");
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/recommendations\/CSTO-10\/propose$/);
  await pressUntil(page, "Control+k", () => expect(box).toBeFocused({ timeout: 3000 }));
  await page.keyboard.press("Escape");
  await expect(box).toBeHidden();
});

test("axe finds nothing in any view, nothing scrolls sideways on a phone", async ({ page, as }) => {
  test.setTimeout(180_000);
  await as("surveyor");
  const seen: Record<string, string[]> = {};
  const pages = [
    "/recommendations?view=board",
    "/recommendations?view=matrix",
    "/recommendations?view=timeline",
    "/recommendations?view=board&asOf=2025-06-30",
    "/recommendations?view=matrix&q=nothing-has-this-word",
    "/recommendations?select=true&columns=theme.owner.evidence",
    "/recommendations/selection?reference=CSTO-01&reference=CSTO-02",
    "/recommendations/selection",
    "/search?q=cyber",
    "/views",
    "/views/new?view=board",
  ];
  for (const address of pages) {
    await page.goto(address);
    for (const details of await page.locator("main details.ctx summary, main .mv summary").all()) {
      if (await details.isVisible()) {
        await details.click();
        break;
      }
    }
    for (const width of [1280, 390]) {
      await page.setViewportSize({ width, height: width === 390 ? 9000 : 900 });
      for (const colorScheme of ["light", "dark"] as const) {
        await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
        await page.evaluate(() => Promise.all(document.getAnimations().map((each) => each.finished)));
        const found = await findings(page);
        if (found.length > 0) seen[`${address}, ${width}, ${colorScheme}`] = found;
      }
    }
    await page.setViewportSize({ width: 320, height: 640 });
    await expectNoSidewaysScroll(page, address);
    await page.setViewportSize({ width: 1280, height: 900 });
  }
  expect(seen).toEqual({});
});

test("a publication about others is judged in the states that it names, or in none", async ({ page, as }) => {
  await as("careless");
  await page.goto("/publications/new");
  await page.getByLabel("Reference").fill("OTHERS-1");
  await page.getByLabel("Title in English").fill("Commitments of another country");
  await page.getByLabel("Authors").fill("A ministry");
  await page.getByLabel("Year").fill("2024");
  const states = page.getByRole("group", { name: "These member states" });
  await expect(states).toBeHidden();
  await page.getByRole("radio", { name: /^Only some, or none/ }).check();
  await states.getByRole("checkbox", { name: "Armenia" }).check();
  await page.getByRole("button", { name: "Add the publication" }).click();
  await expect(page).toHaveURL(/OTHERS-1\?done=created/);
  const facts = page.locator("dl", { hasText: "Judged apart in" });
  await expect(facts).toContainText("Armenia");
  await expect(facts).not.toContainText("Belarus");

  await page.getByRole("link", { name: "Change", exact: true }).click();
  await page.getByRole("checkbox", { name: "Armenia" }).uncheck();
  await page.getByLabel("Reason for the change").fill("Armenia is not concerned");
  await page.getByRole("button", { name: "Save the change" }).click();
  await expect(page.locator("dl", { hasText: "Judged apart in" })).toContainText("no member state");
});
