import { createHash } from "node:crypto";
import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import type { HeedServer } from "@/lib/testing/heed-server";
import { expectNoSidewaysScroll, logEvidence } from "./support/tasks";
import type { Member } from "./support/team";
import { startHeedWith } from "./support/team";
import { enter, expect, test } from "./support/test";

// A server of its own: a whole cycle over the catalogue is counted, and nobody else may decide meanwhile.
test.describe.configure({ mode: "serial" });
let server: HeedServer;
let team: Record<"ana" | "ravi" | "vera", Member>;

test.beforeAll(async () => {
  test.setTimeout(180_000);
  const scopes = { all: ["READ", "WRITE"] } as const;
  const started = await startHeedWith([
    { key: "ana", name: "Ana Lind", role: "ANALYST", scopes },
    { key: "ravi", name: "Ravi Rao", role: "REVIEWER", scopes },
    { key: "vera", name: "Vera Vogel", role: "REVIEWER", scopes },
  ]);
  server = started.server;
  team = started.team;
});
test.afterAll(() => server?.stop());

type Another = (key: null, options?: object) => Promise<Page>;

/** A browser of somebody's own. */
async function browserOf(another: Another, who: keyof typeof team, options: object = {}): Promise<Page> {
  const page = await another(null, { baseURL: server.url, ...options });
  await enter(page.context(), server.url, team[who]);
  return page;
}

async function openReview(page: Page, title: string, query = ""): Promise<string> {
  await page.goto(`/reviews/new${query}`);
  await page.getByLabel("Title").fill(title);
  await page.getByRole("checkbox", { name: "Vera Vogel" }).check();
  await page.getByRole("button", { name: /^Open a review of/ }).click();
  await expect(page.getByRole("status").filter({ hasText: "The review is open." })).toBeVisible();
  return new URL(page.url()).pathname;
}

/** Decides on the proposal of the item that the page shows. */
async function decide(page: Page, verdict: "Approve" | "Request changes" | "Reject", note = ""): Promise<void> {
  if (note) await page.getByLabel("Note to the author and the record").fill(note);
  await page.getByRole("button", { name: verdict, exact: true }).click();
  await expect(page.getByText("Your decision is recorded.")).toBeVisible();
}

async function settle(page: Page, button: RegExp, reason: string, said: string): Promise<void> {
  await page.getByLabel("Reason", { exact: true }).fill(reason);
  await page.getByRole("button", { name: button }).click();
  await expect(page.getByText(said)).toBeVisible();
}

/** The number of recommendations at each status, as the API's dashboard counts them at two clocks. */
async function figuresAt(clocks: Record<string, string>): Promise<Record<string, number>> {
  const answer = await fetch(`${server.url}/api/v1/dashboard?${new URLSearchParams(clocks)}`, {
    headers: { authorization: `Bearer ${team.ana.tokens.all}` },
  });
  return ((await answer.json()) as { implementation: Record<string, number> }).implementation;
}

