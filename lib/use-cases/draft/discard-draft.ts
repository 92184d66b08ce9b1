import { database } from "@/lib/db/connection";
import { assertMaySee, isUuid } from "@/lib/db/visibility";
import type { Actor } from "@/lib/domain/actor";
import { actorId } from "@/lib/domain/permissions";

/** Throws one's own draft away; one that is gone, or somebody else's, is no error and stays as it is. @throws Unauthenticated */
export async function discardDraft(actor: Actor, input: { form: string; id: string }): Promise<void> {
  assertMaySee(actor);
  if (!isUuid(input.id)) return;
  await database().draft.deleteMany({ where: { id: input.id, form: input.form, userId: actorId(actor) } });
}
