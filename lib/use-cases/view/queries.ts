import { database } from "@/lib/db/connection";
import { getAuditHead, memoByHead } from "@/lib/db/figures-memo";
import { today } from "@/lib/db/today";
import type { Reader } from "@/lib/db/transaction";
import { assertMaySee, isUuid } from "@/lib/db/visibility";
import type { Actor } from "@/lib/domain/actor";
import { NotFound } from "@/lib/domain/errors";
import { actorId } from "@/lib/domain/permissions";

/** A view that somebody keeps: a page and its query under a name. */
export interface SavedView {
  id: string;
  version: number;
  name: string;
  path: string;
  query: string;
  shared: boolean;
  createdAt: Date;
  owner: { id: string; name: string };
  /** Whether the asker keeps it. */
  own: boolean;
}

const owner = { owner: { select: { id: true, name: true } } } as const;

/** The views that an actor may use: their own and those that are shared, own first, by name. @throws Unauthenticated */
export async function listViews(actor: Actor): Promise<SavedView[]> {
  assertMaySee(actor);
  const me = actorId(actor);
  const db = database();
  // Each change of a view appends to the chain, too.
  return memoByHead(`views ${me}`, { head: await getAuditHead(db), today: today() }, () => readViews(db, me));
}

async function readViews(db: Reader, me: string): Promise<SavedView[]> {
  const rows = await db.savedView.findMany({
    where: { OR: [{ ownerId: me }, { shared: true }] },
    include: owner,
    orderBy: [{ name: "asc" }, { id: "asc" }],
    take: 500,
  });
  const views = rows.map(({ ownerId, ...row }) => ({ ...row, own: ownerId === me }));
  return [...views.filter((view) => view.own), ...views.filter((view) => !view.own)];
}

/** One of them. @throws NotFound for another's that is not shared, too; Unauthenticated */
export async function getView(actor: Actor, id: string): Promise<SavedView> {
  assertMaySee(actor);
  const row = isUuid(id) ? await database().savedView.findUnique({ where: { id }, include: owner }) : null;
  const me = actorId(actor);
  if (!row || (row.ownerId !== me && !row.shared)) throw new NotFound("viewNotFound");
  const { ownerId, ...view } = row;
  return { ...view, own: ownerId === me };
}
