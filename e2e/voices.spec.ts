import { expectNoSidewaysScroll, logEvidence, problems, propose, sendEvidence } from "./support/tasks";
import { expect, test } from "./support/test";

test("words, sources and judgement stand side by side; a contradiction counts as answered once a second person agrees", async ({
  page,
  as,
  another,
}) => {
  test.setTimeout(120_000);
  // Nothing in the catalogue speaks against this one.
  const reference = "CSTO-07";
  const here = `/recommendations/${reference}`;
  const doubt = "The register stands empty";
  const proof = "The register is filled by five states";
  await as("listener");
  const judge = await another("judge");
  await logEvidence(page, { reference, title: proof });
  await propose(page, reference, "Underway", proof, "Five states fill it.");
  const judgement = new URL(page.url()).pathname;
  await judge.goto(judgement);
  await judge.getByRole("button", { name: "Approve" }).click();
  await expect(judge.getByRole("status")).toContainText("Your decision is recorded.");

  await logEvidence(page, { reference, title: doubt, stance: "contradicts", source: "Border Weekly" });
  const says = page.getByRole("region", { name: "Who says what" });
  await expect(says).toContainText("Our judgement is contradicted");
  await page.getByRole("listitem").filter({ hasText: doubt }).getByRole("link", { name: "answer it" }).click();
  await page.getByLabel("Why it does not stand").fill("It counted a copy that nobody uses.");
  await page.getByRole("button", { name: "Give this answer" }).click();
  await expect(page.locator(".em2")).not.toHaveCount(0);
  await expect(page.getByLabel("Why it does not stand")).toHaveValue("It counted a copy that nobody uses.");
  await page.getByRole("checkbox", { name: new RegExp(proof) }).check();
  await page.getByRole("button", { name: "Give this answer" }).click();
  await expect(page.getByRole("status")).toContainText("It counts once somebody else has accepted it.");
  await expect(page.getByText("this answer is yours")).toBeVisible();
  await expect(page.getByRole("button", { name: "Accept this answer" })).toHaveCount(0);

  await judge.goto(here);
  await expect(judge.getByRole("region", { name: "Who says what" })).toContainText("Our judgement is contradicted");
  await judge.getByRole("link", { name: "an answer waits" }).click();
  await judge.getByRole("button", { name: "Accept this answer" }).click();
  await expect(judge.getByRole("status")).toContainText("the contradiction counts as answered");
  await expect(judge.getByText(/^Accepted by Ivo Richter/)).toBeVisible();
  await page.goto(here);
  await expect(says).not.toContainText("Our judgement is contradicted");
  await expect(page.getByRole("link", { name: "Disagreement" })).toHaveCount(0);

  await page.getByRole("link", { name: "Record what an addressee said" }).click();
  await page.getByRole("group", { name: "What they say" }).getByText("Accepted", { exact: true }).click();
  await page.getByLabel("How it is known").selectOption("FORMAL");
  await page.getByLabel("They say that it is done already").check();
  await page.getByLabel("In their words").fill("The register has been at work for a year.");
  await page.getByLabel("Said on").fill("2026-06");
  await page.getByRole("button", { name: "Record response" }).click();
  await expect(page.getByRole("status")).toContainText("The response is recorded.");
  await expect(says).toContainText("says that it is done already");
  await expect(says).toContainText("Claim not confirmed");
  await expect(page.getByRole("link", { name: "Disagreement" })).toBeVisible();
  await page.goto("/recommendations?disagreement=CLAIM_NOT_CONFIRMED");
  await expect(page.getByRole("link", { name: reference })).toBeVisible();

  // Without a script what is wrong is not hidden in the part of the page that the form had to be opened in.
  const plain = await another("listener", { javaScriptEnabled: false });
  await plain.goto(judgement);
  await plain.getByText("Attach a reply").click();
  await plain.getByLabel("Their statement").fill("We regret");
  await plain.getByRole("button", { name: "Attach reply" }).click();
  await expect(problems(plain)).toContainText("Received on");
  await expect(problems(plain)).toBeVisible();
  await expect(plain.getByLabel("Their statement")).toHaveValue("We regret");

  await page.goto(judgement);
  await page.getByText("Attach a reply").click();
  await page.getByLabel("Their statement").fill("We regret that our report was not read.");
  await page.getByLabel("Received on").fill("2026-07-01");
  await page.getByRole("button", { name: "Attach reply" }).click();
  await expect(page.getByRole("status")).toContainText("stays beside the judgement");
  await judge.goto(here);
  await expect(judge.getByRole("region", { name: "Current judgement" })).toContainText("We regret that our report");
});

