import { now } from "@/lib/db/clock";
import { database } from "@/lib/db/connection";
import type { Draft as Row } from "@/lib/db/generated/client";
import { assertMaySee, isUuid } from "@/lib/db/visibility";
import type { Actor } from "@/lib/domain/actor";
import { actorId } from "@/lib/domain/permissions";
import { DRAFT_DAYS, type Draft, type DraftContent } from "./draft";

export type { Draft, DraftContent } from "./draft";

/** One's own draft of a form; null for anybody else's, an unknown or an old one. @throws Unauthenticated */
export async function findDraft(actor: Actor, input: { form: string; id: string }): Promise<Draft | null> {
  assertMaySee(actor);
  if (!isUuid(input.id)) return null;
  const row = await database().draft.findFirst({ where: { id: input.id, ...own(actor, input.form) } });
  return row && draftOf(row);
}

/** One's own drafts of a form, newest first. @throws Unauthenticated */
export async function listDrafts(actor: Actor, input: { form: string; limit: number }): Promise<Draft[]> {
  assertMaySee(actor);
  const rows = await database().draft.findMany({
    where: own(actor, input.form),
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: input.limit,
  });
  return rows.map(draftOf);
}

function own(actor: Actor, form: string) {
  return { userId: actorId(actor), form, createdAt: { gte: new Date(now().getTime() - DRAFT_DAYS * 86_400_000) } };
}

function draftOf(row: Row): Draft {
  const { values, files } = row.values as unknown as Pick<DraftContent, "values" | "files">;
  const { fields, form } = row.errors as unknown as { fields: Draft["fields"]; form: Draft["problem"] };
  return { id: row.id, createdAt: row.createdAt, values, files, fields, problem: form };
}
