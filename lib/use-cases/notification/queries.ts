import { database } from "@/lib/db/connection";
import { readNotices } from "@/lib/db/notice-view";
import { assertMaySee, isUuid } from "@/lib/db/visibility";
import type { Actor } from "@/lib/domain/actor";
import type { Notice } from "@/lib/domain/notification";
import { actorId } from "@/lib/domain/permissions";

/** One's own inbox, newest first, page by page. @param unread only what was not read yet @throws Unauthenticated */
export async function listInbox(
  actor: Actor,
  { unread = false, limit = 50, cursor }: { unread?: boolean; limit?: number; cursor?: string } = {},
): Promise<{ items: Notice[]; nextCursor: string | null }> {
  assertMaySee(actor);
  const db = database();
  const userId = actorId(actor);
  const last =
    cursor && isUuid(cursor)
      ? await db.notification.findFirst({ where: { id: cursor, userId }, select: { id: true, createdAt: true } })
      : null;
  const rows = await db.notification.findMany({
    where: {
      userId,
      ...(unread ? { readAt: null } : {}),
      ...(last
        ? { OR: [{ createdAt: { lt: last.createdAt } }, { createdAt: last.createdAt, id: { lt: last.id } }] }
        : {}),
    },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: limit + 1,
  });
  const items = await readNotices(db, rows.slice(0, limit));
  return { items, nextCursor: rows.length > limit ? (items.at(-1)?.id ?? null) : null };
}

/** How much of one's own inbox is unread. @throws Unauthenticated */
export async function countUnread(actor: Actor): Promise<number> {
  assertMaySee(actor);
  return database().notification.count({ where: { userId: actorId(actor), readAt: null } });
}
