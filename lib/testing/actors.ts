import { randomUUID } from "node:crypto";
import { database } from "@/lib/db/connection";
import { type Actor, type Member, mintActor, type Role, type SystemActor } from "@/lib/domain/actor";

/** A member of a role, really in the database. Each call makes another person. */
export async function createActor(role: Role, person: { name?: string; email?: string } = {}): Promise<Actor & Member> {
  const mark = randomUUID().slice(0, 8);
  const user = await database().user.create({
    data: {
      role,
      name: person.name ?? `${role.charAt(0)}${role.slice(1).toLowerCase()} ${mark}`,
      email: person.email ?? `${role.toLowerCase()}.${mark}@example.org`,
    },
  });
  return mintActor({
    kind: "member",
    userId: user.id,
    name: user.name,
    role,
    locale: user.locale,
    scopes: null,
  }) as Actor & Member;
}

/** One member of each role. */
export async function createTeam(): Promise<Record<"viewer" | "analyst" | "reviewer" | "admin", Actor & Member>> {
  return {
    viewer: await createActor("VIEWER"),
    analyst: await createActor("ANALYST"),
    reviewer: await createActor("REVIEWER"),
    admin: await createActor("ADMIN"),
  };
}

/** The installation itself: its one row is made when first asked for. */
export async function systemActor(): Promise<Actor & SystemActor> {
  const db = database();
  const existing = await db.user.findFirst({ where: { isSystem: true } });
  // Of several factories at once one makes it; the others find it.
  if (!existing)
    await db.user.createMany({ data: { role: "ADMIN", name: "Heed", isSystem: true }, skipDuplicates: true });
  const user = existing ?? (await db.user.findFirstOrThrow({ where: { isSystem: true } }));
  return mintActor({ kind: "system", userId: user.id, name: user.name }) as Actor & SystemActor;
}

/** Somebody who has not signed in. */
export function anonymousActor(): Actor {
  return mintActor({ kind: "anonymous" });
}
