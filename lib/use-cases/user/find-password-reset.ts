import { now } from "@/lib/db/clock";
import { database } from "@/lib/db/connection";
import { hashToken } from "@/lib/platform/link-token";

/** Whose password an open reset link sets, null when the link is not valid any more. Whoever holds the link may ask. */
export async function findPasswordReset(token: string): Promise<{ email: string | null; name: string } | null> {
  const found = await database().passwordReset.findFirst({
    where: { tokenHash: hashToken(token), usedAt: null, user: { disabledAt: null }, expiresAt: { gt: now() } },
    select: { user: { select: { email: true, name: true } } },
  });
  return found?.user ?? null;
}
