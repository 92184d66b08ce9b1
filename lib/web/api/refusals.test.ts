import { beforeAll, describe, expect, test } from "vitest";
import { database } from "@/lib/db/connection";
import type { Actor, Member } from "@/lib/domain/actor";
import { effectiveScopes } from "@/lib/domain/membership";
import { can } from "@/lib/domain/permissions";
import { loadSecrets } from "@/lib/platform/secrets";
import { useDatabase } from "@/lib/testing/database";
import {
  createEvidence,
  createParty,
  createPublication,
  createRecommendation,
  createTeam,
  createTheme,
} from "@/lib/testing/factories";
import { ask, tokenOf } from "./ask.fixtures";
import { ENDPOINTS } from "./endpoints";

const UNKNOWN = "00000000-0000-7000-8000-000000000000";
const LATER = "2199-01-01";
const long = (length: number) => "x".repeat(length + 1);

describe("what the API refuses", () => {
  useDatabase();
  let team: Record<"viewer" | "analyst" | "reviewer" | "admin", Actor & Member>;
  let token: string;
  let evidence: string;

  beforeAll(async () => {
    team = await createTeam();
    token = await tokenOf(team.admin);
    await createTheme({ key: "training" });
    await createParty({ key: "secretariat" });
    const { id: publicationId } = await createPublication({ reference: "PAPER" });
    const recommendation = await createRecommendation({ reference: "HD-1", publicationId });
    const made = await createEvidence({ links: [{ recommendationId: recommendation.id }] });
    evidence = made.id;
    // The first entry, so that there is a head.
    await ask("POST", "/recommendations/HD-1/notes", { token, body: { body: "Begin." } });
  });

  const entries = () => database().auditEntry.count();
  const anyAddress = (path: string) => path.replaceAll(/\{\w+\}/g, UNKNOWN);

  test("asks everybody who they are, before it reads anything", async () => {
    for (const { contract } of ENDPOINTS.filter((each) => each.contract.permission !== null)) {
      const address = anyAddress(contract.path);
      const nobody = await ask(contract.method, address, {
        headers: { origin: "http://heed.test", host: "heed.test" },
      });
      expect(nobody, `${contract.method} ${address}`).toMatchObject({
        status: 401,
        answer: { code: "unauthenticated" },
      });
      expect(nobody.headers.get("www-authenticate")).toContain("Bearer");
      const wrong = await ask(contract.method, address, { token: "heed_not-a-token-that-there-is" });
      expect(wrong.answer.code).toBe("badToken");
    }
    const foreign = await ask("POST", "/recommendations/HD-1/notes", {
      body: { body: "x" },
      headers: { origin: "https://evil.test" },
    });
    expect(foreign).toMatchObject({ status: 403, answer: { code: "foreignOrigin" } });
  });

  test("lets a role and a token do what the table says, and no more", async () => {
    const before = await entries();
    for (const role of ["viewer", "analyst", "reviewer", "admin"] as const) {
      for (const scope of ["READ", "WRITE", "DECIDE", "ADMIN"] as const) {
        const limited = await tokenOf(team[role], [scope]);
        for (const { contract } of ENDPOINTS) {
          if (contract.permission === null || contract.method === "GET") continue;
          const { status } = await ask(contract.method, anyAddress(contract.path), {
            token: limited,
            body: "{",
            headers: { "content-type": "text/plain" },
          });
          const may = can(
            { ...team[role], scopes: effectiveScopes([scope], team[role].role) } as Actor,
            contract.permission,
          );
          expect(status === 403, `${role} with ${scope}: ${contract.method} ${contract.path}`).toBe(!may);
        }
      }
    }
    const writeOnly = await tokenOf(team.analyst, ["WRITE"]);
    expect((await ask("GET", "/recommendations", { token: writeOnly })).status).toBe(403);
    expect(await entries()).toBe(before);
  });

  test("tells each kind of error apart", async () => {
    const note = "/recommendations/HD-1/notes";
    const refused = async (method: string, address: string, asked: object) => {
      const { status, answer } = await ask(method, address, { token, ...asked });
      return [status, answer.code];
    };
    expect(await refused("POST", note, { body: "{" })).toEqual([400, "badJson"]);
    expect(await refused("POST", note, { body: "[]" })).toEqual([400, "badJson"]);
    expect(await refused("POST", note, { body: "body=x", headers: { "content-type": "text/plain" } })).toEqual([
      415,
      "jsonNeeded",
    ]);
    expect(await refused("POST", note, { body: { body: long(1_000_000) } })).toEqual([413, "tooLarge"]);
    expect(await refused("POST", note, { body: {} })).toEqual([422, "invalid"]);
    expect(await refused("POST", note, { body: { body: "x", colour: "red" } })).toEqual([422, "invalid"]);
    expect(await refused("POST", `${note}?draft=true`, { body: { body: "x" } })).toEqual([422, "invalid"]);
    expect(await refused("POST", note, { body: { body: "x" }, headers: { "idempotency-key": "é" } })).toEqual([
      400,
      "idempotencyKeyForm",
    ]);
    expect(await refused("GET", "/recommendations/HD-404", {})).toEqual([404, "recommendationNotFound"]);
    expect(await refused("GET", "/evidence/E999", {})).toEqual([404, "evidenceNotFound"]);
    expect(await refused("GET", "/recommendations/HD%00", {})).toEqual([404, "notFound"]);
    expect(await refused("POST", "/sources", { body: { name: "S", kind: "ACADEMIC" } })).toEqual([201, undefined]);
    expect(await refused("POST", "/sources", { body: { name: "S", kind: "ACADEMIC" } })).toEqual([409, "sourceExists"]);
    const { answer } = await ask("POST", note, { token, body: { body: "x", colour: "red", visibility: 3 } });
    expect(answer.errors).toEqual([
      { field: "visibility", code: "notAChoice", detail: expect.any(String) },
      { field: "colour", code: "unknownField", detail: expect.any(String) },
    ]);
  });

  test("asks a change for the version that was read", async () => {
    const { answer: note } = await ask("POST", "/recommendations/HD-1/notes", { token, body: { body: "One." } });
    const { id: source, version } = (await ask("GET", "/sources", { token })).answer.items[0];
    const made = async (address: string, body: object) => (await ask("POST", address, { token, body })).answer.id;
    const milestone = await made("/recommendations/HD-1/milestones", { title: { en: "Signed" } });
    const request = await made("/recommendations/HD-1/requests", { wanted: "The budget law" });
    const view = await made("/views", { name: "Mine", path: "/recommendations", query: "" });
    loadSecrets("", { HEED_SECRET: "a".repeat(32) });
    const hook = { description: "A receiver", url: "https://receiver.example.org/", visibility: "TEAM" };
    const webhook = await made("/webhooks", hook);
    delete (globalThis as { heedSecrets?: unknown }).heedSecrets;
    const records: [string, object][] = [
      [`/webhooks/${webhook}`, { description: "x" }],
      [`/milestones/${milestone}`, { indicator: "x", reason: "x" }],
      [`/requests/${request}`, { wanted: "x" }],
      [`/views/${view}`, { name: "x" }],
      [`/notes/${note.id}`, { body: "Two." }],
      ["/recommendations/HD-1", { title: "x", reason: "x" }],
      [`/evidence/${evidence}`, { title: "x", reason: "x" }],
      [`/sources/${source}`, { name: "x" }],
      ["/parties/secretariat", { name: "x", reason: "x" }],
      ["/publications/PAPER", { title: "x", reason: "x" }],
      ["/me", { name: "x" }],
      [`/users/${team.viewer.userId}`, { role: "ANALYST" }],
    ];
    expect(version).toBe(1);
    expect(records).toHaveLength(ENDPOINTS.filter(({ contract }) => contract.conditional).length);
    const before = await entries();
    for (const [address, body] of records) {
      const patch = (headers: Record<string, string>, changed: object = body) =>
        ask("PATCH", address, { token, headers, body: changed });
      expect(await patch({}), address).toMatchObject({ status: 428, answer: { code: "ifMatchNeeded" } });
      expect(await patch({ "if-match": "*" }), address).toMatchObject({ status: 400, answer: { code: "ifMatchForm" } });
      expect(await patch({ "if-match": '"77"' }), address).toMatchObject({ status: 412, answer: { code: "stale" } });
      const smuggled = await patch({ "if-match": '"1"' }, { ...body, version: 77 });
      expect(smuggled.status, address).toBe(422);
      expect(smuggled.answer.errors).toContainEqual(
        expect.objectContaining({ field: "version", code: "unknownField" }),
      );
    }
    expect(await entries()).toBe(before);
  });

  test("answers 304 while nothing has changed, figures included", async () => {
    const read = await ask("GET", "/recommendations/HD-1", { token });
    const known = { token, headers: { "if-none-match": read.headers.get("etag") ?? "" } };
    expect((await ask("GET", "/recommendations/HD-1", known)).status).toBe(304);
    const link = {
      type: "LAW",
      title: "A law",
      language: "en",
      source: { name: "S", kind: "ACADEMIC" },
      links: [{ reference: "HD-1", stance: "SUPPORTS" }],
    };
    expect((await ask("POST", "/evidence", { token, body: link })).status).toBe(201);
    expect((await ask("GET", "/recommendations/HD-1", known)).status).toBe(200);
  });

  const logging = {
    type: "NEWS",
    title: "T",
    language: "en",
    source: { name: "N", kind: "IGO" },
    links: [{ reference: "HD-1", stance: "CONTEXT" }],
  };
  const proposing = {
    implementation: "UNDERWAY",
    asOn: "2025-01-01",
    rationale: "R",
    confidence: "LOW",
    evidence: ["E01"],
  };
  const recommending = {
    reference: "HD-7",
    title: "T",
    summary: "S",
    basis: "EXPLICIT",
    theme: "training",
    levels: ["GLOBAL"],
  };
  const publishing = { reference: "P7", title: "T", authors: ["A"], year: 2020, language: "en" };
  /** Address, a body that would do, and what is wrong with it: the field, its code, and the value that is refused. */
  const bad: [string, object, [string, string, unknown][]][] = [
    [
      "/evidence",
      logging,
      [
        ["title", "required", undefined],
        ["title", "wrongType", 7],
        ["title.en", "tooLong", long(300)],
        ["type", "notAChoice", "RUMOUR"],
        ["publishedOn", "futureDate", LATER],
        ["publishedOn", "partialDate", "2025-02-30"],
        ["eventFrom", "futureDate", LATER],
        ["url", "webAddress", "javascript:alert(1)"],
        ["capturedAt", "instant", "yesterday"],
        ["language", "wrongType", ["en"]],
        ["quotation", "tooLong", long(10_000)],
        ["quotation", "unstorable", "a\u0000b"],
        ["quotation", "unstorable", "\ud800"],
        ["ongoing", "wrongType", "yes"],
        ["links", "linkNeeded", []],
        ["sourceId", "oneSource", UNKNOWN],
        ["links.0.reference", "unknownReference", [{ reference: "HD-404", stance: "CONTEXT" }]],
        ["links.0.credibility", "credibility", [{ reference: "HD-1", stance: "CONTEXT", credibility: true }]],
        ["links.0.credibility", "credibility", [{ reference: "HD-1", stance: "CONTEXT", credibility: 7 }]],
        ["source.party", "unknownParty", { name: "N", kind: "IGO", party: "nobody" }],
        ["source.kind", "notAChoice", { name: "N", kind: "BLOG" }],
      ],
    ],
    [
      "/recommendations/HD-1/assessments",
      proposing,
      [
        ["asOn", "futureDate", LATER],
        ["asOn", "day", "2025-01"],
        ["asOn", "required", undefined],
        ["implementation", "notAChoice", "NOT_ASSESSED"],
        ["rationale", "tooLong", long(5000)],
        ["confidence", "notAChoice", "CERTAIN"],
        ["evidence.0", "unknownId", ["E999"]],
        ["evidence", "evidenceNotLinked", [UNKNOWN]],
        ["evidence", "rule.NO_EVIDENCE_CITED", []],
        ["evidence", "wrongType", "E01"],
        ["searches", "searchNotFound", [UNKNOWN]],
        ["party", "partyUnknown", "nobody"],
        ["implementation", "rule.GATE_CLOSED", "IMPLEMENTED"],
        ["correctsId", "unknownId", "x"],
      ],
    ],
    [
      "/recommendations/HD-1/notes",
      { body: "x" },
      [
        ["body", "required", " "],
        ["body", "tooLong", long(20_000)],
        ["parentId", "unknownId", UNKNOWN],
      ],
    ],
    [
      "/recommendations/HD-1/searches",
      { where: "w", query: "q", language: "en", searchedOn: "2025-01-01" },
      [
        ["searchedOn", "futureDate", LATER],
        ["searchedOn", "wrongType", 5],
        ["searchedOn", "day", "2025"],
        ["where", "required", undefined],
        ["query", "tooLong", long(500)],
      ],
    ],
    [
      "/recommendations",
      recommending,
      [
        ["reference", "referenceTaken", "hd-1"],
        ["reference", "referenceForm", "<b>"],
        ["theme", "themeUnknown", "nothing"],
        ["levels", "required", []],
        ["addressees", "partyUnknown", ["nobody"]],
        ["ownerId", "ownerUnknown", UNKNOWN],
        ["parent", "recommendationNotFound", "HD-404"],
        ["locator.paragraph", "wrongType", { section: "s", paragraph: "3" }],
      ],
    ],
    [
      "/parties",
      { key: "k7", kind: "BODY", name: "N", shortName: "S" },
      [
        ["key", "keyTaken", "secretariat"],
        ["key", "keyForm", "A B"],
        ["country", "countryCode", "KAZ"],
        ["memberState", "wrongType", "true"],
      ],
    ],
    [
      "/publications",
      publishing,
      [
        ["year", "wrongType", "2020"],
        ["year", "tooBig", 3000],
        ["authors", "required", []],
        ["url", "webAddress", "ftp://x"],
      ],
    ],
    [
      "/sources",
      { name: "N7", kind: "IGO" },
      [
        ["name", "tooLong", long(200)],
        ["party", "unknownParty", "nobody"],
        ["languages", "wrongType", "en"],
      ],
    ],
    [
      "/tokens",
      { name: "t", scopes: ["READ"] },
      [
        ["scopes", "required", []],
        ["days", "wrongType", "30"],
        ["days", "tooBig", 9999],
      ],
    ],
    [
      "/invitations",
      { email: "a@example.org", role: "VIEWER" },
      [
        ["email", "email", "nobody"],
        ["role", "notAChoice", "OWNER"],
      ],
    ],
  ];

  for (const [address, good, wrongs] of bad) {
    test(`stores nothing of bad input: POST ${address}`, async () => {
      const before = await entries();
      for (const [field, code, value] of wrongs) {
        const top = field.split(".")[0] ?? "";
        const whole = field === "title.en" ? { ...good, title: { en: value } } : { ...good, [top]: value };
        const { status, answer } = await ask("POST", address, { token, body: whole });
        expect(status, `${field} ${code}`).toBe(422);
        expect(answer.errors, `${field} ${code}`).toContainEqual(expect.objectContaining({ field, code }));
      }
      const deep = JSON.stringify(good).replace(/}$/, `,"deep":${"[".repeat(200_000)}${"]".repeat(200_000)}}`);
      expect((await ask("POST", address, { token, body: deep })).status).toBe(422);
      const proto = JSON.stringify(good).replace(/}$/, ',"__proto__":{"role":"ADMIN"}}');
      expect((await ask("POST", address, { token, body: proto })).status).toBe(422);
      expect(await entries()).toBe(before);
    });
  }

  test("refuses queries that it does not know", async () => {
    for (const query of [
      "colour=red",
      "limit=0",
      "limit=101",
      "limit=x",
      "limit=1&limit=2",
      "cursor=x",
      "implementation=DONE",
      "asOf=2025",
      "asOf=2025-02-30",
      "knownAt=2025-02-30",
      "knownAt=2999-01-01",
      "asOf=2999-01-01",
      "knownAt=0000-01-01T00:00:00Z",
      "owner=somebody",
      "proposed=maybe",
      "sort=colour",
      `q=${long(200)}`,
      "q=%00",
      "total=1",
    ]) {
      expect((await ask("GET", `/recommendations?${query}`, { token })).status, query).toBe(422);
    }
    for (const address of [
      "/evidence?cursor=x",
      "/evidence?source=x",
      "/audit?after=-1",
      "/audit?after=1e99",
      "/users?cursor=x",
      "/parties?cursor=x",
      "/dashboard?asOf=x",
      "/audit/head?x=1",
      "/me?x=1",
      "/openapi.json?x=1",
    ]) {
      expect((await ask("GET", address, { token })).status, address).toBe(422);
    }
  });

  test("keeps scripts as the text that they are", async () => {
    const script = "<script>alert(1)</script>";
    const { answer } = await ask("POST", "/evidence", { token, body: { ...logging, title: script } });
    const { answer: read, headers } = await ask("GET", `/evidence/${answer.id}`, { token });
    expect(read.title).toEqual({ en: script });
    expect(headers.get("content-type")).toContain("application/json");
  });
});