test("two reviewers and an analyst take the whole catalogue through a review", async ({ another }) => {
  test.setTimeout(300_000);
  const ravi = await browserOf(another, "ravi");
  const vera = await browserOf(another, "vera");
  const ana = await browserOf(another, "ana");
  const review = await openReview(ravi, "Autumn 2026 review");
  await expect(ravi.getByText("0 of 17 settled")).toBeVisible();
  const item = (place: number) => `${review}/items/${place}`;
  await ana.goto("/reviews");
  await expect(ana.getByRole("link", { name: "Autumn 2026 review" })).toBeVisible();
  await ana.goto("/reviews/new");
  await expect(ana.getByText("403")).toBeVisible();

  // Closing is refused, and says what is open.
  await ravi.getByRole("button", { name: "Close the review" }).click();
  await expect(ravi.getByText(/17 items are still open: CSTO-01,/)).toBeVisible();

  // Vera reads CSTO-05 and begins a note; Ana logs evidence that speaks against it. Vera sees it without reloading,
  // and what she typed stays.
  await vera.goto(item(5));
  await expect(vera.getByRole("heading", { level: 1 })).toContainText("watchlist");
  await vera.getByLabel("Note to the author and the record").fill("I am not sure yet");
  await ravi.goto(item(5));
  await expect(vera.getByText("Ravi Rao on this item too")).toBeVisible();
  await logEvidence(ana, {
    reference: "CSTO-05",
    title: "The unified watchlist is not used at any border",
    stance: "contradicts",
    source: "Border Weekly",
    publishedOn: "2026-10",
  });
  await expect(vera.getByText(/CSTO-05: Ana Lind .* just now\./)).toBeVisible();
  await expect(vera.getByLabel("Note to the author and the record")).toHaveValue("I am not sure yet");
  // Ravi types nothing: his page shows the new item by itself, beside the proposal.
  await expect(ravi.getByRole("link", { name: "The unified watchlist is not used at any border" })).toBeVisible();
  await expect(ravi.locator(".evl li", { hasText: "not used at any border" })).toContainText("new");
  await vera.getByRole("link", { name: "Show it" }).click();
  await expect(vera.getByText(/contradictions? (is|are) unanswered/)).toBeVisible();

  // The disputed one goes back; Ravi sees that at once, where he stands.
  await decide(vera, "Request changes", "A newer report says that it is not used. Answer it first.");
  await expect(ravi.getByText("CSTO-05: Vera Vogel sent the proposal back just now.")).toBeVisible();
  await expect(ravi.getByRole("button", { name: "Approve", exact: true })).toHaveCount(0);

  // The other seven of the baseline, in turns.
  for (const [index, place] of [3, 8, 9, 10, 11, 12, 13].entries()) {
    const reviewer = index % 2 === 0 ? ravi : vera;
    await reviewer.goto(item(place));
    await decide(reviewer, place === 13 ? "Reject" : "Approve", place === 13 ? "The sources are too old." : "");
  }
  await ana.goto(item(1));
  await expect(ana.getByRole("button", { name: "Approve", exact: true })).toHaveCount(0);
  for (const place of [1, 2, 4, 6, 7, 14, 15, 16, 17]) {
    const reviewer = place % 2 === 0 ? ravi : vera;
    await reviewer.goto(item(place));
    await settle(reviewer, /^Skip this item/, "Nobody has looked yet.", "The item is skipped, with your reason.");
  }
  await ravi.goto(item(17));
  await settle(ravi, /^Take it up again/, "Somebody has looked.", "The item is taken up again.");
  await ravi.goto(review);
  await expect(ravi.getByText("16 of 17 settled")).toBeVisible();
  await ravi.goto(item(17));
  await settle(ravi, /^Skip this item/, "It takes another month.", "The item is skipped, with your reason.");
  await ravi.goto(item(3));
  await settle(ravi, /^Confirm that it stands/, "Read once more.", "You have confirmed that the judgement stands.");

  const opened = await figuresAt({});
  await ravi.goto(review);
  await expect(ravi.getByText("17 of 17 settled")).toBeVisible();
  await ravi.getByRole("button", { name: "Close the review" }).click();
  await expect(ravi.getByRole("status").filter({ hasText: "its report is frozen" })).toBeVisible();
  await expect(ravi.getByRole("heading", { name: "Closing report" })).toBeVisible();

  // The same bytes twice, and their hash is the one shown.
  const read = async () => {
    const answer = await ravi.request.get(`/api/v1${review}/report`);
    return answer.body();
  };
  const bytes = await read();
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  await expect(ravi.getByText(sha256)).toBeVisible();
  expect((await read()).equals(bytes)).toBe(true);
  const report = JSON.parse(bytes.toString("utf8"));
  expect(report.figures.states).toEqual({ OPEN: 0, PROPOSED: 0, DECIDED: 7, CONFIRMED: 1, DEFERRED: 9 });
  expect(report.figures.decisions).toEqual({ APPROVE: 6, REQUEST_CHANGES: 1, REJECT: 1 });
  const disputed = report.items[4];
  expect(disputed.dissent.changesRequested[0]).toMatchObject({ decider: { name: "Vera Vogel" } });
  expect(disputed.evidence.map((each: { title: { en: string } }) => each.title.en)).toContain(
    "The unified watchlist is not used at any border",
  );

  // Later decisions change the dashboard, not the report.
  const later = await another(null, { baseURL: server.url });
  await enter(later.context(), server.url, team.ana);
  await logEvidence(later, { reference: "CSTO-14", title: "A programme against radicalisation is funded" });
  expect((await read()).equals(bytes)).toBe(true);

  // The dashboard at three pairs of clocks says what the report says.
  const { asOf, knownAt } = report.clocks;
  const before = await instantBefore(report.review.openedAfter);
  expect(await figuresAt({ asOf, knownAt })).toMatchObject(nonZero(report.figures.after));
  expect(await figuresAt({ asOf, knownAt: before })).toMatchObject(nonZero(report.figures.before));
  expect(await figuresAt({ asOf: "2025-01-01", knownAt })).toMatchObject({ NOT_ASSESSED: 17 });
  expect(opened).toMatchObject(nonZero(report.figures.after));
  for (const [clocks, figures] of [
    [{ asOf, knownAt }, report.figures.after],
    [{ asOf, knownAt: before }, report.figures.before],
    [{ asOf: "2025-01-01", knownAt }, { NOT_ASSESSED: 17 }],
  ] as const) {
    await ravi.goto(`/?${new URLSearchParams(clocks)}`);
    const judged = 17 - (figures.NOT_ASSESSED ?? 0);
    await expect(ravi.getByRole("main")).toContainText(judged === 0 ? /17/ : String(judged));
  }
});

