import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { database } from "@/lib/db/connection";
import { ROLES } from "@/lib/domain/actor";
import { Conflict, Forbidden, Invalid, NotFound, Unauthenticated } from "@/lib/domain/errors";
import { loadSecrets } from "@/lib/platform/secrets";
import { anonymousActor, createActor, createTeam, systemActor } from "@/lib/testing/actors";
import { useClock } from "@/lib/testing/clock";
import { useDatabase } from "@/lib/testing/database";
import { changeProfile } from "./change-profile";
import { changeRole } from "./change-role";
import { createUser } from "./create-user";
import { disableUser } from "./disable-user";
import { enableUser } from "./enable-user";
import { issuePasswordReset } from "./issue-password-reset";
import { findUserByEmail, getOwnAccount, listColleagues, listUsers } from "./queries";
import { resetPassword } from "./reset-password";

useDatabase();
const clock = useClock();
beforeAll(() => void loadSecrets("", { HEED_SECRET: "a secret for these tests alone, only" }));

const PASSWORD = "correct horse battery";
const entries = () => database().auditEntry.count();

describe("managing people", () => {
  it("is for administrators and the system alone", async () => {
    const { viewer, analyst, reviewer, admin } = await createTeam();
    for (const actor of [viewer, analyst, reviewer]) {
      await expect(
        createUser(actor, { email: "x@example.org", name: "X", role: "VIEWER", password: PASSWORD }),
      ).rejects.toThrow(Forbidden);
      await expect(changeRole(actor, { id: actor.userId, role: "ADMIN" })).rejects.toThrow(Forbidden);
      await expect(disableUser(actor, { id: admin.userId })).rejects.toThrow(Forbidden);
      await expect(enableUser(actor, { id: admin.userId })).rejects.toThrow(Forbidden);
      await expect(issuePasswordReset(actor, { id: admin.userId })).rejects.toThrow(Forbidden);
      await expect(listUsers(actor)).rejects.toThrow(Forbidden);
      await expect(findUserByEmail(actor, "x@example.org")).rejects.toThrow(Forbidden);
    }
    await expect(listUsers(anonymousActor())).rejects.toThrow(Unauthenticated);
    await expect(listColleagues(anonymousActor())).rejects.toThrow(Unauthenticated);
    await expect(changeProfile(anonymousActor(), { name: "X", locale: "en" })).rejects.toThrow(Unauthenticated);
  });

  it("creates a person once for each address, with one audit entry that holds no password", async () => {
    const admin = await createActor("ADMIN");
    const before = await entries();
    const input = { email: "one@example.org", name: "One", role: "ANALYST" as const, password: PASSWORD };
    const user = await createUser(admin, input);
    await expect(createUser(admin, input)).rejects.toThrow(Invalid);
    expect(await entries()).toBe(before + 1);
    const entry = await database().auditEntry.findFirstOrThrow({ orderBy: { sequence: "desc" } });
    expect(entry).toMatchObject({ action: "user.created", subjectType: "user", subjectId: user.id });
    expect(JSON.stringify([entry.actorLabel, entry.subjectId])).not.toContain("@");
    const { payload } = await database().auditPayload.findUniqueOrThrow({ where: { sequence: entry.sequence } });
    expect(JSON.parse(payload ?? "")).toEqual({ email: "one@example.org", name: "One", role: "ANALYST" });
  });

  it("shows neither hashes nor the system user", async () => {
    const admin = await createActor("ADMIN");
    await systemActor();
    const all = [];
    let cursor: string | undefined;
    do {
      const page = await listUsers(admin, { limit: 2, ...(cursor ? { cursor } : {}) });
      expect(page.items.length).toBeLessThanOrEqual(2);
      all.push(...page.items);
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(all.length).toBe(await database().user.count({ where: { isSystem: false } }));
    expect(JSON.stringify([all, await getOwnAccount(admin)])).not.toMatch(
      /passwordHash|argon2|sessionVersion|isSystem/,
    );
  });

  it("refuses a version that has passed", async () => {
    const admin = await createActor("ADMIN");
    const { userId } = await createActor("VIEWER");
    await changeRole(admin, { id: userId, role: "ANALYST", version: 1 });
    await expect(changeRole(admin, { id: userId, role: "VIEWER", version: 1 })).rejects.toThrow("stale");
    await expect(changeRole(admin, { id: "nobody", role: "VIEWER" })).rejects.toThrow(NotFound);
    await expect(changeRole(admin, { id: (await systemActor()).userId, role: "ADMIN" })).rejects.toThrow(NotFound);
  });

  it("repeated leaves no second entry", async () => {
    const admin = await createActor("ADMIN");
    const { userId } = await createActor("VIEWER");
    const before = await entries();
    await changeRole(admin, { id: userId, role: "VIEWER" });
    await enableUser(admin, { id: userId });
    expect(await entries()).toBe(before);
    await disableUser(admin, { id: userId });
    await disableUser(admin, { id: userId });
    expect(await entries()).toBe(before + 1);
  });
});

describe("nobody grants above themselves", () => {
  it.each(ROLES)("a %s who is no administrator gives no role at all", async (role) => {
    if (role === "ADMIN") return;
    const actor = await createActor(role);
    for (const wanted of ROLES) {
      await expect(changeRole(actor, { id: actor.userId, role: wanted })).rejects.toThrow(Forbidden);
    }
  });

  it("nor does an administrator's token without the admin scope", async () => {
    const admin = await createActor("ADMIN");
    const token = { ...admin, scopes: ["READ", "WRITE", "DECIDE"] as const };
    await expect(changeRole(token as typeof admin, { id: admin.userId, role: "VIEWER" })).rejects.toThrow(Forbidden);
  });
});

describe("the last administrator", () => {
  beforeEach(async () => {
    await database().user.updateMany({ where: { role: "ADMIN", isSystem: false }, data: { disabledAt: new Date() } });
  });

  it("cannot be demoted or disabled, by anybody", async () => {
    const admin = await createActor("ADMIN");
    for (const actor of [admin, await systemActor()]) {
      await expect(changeRole(actor, { id: admin.userId, role: "REVIEWER" })).rejects.toThrow(Conflict);
      await expect(disableUser(actor, { id: admin.userId })).rejects.toThrow("lastAdmin");
    }
    const second = await createActor("ADMIN");
    await disableUser(second, { id: admin.userId });
    await expect(disableUser(second, { id: second.userId })).rejects.toThrow("lastAdmin");
  });

  it("stays when several demote each other at the same moment", async () => {
    const admins = await Promise.all([1, 2, 3, 4].map(() => createActor("ADMIN")));
    const results = await Promise.allSettled(
      admins.map((admin, number) => {
        const id = admins[(number + 1) % admins.length]?.userId ?? "";
        return number % 2 ? disableUser(admin, { id }) : changeRole(admin, { id, role: "VIEWER" });
      }),
    );
    const left = await database().user.count({ where: { role: "ADMIN", disabledAt: null, isSystem: false } });
    expect(left).toBeGreaterThanOrEqual(1);
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(4 - left);
  });
});

describe("a reset link", () => {
  it("sets a password once, ends sessions and is stored as a hash only", async () => {
    const admin = await createActor("ADMIN");
    const person = await createActor("ANALYST", { email: "reset@example.org" });
    const { token } = await issuePasswordReset(admin, { id: person.userId });
    expect(JSON.stringify(await database().passwordReset.findMany())).not.toContain(token);
    expect(
      JSON.stringify(await database().auditPayload.findMany(), (_, value) =>
        typeof value === "bigint" ? String(value) : value,
      ),
    ).not.toContain(token);
    const signedIn = await resetPassword(anonymousActor(), { token, password: PASSWORD });
    expect(signedIn.claims).toEqual({ userId: person.userId, sessionVersion: 2 });
    await expect(resetPassword(anonymousActor(), { token, password: PASSWORD })).rejects.toThrow("linkNotValid");
  });

  it("works once even when it is used twice at the same moment", async () => {
    const admin = await createActor("ADMIN");
    const person = await createActor("ANALYST");
    const { token } = await issuePasswordReset(admin, { id: person.userId });
    const both = await Promise.allSettled(
      [1, 2].map((n) => resetPassword(anonymousActor(), { token, password: `${PASSWORD} ${n}` })),
    );
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });

  it("stops working after 24 hours, when another is made, and for a disabled person", async () => {
    const admin = await createActor("ADMIN");
    const person = await createActor("ANALYST");
    const first = await issuePasswordReset(admin, { id: person.userId });
    const second = await issuePasswordReset(admin, { id: person.userId });
    await expect(resetPassword(anonymousActor(), { token: first.token, password: PASSWORD })).rejects.toThrow(NotFound);
    clock.advance({ seconds: 24 * 3600 });
    await expect(resetPassword(anonymousActor(), { token: second.token, password: PASSWORD })).rejects.toThrow(
      NotFound,
    );
    const third = await issuePasswordReset(admin, { id: person.userId });
    await disableUser(admin, { id: person.userId });
    await expect(resetPassword(anonymousActor(), { token: third.token, password: PASSWORD })).rejects.toThrow(NotFound);
    await expect(issuePasswordReset(admin, { id: person.userId })).rejects.toThrow("userDisabled");
    await expect(resetPassword(anonymousActor(), { token: "made up", password: PASSWORD })).rejects.toThrow(NotFound);
  });
});

it("one changes one's own name and language", async () => {
  const person = await createActor("VIEWER");
  await changeProfile(person, { name: "Another Name", locale: "ru" });
  expect(await getOwnAccount(person)).toMatchObject({ name: "Another Name", locale: "ru", role: "VIEWER" });
});
