import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { unsubscribeToken } from "@/lib/platform/link-token";
import { loadSecrets } from "@/lib/platform/secrets";
import { PAGES } from "@/lib/testing/access/declared";
import { type HeedServer, startHeed } from "@/lib/testing/heed-server";
import { addressFor } from "./access/addresses";
import { api, contradictOne, prepareWorld, type World } from "./access/world";
import { expectNoSidewaysScroll, problems } from "./support/tasks";
import { expect, member, test } from "./support/test";

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
/** High enough for any page: what the bar at the foot of a phone covers can be scrolled from under it. */
const WIDTHS = { desktop: { width: 1280, height: 900 }, phone: { width: 390, height: 16_000 } };

/** What axe finds on the page as it stands, in few words. */
async function findings(page: Page, rules?: string[]): Promise<string[]> {
  // No page has frames: what axe does for those, a second page for each look, would take a third of the time.
  const axe = new AxeBuilder({ page }).setLegacyMode();
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
  for (const address of [
    "/not-there",
    "/recommendations?q=nothing-has-this-word",
    "/evidence?q=nothing-has-this-word",
    "/search?q=nothing-has-this-word",
  ]) {
    await page.goto(address);
    await tryAll(page, address, seen);
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

/** Forms that are sent as they open, and what sends them. */
const FORMS: [address: string, button: string | RegExp][] = [
  ["/evidence/new", "Log evidence"],
  ["/recommendations/CSTO-10/propose", "Put to the reviewers"],
  ["/parties/new", "Add the party"],
  ["/users", "Make an invitation link"],
  ["/recommendations/CSTO-10/milestones/new", "Add milestone"],
  ["/recommendations/CSTO-10/requests/new", "Ask for it"],
  ["/recommendations/CSTO-10/responses/new", "Record response"],
  ["/reviews/new", /^Open a review of/],
  ["/views/new?view=board", "Save"],
  ["/watching", "Watch"],
];

test("axe finds nothing on forms that were sent with what is wrong in them", async ({ page, as }) => {
  test.setTimeout(180_000);
  await as("manager");
  const contradiction = await contradictOne(world);
  const seen: Record<string, string[]> = {};
  for (const [address, button] of [
    ...FORMS,
    [`/contradictions/${contradiction}`, "Give this answer"],
    [`/reviews/${world.review}`, "Close the review"],
  ] as typeof FORMS) {
    await page.setViewportSize(WIDTHS.desktop);
    await page.goto(address);
    await page.getByRole("button", { name: button, exact: true }).click();
    await expect(problems(page)).toBeVisible();
    await tryAll(page, `errors on ${address}`, seen);
  }
  await page.setViewportSize(WIDTHS.desktop);
  await page.goto(`/assessments/${world.proposal}`);
  await page.getByText("Attach a reply", { exact: true }).click();
  await page.getByRole("button", { name: "Attach reply", exact: true }).click();
  await expect(problems(page)).toBeVisible();
  await tryAll(page, "errors in a reply", seen);
  expect(seen).toEqual({});
});

test("axe finds nothing at other clocks, on what changed and in a filled inbox", async ({ page, as }) => {
  test.setTimeout(180_000);
  await as("manager");
  const token = world.people.admin.tokens.all ?? "";
  await api(world.url, token, "POST", "/watches", { kind: "RECOMMENDATION", keys: ["CSTO-10"] });
  const seen: Record<string, string[]> = {};
  for (const address of [
    "/?asOf=2025-06-30",
    "/?asOf=2026-06-01&knownAt=2026-06-01",
    "/?asOf=2999-01-01",
    "/recommendations?asOf=no-day",
    "/recommendations/CSTO-10?asOf=2026-06-02",
    "/recommendations?view=timeline&asOf=2026-06-02",
    "/changes?from=2026-01-01",
    "/changes?from=no-day&to=2999-01-01",
    "/watching",
  ]) {
    await page.goto(address);
    await tryAll(page, address, seen);
  }
  // Proposals of this file's preparation: lines arrive within a minute.
  const lines = async () => ((await api(world.url, token, "GET", "/inbox")) as { items: unknown[] }).items.length;
  await expect.poll(lines, { timeout: 90_000, intervals: [2000] }).toBeGreaterThan(0);
  await page.goto("/inbox");
  await tryAll(page, "/inbox with lines", seen);
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
    test.setTimeout(180_000);
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
      "/recommendations?view=board",
      "/recommendations?view=matrix",
      "/recommendations?view=timeline",
      "/reviews",
      "/reviews/new",
      "/requests",
      "/changes",
      "/inbox",
      "/watching",
      "/views",
      "/search",
    ]) {
      await page.goto(address);
      await tryAll(page, `${address} when empty`, seen);
    }

    const { id } = (await (await page.request.get("/api/v1/me")).json()) as { id: string };
    await page.request.post("/api/v1/me/digest", { headers: { origin: empty.url }, data: { digest: "DAILY" } });
    loadSecrets(empty.directory, {});
    const stranger = await another(null, { baseURL: empty.url });
    await stranger.goto(`/unsubscribe/${unsubscribeToken(id)}`);
    await tryAll(stranger, "a link to end mails", seen);
    await stranger.getByRole("button", { name: "Stop the mails" }).click();
    await expect(stranger.getByRole("heading", { name: "No more mails" })).toBeVisible();
    await tryAll(stranger, "ended mails", seen);
    expect(seen).toEqual({});
  });
});
