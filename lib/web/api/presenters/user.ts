import { linkPath } from "@/lib/platform/link-token";
import type { NewInvitation } from "@/lib/use-cases/invitation/invite";
import type { InvitationItem } from "@/lib/use-cases/invitation/queries";
import type { NewToken } from "@/lib/use-cases/token/create-token";
import type { TokenItem } from "@/lib/use-cases/token/queries";
import type { Account } from "@/lib/use-cases/user/queries";
import type { AnswerOf } from "../contract";
import type { createToken, invite, listInvitations, listTokens } from "../contracts/user";

/** A person as administrators and they themselves see them. */
export function presentAccount(account: Account) {
  const { id, version, email, name, role, locale, createdAt, disabledAt } = account;
  const disabled = disabledAt?.toISOString() ?? null;
  return { id, version, email, name, role, locale, createdAt: createdAt.toISOString(), disabledAt: disabled };
}

/** A token by its name and last characters. */
export function presentToken({
  user,
  lastUsedAt,
  revokedAt,
  ...token
}: TokenItem): AnswerOf<typeof listTokens>["items"][number] {
  return {
    ...fieldsOf(token),
    owner: { id: user.id, name: user.name },
    lastUsedAt: lastUsedAt?.toISOString() ?? null,
    revokedAt: revokedAt?.toISOString() ?? null,
  };
}

/** A new token with its secret, which is shown once. */
export function presentNewToken(made: NewToken): AnswerOf<typeof createToken> {
  return { ...fieldsOf(made), token: made.token };
}

/** An invitation without its link. */
export function presentInvitation(item: InvitationItem): AnswerOf<typeof listInvitations>["items"][number] {
  const { id, email, role, createdAt, expiresAt, state } = item;
  return { id, email, role, createdAt: createdAt.toISOString(), expiresAt: expiresAt.toISOString(), state };
}

/** A new invitation with its link, which is shown once. */
export function presentNewInvitation({ id, email, role, expiresAt, token }: NewInvitation): AnswerOf<typeof invite> {
  return { id, email, role, expiresAt: expiresAt.toISOString(), path: linkPath("invitation", token) };
}

/** The link of a password reset, which is shown once. */
export function presentReset({ token, expiresAt }: { token: string; expiresAt: Date }) {
  return { path: linkPath("reset", token), expiresAt: expiresAt.toISOString() };
}

function fieldsOf({ id, name, hint, scopes, createdAt, expiresAt }: Omit<NewToken, "token">) {
  return {
    id,
    name,
    hint,
    scopes,
    createdAt: createdAt.toISOString(),
    expiresAt: expiresAt?.toISOString() ?? null,
  };
}
