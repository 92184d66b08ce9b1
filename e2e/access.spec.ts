import { includesRole } from "@/lib/domain/actor";
import { PERMISSIONS } from "@/lib/domain/permissions";
import { ACTIONS, type Entitled, PAGES, ROUTES } from "@/lib/testing/access/declared";
import { enumerateDoors } from "@/lib/testing/access/enumerate";
import type { HeedServer } from "@/lib/testing/heed-server";
import { findAction, sendAction } from "./access/actions";
import { addressFor } from "./access/addresses";
import { EXAMPLES } from "./access/examples";
import { api, auditHead, type Caller, callersOf, prepareWorld, type World } from "./access/world";
import { startHeedWith } from "./support/team";
import { expect, test } from "./support/test";

// A server of its own: what anybody's attempt leaves in the audit chain would show.
test.describe.configure({ mode: "serial" });
let server: HeedServer;
let world: World;
let callers: Caller[];

test.beforeAll(async () => {
  const scopes = {
    all: ["READ", "WRITE", "DECIDE", "ADMIN"],
    READ: ["READ"],
    WRITE: ["WRITE"],
    DECIDE: ["DECIDE"],
    ADMIN: ["ADMIN"],
    gone: ["READ"],
  } as const;
  const people = [
    { key: "admin", name: "Ada", role: "ADMIN", scopes },
    { key: "viewer", name: "Vic", role: "VIEWER" },
    { key: "analyst", name: "Ann", role: "ANALYST", scopes: { all: ["READ", "WRITE"], write: ["WRITE"] } },
    { key: "reviewer", name: "Rev", role: "REVIEWER" },
    { key: "disabled", name: "Dis", role: "ADMIN", scopes: { all: ["READ", "ADMIN"] } },
    { key: "spare", name: "Spa", role: "VIEWER", scopes: { all: ["READ"] } },
    { key: "outgoing", name: "Out", role: "VIEWER" },
    { key: "leaver", name: "Lea", role: "VIEWER" },
  ] as const;
  // A copy that was restored, so that taking over is something to do.
  const started = await startHeedWith(people, { E2E_RESTORED_COPY: "1" });
  server = started.server;
  world = await prepareWorld(server.url, started.team);
  const admin = started.team.admin.tokens;
  const listed = (await api(server.url, admin.all ?? "", "GET", "/tokens?limit=100")) as {
    items: { id: string; name: string }[];
  };
  const gone = listed.items.find((token) => token.name === "gone");
  await api(server.url, admin.all ?? "", "DELETE", `/tokens/${gone?.id}`);
  callers = callersOf(world, admin.gone ?? "");
});
test.afterAll(() => server?.stop());

/**
 * The one change that asks for no origin: one click in a mail program (RFC 8058) comes from no page of ours. Its link,
 * signed for one person's mails, is all that it goes by; sessions count for nothing there.
 */
const FROM_ANYWHERE = "POST /unsubscribe/[token]";

/** Whether the table of permissions lets a caller in. */
function isEntitled(caller: Caller, entitled: Entitled): boolean {
  if (entitled === "ANYBODY" || entitled === "LINK") return true;
  const { role, scope } = PERMISSIONS[entitled];
  return caller.role !== null && includesRole(caller.role, role) && (caller.scopes?.includes(scope) ?? true);
}

test("every page answers everybody as declared", async () => {
  test.setTimeout(120_000);
  // Pages know sessions alone.
  const visitors = callers.filter((caller) => !caller.headers.authorization);
  for (const [page, entitled] of Object.entries(PAGES)) {
    const address = addressFor(page, world, true);
    for (const caller of visitors) {
      const answer = await fetch(server.url + address, { headers: caller.headers, redirect: "manual" });
      const text = await answer.text();
      const of = `${page} for ${caller.name}`;
      if (page === "/sign-in" && caller.role) expect(answer.status, of).toBe(307);
      else if (isEntitled(caller, entitled)) {
        expect(answer.status, of).toBe(200);
        expect(text, of).not.toContain(">403<");
      } else if (caller.role === null) {
        expect(answer.status, of).toBe(307);
        expect(answer.headers.get("location"), of).toMatch(/^(http:\/\/[^/]+)?\/sign-in/);
      } else expect(text, of).toContain(">403<");
    }
  }
});

/** Doors that change nothing and yet leave an entry: everything leaves the house through them. */
const RECORDED = ["GET /api/v1/backup", "POST /backup/file"];

