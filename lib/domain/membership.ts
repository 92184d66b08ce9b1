import { type Actor, includesRole, type Role, type TokenScope } from "./actor";
import { Conflict, Forbidden, Invalid } from "./errors";

/** The least role that may hold a token of each scope. */
const ROLE_OF_SCOPE: Record<TokenScope, Role> = {
  READ: "VIEWER",
  WRITE: "ANALYST",
  DECIDE: "REVIEWER",
  ADMIN: "ADMIN",
};

/** What a token may be used for now: never more than its owner's role, which may have sunk since it was made. */
export function effectiveScopes(scopes: readonly TokenScope[], role: Role): TokenScope[] {
  return scopes.filter((scope) => includesRole(role, ROLE_OF_SCOPE[scope]));
}

/**
 * Lets scopes pass that the owner's role covers.
 * @throws Invalid naming the first that lies above it
 */
export function assertScopesWithinRole(scopes: readonly TokenScope[], role: Role): void {
  const above = scopes.find((scope) => !includesRole(role, ROLE_OF_SCOPE[scope]));
  if (above) throw new Invalid({ scopes: { code: "scopeAboveRole", params: { scope: above } } });
}

/** Nobody gives a role above their own. The installation itself (command line, first start) may give any. @throws Forbidden */
export function assertMayGrant(actor: Actor, role: Role): void {
  if (actor.kind === "system") return;
  if (actor.kind !== "member" || !includesRole(actor.role, role)) throw new Forbidden("roleAboveOwn");
}

/**
 * At least one active administrator stays.
 * @param admins the ids of the active administrators, locked
 * @throws Conflict when `leaving` is the last one
 */
export function assertNotLastAdmin(admins: readonly string[], leaving: string): void {
  if (admins.length <= 1 && admins.includes(leaving)) throw new Conflict("lastAdmin");
}
