/** A command line that cannot be understood; exit code 2. */
export class UsageError extends Error {}

/** A command that cannot be done, in words for whoever typed it. */
export class CommandError extends Error {
  constructor(
    message: string,
    readonly exitCode: 1 | 2 = 1,
  ) {
    super(message);
  }
}
