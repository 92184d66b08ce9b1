import { DomainError, Invalid } from "@/lib/domain/errors";
import { explain, translatorOf } from "@/lib/web/translator";

/** An error in English, for the command line: the domain's problems in their own words, anything else by its message. */
export function explainProblem(error: unknown): string {
  const t = translatorOf("en");
  if (error instanceof Invalid && Object.keys(error.fields).length > 0) {
    return Object.entries(error.fields)
      .map(([field, problem]) => `${field}: ${explain(t, problem)}`)
      .join("\n");
  }
  if (error instanceof DomainError) return explain(t, error.problem);
  const { message, code } = (error ?? {}) as { message?: string; code?: string };
  return message || code || String(error);
}
