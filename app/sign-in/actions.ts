"use server";

import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import { Forbidden, Invalid } from "@/lib/domain/errors";
import { signInSchema } from "@/lib/domain/user";
import { explainFailure, type FormState, type Params } from "@/lib/web/form-action";
import { formObject } from "@/lib/web/form-data";
import { fieldProblems } from "@/lib/web/issues";
import { ownPath } from "@/lib/web/preferences";
import { isSameOrigin } from "@/lib/web/same-origin";
import { enter } from "@/lib/web/sign-in";

/** Signs in by e-mail address and password; anybody may try. Sets the session's cookie and goes to where one was going. */
export async function signIn(params: Params, previous: FormState, data: FormData): Promise<FormState> {
  try {
    const sent = await headers();
    if (!isSameOrigin(sent)) throw new Forbidden("foreignOrigin");
    const parsed = signInSchema.safeParse(formObject(data), { reportInput: true });
    if (!parsed.success) throw new Invalid(fieldProblems(parsed.error));
    await enter(parsed.data, sent, await cookies());
  } catch (error) {
    return explainFailure(error, previous, data);
  }
  redirect(ownPath(params.next));
}
