/** The four roles, least first; each includes those before it. */
export const ROLES = ["VIEWER", "ANALYST", "REVIEWER", "ADMIN"] as const;
export type Role = (typeof ROLES)[number];

/** What a token may be used for. */
export const TOKEN_SCOPES = ["READ", "WRITE", "DECIDE", "ADMIN"] as const;
export type TokenScope = (typeof TOKEN_SCOPES)[number];

declare const minted: unique symbol;

/** Somebody signed in, or a token acting as its owner (`scopes` then says what for). */
export interface Member {
  readonly kind: "member";
  readonly userId: string;
  readonly name: string;
  readonly role: Role;
  readonly locale: string;
  /** null for a session, which may do all that the role may. */
  readonly scopes: readonly TokenScope[] | null;
}

/** The installation itself: the catalogue, jobs, the command line. */
export interface SystemActor {
  readonly kind: "system";
  readonly userId: string;
  readonly name: string;
}

/** Who asks. Minted only where the asker was checked (lib/web/actor.ts, the command line, test factories). */
export type Actor = (Member | SystemActor | { readonly kind: "anonymous" }) & { readonly [minted]: true };

/** Marks a checked identity as an actor. Call it only where the identity has just been read from the database. */
export function mintActor(identity: Member | SystemActor | { kind: "anonymous" }): Actor {
  return Object.freeze({ ...identity }) as Actor;
}

/** Whether `role` includes what `needed` may do. */
export function includesRole(role: Role, needed: Role): boolean {
  return ROLES.indexOf(role) >= ROLES.indexOf(needed);
}