test("two reports of one story, joined from the suggestion, count as one voice", async ({ page, as }) => {
  await as("listener");
  const reference = "CSTO-08";
  const title = "Agency: the exercise was held in three states";
  await logEvidence(page, { reference, title, source: "First Wire" });
  await logEvidence(page, { reference, title, source: "Second Wire" });
  const second = new URL(page.url()).searchParams.get("logged");
  await page.goto(`/evidence/${second}`);
  const origin = page.locator("#origin");
  await expect(origin).toContainText("No other item shares this origin.");
  await expect(origin.getByRole("listitem").filter({ hasText: title })).toContainText("the same title");
  await origin.getByRole("button", { name: /^One origin with E\d+$/ }).click();
  await expect(page.getByRole("status")).toContainText(`${second} now shares its origin`);
  await expect(origin).toContainText("2 items of one origin count once.");
  await expect(origin).not.toContainText("May be of the same origin");
  await origin.getByRole("button", { name: `Take ${second} out` }).click();
  await expect(origin).toContainText("No other item shares this origin.");
});

test("what is planned and missing has its day, and whoever watches is told", async ({ page, as, another }) => {
  test.setTimeout(150_000);
  const reference = "CSTO-09";
  const here = `/recommendations/${reference}`;
  const watcher = await another("judge");
  await watcher.goto(here);
  await watcher.getByRole("button", { name: "Watch", exact: true }).click();
  await expect(watcher.getByRole("button", { name: "Watching · stop" })).toBeVisible();

  await as("listener");
  await page.goto(here);
  await page.getByRole("link", { name: "Add a milestone" }).click();
  await page
    .getByRole("group", { name: "What is to be reached" })
    .getByLabel("English")
    .fill("The states sign the agreement");
  await page.getByLabel(/^Due/).fill(inDays(30));
  await page.getByRole("button", { name: "Add milestone" }).click();
  await expect(page.getByRole("status")).toContainText("The milestone is added.");
  const planned = page.getByRole("row").filter({ hasText: "The states sign the agreement" });
  await expect(planned).toContainText("At risk");
  await expect(planned).toContainText("due in 30 days, nothing supports it");

  const wanted = "The text of the agreement as signed";
  const gaps = page.getByRole("region", { name: "Evidence asked for" });
  await page.getByRole("link", { name: "Ask for evidence" }).click();
  await page.getByLabel("What is wanted").fill(wanted);
  await page.getByLabel("Who is to find it").selectOption({ label: "Lena Hoorn" });
  await page.getByLabel(/^By/).fill(inDays(10));
  await page.getByRole("button", { name: "Ask for it" }).click();
  await expect(page.getByRole("status")).toContainText("The request stands.");
  await expectNoSidewaysScroll(page);
  await page.goto("/requests");
  await page.getByRole("link", { name: `Log evidence for it: ${wanted}` }).click();
  await expect(page.getByRole("checkbox", { name: `This evidence fills the request: ${wanted}` })).toBeChecked();
  await sendEvidence(page, { reference, title: "The agreement, as signed" });
  await gaps.getByText("1 that is closed").click();
  await expect(gaps.getByRole("listitem").filter({ hasText: wanted })).toContainText(/Filled E\d+/);

  // Told by a job within a minute, not by the command itself.
  await expect(async () => {
    await watcher.goto("/inbox");
    await expect(watcher.getByRole("link", { name: "Lena Hoorn: logged evidence" })).toBeVisible({ timeout: 1000 });
  }).toPass({ timeout: 90_000, intervals: [3000] });
  const told = watcher.getByRole("listitem").filter({ hasText: "you watch it" });
  for (const news of ["added a milestone", "asked for evidence", "logged evidence"]) {
    await expect(told.filter({ hasText: news }).filter({ hasText: reference })).toContainText("New");
  }
  const line = told.filter({ hasText: "added a milestone" });
  await line.getByRole("button", { name: /^Mark as read/ }).click();
  await expect(line.getByText("read", { exact: true })).toBeVisible();
  await expect(line.getByRole("button")).toHaveCount(0);
  await expect(told.filter({ hasText: "asked for evidence" })).toContainText("New");
});

/** The day so many days from now. */
function inDays(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
}