test("review mode needs no mouse, and no stray key decides", async ({ another }) => {
  test.setTimeout(120_000);
  const ana = await browserOf(another, "ana");
  for (const reference of ["CSTO-14", "CSTO-15"]) await proposeByApi(reference);
  const page = await browserOf(another, "vera");
  const review = await openReview(page, "By keys", "?theme=prevention");
  await page.goto("/reviews");
  await page.getByRole("link", { name: "By keys" }).focus();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(new RegExp(`${review}$`));
  await ana.close();

  const all = await openReview(page, "By keys, all", "?proposed=true");
  await page.goto(`${all}/items/1`);
  await untilKeys(page, "j", /items\/2$/);
  await untilKeys(page, "k", /items\/1$/);
  const focused = () => page.evaluate(() => document.activeElement?.textContent?.trim() ?? "");
  await expect(async () => {
    await page.keyboard.press("a");
    expect(await focused()).toMatch(/^Approve/);
  }).toPass();
  await expect(page.getByText("Proposal waits").first()).toBeVisible();
  // Asking for changes needs words first: the key goes to the note, Escape out of it, and the key to the button.
  await page.keyboard.press("c");
  await expect(page.getByLabel("Note to the author and the record")).toBeFocused();
  await page.keyboard.type("acxso say since when");
  await expect(page.getByLabel("Note to the author and the record")).toHaveValue("acxso say since when");
  await page.keyboard.press("Escape");
  await page.keyboard.press("c");
  expect(await focused()).toMatch(/^Request changes/);
  await page.keyboard.press("Enter");
  await expect(page.getByText("Your decision is recorded.")).toBeVisible();
  await untilKeys(page, "j", /items\/2$/);
  await expect(async () => {
    await page.keyboard.press("s");
    await expect(page.getByLabel("Reason", { exact: true })).toBeFocused({ timeout: 500 });
  }).toPass();
  await page.keyboard.type("Not today.");
  await page.keyboard.press("Escape");
  await page.keyboard.press("s");
  await page.keyboard.press("Enter");
  await expect(page.getByText("The item is skipped, with your reason.")).toBeVisible();
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog", { name: "Keys" })).toContainText("In a review");
  await page.keyboard.press("Escape");
});

test("review mode works on a phone, and without a script", async ({ another }) => {
  test.setTimeout(120_000);
  await proposeByApi("CSTO-16");
  await proposeByApi("CSTO-17");
  const phone = await browserOf(another, "vera", {
    viewport: { width: 360, height: 740 },
    hasTouch: true,
    isMobile: true,
  });
  const review = await openReview(phone, "On the way", "?proposed=true");
  await expectNoSidewaysScroll(phone);
  await phone.getByRole("link", { name: "Review the next open item" }).click();
  await expect(phone).toHaveURL(/items\/1$/);
  await expectNoSidewaysScroll(phone);
  await decide(phone, "Approve");
  await expectNoSidewaysScroll(phone);
  await phone.goto("/reviews");
  await expectNoSidewaysScroll(phone);

  const plain = await browserOf(another, "ravi", { javaScriptEnabled: false });
  await plain.goto(`${review}/items/2`);
  await settle(plain, /^Skip this item/, "Without a script.", "The item is skipped, with your reason.");
  await plain.goto("/reviews/new");
  await plain.getByLabel("Theme").selectOption("prevention");
  await plain.getByRole("button", { name: "Show what this finds" }).click();
  await expect(plain.getByText("This finds one recommendation.")).toBeVisible();
  await plain.getByLabel("Title").fill("Plain");
  await plain.getByRole("button", { name: "Open a review of one item" }).click();
  await expect(plain.getByText("The review is open.")).toBeVisible();
  await plain.getByRole("link", { name: "Review the next open item" }).click();
  await settle(plain, /^Skip this item/, "Nothing new.", "The item is skipped, with your reason.");
  await plain.getByRole("link", { name: "All items" }).click();
  await plain.getByRole("button", { name: "Close the review" }).click();
  await expect(plain.getByRole("heading", { name: "Closing report" })).toBeVisible();
});

