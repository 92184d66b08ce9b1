import { database } from "@/lib/db/connection";
import { assertMaySee } from "@/lib/db/visibility";
import { type Actor, type Member, mintActor } from "@/lib/domain/actor";
import { NotFound } from "@/lib/domain/errors";
import { actorId } from "@/lib/domain/permissions";
import { hashToken } from "@/lib/platform/link-token";

/**
 * Whose private address it is, as a member who may read and nothing else.
 * @throws NotFound when the address was never opened, is closed, or its owner disabled
 */
export async function getFeedOwner(token: string): Promise<Actor & Member> {
  const found = /^[\w-]{43}$/.test(token)
    ? await database().feedToken.findUnique({ where: { tokenHash: hashToken(token) }, include: { user: true } })
    : null;
  if (!found || found.revokedAt || found.user.disabledAt || found.user.isSystem) throw new NotFound("feedNotFound");
  const { id: userId, name, role, locale } = found.user;
  return mintActor({ kind: "member", userId, name, role, locale, scopes: ["READ"] }) as Actor & Member;
}

/** How many private addresses one has open. @throws Unauthenticated */
export async function countFeeds(actor: Actor): Promise<number> {
  assertMaySee(actor);
  return database().feedToken.count({ where: { userId: actorId(actor), revokedAt: null } });
}
