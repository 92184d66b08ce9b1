import { ADMIN } from "./support/global-setup";
import { signIn } from "./support/session";
import { logEvidence, propose } from "./support/tasks";
import { expect, test } from "./support/test";

const REFERENCE = "CSTO-12";
const TITLE = "The working group compared its lists";

test("a team logs evidence, proposes, sends back, resubmits and approves; the dashboard shows it", async ({
  page,
  another,
}) => {
  test.setTimeout(120_000);
  await signIn(page, ADMIN.email, ADMIN.password);
  const join = async (email: string, role: string, name: string) => {
    await page.goto("/users");
    await page.getByLabel("E-mail").fill(email);
    await page.getByRole("radio", { name: new RegExp(`^${role}`) }).check();
    await page.getByRole("button", { name: "Make an invitation link" }).click();
    const link = await page.getByLabel(`The link for ${email}`).inputValue();
    const theirs = await another(null);
    await theirs.goto(new URL(link).pathname);
    await theirs.getByLabel("Name").fill(name);
    await theirs.getByLabel("Password").fill(`a passphrase for ${name}`);
    await theirs.getByRole("button", { name: "Join" }).click();
    await expect(theirs).toHaveURL(/\/$/);
    return theirs;
  };
  const analyst = await join("joan@example.org", "Analyst", "Joan Park");
  const reviewer = await join("rui@example.org", "Reviewer", "Rui Costa");

  await logEvidence(analyst, {
    reference: REFERENCE,
    title: TITLE,
    url: "https://news.example/lists-compared",
    withFile: true,
  });
  await expect(analyst.getByRole("link", { name: TITLE })).toBeVisible();
  await analyst.getByRole("link", { name: TITLE }).click();
  await expect(analyst.getByText("protocol.txt")).toBeVisible();

  await propose(analyst, REFERENCE, "Underway", TITLE, "The group has met and compares lists.");
  await expect(analyst.getByRole("status")).toContainText("Your proposal waits for a reviewer now.");
  const proposal = new URL(analyst.url()).pathname;
  await expect(analyst.getByRole("button", { name: "Approve" })).toHaveCount(0);
  await analyst.goto(`/recommendations/${REFERENCE}`);
  await expect(analyst.getByText("This is your own proposal: somebody else decides.")).toBeVisible();

  await reviewer.goto(`/recommendations/${REFERENCE}`);
  await reviewer.locator(`a[href="${proposal}"]`, { hasText: "Decide" }).click();
  await reviewer.getByRole("button", { name: "Request changes" }).click();
  await expect(reviewer.getByText("Say what has to change.").first()).toBeVisible();
  await reviewer.getByLabel("Note to the author and the record").fill("Say since when the group has met.");
  await reviewer.getByRole("button", { name: "Request changes" }).click();
  await expect(reviewer.getByRole("status")).toContainText("Your decision is recorded.");

  await analyst.goto("/");
  await analyst.getByRole("link", { name: "Revise and resubmit" }).first().click();
  await expect(analyst.getByText("Say since when the group has met.")).toBeVisible();
  await expect(analyst.getByLabel("Rationale")).toHaveValue("The group has met and compares lists.");
  await expect(analyst.getByRole("checkbox", { name: new RegExp(TITLE) })).toBeChecked();
  await analyst.getByLabel("Rationale").fill("The group has met since May 2026 and compares lists.");
  await analyst.getByRole("button", { name: "Put to the reviewers" }).click();
  await expect(analyst).toHaveURL(/\/assessments\/[\w-]+\?done=proposed/);
  const resubmitted = new URL(analyst.url()).pathname;
  expect(resubmitted).not.toBe(proposal);

  await reviewer.goto("/review");
  await reviewer.locator(`a.t[href="${resubmitted}"]`).click();
  await reviewer.getByRole("button", { name: "Approve" }).click();
  await expect(reviewer.getByRole("status")).toContainText("Your decision is recorded.");
  await page.goto("/");
  await expect(
    page
      .getByRole("region", { name: "Latest decisions" })
      .or(page.locator("section, figure", { hasText: "Latest decisions" }))
      .first(),
  ).toContainText(REFERENCE);
  await page.goto(`/recommendations/${REFERENCE}`);
  await expect(page.getByText(/approved .* by Rui Costa/)).toBeVisible();
});

test("a reviewer decides what the catalogue proposes, and what was decided is decided", async ({ page, as }) => {
  await as("reviewer");
  await page.goto("/review");
  await page.locator("table.queue a.t").first().click();
  await expect(page).toHaveURL(/\/assessments\//);
  const proposal = page.url();
  await page.getByRole("button", { name: "Reject" }).click();
  await expect(page.getByText("Say what has to change.").first()).toBeVisible();
  await page.getByLabel("Note to the author and the record").fill("The sources are too old to say so.");
  await page.getByRole("button", { name: "Reject" }).click();
  await expect(page.getByRole("status")).toContainText("Your decision is recorded.");
  await page.goto(proposal);
  await expect(page.getByText("Rejected").first()).toBeVisible();
  await expect(page.getByRole("button", { name: "Approve" })).toHaveCount(0);
});

test("the panel beside the form says what logging would change, as it is typed", async ({ page, as }) => {
  await as("analyst");
  await page.goto("/recommendations/CSTO-12/evidence/new");
  const panel = page.getByRole("complementary");
  await expect(panel).toContainText("One more item in the column that you choose");
  await page.getByRole("radio", { name: "contradicts" }).first().check();
  await expect(panel).toContainText("One more against, its source not yet chosen");
  await page.getByText("A new source").click();
  await page.getByLabel("Kind", { exact: true }).selectOption("ACADEMIC");
  await expect(panel).toContainText("One more against, independent");
  await page.getByText("Another recommendation").first().click();
  await page.getByLabel("Recommendation or component").nth(1).fill("CSTO-13");
  await page.getByRole("group", { name: "It…" }).nth(1).getByRole("radio", { name: "supports" }).check();
  await expect(panel).toContainText("CSTO-13");
  await page.getByRole("button", { name: "Remove" }).first().click();
  await expect(panel).not.toContainText("CSTO-13");
  await expect(page.getByRole("button", { name: "Add a row" })).toBeFocused();
});
