import { describe, expect, it } from "vitest";
import { database } from "@/lib/db/connection";
import { ROLES, TOKEN_SCOPES } from "@/lib/domain/actor";
import { Conflict, Forbidden, Invalid, NotFound } from "@/lib/domain/errors";
import { createActor, systemActor } from "@/lib/testing/actors";
import { useDatabase } from "@/lib/testing/database";
import { createToken, createTokenFor } from "./create-token";
import { listTokens } from "./queries";
import { revokeToken } from "./revoke-token";

useDatabase();

describe("a token", () => {
  it.each(ROLES.map((role, least) => [role, least] as const))(
    "of a %s holds no scope above that role",
    async (role, least) => {
      const actor = await createActor(role);
      for (const [position, scope] of TOKEN_SCOPES.entries()) {
        const made = createToken(actor, { name: "script", scopes: [scope] });
        if (position <= least) expect((await made).scopes).toEqual([scope]);
        else await expect(made).rejects.toThrow(Invalid);
      }
    },
  );

  it("is shown once, stored as a hash, and listed by its last characters", async () => {
    const actor = await createActor("ANALYST");
    const { id, token, hint } = await createToken(actor, { name: "script", scopes: ["READ", "READ"], days: 3 });
    expect(token).toMatch(/^heed_[\w-]{43}$/);
    expect(token.endsWith(hint)).toBe(true);
    const row = await database().apiToken.findUniqueOrThrow({ where: { id } });
    expect(JSON.stringify(row)).not.toContain(token);
    expect(row.scopes).toEqual(["READ"]);
    const listed = await listTokens(actor);
    expect(listed.items).toMatchObject([{ id, hint, name: "script" }]);
    expect(JSON.stringify(listed)).not.toContain("tokenHash");
  });

  it("makes no other with more than its own scopes", async () => {
    const admin = await createActor("ADMIN");
    const narrow = { ...admin, scopes: ["READ", "ADMIN"] as const } as unknown as typeof admin;
    await expect(createToken(narrow, { name: "wider", scopes: ["DECIDE"] })).rejects.toThrow(Invalid);
    const without = { ...admin, scopes: ["READ", "WRITE"] as const } as unknown as typeof admin;
    await expect(createToken(without, { name: "any", scopes: ["READ"] })).rejects.toThrow(Forbidden);
  });

  it("is made for others by the system alone, within their role", async () => {
    const admin = await createActor("ADMIN");
    const { userId: ownerId } = await createActor("ANALYST");
    const input = { name: "script", scopes: ["WRITE" as const], ownerId };
    await expect(createTokenFor(admin, input)).rejects.toThrow(Forbidden);
    expect((await createTokenFor(await systemActor(), input)).scopes).toEqual(["WRITE"]);
    await expect(createTokenFor(await systemActor(), { ...input, scopes: ["DECIDE"] })).rejects.toThrow(Invalid);
  });

  it("is revoked by its owner or an administrator; to others it does not exist", async () => {
    const owner = await createActor("REVIEWER");
    const other = await createActor("REVIEWER");
    const admin = await createActor("ADMIN");
    const first = await createToken(owner, { name: "first", scopes: ["READ"] });
    const second = await createToken(owner, { name: "second", scopes: ["READ"] });
    await expect(revokeToken(other, { id: first.id })).rejects.toThrow(NotFound);
    await revokeToken(owner, { id: first.id });
    await revokeToken(admin, { id: second.id });
    await expect(revokeToken(owner, { id: first.id })).rejects.toThrow(Conflict);
    expect((await listTokens(other)).items).toEqual([]);
    await expect(listTokens(other, { everyone: true })).rejects.toThrow(Forbidden);
    expect((await listTokens(admin, { everyone: true })).items.map(({ id }) => id)).toContain(first.id);
  });
});
