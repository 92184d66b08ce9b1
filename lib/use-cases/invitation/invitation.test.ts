import { beforeAll, describe, expect, it } from "vitest";
import { database } from "@/lib/db/connection";
import { Conflict, Forbidden, Invalid, NotFound } from "@/lib/domain/errors";
import { loadSecrets } from "@/lib/platform/secrets";
import { anonymousActor, createActor, createTeam, systemActor } from "@/lib/testing/actors";
import { useClock } from "@/lib/testing/clock";
import { useDatabase } from "@/lib/testing/database";
import { acceptInvitation } from "./accept-invitation";
import { createFirstAdmin } from "./create-first-admin";
import { ensureSetupInvitation } from "./ensure-setup-invitation";
import { invite } from "./invite";
import { findInvitation, listInvitations } from "./queries";
import { revokeInvitation } from "./revoke-invitation";

const PASSWORD = "correct horse battery";
const nobody = anonymousActor();
beforeAll(() => void loadSecrets("", { HEED_SECRET: "a secret for these tests alone, only" }));

describe("the first administrator", () => {
  useDatabase();

  it("comes by the link of the newest start, once; two at the same moment make one", async () => {
    await systemActor();
    const older = await ensureSetupInvitation();
    const token = (await ensureSetupInvitation()) ?? "";
    expect(await findInvitation(older ?? "")).toBeNull();
    expect(await findInvitation(token)).toEqual({ email: null, role: "ADMIN", isSetup: true });
    const join = (number: number) =>
      acceptInvitation(nobody, { token, email: `first${number}@example.org`, name: "First", password: PASSWORD });
    const results = await Promise.allSettled([
      join(1),
      join(2),
      createFirstAdmin({ email: "env@example.org", name: "Env", password: PASSWORD }),
    ]);
    const people = await database().user.findMany({ where: { isSystem: false } });
    expect(people.map(({ role }) => role)).toEqual(["ADMIN"]);
    expect(results.some(({ status }) => status === "fulfilled")).toBe(true);
    expect(await ensureSetupInvitation()).toBeNull();
    expect(await createFirstAdmin({ email: "late@example.org", name: "Late", password: PASSWORD })).toBe(false);
    await expect(join(3)).rejects.toThrow();
    expect(await database().user.count({ where: { isSystem: false } })).toBe(1);
  });
});

describe("an invitation", () => {
  useDatabase();
  const clock = useClock();
  let number = 0;
  const invited = async (role: "VIEWER" | "ANALYST" = "ANALYST") => {
    const admin = await createActor("ADMIN");
    return { admin, ...(await invite(admin, { email: `invited${++number}@example.org`, role })) };
  };

  it("lets its address join in its role, once, and is stored as a hash only", async () => {
    const { token, email } = await invited();
    expect(JSON.stringify(await database().invitation.findMany())).not.toContain(token);
    const input = { token, email, name: "New", password: PASSWORD };
    await expect(acceptInvitation(nobody, { ...input, email: "other@example.org" })).rejects.toThrow(Invalid);
    const { claims } = await acceptInvitation(nobody, input);
    expect(await database().user.findUniqueOrThrow({ where: { id: claims.userId } })).toMatchObject({
      role: "ANALYST",
      email,
    });
    await expect(acceptInvitation(nobody, input)).rejects.toThrow(NotFound);
    const entry = await database().auditEntry.findFirstOrThrow({ orderBy: { sequence: "desc" } });
    expect(entry).toMatchObject({ action: "user.joined", actorId: claims.userId, subjectId: claims.userId });
  });

  it("runs out after 7 days", async () => {
    const { token, email } = await invited();
    clock.advance({ days: 7 });
    expect(await findInvitation(token)).toBeNull();
    await expect(acceptInvitation(nobody, { token, email, name: "New", password: PASSWORD })).rejects.toThrow(NotFound);
  });

  it("can be taken back while it is open, and is replaced by another to the same address", async () => {
    const { admin, id, token, email } = await invited();
    const again = await invite(admin, { email, role: "VIEWER" });
    expect(await findInvitation(token)).toBeNull();
    await expect(revokeInvitation(admin, { id })).rejects.toThrow(Conflict);
    await revokeInvitation(admin, { id: again.id });
    expect(await findInvitation(again.token)).toBeNull();
    await expect(revokeInvitation(admin, { id: "nothing" })).rejects.toThrow(NotFound);
    const { items } = await listInvitations(admin);
    expect(items.slice(0, 2).map(({ state }) => state)).toEqual(["REVOKED", "REVOKED"]);
    expect(JSON.stringify(items)).not.toContain("tokenHash");
  });

  it("is given by administrators only, to somebody who is not here yet", async () => {
    const { viewer, analyst, reviewer, admin } = await createTeam();
    for (const actor of [viewer, analyst, reviewer]) {
      await expect(invite(actor, { email: "x@example.org", role: "VIEWER" })).rejects.toThrow(Forbidden);
      await expect(listInvitations(actor)).rejects.toThrow(Forbidden);
      await expect(revokeInvitation(actor, { id: "x" })).rejects.toThrow(Forbidden);
    }
    const { email } = await database().user.findUniqueOrThrow({ where: { id: viewer.userId } });
    await expect(invite(admin, { email: email ?? "", role: "VIEWER" })).rejects.toThrow(Invalid);
  });
});
