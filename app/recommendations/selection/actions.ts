"use server";

import { assignOwnersSchema } from "@/lib/domain/view";
import { watchSchema } from "@/lib/domain/watch";
import { assignOwners } from "@/lib/use-cases/recommendation/assign-owners";
import { startWatching } from "@/lib/use-cases/watch/start-watching";
import { formAction } from "@/lib/web/form-action";

/** Watches all chosen recommendations. Members may. */
export const watch = formAction<typeof watchSchema, { started: string[] }>(
  watchSchema,
  startWatching,
  ({ started }, { keys }) =>
    `/recommendations/selection?${new URLSearchParams([...keys.map((each) => ["reference", each]), ["watched", String(started.length)]])}`,
);

/** Gives all chosen recommendations one owner. Analysts may. */
export const assign = formAction<typeof assignOwnersSchema, { changed: number; references: string[] }>(
  assignOwnersSchema,
  assignOwners,
  ({ changed, references }) =>
    `/recommendations/selection?${new URLSearchParams([...references.map((each) => ["reference", each]), ["assigned", String(changed)]])}`,
);
