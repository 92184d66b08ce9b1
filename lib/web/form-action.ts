import { headers } from "next/headers";
import { redirect } from "next/navigation";
import type { z } from "zod";
import type { Actor } from "@/lib/domain/actor";
import { Forbidden, Invalid } from "@/lib/domain/errors";
import { currentActor } from "./actor";
import { type FormValues, formObject, formValues } from "./form-data";
import { fieldProblems } from "./issues";
import { currentTranslator } from "./request";
import { isSameOrigin } from "./same-origin";
import { translateError } from "./translate-error";
import { explain } from "./translator";

/** What a form shows after it was sent: what was typed, what is wrong where, in the reader's language. */
export interface FormState {
  attempt: number;
  values: FormValues;
  /** Messages by field path. */
  fields: Record<string, string>;
  /** A message about the whole. */
  form: string | null;
}

export const EMPTY_FORM: FormState = { attempt: 0, values: {}, fields: {}, form: null };

/** What a form's page binds to its action: the parts of its address. Sent back by the browser, so not to be trusted. */
export type Params = Record<string, string>;

/**
 * The door of a form: checks where it comes from, reads it by `schema`, runs the command as the signed-in member and
 * goes on to another page; what goes wrong is explained beside its field with everything typed kept (not passwords).
 * @param schema the command's input without the parts that the address gives
 * @param run the command
 * @param next where to go when it is done
 */
export function formAction<Schema extends z.ZodType, Result, P extends Params = Params>(
  schema: Schema,
  run: (actor: Actor, input: z.output<Schema> & P) => Promise<Result>,
  next: (result: Result, input: z.output<Schema> & P) => string | Promise<string>,
) {
  return async (params: P, previous: FormState, data: FormData): Promise<FormState> => {
    let target: string;
    try {
      if (!isSameOrigin(await headers())) throw new Forbidden("foreignOrigin");
      const parsed = schema.safeParse(formObject(data), { reportInput: true });
      if (!parsed.success) throw new Invalid(fieldProblems(parsed.error));
      const input = { ...(parsed.data as object), ...textsOf(params) } as z.output<Schema> & P;
      target = await next(await run(await currentActor(), input), input);
    } catch (error) {
      return explainFailure(error, previous, data);
    }
    redirect(target);
  };
}

/** The state of a form that could not be taken. */
export async function explainFailure(error: unknown, previous: FormState, data: FormData): Promise<FormState> {
  const { problem, fields } = translateError(error);
  const t = await currentTranslator();
  const explained = Object.fromEntries(Object.entries(fields).map(([path, each]) => [path, explain(t, each)]));
  return {
    attempt: (Number.isInteger(previous?.attempt) ? previous.attempt : 0) + 1,
    values: formValues(data),
    fields: explained,
    form: Object.keys(explained).length > 0 ? null : explain(t, problem),
  };
}

function textsOf(params: unknown): Params {
  const texts: Params = {};
  for (const [key, value] of Object.entries(params ?? {})) {
    if (typeof value !== "string" || value.length > 200) throw new Forbidden("foreignOrigin");
    texts[key] = value;
  }
  return texts;
}
