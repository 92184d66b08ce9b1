import { refresh } from "next/cache";
import { headers } from "next/headers";
import type { z } from "zod";
import type { Actor } from "@/lib/domain/actor";
import { Forbidden, Invalid } from "@/lib/domain/errors";
import { currentActor } from "./actor";
import { EMPTY_FORM, explainFailure, type FormState, type Params } from "./form-action";
import { formObject } from "./form-data";
import { fieldProblems } from "./issues";
import { isSameOrigin } from "./same-origin";

/** What is shown once: the secret, its heading, and how long it works. */
export interface HandedOver {
  secret: string;
  title: string;
  once: string;
}

/**
 * The door of a form that brings forth a secret: the answer itself shows it. Never in an address, a cookie or a second
 * answer; so there is no redirect, unlike formAction.
 * @param schema the command's input without the parts that the address gives
 * @param run the command and the words for what it gives
 */
export function handOverAction<Schema extends z.ZodType>(
  schema: Schema,
  run: (actor: Actor, input: z.output<Schema>, params: Params) => Promise<HandedOver>,
) {
  return async (params: Params, previous: FormState, data: FormData): Promise<FormState> => {
    try {
      if (!isSameOrigin(await headers())) throw new Forbidden("foreignOrigin");
      const parsed = schema.safeParse(formObject(data), { reportInput: true });
      if (!parsed.success) throw new Invalid(fieldProblems(parsed.error));
      const { secret, title, once } = await run(await currentActor(), parsed.data, params);
      refresh();
      return { ...EMPTY_FORM, values: { secret: [secret], title: [title], once: [once] } };
    } catch (error) {
      return explainFailure(error, previous, data);
    }
  };
}