test("every route method answers everybody as declared", async () => {
  test.setTimeout(120_000);
  const head = await auditHead(world);
  let recorded = 0;
  for (const [door, entitled] of Object.entries(ROUTES)) {
    const [method = "", pattern = ""] = door.split(" ");
    const reads = method === "GET";
    const isApi = pattern.startsWith("/api/v1/");
    const address = addressFor(pattern, world, reads);
    for (const caller of callers) {
      // Beside the API nothing knows tokens.
      if (!isApi && caller.headers.authorization) continue;
      const headers = { ...caller.headers, ...(reads ? {} : { origin: server.url }) };
      const answer = await fetch(server.url + address, { method, headers, redirect: "manual" });
      await answer.arrayBuffer();
      const of = `${door} for ${caller.name}`;
      if (isApi && caller.role === null && caller.headers.authorization) expect(answer.status, of).toBe(401);
      else if (isEntitled(caller, entitled)) {
        expect([401, 403], of).not.toContain(answer.status);
        expect(answer.status, of).toBeLessThan(500);
        if (RECORDED.includes(door)) recorded += 1;
      } else if (isApi) expect(answer.status, of).toBe(caller.role === null ? 401 : 403);
      else if (caller.role === null) expect(answer.headers.get("location"), of).toMatch(/^\/sign-in/);
      else expect(answer.status, of).toBe(403);
    }
  }
  expect(await auditHead(world), "nothing was changed").toBe(head + recorded);
});

test("what the API does not offer is refused, to administrators too", async () => {
  const admin = { authorization: `Bearer ${world.people.admin.tokens.all}` };
  for (const door of enumerateDoors().refused) {
    const [method = "", pattern = ""] = door.split(" ");
    const address = pattern.includes("[[...") ? "/api/v1/nothing/here" : addressFor(pattern, world, false);
    const answer = await fetch(server.url + address, { method, headers: admin });
    expect([404, 405], door).toContain(answer.status);
  }
});

test("every changing route refuses a session that another site sends", async () => {
  const head = await auditHead(world);
  const admin = { cookie: `${world.people.admin.cookie.name}=${world.people.admin.cookie.value}` };
  for (const door of Object.keys(ROUTES)) {
    const [method = "", pattern = ""] = door.split(" ");
    // next-auth asks for a token of its own on each of its changes.
    if (method === "GET" || pattern.startsWith("/api/auth/")) continue;
    // Without a link made here it does nothing, whoever's session comes along: below, nothing was changed.
    const refusal = door === FROM_ANYWHERE ? 404 : 403;
    for (const origin of ["https://evil.example", "null", undefined]) {
      const headers = { ...admin, ...(origin === undefined ? {} : { origin }) };
      const answer = await fetch(server.url + addressFor(pattern, world, true), {
        method,
        headers,
        redirect: "manual",
      });
      expect(answer.status, `${door} from ${origin}`).toBe(refusal);
      expect(answer.headers.get("set-cookie"), `${door} from ${origin}`).toBeNull();
    }
  }
  expect(await auditHead(world), "nothing was changed").toBe(head);
});

test("every server action changes nothing for whom it is not, nor from another site, and one entry's worth for whom it is", async () => {
  test.setTimeout(120_000);
  const admin = world.people.admin.tokens.all ?? "";
  const party = { key: "tried-party", kind: "BODY", name: { en: "Tried" }, shortName: { en: "Tried" } };
  await api(server.url, admin, "POST", "/parties", party);
  const paper = { reference: "TRIED-1", title: { en: "Tried" }, authors: ["A"], year: 2026, language: "en" };
  await api(server.url, admin, "POST", "/publications", paper);
  const sessions = callers.filter((caller) => !caller.headers.authorization);
  // A new password ends the session by which the other doors of the account are tried.
  const isLast = (door: string) => Number(door.endsWith("changePassword"));
  for (const [door, entitled] of Object.entries(ACTIONS).sort(([a], [b]) => isLast(a) - isLast(b))) {
    if (entitled === "ANYBODY" || entitled === "LINK") continue;
    const example = EXAMPLES[door];
    expect(example, `e2e/access/examples.ts has one for ${door}`).toBeTruthy();
    if (!example) continue;
    const action = findAction(door, world);
    const given = await example(world);
    const head = await auditHead(world);
    for (const caller of sessions.filter((each) => !isEntitled(each, entitled))) {
      await (await sendAction(world, action, given, { ...caller.headers, origin: server.url })).text();
      expect(await auditHead(world), `${door} by ${caller.name}`).toBe(head);
    }
    const who = leastEntitled(door, entitled);
    for (const origin of ["https://evil.example", "null", undefined]) {
      await (
        await sendAction(world, action, given, { ...who.headers, ...(origin === undefined ? {} : { origin }) })
      ).text();
      expect(await auditHead(world), `${door} from ${origin}`).toBe(head);
    }
    const answer = await sendAction(world, action, given, { ...who.headers, origin: server.url });
    const said = await answer.text();
    expect(await auditHead(world), `${door} by ${who.name}: ${answer.status} ${said.slice(0, 600)}`).toBe(head + 1);
  }
});

/** The least of those whom an action is for; one's own account is tried on somebody who is needed no more. */
function leastEntitled(door: string, entitled: Entitled): Caller {
  if (door.startsWith("app/profile/")) {
    const { name, role, cookie } = door.endsWith("signOutEverywhere") ? world.people.outgoing : world.people.spare;
    return { name, role, scopes: null, headers: { cookie: `${cookie.name}=${cookie.value}` } };
  }
  const found = callers.find(
    (caller) => caller.scopes === null && caller.role !== null && isEntitled(caller, entitled),
  );
  if (!found) throw new Error(`Nobody may ${door}.`);
  return found;
}
