import { z } from "zod";
import { ROLES, TOKEN_SCOPES } from "@/lib/domain/actor";
import { changeProfileSchema, changeRoleSchema, createTokenSchema, inviteSchema } from "@/lib/domain/user";
import { contract } from "../contract";
import { flag, id, instant, pageOf, pagingById, person, version } from "../schemas";

const role = z.enum(ROLES);
const scopes = z.array(z.enum(TOKEN_SCOPES));
const account = z.object({
  id,
  version,
  email: z.string().nullable(),
  name: z.string(),
  role,
  locale: z.string(),
  createdAt: instant,
  disabledAt: instant.nullable(),
});
const secret = z.string().nullable().meta({ description: "Shown once; null when the same Idempotency-Key asks again" });
const token = z.object({
  id,
  name: z.string(),
  hint: z.string().meta({ description: "Its last characters" }),
  scopes,
  createdAt: instant,
  expiresAt: instant.nullable(),
});

export const getMe = contract({
  method: "GET",
  path: "/me",
  summary: "Oneself, and what the token in use may be used for",
  permission: "read",
  answer: account.extend({ scopes: scopes.nullable() }),
});

export const changeProfile = contract({
  method: "PATCH",
  path: "/me",
  summary: "Change one's own name and language",
  permission: "profile.change",
  body: changeProfileSchema,
  partial: true,
  conditional: true,
  answer: account,
});

export const listTokens = contract({
  method: "GET",
  path: "/tokens",
  summary: "One's own API tokens, or everybody's for administrators, newest first",
  permission: "read",
  query: z.strictObject({ everyone: flag.optional(), ...pagingById }),
  answer: pageOf(token.extend({ owner: person, lastUsedAt: instant.nullable(), revokedAt: instant.nullable() })),
});

export const createToken = contract({
  method: "POST",
  path: "/tokens",
  summary: "Make an API token that acts as its owner",
  permission: "token.create",
  body: createTokenSchema.extend({ days: z.int().min(1).max(730).nullish() }),
  secret: "token",
  status: 201,
  answer: token.extend({ token: secret }),
});

export const revokeToken = contract({
  method: "DELETE",
  path: "/tokens/{id}",
  summary: "End a token at once: one's own, or any for administrators",
  permission: "token.create",
  status: 204,
});

export const listUsers = contract({
  method: "GET",
  path: "/users",
  summary: "The people of this installation, oldest first",
  permission: "user.manage",
  query: z.strictObject(pagingById),
  answer: pageOf(account),
});

export const getUser = contract({
  method: "GET",
  path: "/users/{id}",
  summary: "One person",
  permission: "user.manage",
  answer: account,
});

export const changeRole = contract({
  method: "PATCH",
  path: "/users/{id}",
  summary: "Give a person another role and end their sessions",
  permission: "user.manage",
  body: changeRoleSchema,
  conditional: true,
  answer: account,
});

export const disableUser = contract({
  method: "POST",
  path: "/users/{id}/disabling",
  summary: "Keep a person out from their next request on",
  permission: "user.manage",
  answer: account,
});

export const enableUser = contract({
  method: "POST",
  path: "/users/{id}/enabling",
  summary: "Let a disabled person in again",
  permission: "user.manage",
  answer: account,
});

export const issuePasswordReset = contract({
  method: "POST",
  path: "/users/{id}/password-reset",
  summary: "Make a link with which a person sets a new password, valid once and for 24 hours",
  permission: "user.manage",
  secret: "path",
  status: 201,
  answer: z.object({ path: secret, expiresAt: instant }),
});

export const listInvitations = contract({
  method: "GET",
  path: "/invitations",
  summary: "The invitations, newest first",
  permission: "user.manage",
  query: z.strictObject(pagingById),
  answer: pageOf(
    z.object({
      id,
      email: z.string().nullable(),
      role,
      createdAt: instant,
      expiresAt: instant,
      state: z.enum(["OPEN", "ACCEPTED", "REVOKED", "EXPIRED"]),
    }),
  ),
});

export const invite = contract({
  method: "POST",
  path: "/invitations",
  summary: "Invite somebody by a link, valid once and for 7 days",
  permission: "user.manage",
  body: inviteSchema,
  secret: "path",
  status: 201,
  answer: z.object({ id, email: z.string(), role, expiresAt: instant, path: secret }),
});

export const revokeInvitation = contract({
  method: "DELETE",
  path: "/invitations/{id}",
  summary: "Take an invitation back",
  permission: "user.manage",
  status: 204,
});
