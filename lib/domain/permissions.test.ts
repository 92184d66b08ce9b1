import { describe, expect, it } from "vitest";
import { type Actor, mintActor, ROLES, type Role, type TokenScope } from "./actor";
import { Forbidden, Unauthenticated } from "./errors";
import { authorize, can, PERMISSIONS, type Permission } from "./permissions";

/** Who may, cell by cell: the least role, written out a second time on purpose. */
const EXPECTED: Record<Permission, string> = {
  read: "viewer analyst reviewer admin",
  "profile.change": "viewer analyst reviewer admin",
  "token.create": "viewer analyst reviewer admin",
  "evidence.log": "analyst reviewer admin",
  "evidence.revise": "analyst reviewer admin",
  "evidence.grade": "analyst reviewer admin",
  "evidence.withdraw": "analyst reviewer admin",
  "note.write": "analyst reviewer admin",
  "search.log": "analyst reviewer admin",
  "source.edit": "analyst reviewer admin",
  "source.grade": "analyst reviewer admin",
  "party.edit": "analyst reviewer admin",
  "recommendation.edit": "analyst reviewer admin",
  "recommendation.retire": "reviewer admin",
  "assessment.propose": "analyst reviewer admin",
  "assessment.withdraw": "analyst reviewer admin",
  "assessment.decide": "reviewer admin",
  "contradiction.answer": "analyst reviewer admin",
  "contradiction.accept": "reviewer admin",
  "origin.edit": "analyst reviewer admin",
  "response.record": "analyst reviewer admin",
  "reply.attach": "analyst reviewer admin",
  "milestone.edit": "analyst reviewer admin",
  "request.edit": "analyst reviewer admin",
  "review.run": "reviewer admin",
  "view.save": "viewer analyst reviewer admin",
  watch: "viewer analyst reviewer admin",
  "publication.edit": "admin",
  "publication.publish": "admin",
  "backup.take": "admin",
  "webhook.manage": "admin",
  "user.manage": "admin",
  "audit.redact": "admin",
};

const SCOPES: Record<TokenScope, Permission[]> = {
  READ: ["read"],
  WRITE: [
    "evidence.log",
    "evidence.revise",
    "evidence.grade",
    "evidence.withdraw",
    "note.write",
    "search.log",
    "source.edit",
    "source.grade",
    "party.edit",
    "recommendation.edit",
    "recommendation.retire",
    "assessment.propose",
    "assessment.withdraw",
    "contradiction.answer",
    "origin.edit",
    "response.record",
    "reply.attach",
    "milestone.edit",
    "request.edit",
    "view.save",
    "watch",
  ],
  DECIDE: ["assessment.decide", "contradiction.accept", "review.run"],
  ADMIN: [
    "profile.change",
    "token.create",
    "publication.edit",
    "publication.publish",
    "backup.take",
    "webhook.manage",
    "user.manage",
    "audit.redact",
  ],
};

const permissions = Object.keys(PERMISSIONS) as Permission[];
const member = (role: Role, scopes: TokenScope[] | null = null): Actor =>
  mintActor({ kind: "member", userId: "me", name: "Me", role, locale: "en", scopes });
const anonymous = mintActor({ kind: "anonymous" });

describe("the permissions table", () => {
  it.each(permissions.flatMap((permission) => ROLES.map((role) => [role, permission] as const)))(
    "%s: %s",
    (role, permission) => {
      expect(can(member(role), permission)).toBe(EXPECTED[permission].split(" ").includes(role.toLowerCase()));
    },
  );

  it.each(permissions)("anonymous visitors may not %s", (permission) => {
    expect(can(anonymous, permission)).toBe(false);
    expect(() => authorize(anonymous, permission)).toThrow(Unauthenticated);
  });

  it.each(permissions)("a token of an administrator may %s with exactly the right scope", (permission) => {
    for (const scope of ["READ", "WRITE", "DECIDE", "ADMIN"] as const) {
      expect(can(member("ADMIN", [scope]), permission)).toBe(SCOPES[scope].includes(permission));
    }
  });

  it("a token never rises above its owner's role", () => {
    expect(can(member("VIEWER", ["READ", "WRITE", "DECIDE", "ADMIN"]), "evidence.log")).toBe(false);
  });

  it.each(ROLES)("%s never decides on their own proposal", (role) => {
    expect(can(member(role), "assessment.decide", { authorId: "me" })).toBe(false);
    expect(() => authorize(member(role), "assessment.decide", { authorId: "me" })).toThrow(Forbidden);
  });

  it("only its author takes a proposal back", () => {
    expect(can(member("ANALYST"), "assessment.withdraw", { authorId: "me" })).toBe(true);
    expect(can(member("ADMIN"), "assessment.withdraw", { authorId: "other" })).toBe(false);
  });

  it("the system proposes and never decides", () => {
    const system = mintActor({ kind: "system", userId: "system", name: "Baseline" });
    expect(can(system, "assessment.propose")).toBe(true);
    expect(can(system, "assessment.decide")).toBe(false);
  });
});
