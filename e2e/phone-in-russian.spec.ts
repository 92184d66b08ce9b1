import { readFileSync } from "node:fs";
import { expectNoSidewaysScroll } from "./support/tasks";
import { expect, member, test } from "./support/test";

const russian = JSON.parse(readFileSync("messages/ru.json", "utf8")) as object;
const ru = (key: string) =>
  key.split(".").reduce((at: unknown, part) => (at as Record<string, unknown>)[part], russian) as string;

test("the way from the list to a proposal works in Russian on a phone", async ({ another }) => {
  test.setTimeout(90_000);
  const page = await another(null, { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });
  const { email, password } = member("phone");
  await page.goto("/sign-in");
  await page.getByRole("button", { name: "Русский" }).click();
  await expect(page.locator("html")).toHaveAttribute("lang", "ru");
  await expectNoSidewaysScroll(page);
  await page.getByLabel(ru("signIn.email")).fill(email);
  await page.getByLabel(ru("signIn.password"), { exact: true }).fill(password);
  await page.getByRole("button", { name: ru("signIn.submit") }).click();
  await expect(page).toHaveURL(/\/$/);
  await expectNoSidewaysScroll(page);

  await page
    .getByRole("navigation", { name: ru("nav.phone") })
    .getByRole("link", { name: ru("nav.list") })
    .click();
  await expect(page.getByRole("heading", { level: 1, name: ru("list.heading") })).toBeVisible();
  await expectNoSidewaysScroll(page);
  await page.locator("[data-row] a.t").nth(5).click();
  await expect(page).toHaveURL(/\/recommendations\/CSTO-\d+$/);
  const recommendation = page.url();
  await expectNoSidewaysScroll(page);

  await page
    .getByRole("main")
    .getByRole("link", { name: ru("nav.logEvidence") })
    .first()
    .click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(ru("evidenceForm.heading"));
  await expectNoSidewaysScroll(page);
  await page.getByText(ru("evidenceForm.kinds.NONE"), { exact: true }).click();
  await page.getByLabel(ru("evidenceForm.title"), { exact: true }).fill("Списки сверены на заседании рабочей группы");
  // In Russian the kind of evidence and the kind of source are one word: the source comes last.
  await page.getByLabel(ru("evidenceForm.type"), { exact: true }).first().selectOption("NEWS");
  await page
    .getByRole("group", { name: ru("evidenceForm.stance") })
    .first()
    .getByText(ru("stance.SUPPORTS"))
    .click();
  await page
    .getByRole("group", { name: ru("evidenceForm.credibility") })
    .first()
    .getByText(ru("credibility.2"))
    .click();
  await page.getByText(ru("evidenceForm.sources.NEW"), { exact: true }).click();
  await page.getByLabel(ru("source.name"), { exact: true }).fill("Еженедельник");
  await page.getByLabel(ru("source.kind"), { exact: true }).last().selectOption("INDEPENDENT_MEDIA");
  await expectNoSidewaysScroll(page);
  await page.getByRole("button", { name: ru("evidenceForm.submit") }).click();
  await expect(page).toHaveURL(/logged=E\d+/);

  await page.goto(`${recommendation}/propose`);
  await expectNoSidewaysScroll(page);
  await page.getByRole("radio", { name: new RegExp(`^${ru("implementation.UNDERWAY")}`) }).check();
  await page.getByRole("checkbox", { name: /Списки сверены/ }).check();
  await page
    .getByRole("group", { name: ru("recommendation.confidence") })
    .getByText(ru("confidence.LOW"), { exact: true })
    .click();
  await page.getByRole("textbox", { name: ru("assessment.form.rationale") }).fill("Группа собралась и сверяет списки.");
  await page.getByRole("button", { name: ru("assessment.form.submit") }).click();
  await expect(page).toHaveURL(/\/assessments\//);
  await expect(page.getByRole("status")).toContainText(ru("review.done.proposed"));
  await expectNoSidewaysScroll(page);
});
