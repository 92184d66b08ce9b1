import { z } from "zod";
import { ROLES, TOKEN_SCOPES } from "./actor";
import { LOCALES } from "./localized";

/** Passwords are measured by length alone (NIST SP 800-63B, 5.1.1.2); 256 bounds the work of hashing. */
export const passwordSchema = z.string().min(12, "passwordShort").max(256);

export const emailSchema = z.string().trim().toLowerCase().max(254).pipe(z.email("email"));

const name = z.string().trim().min(1).max(120);

export const signInSchema = z.strictObject({
  email: z.string().trim().toLowerCase().min(1).max(254),
  password: z.string().min(1).max(256),
});
export const inviteSchema = z.strictObject({ email: emailSchema, role: z.enum(ROLES) });
export const acceptInvitationSchema = z.strictObject({
  token: z.string().min(1).max(100),
  email: emailSchema,
  name,
  password: passwordSchema,
});
export const changePasswordSchema = z.strictObject({ current: z.string().min(1).max(256), password: passwordSchema });
export const resetPasswordSchema = z.strictObject({ token: z.string().min(1).max(100), password: passwordSchema });
export const changeRoleSchema = z.strictObject({ role: z.enum(ROLES) });
export const changeProfileSchema = z.strictObject({ name, locale: z.enum(LOCALES) });
export const createUserSchema = z.strictObject({
  email: emailSchema,
  name,
  role: z.enum(ROLES),
  password: passwordSchema,
});
export const createTokenSchema = z.strictObject({
  name: z.string().trim().min(1).max(80),
  scopes: z.array(z.enum(TOKEN_SCOPES)).min(1),
  days: z.coerce.number().int().min(1).max(730).nullish(),
});
