"use server";

import { assignOwnersSchema } from "@/lib/domain/view";
import { assignOwners } from "@/lib/use-cases/recommendation/assign-owners";
import { formAction } from "@/lib/web/form-action";

/** Gives all chosen recommendations one owner. Analysts may. */
export const assign = formAction<typeof assignOwnersSchema, { changed: number; references: string[] }>(
  assignOwnersSchema,
  assignOwners,
  ({ changed, references }) =>
    `/recommendations/selection?${new URLSearchParams([...references.map((each) => ["reference", each]), ["assigned", String(changed)]])}`,
);
