"use server";

import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { Forbidden, Invalid } from "@/lib/domain/errors";
import { gradeSourceSchema, reviseSourceSchema } from "@/lib/domain/source";
import { gradeSource } from "@/lib/use-cases/source/grade-source";
import { reviseSource } from "@/lib/use-cases/source/revise-source";
import { currentActor } from "@/lib/web/actor";
import { explainFailure, type FormState, formAction } from "@/lib/web/form-action";
import { formObject } from "@/lib/web/form-data";
import { fieldProblems } from "@/lib/web/issues";
import { isSameOrigin } from "@/lib/web/same-origin";

/** Grades a source's reliability. Analysts and above. */
export const grade = formAction<typeof gradeSourceSchema, { id: string }, { id: string }>(
  gradeSourceSchema,
  gradeSource,
  ({ id }) => `/sources/${id}?done=graded#gradings`,
);

/** Describes a source anew. Analysts and above. */
export async function revise(params: { id: string }, previous: FormState, data: FormData): Promise<FormState> {
  const id = String(params.id);
  try {
    if (!isSameOrigin(await headers())) throw new Forbidden("foreignOrigin");
    const given = formObject(data);
    // Languages stand in one field, separated by commas.
    const languages =
      typeof given.languages === "string" ? given.languages.split(/[\s,;]+/).filter(Boolean) : undefined;
    const parsed = reviseSourceSchema.safeParse({ ...given, languages }, { reportInput: true });
    if (!parsed.success) throw new Invalid(fieldProblems(parsed.error));
    await reviseSource(await currentActor(), { ...parsed.data, id });
  } catch (error) {
    return explainFailure(error, previous, data);
  }
  redirect(`/sources/${encodeURIComponent(id)}?done=revised`);
}
