import { database } from "@/lib/db/connection";
import type { Prisma } from "@/lib/db/generated/client";
import { assertMaySee, isUuid } from "@/lib/db/visibility";
import type { Actor, Role } from "@/lib/domain/actor";
import { NotFound } from "@/lib/domain/errors";
import { actorId, authorize } from "@/lib/domain/permissions";

const ACCOUNT = {
  id: true,
  email: true,
  name: true,
  role: true,
  locale: true,
  disabledAt: true,
  createdAt: true,
  version: true,
} as const satisfies Prisma.UserSelect;

/** A person as administrators and they themselves see them: without password and session. */
export type Account = Prisma.UserGetPayload<{ select: typeof ACCOUNT }>;

/**
 * The people of this installation, oldest first, page by page. Administrators and the system may.
 * @throws Unauthenticated, Forbidden
 */
export async function listUsers(
  actor: Actor,
  { limit = 50, cursor }: { limit?: number; cursor?: string } = {},
): Promise<{ items: Account[]; nextCursor: string | null }> {
  assertMaySee(actor);
  authorize(actor, "user.manage");
  const rows = await database().user.findMany({
    where: { isSystem: false, ...(cursor && isUuid(cursor) ? { id: { gt: cursor } } : {}) },
    orderBy: { id: "asc" },
    take: limit + 1,
    select: ACCOUNT,
  });
  const items = rows.slice(0, limit);
  return { items, nextCursor: rows.length > limit ? (items.at(-1)?.id ?? null) : null };
}

/** One person. Administrators and the system may. @throws Unauthenticated, Forbidden, NotFound */
export async function getUser(actor: Actor, { id }: { id: string }): Promise<Account> {
  assertMaySee(actor);
  authorize(actor, "user.manage");
  const user = isUuid(id) ? await database().user.findFirst({ where: { id, isSystem: false }, select: ACCOUNT }) : null;
  if (!user) throw new NotFound("userNotFound");
  return user;
}

/** The person with an e-mail address, null if there is none. Administrators and the system may. */
export async function findUserByEmail(actor: Actor, email: string): Promise<Account | null> {
  assertMaySee(actor);
  authorize(actor, "user.manage");
  return database().user.findFirst({ where: { email: email.trim().toLowerCase(), isSystem: false }, select: ACCOUNT });
}

/** One's own account. @throws Unauthenticated, NotFound for the system */
export async function getOwnAccount(actor: Actor): Promise<Account> {
  assertMaySee(actor);
  const user = await database().user.findFirst({ where: { id: actorId(actor), isSystem: false }, select: ACCOUNT });
  if (!user) throw new NotFound("userNotFound");
  return user;
}

/** Whom one can name as an owner or mention: the active people's names and roles. Every member may. @throws Unauthenticated */
export async function listColleagues(actor: Actor): Promise<{ id: string; name: string; role: Role }[]> {
  assertMaySee(actor);
  return database().user.findMany({
    where: { isSystem: false, disabledAt: null },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    select: { id: true, name: true, role: true },
  });
}
