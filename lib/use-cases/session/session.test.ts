import { beforeAll, describe, expect, it } from "vitest";
import { database } from "@/lib/db/connection";
import { Invalid } from "@/lib/domain/errors";
import { hashPassword } from "@/lib/platform/passwords";
import { loadSecrets } from "@/lib/platform/secrets";
import { decodeSession, encodeSession } from "@/lib/platform/session";
import { createActor } from "@/lib/testing/actors";
import { useClock } from "@/lib/testing/clock";
import { useDatabase } from "@/lib/testing/database";
import { createToken } from "@/lib/use-cases/token/create-token";
import { revokeToken } from "@/lib/use-cases/token/revoke-token";
import { changePassword } from "@/lib/use-cases/user/change-password";
import { changeRole } from "@/lib/use-cases/user/change-role";
import { disableUser } from "@/lib/use-cases/user/disable-user";
import { enableUser } from "@/lib/use-cases/user/enable-user";
import { signOutEverywhere } from "@/lib/use-cases/user/sign-out-everywhere";
import { authenticate } from "./authenticate";
import { findSessionActor, findTokenActor } from "./find-actor";

useDatabase();
const clock = useClock();
const PASSWORD = "correct horse battery";
let passwordHash: string;
beforeAll(async () => {
  loadSecrets("", { HEED_SECRET: "a secret for these tests alone, only" });
  passwordHash = await hashPassword(PASSWORD);
});

let people = 0;
async function somebody(role: "VIEWER" | "ANALYST" | "REVIEWER" | "ADMIN" = "ANALYST") {
  const email = `person${++people}@example.org`;
  const actor = await createActor(role, { email });
  await database().user.update({ where: { id: actor.userId }, data: { passwordHash } });
  return { actor, email };
}
const from = (address: string, deviceCookie: string | null = null) => ({ address, deviceCookie });
let addresses = 0;
const elsewhere = () => from(`address ${++addresses}`);

async function signedIn(email: string, password = PASSWORD) {
  const result = await authenticate({ email, password }, elsewhere());
  if (!result.ok) throw new Error("has to wait");
  return result;
}

describe("signing in", () => {
  it("gives claims that stand for the member as the database has them", async () => {
    const { actor, email } = await somebody("REVIEWER");
    const { claims, user } = await signedIn(email);
    expect(user).toMatchObject({ id: actor.userId, email });
    expect(await findSessionActor(claims)).toMatchObject({ kind: "member", role: "REVIEWER", scopes: null });
    const cookie = await encodeSession(claims);
    expect(cookie).not.toContain(actor.userId);
    expect(await decodeSession(cookie)).toEqual(claims);
    expect(await decodeSession(`${cookie.slice(0, -2)}xx`)).toBeNull();
    expect(await decodeSession("nonsense")).toBeNull();
  });

  it("answers unknown, disabled and known accounts alike, and never says the password back", async () => {
    const { email, actor } = await somebody();
    const disabled = await somebody();
    await database().user.update({ where: { id: disabled.actor.userId }, data: { disabledAt: clock.now() } });
    const answers = [];
    for (const [who, password] of [
      [email, "wrong horse battery"],
      ["nobody@example.org", PASSWORD],
      [disabled.email, PASSWORD],
    ] as const) {
      const error = await authenticate({ email: who, password }, elsewhere()).catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(Invalid);
      answers.push(JSON.stringify(error));
    }
    expect(new Set(answers).size).toBe(1);
    expect(answers[0]).toContain("wrongCredentials");
    expect(answers[0]).not.toContain("horse");
    expect(actor.kind).toBe("member");
  });

  it("is slowed for unknown accounts as for known ones, and a known device goes on", async () => {
    const { email } = await somebody();
    const { deviceCookie } = await signedIn(email);
    const waits: Record<string, number[]> = { [email]: [], "ghost@example.org": [] };
    for (const account of [email, "ghost@example.org"]) {
      for (let guess = 0; guess < 8; guess++) {
        const result = await authenticate({ email: account, password: "a wrong password" }, elsewhere()).catch(
          () => null,
        );
        waits[account]?.push(result && !result.ok ? result.waitSeconds : 0);
      }
    }
    expect(waits[email]).toEqual([0, 0, 0, 0, 0, 0, 2, 2]);
    expect(waits["ghost@example.org"]).toEqual(waits[email]);
    expect(await authenticate({ email, password: PASSWORD }, elsewhere())).toEqual({ ok: false, waitSeconds: 2 });
    expect(await authenticate({ email, password: PASSWORD }, from("anywhere", deviceCookie))).toMatchObject({
      ok: true,
      deviceCookie,
    });
  });

  it("is closed to accounts without a password", async () => {
    const invited = await createActor("ADMIN", { email: "no-password@example.org" });
    await expect(authenticate({ email: "no-password@example.org", password: "" }, elsewhere())).rejects.toThrow(
      Invalid,
    );
    expect(invited.role).toBe("ADMIN");
  });
});

