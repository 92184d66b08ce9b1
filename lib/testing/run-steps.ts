/** One step of a test run. It prints its own output and gives its exit code. */
export interface Step {
  name: string;
  run(): Promise<number>;
}

/**
 * Runs steps in order, with a line of progress and the time of each, up to the first that fails; prints the tally alone
 * on the last line.
 * @returns the exit code: that of the step that failed, else 0
 */
export async function runSteps(steps: readonly Step[]): Promise<number> {
  let passed = 0;
  for (const [index, step] of steps.entries()) {
    console.log(`\n── ${index + 1}/${steps.length} ${step.name} …`);
    const started = Date.now();
    const code = await step.run().catch((error: unknown) => {
      console.error(error);
      return 1;
    });
    const seconds = ((Date.now() - started) / 1000).toFixed(1);
    if (code !== 0) {
      console.error(`── ${step.name}: FAILED after ${seconds} s (exit code ${code})`);
      console.log(`heed: ${passed} passed, 1 failed`);
      return code;
    }
    passed++;
    console.log(`── ${step.name}: passed in ${seconds} s`);
  }
  console.log(`\nheed: ${passed} passed, 0 failed`);
  return 0;
}
