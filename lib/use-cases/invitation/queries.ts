import { now } from "@/lib/db/clock";
import { database } from "@/lib/db/connection";
import { assertMaySee, isUuid } from "@/lib/db/visibility";
import type { Actor, Role } from "@/lib/domain/actor";
import { authorize } from "@/lib/domain/permissions";
import { hashToken } from "@/lib/platform/link-token";

export type InvitationState = "OPEN" | "ACCEPTED" | "REVOKED" | "EXPIRED";

/** An invitation as administrators see it. */
export interface InvitationItem {
  id: string;
  email: string | null;
  role: Role;
  createdAt: Date;
  expiresAt: Date;
  state: InvitationState;
}

/**
 * The invitations, newest first, page by page; the set-up link is not among them. Administrators may.
 * @throws Unauthenticated, Forbidden
 */
export async function listInvitations(
  actor: Actor,
  { limit = 50, cursor }: { limit?: number; cursor?: string } = {},
): Promise<{ items: InvitationItem[]; nextCursor: string | null }> {
  assertMaySee(actor);
  authorize(actor, "user.manage");
  const rows = await database().invitation.findMany({
    where: { isSetup: false, ...(cursor && isUuid(cursor) ? { id: { lt: cursor } } : {}) },
    orderBy: { id: "desc" },
    take: limit + 1,
  });
  const at = now();
  const items = rows.slice(0, limit).map(({ id, email, role, createdAt, expiresAt, acceptedAt, revokedAt }) => ({
    id,
    email,
    role,
    createdAt,
    expiresAt,
    state: acceptedAt ? "ACCEPTED" : revokedAt ? "REVOKED" : expiresAt <= at ? "EXPIRED" : ("OPEN" as InvitationState),
  }));
  return { items: items as InvitationItem[], nextCursor: rows.length > limit ? (items.at(-1)?.id ?? null) : null };
}

/** What an open invitation's link offers, null when the link is not valid any more. Whoever holds the link may ask. */
export async function findInvitation(
  token: string,
): Promise<{ email: string | null; role: Role; isSetup: boolean } | null> {
  return database().invitation.findFirst({
    where: { tokenHash: hashToken(token), acceptedAt: null, revokedAt: null, expiresAt: { gt: now() } },
    select: { email: true, role: true, isSetup: true },
  });
}
