import { describe, expect, it } from "vitest";
import { mintActor, ROLES, TOKEN_SCOPES } from "./actor";
import { Conflict, Forbidden, Invalid } from "./errors";
import { assertMayGrant, assertNotLastAdmin, assertScopesWithinRole, effectiveScopes } from "./membership";

const member = (role: (typeof ROLES)[number]) =>
  mintActor({ kind: "member", userId: "u", name: "U", role, locale: "en", scopes: null });

describe("scopes by role", () => {
  it.each([
    ["VIEWER", ["READ"]],
    ["ANALYST", ["READ", "WRITE"]],
    ["REVIEWER", ["READ", "WRITE", "DECIDE"]],
    ["ADMIN", ["READ", "WRITE", "DECIDE", "ADMIN"]],
  ] as const)("%s: %j and no more", (role, scopes) => {
    expect(effectiveScopes(TOKEN_SCOPES, role)).toEqual(scopes);
    expect(() => assertScopesWithinRole(scopes, role)).not.toThrow();
    if (role !== "ADMIN") expect(() => assertScopesWithinRole(TOKEN_SCOPES, role)).toThrow(Invalid);
  });
});

describe("granting a role", () => {
  it.each(ROLES.flatMap((own, mine) => ROLES.map((given, theirs) => [own, given, theirs <= mine] as const)))(
    "a %s giving %s: %s",
    (own, given, allowed) => {
      const grant = () => assertMayGrant(member(own), given);
      if (allowed) expect(grant).not.toThrow();
      else expect(grant).toThrow(Forbidden);
    },
  );

  it("is open to the system and closed to anonymous visitors", () => {
    expect(() => assertMayGrant(mintActor({ kind: "system", userId: "s", name: "S" }), "ADMIN")).not.toThrow();
    expect(() => assertMayGrant(mintActor({ kind: "anonymous" }), "VIEWER")).toThrow(Forbidden);
  });
});

it("one active administrator stays", () => {
  expect(() => assertNotLastAdmin(["a"], "a")).toThrow(Conflict);
  expect(() => assertNotLastAdmin(["a", "b"], "a")).not.toThrow();
  expect(() => assertNotLastAdmin(["a"], "viewer")).not.toThrow();
});
