import type { NextAuthOptions, User } from "next-auth";
import CredentialsProvider from "next-auth/providers/credentials";
import { signInSchema } from "@/lib/domain/user";
import { environment } from "@/lib/env/environment";
import { deviceCookieName } from "@/lib/platform/device-cookie";
import { log } from "@/lib/platform/log";
import { secrets } from "@/lib/platform/secrets";
import { isSecureSite, SESSION_SECONDS, type SessionClaims, sessionClaims } from "@/lib/platform/session";
import { authenticate } from "@/lib/use-cases/session/authenticate";
import { findSessionActor } from "@/lib/use-cases/session/find-actor";

/** next-auth's options: its own endpoints let in exactly whom our sign-in form lets in, by the same use case. */
export function nextAuthOptions(): NextAuthOptions {
  // next-auth reads its origin from this variable alone; without it, it would take the caller's word for it.
  process.env.NEXTAUTH_URL ??= environment().HEED_URL ?? `http://localhost:${environment().PORT}`;
  return {
    secret: secrets().session,
    useSecureCookies: isSecureSite(),
    session: { strategy: "jwt", maxAge: SESSION_SECONDS },
    pages: { signIn: "/sign-in", error: "/sign-in", signOut: "/sign-in" },
    providers: [
      CredentialsProvider({
        credentials: { email: {}, password: { type: "password" } },
        authorize: (credentials, request) => signInBy(credentials, new Headers(textsOf(request.headers))),
      }),
    ],
    callbacks: {
      jwt: async ({ token, user }) => {
        const claims = user ? (user as User & { claims: SessionClaims }).claims : sessionClaims(token);
        // Thrown, so that next-auth takes the cookie back instead of prolonging a session that was ended.
        if (!claims || (await findSessionActor(claims)).kind !== "member") throw new Error("The session has ended.");
        return { userId: claims.userId, sessionVersion: claims.sessionVersion };
      },
      // Who it is stands in the database, not in what is shown here.
      session: ({ session }) => ({ expires: session.expires }),
    },
    logger: {
      error: (code) => log.info({ code }, "next-auth refused"),
      warn: (code) => log.debug({ code }, "next-auth warned"),
      debug: () => undefined,
    },
  };
}

/** Whoever signs in with these credentials, null when they are wrong. @throws Error("TooManyAttempts") when it is too soon */
async function signInBy(credentials: unknown, headers: Headers): Promise<(User & { claims: SessionClaims }) | null> {
  const { email, password } = (credentials ?? {}) as Record<string, unknown>;
  const parsed = signInSchema.safeParse({ email, password });
  if (!parsed.success) return null;
  const deviceCookie = cookieIn(headers.get("cookie") ?? "", deviceCookieName());
  // The server has put the address there that it trusts.
  const address = headers.get("x-forwarded-for") ?? "unknown";
  const result = await authenticate(parsed.data, { address, deviceCookie }).catch(() => null);
  if (!result) return null;
  if (!result.ok) throw new Error("TooManyAttempts");
  return { id: result.user.id, claims: result.claims };
}

function cookieIn(header: string, name: string): string | null {
  const found = header
    .split(";")
    .map((pair) => pair.trim())
    .find((pair) => pair.startsWith(`${name}=`));
  return found ? found.slice(name.length + 1) : null;
}

function textsOf(headers: Record<string, unknown> | undefined): [string, string][] {
  return Object.entries(headers ?? {}).filter((entry): entry is [string, string] => typeof entry[1] === "string");
}