// The pages of an open review are among those of accessibility.spec.ts; these are the states that it does not see.
test("axe finds nothing on a closing report, nor where a reason is missing", async ({ another }) => {
  test.setTimeout(180_000);
  const page = await browserOf(another, "vera");
  const answer = await fetch(`${server.url}/api/v1/reviews`, {
    headers: { authorization: `Bearer ${team.ana.tokens.all}` },
  });
  const { items } = (await answer.json()) as { items: { number: number; closing: object | null }[] };
  const closed = items.find((each) => each.closing !== null)?.number;
  const open = items.find((each) => each.closing === null)?.number;
  const visits = {
    report: async () => {
      await page.goto(`/reviews/${closed}`);
    },
    refused: async () => {
      await page.goto(`/reviews/${open}/items/1`);
      await page.getByRole("button", { name: /^Skip this item/ }).click();
      await expect(page.locator('.err[role="alert"]')).toBeVisible();
    },
  };
  for (const [name, visit] of Object.entries(visits)) {
    await page.setViewportSize({ width: 1280, height: 900 });
    await visit();
    for (const viewport of [
      { width: 1280, height: 900 },
      { width: 390, height: 9000 },
    ]) {
      await page.setViewportSize(viewport);
      for (const colorScheme of ["light", "dark"] as const) {
        await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
        await page.evaluate(() => Promise.all(document.getAnimations().map((each) => each.finished)));
        const axe = new AxeBuilder({ page });
        const { violations } = await (colorScheme === "dark"
          ? axe.withRules(["color-contrast", "link-in-text-block"])
          : axe.withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"])
        ).analyze();
        const found = violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(" ")}`));
        expect(found, `${name}, ${viewport.width}, ${colorScheme}`).toEqual([]);
      }
    }
  }
});

/** Logs a search and proposes on it in the analyst's name. */
async function proposeByApi(reference: string): Promise<void> {
  const headers = { authorization: `Bearer ${team.ana.tokens.all}`, "content-type": "application/json" };
  const post = async (path: string, body: object) => {
    const answer = await fetch(`${server.url}/api/v1/recommendations/${reference}/${path}`, {
      method: "POST",
      headers,
      body: JSON.stringify(body),
    });
    expect(answer.status, await answer.clone().text()).toBe(201);
    return (await answer.json()) as { id: string };
  };
  const { id } = await post("searches", {
    where: "The web",
    query: "anything",
    language: "en",
    searchedOn: "2026-06-01",
  });
  await post("assessments", {
    implementation: "NO_EVIDENCE_FOUND",
    asOn: "2026-06-01",
    rationale: "Searched, and found nothing.",
    confidence: "LOW",
    searches: [id],
  });
}

/** The instant of an entry of the audit chain. */
async function instantBefore(sequence: number): Promise<string> {
  const answer = await fetch(`${server.url}/api/v1/audit?after=${sequence - 1}&limit=1`, {
    headers: { authorization: `Bearer ${team.ana.tokens.all}` },
  });
  return ((await answer.json()) as { items: { at: string }[] }).items[0]?.at ?? "";
}

function nonZero(figures: Record<string, number>): Record<string, number> {
  return Object.fromEntries(Object.entries(figures).filter(([, count]) => count > 0));
}

/** Presses a key of the whole page until it has led on: it works once the page's script has started. */
async function untilKeys(page: Page, key: string, address: RegExp): Promise<void> {
  await expect(async () => {
    await page.keyboard.press(key);
    await expect(page).toHaveURL(address, { timeout: 1500 });
  }).toPass();
}
