import { now } from "@/lib/db/clock";
import { database } from "@/lib/db/connection";
import type { Prisma } from "@/lib/db/generated/client";
import { assertMaySee } from "@/lib/db/visibility";
import type { Actor } from "@/lib/domain/actor";
import { actorId } from "@/lib/domain/permissions";
import { DRAFT_DAYS, type DraftContent } from "./draft";

/** How many drafts of one form a person keeps; the oldest make room. */
const MOST = 20;

/**
 * Keeps what somebody typed into a form, with what was wrong about it; sweeps drafts that nobody came back to. Every
 * member, for themselves. A draft is no part of the record: it leaves no audit entry.
 * @returns the draft's id
 * @throws Unauthenticated
 */
export async function saveDraft(actor: Actor, input: DraftContent & { form: string }): Promise<{ id: string }> {
  assertMaySee(actor);
  const db = database();
  const userId = actorId(actor);
  const at = now();
  await db.draft.deleteMany({ where: { createdAt: { lt: new Date(at.getTime() - DRAFT_DAYS * 86_400_000) } } });
  const older = await db.draft.findMany({
    where: { userId, form: input.form },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    skip: MOST - 1,
    select: { id: true },
  });
  await db.draft.deleteMany({ where: { id: { in: older.map((draft) => draft.id) } } });
  const { id } = await db.draft.create({
    data: {
      userId,
      form: input.form,
      values: { values: input.values, files: input.files } as unknown as Prisma.InputJsonObject,
      errors: { fields: input.fields, form: input.problem } as unknown as Prisma.InputJsonObject,
      createdAt: at,
    },
  });
  return { id };
}