describe("a session and a token end at the next request", () => {
  const token = (actor: Awaited<ReturnType<typeof somebody>>["actor"]) =>
    createToken(actor, { name: "script", scopes: ["READ", "WRITE"] });

  it("when the person is disabled; being enabled again does not bring the session back", async () => {
    const { actor, email } = await somebody();
    const admin = await createActor("ADMIN");
    const { claims } = await signedIn(email);
    const made = await token(actor);
    expect(await findTokenActor(made.token)).toMatchObject({ userId: actor.userId });
    await disableUser(admin, { id: actor.userId });
    expect((await findSessionActor(claims)).kind).toBe("anonymous");
    expect(await findTokenActor(made.token)).toBeNull();
    await enableUser(admin, { id: actor.userId });
    expect((await findSessionActor(claims)).kind).toBe("anonymous");
  });

  it("when the password changes; the browser that changed it gets new claims", async () => {
    const { actor, email } = await somebody();
    const { claims } = await signedIn(email);
    const made = await token(actor);
    await expect(changePassword(actor, { current: "a wrong password", password: "another good one" })).rejects.toThrow(
      Invalid,
    );
    const renewed = await changePassword(actor, { current: PASSWORD, password: "another good one" });
    expect((await findSessionActor(claims)).kind).toBe("anonymous");
    expect((await findSessionActor(renewed)).kind).toBe("member");
    expect(await findTokenActor(made.token)).toBeNull();
    await expect(signedIn(email)).rejects.toThrow(Invalid);
    await signedIn(email, "another good one");
  });

  it("when the role changes: sessions end, tokens keep what the new role covers", async () => {
    const { actor, email } = await somebody("ANALYST");
    const admin = await createActor("ADMIN");
    const { claims } = await signedIn(email);
    const made = await token(actor);
    await changeRole(admin, { id: actor.userId, role: "VIEWER" });
    expect((await findSessionActor(claims)).kind).toBe("anonymous");
    expect(await findTokenActor(made.token)).toMatchObject({ role: "VIEWER", scopes: ["READ"] });
  });

  it("when one signs out everywhere", async () => {
    const { actor, email } = await somebody();
    const { claims } = await signedIn(email);
    await signOutEverywhere(actor);
    expect((await findSessionActor(claims)).kind).toBe("anonymous");
  });

  it("when the token is revoked or has run out; its use is noted once a minute", async () => {
    const { actor } = await somebody();
    const made = await createToken(actor, { name: "script", scopes: ["READ"], days: 1 });
    const used = async () => (await database().apiToken.findUniqueOrThrow({ where: { id: made.id } })).lastUsedAt;
    await findTokenActor(made.token);
    const first = await used();
    clock.advance({ seconds: 59 });
    await findTokenActor(made.token);
    expect(await used()).toEqual(first);
    clock.advance({ seconds: 2 });
    await findTokenActor(made.token);
    expect(await used()).toEqual(clock.now());
    clock.advance({ days: 1 });
    expect(await findTokenActor(made.token)).toBeNull();
    const other = await token(actor);
    await revokeToken(actor, { id: other.id });
    expect(await findTokenActor(other.token)).toBeNull();
    expect(await findTokenActor("heed_unknown")).toBeNull();
  });

  it("when its claims have another form", async () => {
    for (const userId of ["", "x", "' OR 1=1"]) {
      expect((await findSessionActor({ userId, sessionVersion: 1 })).kind).toBe("anonymous");
    }
  });
});
