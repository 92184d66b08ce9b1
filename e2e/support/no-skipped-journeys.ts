import type { FullResult, Reporter, TestCase } from "@playwright/test/reporter";

/** Fails the run when a journey was skipped: a promise that is not tried counts as broken. */
export default class NoSkippedJourneys implements Reporter {
  private readonly skipped: string[] = [];

  onTestEnd(test: TestCase): void {
    if (test.expectedStatus === "skipped") this.skipped.push(test.titlePath().slice(2).join(" › "));
  }

  async onEnd(result: FullResult): Promise<{ status: FullResult["status"] } | undefined> {
    if (result.status !== "passed" || this.skipped.length === 0) return undefined;
    for (const title of this.skipped) console.error(`Skipped, which is not allowed: ${title}`);
    return { status: "failed" };
  }
}
