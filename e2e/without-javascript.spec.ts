import { problems, protocol } from "./support/tasks";
import { expect, member, test } from "./support/test";

test("signing in, logging, proposing, deciding and noting work without JavaScript", async ({ another }) => {
  const page = await another(null, { javaScriptEnabled: false });
  const { email, password } = member("scriptless");
  await page.goto("/recommendations/CSTO-15");
  await expect(page).toHaveURL(/\/sign-in\?next=/);
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password", { exact: true }).fill("not the password");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(problems(page)).toContainText("The e-mail address or the password is wrong.");
  await expect(page.getByLabel("E-mail")).toHaveValue(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL(/\/recommendations\/CSTO-15$/);

  await page.getByRole("main").getByRole("link", { name: "Log evidence" }).first().click();
  await page.getByText("A file", { exact: true }).click();
  await page.getByLabel("Address", { exact: true }).fill("not an address");
  await page.getByLabel("File", { exact: true }).setInputFiles(protocol("no script"));
  await page.getByLabel("Title", { exact: true }).fill("Logged without a script");
  await page.getByLabel("Type", { exact: true }).selectOption("REPORT");
  await page.getByLabel(/^Passage optional/).fill("Word for word.");
  await page.getByRole("radio", { name: "contradicts" }).first().check();
  await page.getByText("A new source").click();
  await page.getByLabel("Name", { exact: true }).fill("Scriptless Review");
  await page.getByLabel("Kind", { exact: true }).selectOption("ACADEMIC");
  await page.getByRole("button", { name: "Log evidence" }).click();

  await expect(problems(page)).toContainText("Write a whole web address");
  await expect(page.getByLabel("Address", { exact: true })).toHaveValue("not an address");
  await expect(page.getByLabel("Title", { exact: true })).toHaveValue("Logged without a script");
  await expect(page.getByLabel("Type", { exact: true })).toHaveValue("REPORT");
  await expect(page.getByLabel(/^Passage optional/)).toHaveValue("Word for word.");
  await expect(page.getByRole("radio", { name: "contradicts" }).first()).toBeChecked();
  await expect(page.getByLabel("Name", { exact: true })).toHaveValue("Scriptless Review");
  await expect(page.getByLabel("Kind", { exact: true })).toHaveValue("ACADEMIC");
  await expect(page.getByRole("checkbox", { name: /protocol\.txt/ })).toBeChecked();
  await page.getByLabel("Address", { exact: true }).fill("https://review.example/scriptless");
  for (const name of ["Second Scriptless Review", "Third Scriptless Review"]) {
    await page.getByRole("button", { name: "Add another source" }).click();
    const row = page.getByRole("group", { name: /^Source \d/ }).last();
    await row.getByText("A new source").click();
    await row.getByLabel("Name", { exact: true }).fill(name);
    await row.getByLabel("Kind", { exact: true }).selectOption("ACADEMIC");
  }
  const further = page.getByRole("group", { name: /^Source \d/ });
  await further.first().getByRole("button", { name: "Remove" }).click();
  await expect(further).toHaveCount(1);
  await expect(further.getByLabel("Name", { exact: true })).toHaveValue("Third Scriptless Review");
  await page.getByText(/^Translation, seen through/).click();
  await page.getByLabel(/^Look again by/).fill("2031-05-01");
  await page.getByRole("button", { name: "Log evidence" }).click();
  await expect(page).toHaveURL(/logged=E\d+/);
  await page.goto(`/evidence/${new URL(page.url()).searchParams.get("logged")}`);
  await expect(page.getByRole("link", { name: "Scriptless Review" })).toHaveCount(2);
  await expect(page.getByRole("link", { name: "Third Scriptless Review" })).toBeVisible();
  await expect(page.getByText("1 May 2031")).toBeVisible();

  await page.goto("/recommendations/CSTO-15/propose");
  await page.getByRole("radio", { name: /^Stalled/ }).check();
  await page.getByRole("checkbox", { name: /Logged without a script/ }).check();
  await page.getByRole("button", { name: "Put to the reviewers" }).click();
  await expect(problems(page)).toBeVisible();
  await expect(page.getByRole("radio", { name: /^Stalled/ })).toBeChecked();
  await page.getByRole("group", { name: "Confidence" }).getByText("Moderate").click();
  await page.getByLabel("Rationale").fill("Nothing has moved.");
  await page.getByRole("button", { name: "Put to the reviewers" }).click();
  await expect(page).toHaveURL(/\/assessments\//);

  await page.goto("/review");
  await page.locator("table.queue a.t").nth(3).click();
  await page.getByRole("button", { name: "Approve" }).click();
  await expect(page.getByRole("status")).toContainText("Your decision is recorded.");

  await page.goto("/recommendations/CSTO-15/notes/new");
  await page.getByLabel("Note", { exact: true }).fill("Noted **without** a script.");
  await page.getByRole("button", { name: "Write a note" }).click();
  await expect(page).toHaveURL(/\/recommendations\/CSTO-15/);
  await expect(page.locator("strong", { hasText: "without" })).toBeVisible();
});
