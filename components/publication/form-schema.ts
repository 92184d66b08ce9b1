import { z } from "zod";
import { createPublicationSchema, revisePublicationSchema } from "@/lib/domain/recommendation";

/** Authors come one on each line. */
const authors = z.preprocess(
  (text) =>
    typeof text === "string"
      ? text
          .split("\n")
          .map((line) => line.trim())
          .filter(Boolean)
      : text,
  createPublicationSchema.shape.authors,
);

/** The citation comes as JSON text. Emits the code `citationForm`. */
const citation = z
  .string()
  .max(20_000)
  .transform((text, context): Record<string, unknown> => {
    try {
      const value: unknown = JSON.parse(text);
      if (typeof value === "object" && value !== null && !Array.isArray(value)) return { ...value };
    } catch {
      // Said below, as of any other text that is no object.
    }
    context.addIssue({ code: "custom", message: "citationForm" });
    return z.NEVER;
  })
  .optional();

/** All member states or these; what is ticked beneath "all" does not count. */
const chosenStates = {
  statesOf: z.enum(["EVERY", "THESE"]).default("EVERY"),
  states: z.array(z.string().trim().min(1).max(80)).max(300).default([]),
};

/** What the form for a new publication sends. */
export const newPublicationForm = createPublicationSchema
  .extend({ authors, citation, ...chosenStates })
  .transform(withStates);

/** What the form for a changed publication sends. */
export const changedPublicationForm = revisePublicationSchema
  .extend({ authors, citation, ...chosenStates })
  .transform(withStates);

function withStates<Sent extends { statesOf: "EVERY" | "THESE"; states: string[] }>({
  statesOf,
  states,
  ...rest
}: Sent) {
  return { ...rest, states: statesOf === "THESE" ? states : null };
}
