import type { z } from "zod";
import { recordAudit } from "@/lib/db/audit";
import { lockMember } from "@/lib/db/members";
import { transact } from "@/lib/db/transaction";
import type { Actor, TokenScope } from "@/lib/domain/actor";
import { Conflict, Forbidden, Invalid } from "@/lib/domain/errors";
import { assertScopesWithinRole } from "@/lib/domain/membership";
import { actorId, authorize } from "@/lib/domain/permissions";
import type { createTokenSchema } from "@/lib/domain/user";
import { newSecretToken } from "@/lib/platform/link-token";

/** A new API token; `token` itself is stored nowhere. */
export interface NewToken {
  id: string;
  name: string;
  hint: string;
  scopes: TokenScope[];
  createdAt: Date;
  expiresAt: Date | null;
  token: string;
}

type Input = z.output<typeof createTokenSchema>;

/**
 * Makes an API token that acts as its owner. Members make their own, within their role and, through a token, within its
 * scopes.
 * @throws Forbidden, Invalid (scopes: scopeAboveRole)
 */
export async function createToken(actor: Actor, input: Input): Promise<NewToken> {
  authorize(actor, "token.create");
  if (actor.kind !== "member") throw new Forbidden();
  const { scopes } = actor;
  const beyond = scopes && input.scopes.find((scope) => !scopes.includes(scope));
  if (beyond) throw new Invalid({ scopes: { code: "scopeAboveRole", params: { scope: beyond } } });
  return storeToken(actor, actorId(actor), input);
}

/**
 * Makes a token for a person by the command line. Only the system may: an administrator who could hold others' tokens
 * could decide in their name.
 * @throws Forbidden, NotFound, Conflict (userDisabled), Invalid (scopes: scopeAboveRole)
 */
export async function createTokenFor(actor: Actor, input: Input & { ownerId: string }): Promise<NewToken> {
  if (actor.kind !== "system") throw new Forbidden();
  return storeToken(actor, input.ownerId, input);
}

function storeToken(actor: Actor, ownerId: string, input: Input): Promise<NewToken> {
  return transact(async (tx, at) => {
    const owner = await lockMember(tx, ownerId);
    if (owner.disabledAt) throw new Conflict("userDisabled");
    assertScopesWithinRole(input.scopes, owner.role);
    const { token, hash } = newSecretToken("heed_");
    const { id, name, hint, scopes, createdAt, expiresAt } = await tx.apiToken.create({
      data: {
        userId: owner.id,
        name: input.name,
        tokenHash: hash,
        hint: token.slice(-4),
        scopes: [...new Set(input.scopes)],
        createdAt: at,
        expiresAt: input.days ? new Date(at.getTime() + input.days * 86_400_000) : null,
      },
    });
    await recordAudit(tx, {
      actor,
      action: "token.created",
      subjectType: "token",
      subjectId: id,
      payload: { ownerId: owner.id, name, scopes, expiresAt },
    });
    return { id, name, hint, scopes, createdAt, expiresAt, token };
  });
}
