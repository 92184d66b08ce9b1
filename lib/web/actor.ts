import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import { type Actor, type Member, mintActor } from "@/lib/domain/actor";
import { Unauthenticated } from "@/lib/domain/errors";
import { decodeSession, sessionCookieName } from "@/lib/platform/session";
import { findSessionActor, findTokenActor } from "@/lib/use-cases/session/find-actor";

/** Who asks for this page or sends this form: read from the session and re-read from the database, once a request. */
export const currentActor = cache(async (): Promise<Actor> => {
  const cookie = (await cookies()).get(sessionCookieName())?.value;
  const claims = cookie ? await decodeSession(cookie) : null;
  return claims ? findSessionActor(claims) : mintActor({ kind: "anonymous" });
});

/** The signed-in member, for pages; everybody else is sent to sign in and brought back. */
export async function requireMember(): Promise<Actor & Member> {
  const actor = await currentActor();
  if (actor.kind === "member") return actor;
  const path = (await headers()).get("x-heed-path");
  redirect(path && path !== "/" ? `/sign-in?next=${encodeURIComponent(path)}` : "/sign-in");
}

/**
 * Who calls the API: the owner of the bearer token, else the session's member.
 * @throws Unauthenticated when a token is given that is not valid
 */
export async function apiActor(request: Request): Promise<Actor> {
  const header = request.headers.get("authorization");
  if (header === null) return currentActor();
  const token = /^Bearer ([\w-]{20,200})$/i.exec(header)?.[1];
  const actor = token ? await findTokenActor(token) : null;
  if (!actor) throw new Unauthenticated("badToken");
  return actor;
}
