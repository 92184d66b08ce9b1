import type { z } from "zod";
import type { FieldProblems, Problem } from "@/lib/domain/errors";

/** The issues of a schema as the domain's problems, the first one of each field. A custom message is itself the code. */
export function fieldProblems(error: z.ZodError): FieldProblems {
  const problems: FieldProblems = {};
  for (const issue of error.issues) {
    if (issue.code === "unrecognized_keys") {
      for (const key of issue.keys) problems[[...issue.path, key].join(".")] ??= { code: "unknownField" };
      continue;
    }
    problems[issue.path.join(".")] ??= problemOf(issue);
  }
  return problems;
}

function problemOf(issue: z.core.$ZodIssue): Problem {
  // Schemas name their own problems by a code in place of a message: one camel-cased word.
  if (/^[a-z][A-Za-z]*$/.test(issue.message)) return { code: issue.message };
  switch (issue.code) {
    case "invalid_type":
      return { code: issue.input === undefined || issue.input === null ? "required" : "wrongType" };
    case "too_small":
      if (issue.origin === "string" || issue.origin === "array") {
        return Number(issue.minimum) <= 1
          ? { code: "required" }
          : { code: "tooShort", params: { min: Number(issue.minimum) } };
      }
      return { code: "tooSmall", params: { min: Number(issue.minimum) } };
    case "too_big":
      return issue.origin === "string" || issue.origin === "array"
        ? { code: "tooLong", params: { max: Number(issue.maximum) } }
        : { code: "tooBig", params: { max: Number(issue.maximum) } };
    case "invalid_value":
      return { code: issue.input === undefined ? "required" : "notAChoice" };
    default:
      return { code: "wrongType" };
  }
}
