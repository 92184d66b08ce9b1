import type { Page } from "@playwright/test";
import { expect } from "./test";

/** A page of plain text as a file chosen in a form; other words make another file, which nobody has logged yet. */
export function protocol(words: string) {
  return { name: "protocol.txt", mimeType: "text/plain", buffer: Buffer.from(`Protocol of the session: ${words}\n`) };
}

export interface EvidenceToLog {
  reference: string;
  title: string;
  url?: string;
  withFile?: boolean;
  stance?: "supports" | "contradicts";
  /** The name of a new source. */
  source?: string;
  publishedOn?: string;
}

/** Opens the form that logs evidence, of a recommendation, and sends it: supporting unless said otherwise. */
export async function logEvidence(page: Page, evidence: EvidenceToLog): Promise<void> {
  await page.goto(`/recommendations/${evidence.reference}/evidence/new`);
  await sendEvidence(page, evidence);
}

/** Fills the form that logs evidence, which the page shows, and sends it: credibility 2, new independent media. */
export async function sendEvidence(
  page: Page,
  {
    reference,
    title,
    url,
    withFile = false,
    stance = "supports",
    source = "Weekly Post",
    publishedOn = "2026-05",
  }: EvidenceToLog,
): Promise<void> {
  const first = page.getByRole("group", { name: "What is there to keep?" });
  await first.getByText(withFile ? "A file" : url ? "A link" : "Nothing to attach").click();
  if (url) await page.getByLabel("Address", { exact: true }).fill(url);
  if (withFile) await page.getByLabel("File", { exact: true }).setInputFiles(protocol(title));
  await page.getByLabel("Title", { exact: true }).fill(title);
  await page.getByLabel("Type", { exact: true }).selectOption("NEWS");
  await page.getByLabel("Published on").fill(publishedOn);
  await page.getByLabel("Recommendation or component").first().fill(reference);
  await page.getByRole("group", { name: "It…" }).first().getByText(stance).click();
  await page
    .getByRole("group", { name: /^How credible/ })
    .first()
    .getByText("Probably true")
    .click();
  await page.getByRole("group", { name: "Source", exact: true }).getByText("A new source").click();
  await page.getByLabel("Name", { exact: true }).fill(source);
  await page.getByLabel("Kind", { exact: true }).selectOption("INDEPENDENT_MEDIA");
  await page.getByRole("button", { name: "Log evidence" }).click();
  await expect(page).toHaveURL(/logged=E\d+/);
}

/** Fills the form that proposes a judgement, citing the evidence of that title, and sends it. */
export async function propose(
  page: Page,
  reference: string,
  status: string,
  cited: string,
  rationale: string,
): Promise<void> {
  await page.goto(`/recommendations/${reference}/propose`);
  await page.getByRole("radio", { name: new RegExp(`^${status}`) }).check();
  await page.getByRole("checkbox", { name: new RegExp(cited) }).check();
  await page.getByRole("group", { name: "Confidence" }).getByText("Low", { exact: true }).click();
  await page.getByLabel("Rationale").fill(rationale);
  await page.getByRole("button", { name: "Put to the reviewers" }).click();
  await expect(page).toHaveURL(/\/assessments\//);
}

/** The error summary of a form. */
export function problems(page: Page) {
  return page.locator('.err[role="alert"]');
}

/** Fails when the page can be scrolled sideways. */
export async function expectNoSidewaysScroll(page: Page, where = page.url()): Promise<void> {
  const beyond = await page.evaluate(() => (document.scrollingElement?.scrollWidth ?? 0) - window.innerWidth);
  expect(beyond, `${where} scrolls sideways`).toBeLessThanOrEqual(0);
}
