import { type Actor, includesRole, type Role, type TokenScope } from "./actor";
import { Forbidden, Unauthenticated } from "./errors";

interface Requirement {
  role: Role;
  scope: TokenScope;
}

/** The one table of who may do what: the least role, and the scope that a token needs. */
export const PERMISSIONS = {
  read: { role: "VIEWER", scope: "READ" },
  "profile.change": { role: "VIEWER", scope: "ADMIN" },
  "token.create": { role: "VIEWER", scope: "ADMIN" },
  "evidence.log": { role: "ANALYST", scope: "WRITE" },
  "evidence.revise": { role: "ANALYST", scope: "WRITE" },
  "evidence.grade": { role: "ANALYST", scope: "WRITE" },
  "evidence.withdraw": { role: "ANALYST", scope: "WRITE" },
  "note.write": { role: "ANALYST", scope: "WRITE" },
  "search.log": { role: "ANALYST", scope: "WRITE" },
  "source.edit": { role: "ANALYST", scope: "WRITE" },
  "source.grade": { role: "ANALYST", scope: "WRITE" },
  "party.edit": { role: "ANALYST", scope: "WRITE" },
  "recommendation.edit": { role: "ANALYST", scope: "WRITE" },
  "recommendation.retire": { role: "REVIEWER", scope: "WRITE" },
  "assessment.propose": { role: "ANALYST", scope: "WRITE" },
  "assessment.withdraw": { role: "ANALYST", scope: "WRITE" },
  "assessment.decide": { role: "REVIEWER", scope: "DECIDE" },
  "contradiction.answer": { role: "ANALYST", scope: "WRITE" },
  "contradiction.accept": { role: "REVIEWER", scope: "DECIDE" },
  "origin.edit": { role: "ANALYST", scope: "WRITE" },
  "response.record": { role: "ANALYST", scope: "WRITE" },
  "reply.attach": { role: "ANALYST", scope: "WRITE" },
  "milestone.edit": { role: "ANALYST", scope: "WRITE" },
  "request.edit": { role: "ANALYST", scope: "WRITE" },
  "review.run": { role: "REVIEWER", scope: "DECIDE" },
  "view.save": { role: "VIEWER", scope: "WRITE" },
  watch: { role: "VIEWER", scope: "WRITE" },
  "publication.edit": { role: "ADMIN", scope: "ADMIN" },
  "publication.publish": { role: "ADMIN", scope: "ADMIN" },
  "backup.take": { role: "ADMIN", scope: "ADMIN" },
  "webhook.manage": { role: "ADMIN", scope: "ADMIN" },
  "user.manage": { role: "ADMIN", scope: "ADMIN" },
  "audit.redact": { role: "ADMIN", scope: "ADMIN" },
} as const satisfies Record<string, Requirement>;

export type Permission = keyof typeof PERMISSIONS;

/** Whose record it is, where that matters: an author never decides on, and only an author withdraws, their own. */
export interface Subject {
  authorId?: string;
}

const ONLY_OWN: readonly Permission[] = ["assessment.withdraw"];
const NEVER_OWN: readonly Permission[] = ["assessment.decide", "contradiction.accept"];
const NEVER_SYSTEM: readonly Permission[] = ["assessment.decide", "contradiction.accept", "review.run"];

/** Whether `actor` may do `permission` (to `subject`). The same answer serves pages, forms and the API. */
export function can(actor: Actor, permission: Permission, subject: Subject = {}): boolean {
  if (actor.kind === "anonymous") return false;
  if (subject.authorId !== undefined) {
    const own = subject.authorId === actor.userId;
    if (own && NEVER_OWN.includes(permission)) return false;
    if (!own && ONLY_OWN.includes(permission)) return false;
  }
  // The system logs and proposes (catalogue, imports); it never judges.
  if (actor.kind === "system") return !NEVER_SYSTEM.includes(permission);
  const needed = PERMISSIONS[permission];
  return includesRole(actor.role, needed.role) && (actor.scopes === null || actor.scopes.includes(needed.scope));
}

/**
 * Lets an actor pass who may do `permission`.
 * @throws Unauthenticated for anonymous visitors, Forbidden for everybody else who may not
 */
export function authorize(actor: Actor, permission: Permission, subject: Subject = {}): void {
  if (can(actor, permission, subject)) return;
  if (actor.kind === "anonymous") throw new Unauthenticated();
  const own = subject.authorId !== undefined && subject.authorId === actor.userId;
  if (!own || !NEVER_OWN.includes(permission)) throw new Forbidden();
  throw new Forbidden(permission === "contradiction.accept" ? "ownAnswer" : "ownProposal");
}

/** The acting person's or the system's id. @throws Unauthenticated for anonymous visitors */
export function actorId(actor: Actor): string {
  if (actor.kind === "anonymous") throw new Unauthenticated();
  return actor.userId;
}
