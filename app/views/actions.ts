"use server";

import { z } from "zod";
import { changeViewSchema, saveViewSchema } from "@/lib/domain/view";
import { changeView } from "@/lib/use-cases/view/change-view";
import { deleteView } from "@/lib/use-cases/view/delete-view";
import { saveView } from "@/lib/use-cases/view/save-view";
import { type FormState, formAction, type Params } from "@/lib/web/form-action";

type Named = Params & { id: string };

/** Keeps a view and opens it. Members may. */
export const save = formAction<typeof saveViewSchema, { path: string; query: string }>(
  saveViewSchema,
  saveView,
  () => "/views?done=saved",
);

const changeOne = formAction<typeof changeViewSchema, unknown, Named>(
  changeViewSchema,
  (actor, input) => changeView(actor, input),
  () => "/views?done=changed",
);
const nothing = z.object({});
const removeOne = formAction<typeof nothing, void, Named>(
  nothing,
  (actor, { id }) => deleteView(actor, { id }),
  () => "/views?done=deleted",
);

/** Renames a view or changes its sharing. Its owner may; administrators may stop the sharing. */
export async function change(params: Named, previous: FormState, data: FormData): Promise<FormState> {
  return changeOne(params, previous, data);
}

/** Deletes a view. Its owner may. */
export async function remove(params: Named, previous: FormState, data: FormData): Promise<FormState> {
  return removeOne(params, previous, data);
}
