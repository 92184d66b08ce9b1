import { type ParseArgsOptionsConfig, parseArgs } from "node:util";
import type { z } from "zod";
import { Invalid } from "@/lib/domain/errors";
import { fieldProblems } from "@/lib/web/issues";
import { UsageError } from "./problems";

/**
 * A command's options, each given once; anything else on the line is refused.
 * @throws UsageError
 */
export function readOptions<const Options extends ParseArgsOptionsConfig>(argv: string[], options: Options) {
  try {
    return parseArgs({ args: argv, options, strict: true, allowPositionals: false }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

/** The one argument of a command that takes nothing else. @throws UsageError */
export function onePosition(argv: string[], name: string): string {
  const [value, ...more] = argv;
  if (value === undefined || value === "" || value.startsWith("-") || more.length > 0) {
    throw new UsageError(`It takes one argument: ${name}.`);
  }
  return value;
}

/** An option that a command cannot do without. @throws UsageError */
export function needed(value: string | undefined, name: string): string {
  if (value === undefined || value === "") throw new UsageError(`--${name} is needed.`);
  return value;
}

/** A command's input, checked by the schema that the other doors use. @throws Invalid */
export function checked<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const result = schema.safeParse(input);
  if (!result.success) throw new Invalid(fieldProblems(result.error));
  return result.data;
}
