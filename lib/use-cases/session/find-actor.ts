import { now } from "@/lib/db/clock";
import { database } from "@/lib/db/connection";
import { isUuid } from "@/lib/db/visibility";
import { type Actor, mintActor, type Role, type TokenScope } from "@/lib/domain/actor";
import { effectiveScopes } from "@/lib/domain/membership";
import { hashToken } from "@/lib/platform/link-token";
import type { SessionClaims } from "@/lib/platform/session";

interface UserRow {
  id: string;
  name: string;
  role: Role;
  locale: string;
}

/** The member behind a session, as the database has them now; anonymous when disabled or signed out since. One query. */
export async function findSessionActor({ userId, sessionVersion }: SessionClaims): Promise<Actor> {
  const rows = isUuid(userId)
    ? await database().$queryRaw<UserRow[]>`
        SELECT id, name, role::text, locale FROM app_user
        WHERE id = ${userId}::uuid AND session_version = ${sessionVersion}::int AND disabled_at IS NULL AND NOT is_system`
    : [];
  const user = rows[0];
  if (!user) return mintActor({ kind: "anonymous" });
  return mintActor({
    kind: "member",
    userId: user.id,
    name: user.name,
    role: user.role,
    locale: user.locale,
    scopes: null,
  });
}

/** A member as the database has them now, for work that they asked for and left; anonymous when disabled since. */
export async function findMemberActor(userId: string): Promise<Actor> {
  const user = await database().user.findFirst({ where: { id: userId, disabledAt: null, isSystem: false } });
  if (!user) return mintActor({ kind: "anonymous" });
  const { id, name, role, locale } = user;
  return mintActor({ kind: "member", userId: id, name, role, locale, scopes: null });
}

/**
 * The owner of an API token with what the token may be used for now; null when it is unknown, revoked or expired or its
 * owner disabled. One query, and once a minute at most a second that notes the use.
 */
export async function findTokenActor(token: string): Promise<Actor | null> {
  const at = now();
  const rows = await database().$queryRaw<(UserRow & { token_id: string; scopes: TokenScope[]; stale: boolean })[]>`
    SELECT u.id, u.name, u.role::text, u.locale, t.id AS token_id, t.scopes::text[] AS scopes,
      (t.last_used_at IS NULL OR t.last_used_at < ${at}::timestamptz - interval '1 minute') AS stale
    FROM api_token t JOIN app_user u ON u.id = t.user_id
    WHERE t.token_hash = ${hashToken(token)} AND t.revoked_at IS NULL
      AND (t.expires_at IS NULL OR t.expires_at > ${at}::timestamptz) AND u.disabled_at IS NULL AND NOT u.is_system`;
  const row = rows[0];
  if (!row) return null;
  if (row.stale) await noteUse(row.token_id, at);
  return mintActor({
    kind: "member",
    userId: row.id,
    name: row.name,
    role: row.role,
    locale: row.locale,
    scopes: effectiveScopes(row.scopes, row.role),
  });
}

/** Reading goes on where nothing can be written (a full disk): that the use is not noted then fails nobody's request. */
async function noteUse(tokenId: string, at: Date): Promise<void> {
  await database().$executeRaw`UPDATE api_token SET last_used_at = ${at}::timestamptz
      WHERE id = ${tokenId}::uuid AND (last_used_at IS NULL OR last_used_at < ${at}::timestamptz - interval '1 minute')`.catch(
    () => undefined,
  );
}
