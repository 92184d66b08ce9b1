import type { Reporter, TestModule } from "vitest/node";

/** Fails the run when a test was skipped: a promise that is not tried counts as broken. */
export default class NoSkippedTests implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    for (const module of modules) {
      for (const test of module.children.allTests("skipped")) {
        // A test that never ran because a hook before it failed is reported by that failure.
        if (module.state() === "failed") continue;
        console.error(`Skipped, which is not allowed: ${module.relativeModuleId} > ${test.fullName}`);
        process.exitCode = 1;
      }
    }
  }
}
