import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { PAGES } from "@/lib/testing/access/declared";
import { type HeedServer, startHeed } from "@/lib/testing/heed-server";
import { addressFor } from "./access/addresses";
import { prepareWorld, type World } from "./access/world";
import { expectNoSidewaysScroll, problems } from "./support/tasks";
import { expect, member, test } from "./support/test";

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
/** High enough for any page: what the bar at the foot of a phone covers can be scrolled from under it. */
const WIDTHS = { desktop: { width: 1280, height: 900 }, phone: { width: 390, height: 9000 } };

/** What axe finds on the page as it stands, in few words. */
async function findings(page: Page, rules?: string[]): Promise<string[]> {
  const axe = new AxeBuilder({ page });
  const { violations } = await (rules ? axe.withRules(rules) : axe.withTags(TAGS)).analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.target.join(" ")} ${node.any[0]?.message ?? node.all[0]?.message ?? ""}`),
  );
}

/** Tries a page in both widths and both themes; the phone in between at 320 px, where nothing may scroll sideways. */
async function tryAll(page: Page, address: string, seen: Record<string, string[]>): Promise<void> {
  for (const [name, size] of Object.entries(WIDTHS)) {
    await page.setViewportSize(size);
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      // Colours that are still on their way to the other theme are nobody's contrast.
      await page.evaluate(() => Promise.all(document.getAnimations().map((each) => each.finished)));
      // Another theme changes colours alone.
      const found = await findings(page, colorScheme === "dark" ? ["color-contrast", "link-in-text-block"] : undefined);
      if (found.length > 0) seen[`${address}, ${name}, ${colorScheme}`] = found;
    }
  }
  await page.setViewportSize({ width: 320, height: 640 });
  await expectNoSidewaysScroll(page, address);
}

let world: World;
test.beforeAll(async ({ baseURL }) => {
  const people = { ...JSON.parse(process.env.HEED_TEST_TEAM ?? "{}"), admin: member("manager") };
  world = await prepareWorld(baseURL ?? "", { ...people, disabled: member("outsider"), leaver: member("viewer") });
});

const TEMPLATES = Object.keys(PAGES);
for (let part = 0; part < 4; part++) {
  test(`axe finds nothing on any page (${part + 1} of 4)`, async ({ page, as, another }) => {
    test.setTimeout(180_000);
    await as("manager");
    const stranger = await another(null);
    const seen: Record<string, string[]> = {};
    for (const template of TEMPLATES.filter((_, index) => index % 4 === part)) {
      const address = addressFor(template, world, true);
      const isOutside = ["ANYBODY", "LINK"].includes(PAGES[template] ?? "");
      const browser = isOutside ? stranger : page;
      await browser.goto(address);
      await tryAll(browser, address, seen);
    }
    expect(seen).toEqual({});
  });
}

test("axe finds nothing where something is wrong, missing or refused", async ({ page, as, another }) => {
  test.setTimeout(180_000);
  await as("manager");
  const seen: Record<string, string[]> = {};
  await page.goto("/not-there");
  await tryAll(page, "not found", seen);
  await page.goto("/recommendations?q=nothing-has-this-word");
  await tryAll(page, "empty list", seen);
  await page.goto("/evidence?q=nothing-has-this-word");
  await tryAll(page, "empty evidence", seen);
  for (const [address, button] of [
    ["/evidence/new", "Log evidence"],
    ["/recommendations/CSTO-10/propose", "Put to the reviewers"],
    ["/parties/new", "Add the party"],
    ["/users", "Make an invitation link"],
  ] as const) {
    await page.setViewportSize(WIDTHS.desktop);
    await page.goto(address);
    await page.getByRole("button", { name: button, exact: true }).click();
    await expect(problems(page)).toBeVisible();
    await tryAll(page, `errors on ${address}`, seen);
  }
  const viewer = await another("viewer");
  await viewer.goto("/users");
  await tryAll(viewer, "refused", seen);
  const stranger = await another(null);
  await stranger.goto("/join/no-such-link");
  await tryAll(stranger, "closed link", seen);
  await page.setViewportSize(WIDTHS.desktop);
  await page.goto("/recommendations");
  await page.keyboard.press("?");
  await tryAll(page, "keys", seen);
  expect(seen).toEqual({});
});

test.describe("an empty installation", () => {
  let empty: HeedServer;
  test.beforeAll(async () => {
    empty = await startHeed({
      HEED_CATALOGUE: "none",
      HEED_ADMIN_EMAIL: "first@example.org",
      HEED_ADMIN_PASSWORD: "the very first passphrase",
    });
  });
  test.afterAll(() => empty?.stop());

  test("axe finds nothing on pages without a row", async ({ another }) => {
    test.setTimeout(120_000);
    const page = await another(null, { baseURL: empty.url });
    await page.goto("/sign-in");
    await page.getByLabel("E-mail").fill("first@example.org");
    await page.getByLabel("Password", { exact: true }).fill("the very first passphrase");
    await page.getByRole("button", { name: "Sign in" }).click();
    await expect(page).not.toHaveURL(/sign-in/);
    const seen: Record<string, string[]> = {};
    for (const address of [
      "/",
      "/recommendations",
      "/evidence",
      "/review",
      "/sources",
      "/parties",
      "/publications",
      "/evidence/new",
      "/recommendations/new",
    ]) {
      await page.goto(address);
      await tryAll(page, `${address} when empty`, seen);
    }
    expect(seen).toEqual({});
  });
});
