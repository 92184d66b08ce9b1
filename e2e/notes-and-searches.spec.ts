import { expect, test } from "./support/test";

const REFERENCE = "CSTO-13";

test("a note is written in Markdown, answered and edited; its earlier wording stays", async ({ page, as, another }) => {
  await as("analyst");
  const notes = page.locator("#notes");
  await page.goto(`/recommendations/${REFERENCE}/notes/new`);
  await page
    .getByLabel("Note", { exact: true })
    .fill("First **bold** thought\n\n- one\n- two\n\n<img src=x onerror=alert(1)> [click](javascript:alert(1))");
  await page.getByRole("button", { name: "Write a note" }).click();
  await expect(page).toHaveURL(new RegExp(`/recommendations/${REFERENCE}`));
  await expect(notes.locator("strong", { hasText: "bold" })).toBeVisible();
  await expect(notes.locator("li", { hasText: "one" }).first()).toBeVisible();
  await expect(notes.locator("img, a[href^=javascript]")).toHaveCount(0);

  const colleague = await another("reviewer");
  await colleague.goto(`/recommendations/${REFERENCE}`);
  await colleague.locator("#notes").getByRole("link", { name: "Reply" }).first().click();
  await colleague.getByLabel("Note", { exact: true }).fill("I see it differently.");
  await colleague.getByRole("button", { name: "Send reply" }).click();
  await expect(colleague.locator("#notes")).toContainText("I see it differently.");
  await expect(colleague.locator("#notes").getByRole("link", { name: "Edit", exact: true })).toHaveCount(1);

  await page.reload();
  await notes.getByRole("link", { name: "Edit", exact: true }).first().click();
  await page.getByLabel("Note", { exact: true }).fill("Second thought");
  await page.getByRole("button", { name: "Save new wording" }).click();
  await expect(notes).toContainText("Second thought");
  await notes.getByText(/edited once/).click();
  await expect(notes.getByText("First bold thought")).toBeVisible();
});

test("what is typed before the page's scripts have arrived is kept", async ({ page, as }) => {
  await as("analyst");
  await page.goto(`/recommendations/${REFERENCE}/notes/new`);
  await page.getByLabel("Note", { exact: true }).fill("As it was served");
  await page.getByRole("button", { name: "Write a note" }).click();
  const note = page.locator("#notes li", { hasText: "As it was served" }).last();
  const edit = await note.getByRole("link", { name: "Edit", exact: true }).getAttribute("href");

  let letGo = () => {};
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  await page.route(/\.js(\?|$)/, async (route) => {
    await held;
    await route.continue();
  });
  await page.goto(edit ?? "", { waitUntil: "commit" });
  const box = page.getByLabel("Note", { exact: true });
  await expect(box).toHaveValue("As it was served");
  await box.fill("Typed early");
  letGo();
  // The form is React's once its properties hang on it.
  await expect
    .poll(() => box.evaluate((element) => Object.keys(element).some((key) => key.startsWith("__reactProps"))))
    .toBe(true);
  await expect(box).toHaveValue("Typed early");
});

test("a search that found nothing is on record, and “no evidence found” rests on it", async ({ page, as }) => {
  await as("analyst");
  await page.goto(`/recommendations/${REFERENCE}/searches/new`);
  await page.getByLabel("Where you searched").fill("Official site and two archives");
  await page.getByLabel("What you searched for").fill("joint training syllabus");
  await page.getByLabel("On which day").fill("2026-06-01");
  await page.getByRole("button", { name: "Record search" }).click();
  await expect(page).toHaveURL(new RegExp(`/recommendations/${REFERENCE}`));
  await expect(page.locator("#searches")).toContainText("joint training syllabus");
  await page.goto(`/recommendations/${REFERENCE}/propose`);
  await page.getByRole("radio", { name: /^No evidence found/ }).check();
  await page.getByRole("group", { name: "Confidence" }).getByText("Low", { exact: true }).click();
  await page.getByLabel("Rationale").fill("We looked and found nothing.");
  await page.getByRole("button", { name: "Put to the reviewers" }).click();
  await expect(page.locator(".em2").first()).toContainText("rests on a search");
  await page.getByRole("checkbox", { name: /Official site and two archives/ }).check();
  await page.getByRole("button", { name: "Put to the reviewers" }).click();
  await expect(page).toHaveURL(/\/assessments\//);
});
