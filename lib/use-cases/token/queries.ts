import { database } from "@/lib/db/connection";
import type { Prisma } from "@/lib/db/generated/client";
import { assertMaySee, isUuid } from "@/lib/db/visibility";
import type { Actor } from "@/lib/domain/actor";
import { actorId, authorize } from "@/lib/domain/permissions";

const LISTED = {
  id: true,
  name: true,
  hint: true,
  scopes: true,
  createdAt: true,
  expiresAt: true,
  lastUsedAt: true,
  revokedAt: true,
  user: { select: { id: true, name: true } },
} as const satisfies Prisma.ApiTokenSelect;

/** An API token as it is shown: by its name and last characters. */
export type TokenItem = Prisma.ApiTokenGetPayload<{ select: typeof LISTED }>;

/**
 * One's own API tokens, or everybody's for administrators, newest first, page by page; revoked ones too.
 * @throws Unauthenticated, Forbidden when `everyone` is asked for by others than administrators
 */
export async function listTokens(
  actor: Actor,
  { everyone = false, limit = 50, cursor }: { everyone?: boolean; limit?: number; cursor?: string } = {},
): Promise<{ items: TokenItem[]; nextCursor: string | null }> {
  assertMaySee(actor);
  authorize(actor, everyone ? "user.manage" : "read");
  const rows = await database().apiToken.findMany({
    where: {
      ...(everyone ? {} : { userId: actorId(actor) }),
      ...(cursor && isUuid(cursor) ? { id: { lt: cursor } } : {}),
    },
    orderBy: { id: "desc" },
    take: limit + 1,
    select: LISTED,
  });
  const items = rows.slice(0, limit);
  return { items, nextCursor: rows.length > limit ? (items.at(-1)?.id ?? null) : null };
}
