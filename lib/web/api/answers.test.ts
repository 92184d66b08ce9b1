import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { database } from "@/lib/db/connection";
import { refreshStanding } from "@/lib/db/standing";
import { today } from "@/lib/db/today";
import { transact } from "@/lib/db/transaction";
import { SHOWN_IMPLEMENTATIONS } from "@/lib/domain/implementation";
import { setFileStore } from "@/lib/platform/files/current-file-store";
import { DiskFileStore } from "@/lib/platform/files/disk-file-store";
import { useDatabase } from "@/lib/testing/database";
import { createParty, createPublication, createRecommendation, createTeam, createTheme } from "@/lib/testing/factories";
import { ask, tokenOf } from "./ask.fixtures";

// Each answer is also read by its contract's schema: see ask.
describe("the API", () => {
  useDatabase();
  let analyst: string;
  let reviewer: string;
  let admin: string;
  let directory: string;

  beforeAll(async () => {
    directory = await mkdtemp(path.join(tmpdir(), "heed-files-"));
    setFileStore(new DiskFileStore(directory));
    const team = await createTeam();
    [analyst, reviewer, admin] = await Promise.all([
      tokenOf(team.analyst, ["READ", "WRITE"]),
      tokenOf(team.reviewer),
      tokenOf(team.admin),
    ]);
    const addressee = await createParty({ key: "secretariat", name: "Secretariat" });
    await createTheme({ key: "training" });
    const { id: publicationId } = await createPublication({ reference: "PAPER" });
    for (const reference of ["HD-1", "HD-2", "HD-3"]) {
      const made = await createRecommendation({ reference, publicationId, addressees: [addressee.id] });
      if (reference === "HD-1")
        await createRecommendation({ reference: "HD-1a", parent: { id: made.id, publicationId } });
    }
    await project();
  });
  afterAll(async () => {
    setFileStore(undefined);
    await rm(directory, { recursive: true, force: true });
  });

  /** The projection, which the factories leave out. */
  const project = () =>
    transact(async (tx, at) => {
      const all = await tx.recommendation.findMany({ select: { id: true } });
      await refreshStanding(
        tx,
        all.map(({ id }) => id),
        at,
        today(at),
      );
    });

  const log = (over: object = {}) =>
    ask("POST", "/evidence", {
      token: analyst,
      body: {
        type: "NEWS",
        title: "The first joint course opened",
        publishedOn: "2025-09",
        source: { name: "Daily", kind: "INDEPENDENT_MEDIA" },
        language: "en",
        links: [{ reference: "HD-1", stance: "SUPPORTS", credibility: 2 }],
        ...over,
      },
    });
  const propose = (body: object, token = analyst) =>
    ask("POST", "/recommendations/HD-1/assessments", {
      token,
      body: { implementation: "UNDERWAY", asOn: "2025-10-01", rationale: "It began.", confidence: "LOW", ...body },
    });
  const dashboard = async (query = "") => (await ask("GET", `/dashboard${query}`, { token: reviewer })).answer;

  test("takes evidence to a judgement that the dashboard counts", async () => {
    const logged = await log();
    expect(logged.status).toBe(201);
    expect(logged.headers.get("location")).toBe(`/api/v1/evidence/${logged.answer.id}`);
    expect(logged.answer).toMatchObject({ version: 1, links: [{ reference: "HD-1" }] });
    expect(logged.answer.reference).toMatch(/^E\d\d+$/);

    const proposed = await propose({ evidence: [logged.answer.reference] });
    expect(proposed).toMatchObject({ status: 201, answer: { reviewState: "SUBMITTED", implementation: "UNDERWAY" } });
    expect(proposed.answer.evidence).toMatchObject([{ id: logged.answer.id, stance: "SUPPORTS" }]);
    expect(await dashboard()).toMatchObject({ implementation: { UNDERWAY: 0 }, proposed: { UNDERWAY: 1 } });

    const address = `/assessments/${proposed.answer.id}`;
    const decided = await ask("POST", `${address}/decision`, { token: reviewer, body: { decision: "APPROVE" } });
    expect(decided).toMatchObject({ status: 201, answer: { reviewState: "APPROVED" } });
    const again = await ask("POST", `${address}/decision`, { token: reviewer, body: { decision: "APPROVE" } });
    expect(again).toMatchObject({ status: 409, answer: { code: "alreadyDecided" } });

    const figures = await dashboard();
    expect(figures).toMatchObject({
      total: 3,
      implementation: { UNDERWAY: 1, NOT_ASSESSED: 2 },
      proposed: { UNDERWAY: 0 },
    });
    for (const axis of [figures.implementation, figures.proposed]) {
      expect(Object.keys(axis).sort()).toEqual([...SHOWN_IMPLEMENTATIONS].sort());
    }
    const then = await dashboard("?asOf=2025-01-01&knownAt=2025-01-02T00:00:00Z");
    expect(then).toMatchObject({ asOf: "2025-01-01", knownAt: "2025-01-02T00:00:00.000Z", total: 0 });
    // A day means its end.
    expect(await dashboard("?knownAt=2025-01-02")).toMatchObject({ knownAt: "2025-01-02T23:59:59.999Z" });
    expect(figures).toMatchObject({
      ifPassed: figures.implementation,
      overTime: [{ total: 3, implementation: figures.implementation }],
      mix: { total: 1, singleLanguage: { count: 1 }, singleOrigin: 0 },
      throughput: { open: 0, medianDays: 0 },
      evidenceAge: { NEVER: 2 },
    });

    const changes = (query: string) => ask("GET", `/changes${query}`, { token: analyst });
    const { status, answer: brief } = await changes("?from=2025-01-01");
    expect(status).toBe(200);
    expect(brief.from).toEqual({ asOf: "2025-01-01", knownAt: "2025-01-01T23:59:59.999Z" });
    expect(brief.to.knownAt).toBeNull();
    const told = brief.themes.flatMap((theme: { recommendations: { reference: string }[] }) => theme.recommendations);
    expect(told.find((each: { reference: string }) => each.reference === "HD-1")).toMatchObject({
      existence: "APPEARED",
      implementation: { from: "NOT_ASSESSED", to: "UNDERWAY" },
      judgement: { id: proposed.answer.id, decisions: [{ decision: "APPROVE" }] },
      evidence: { added: [{ id: logged.answer.id, stance: "SUPPORTS" }] },
    });
    expect(await changes("?from=2025-02-01&to=2025-01-01")).toMatchObject({ status: 422 });
    expect(await changes("?from=2999-01-01")).toMatchObject({ status: 422 });

    const { answer: detail } = await ask("GET", "/recommendations/hd-1", { token: analyst });
    expect(detail).toMatchObject({
      reference: "HD-1",
      implementation: "UNDERWAY",
      judgement: { id: proposed.answer.id },
      triangulation: "INDEPENDENT_ONLY",
      counts: { supports: 1, contradicts: 0, components: 1 },
      gate: { passes: false },
    });
    expect(detail.gate.legs.find((leg: { leg: string }) => leg.leg === "COMPONENTS_CLOSED")).toMatchObject({
      holds: false,
      components: ["HD-1a"],
    });
    const { answer: history } = await ask("GET", "/recommendations/HD-1/history", { token: analyst });
    expect(history).toMatchObject({ items: [{ id: proposed.answer.id, current: true }], nextCursor: null });
    expect((await ask("GET", address, { token: analyst })).answer.decisions).toHaveLength(1);
  });

  test("does not let an author decide, through a token either", async () => {
    const { answer: evidence } = await log();
    const { answer: own } = await propose({ evidence: [evidence.id] }, reviewer);
    const refused = await ask("POST", `/assessments/${own.id}/decision`, {
      token: reviewer,
      body: { decision: "APPROVE" },
    });
    expect(refused).toMatchObject({ status: 403, answer: { code: "ownProposal" } });
    const withdrawal = { token: reviewer, body: { reason: "Too early." } };
    const withdrawn = await ask("POST", `/assessments/${own.id}/withdrawal`, withdrawal);
    expect(withdrawn.answer).toMatchObject({ reviewState: "WITHDRAWN", withdrawal: { reason: "Too early." } });
  });

  test("pages through lists and counts only when asked to", async () => {
    const first = (await ask("GET", "/recommendations?limit=2", { token: analyst })).answer;
    expect(first.items.map((item: { reference: string }) => item.reference)).toEqual(["HD-1", "HD-2"]);
    expect(first).not.toHaveProperty("total");
    const next = await ask("GET", `/recommendations?limit=2&cursor=${first.nextCursor}`, { token: analyst });
    expect(next.answer).toMatchObject({ items: [{ reference: "HD-3" }], nextCursor: null });
    const counted = await ask("GET", "/recommendations?total=true&limit=1&components=true", { token: analyst });
    expect(counted.answer).toMatchObject({ total: 4, items: [{ reference: "HD-1" }] });
    const found = async (query: string) =>
      (await ask("GET", `/recommendations?${query}`, { token: analyst })).answer.items.length;
    expect(await found("implementation=UNDERWAY,NOT_ASSESSED")).toBe(3);
    expect(await found("implementation=UNDERWAY&implementation=STALLED")).toBe(1);
    expect(await found("party=secretariat&theme=nothing")).toBe(0);
    expect(await found("q=hd-2")).toBe(1);
    expect(await found("asOf=2025-01-01")).toBe(3);
    const parties = (await ask("GET", "/parties?limit=1", { token: analyst })).answer;
    expect(parties).toMatchObject({ items: [{ key: "secretariat" }], nextCursor: null });
  });

  test("answers every list and record that it has", async () => {
    const { answer: evidence } = await log();
    const { answer: note } = await ask("POST", "/recommendations/HD-2/notes", {
      token: analyst,
      body: { body: "*Look*" },
    });
    await ask("POST", "/recommendations/HD-2/notes", { token: analyst, body: { body: "Seen.", parentId: note.id } });
    const search = { where: "State gazette", query: "joint course", language: "ru", searchedOn: "2025-10-01" };
    expect((await ask("POST", "/recommendations/HD-2/searches", { token: analyst, body: search })).status).toBe(201);
    const { answer: source } = await ask("POST", "/sources", {
      token: analyst,
      body: { name: "Gazette", kind: "STATE_BODY", party: "secretariat" },
    });
    const grading = { reliability: "B", rationale: "Mostly right.", theme: "training" };
    expect((await ask("POST", `/sources/${source.id}/gradings`, { token: analyst, body: grading })).status).toBe(201);
    const linked = await ask("POST", `/evidence/${evidence.reference}/links`, {
      token: analyst,
      body: { reference: "HD-2", stance: "CONTEXT" },
    });
    expect(linked.status).toBe(201);
    const graded = await ask("POST", `/links/${linked.answer.id}/gradings`, {
      token: analyst,
      body: { stance: "SUPPORTS", credibility: 1 },
    });
    expect(graded.answer).toMatchObject({ reference: "HD-2", version: 2 });
    for (const address of [
      "/evidence",
      `/evidence/${evidence.id}`,
      "/evidence?total=true&stance=SUPPORTS&via=false",
      "/sources?q=gaz",
      `/sources/${source.id}`,
      "/parties?retired=true",
      "/parties/secretariat",
      "/publications",
      "/publications/paper",
      "/themes",
      "/recommendations/HD-2/notes",
      "/recommendations/HD-2/searches",
      "/audit?after=2&limit=3",
      "/audit/head",
      "/me",
      "/tokens",
      "/recommendations/HD-1a",
    ]) {
      expect((await ask("GET", address, { token: analyst })).status, address).toBe(200);
    }
    const users = (await ask("GET", "/users?limit=2", { token: admin })).answer;
    expect(users.items).toHaveLength(2);
    for (const address of [
      `/users?cursor=${users.nextCursor}`,
      `/users/${users.items[0].id}`,
      "/invitations",
      "/tokens?everyone=true",
    ]) {
      expect((await ask("GET", address, { token: admin })).status, address).toBe(200);
    }
    const { answer: thread } = await ask("GET", "/recommendations/HD-2/notes", { token: analyst });
    expect(thread.items).toMatchObject([{ body: "*Look*", replies: [{ body: "Seen." }] }]);
    const page = (await ask("GET", "/audit?after=2&limit=3", { token: analyst })).answer;
    expect(page.items.map((entry: { sequence: number }) => entry.sequence)).toEqual([3, 4, 5]);
    expect(page.nextCursor).toBe("5");
  });

  test("makes, changes and retires what the record is about", async () => {
    const described = {
      title: { en: "Do it", ru: "Сделать" },
      summary: "Do it well.",
      basis: "IMPLIED",
      theme: "training",
      levels: ["REGIONAL"],
    };
    const made = await ask("POST", "/recommendations", {
      token: analyst,
      body: { reference: "HD-9", publication: "PAPER", ...described },
    });
    expect(made).toMatchObject({ status: 201, answer: { reference: "HD-9", version: 1 } });
    expect(made.headers.get("location")).toBe("/api/v1/recommendations/HD-9");
    const part = await ask("POST", "/recommendations", {
      token: analyst,
      body: { reference: "HD-9a", parent: "HD-9", ...described },
    });
    expect(part.answer.reference).toBe("HD-9a");

    const read = await ask("GET", "/recommendations/HD-9", { token: analyst });
    const revised = await ask("PATCH", "/recommendations/HD-9", {
      token: analyst,
      headers: { "if-match": read.headers.get("etag") ?? "" },
      body: { priority: "P1", reason: "Agreed in the team." },
    });
    expect(revised).toMatchObject({ status: 200, answer: { reference: "HD-9", version: 2 } });
    const now = (await ask("GET", "/recommendations/HD-9", { token: analyst })).answer;
    expect(now).toMatchObject({ priority: "P1", title: described.title, basis: "IMPLIED", version: 2 });
    const cleared = { token: analyst, headers: { "if-match": '"2"' }, body: { priority: null, reason: "Not agreed." } };
    expect((await ask("PATCH", "/recommendations/HD-9", cleared)).status).toBe(200);
    const retired = await ask("POST", "/recommendations/HD-9/retirement", {
      token: reviewer,
      body: { reason: "Doubled." },
    });
    expect(retired).toMatchObject({ status: 201, answer: { version: 4 } });

    const party = { key: "union", kind: "BODY", name: "Union", shortName: "U" };
    expect((await ask("POST", "/parties", { token: analyst, body: party })).status).toBe(201);
    const renamed = { token: analyst, headers: { "if-match": '"1"' }, body: { name: "The Union", reason: "Renamed." } };
    expect((await ask("PATCH", "/parties/union", renamed)).answer).toEqual({ key: "union", version: 2 });
    expect((await ask("POST", "/parties/union/retirement", { token: analyst, body: { reason: "Gone." } })).status).toBe(
      201,
    );

    const publication = { reference: "OTHER", title: "Other", authors: ["B. Author"], year: 2024, language: "en" };
    expect((await ask("POST", "/publications", { token: admin, body: publication })).status).toBe(201);
    const redated = { token: admin, headers: { "if-match": 'W/"1"' }, body: { year: 2023, reason: "Misread." } };
    expect((await ask("PATCH", "/publications/OTHER", redated)).status).toBe(200);
    expect((await ask("GET", "/publications/OTHER", { token: admin })).answer).toMatchObject({
      year: 2023,
      title: { en: "Other" },
    });
    expect(
      (await ask("POST", "/publications/OTHER/retirement", { token: admin, body: { reason: "Unused." } })).status,
    ).toBe(201);
  });

  test("describes evidence and sources anew, and takes evidence back", async () => {
    const { answer: evidence } = await log({ url: "https://example.org/a", quotation: "It opened." });
    const body = { url: null, title: "The second course opened", reason: "Misread." };
    const revised = await ask("PATCH", `/evidence/${evidence.id}`, {
      token: analyst,
      headers: { "if-match": '"1"' },
      body,
    });
    expect(revised.answer).toMatchObject({ id: evidence.id, version: 2 });
    const { answer: now } = await ask("GET", `/evidence/${evidence.id}`, { token: analyst });
    expect(now).toMatchObject({
      url: null,
      title: { en: "The second course opened" },
      quotation: "It opened.",
      publishedOn: "2025-09",
    });
    const source = `/sources/${now.sources[0].id}`;
    const country = { token: analyst, headers: { "if-match": '"1"' }, body: { country: "kz" } };
    expect((await ask("PATCH", source, country)).status).toBe(200);
    expect((await ask("GET", source, { token: analyst })).answer).toMatchObject({
      name: "Daily",
      country: "KZ",
      version: 2,
    });
    const withdrawn = await ask("POST", `/evidence/${evidence.id}/withdrawal`, {
      token: analyst,
      body: { reason: "A hoax." },
    });
    expect(withdrawn.answer.version).toBe(3);
    expect((await ask("GET", "/evidence?state=WITHDRAWN", { token: analyst })).answer.items).toMatchObject([
      { id: evidence.id },
    ]);
  });

  test("takes files, once for each Idempotency-Key", async () => {
    const { answer: evidence } = await log();
    const upload = (content = "the minutes", name = "minutes.txt") => {
      const form = new FormData();
      form.set("file", new File([content], name, { type: "text/plain" }));
      return ask("POST", `/evidence/${evidence.id}/files`, {
        token: analyst,
        body: form,
        headers: { "idempotency-key": "f1" },
      });
    };
    const first = await upload();
    expect(first).toMatchObject({
      status: 201,
      answer: { name: "minutes.txt", size: 11, mediaType: "text/plain", alsoAt: [] },
    });
    expect(await upload()).toMatchObject({ status: 201, answer: first.answer });
    for (const other of [await upload("other minutes"), await upload("the minutes", "other.txt")]) {
      expect(other).toMatchObject({ status: 409, answer: { code: "idempotencyKeyReused" } });
    }
    expect(await database().evidenceFile.count({ where: { evidenceId: evidence.id } })).toBe(1);
    const json = await ask("POST", `/evidence/${evidence.id}/files`, { token: analyst, body: {} });
    expect(json).toMatchObject({ status: 415, answer: { code: "multipartNeeded" } });
  });

  test("looks after people, invitations and tokens", async () => {
    const invited = await ask("POST", "/invitations", {
      token: admin,
      body: { email: "new@example.org", role: "ANALYST" },
    });
    expect(invited.answer.path).toMatch(/^\/join\/.{20,}/);
    expect((await ask("DELETE", `/invitations/${invited.answer.id}`, { token: admin })).status).toBe(204);
    const { answer: me } = await ask("GET", "/me", { token: reviewer });
    const user = `/users/${me.id}`;
    const role = { token: admin, headers: { "if-match": `"${me.version}"` }, body: { role: "ADMIN" } };
    expect((await ask("PATCH", user, role)).answer).toMatchObject({ role: "ADMIN", version: me.version + 1 });
    expect(await ask("PATCH", user, role)).toMatchObject({ status: 412 });
    const back = { ...role, headers: { "if-match": `"${me.version + 1}"` }, body: { role: "REVIEWER" } };
    expect((await ask("PATCH", user, back)).answer.role).toBe("REVIEWER");
    expect((await ask("POST", `${user}/password-reset`, { token: admin })).answer.path).toMatch(/^\/reset/);
    expect((await ask("POST", `${user}/disabling`, { token: admin })).answer.disabledAt).not.toBeNull();
    expect((await ask("GET", "/me", { token: reviewer })).status).toBe(401);
    expect((await ask("POST", `${user}/enabling`, { token: admin })).answer.disabledAt).toBeNull();
    const { version } = (await ask("GET", "/me", { token: admin })).answer;
    const named = { token: admin, headers: { "if-match": `"${version}"` }, body: { name: "Ada" } };
    expect((await ask("PATCH", "/me", named)).answer).toMatchObject({ name: "Ada", locale: "en" });
    const made = (await ask("POST", "/tokens", { token: admin, body: { name: "ci", scopes: ["READ"], days: 30 } }))
      .answer;
    expect((await ask("GET", "/me", { token: made.token })).answer.scopes).toEqual(["READ"]);
    expect((await ask("DELETE", `/tokens/${made.id}`, { token: admin })).status).toBe(204);
    expect(await ask("GET", "/me", { token: made.token })).toMatchObject({ status: 401, answer: { code: "badToken" } });
  });

  test("redacts a payload and says so in the chain", async () => {
    const done = await ask("POST", "/audit/1/redaction", { token: admin, body: { reason: "A private name." } });
    expect(done).toMatchObject({ status: 201, answer: { sequence: 1 } });
    const [entry] = (await ask("GET", "/audit?limit=1", { token: analyst })).answer.items;
    expect(entry).toMatchObject({ sequence: 1, payload: null, salt: null });
    expect(entry.redactedAt).not.toBeNull();
    expect((await ask("POST", "/audit/x/redaction", { token: admin, body: { reason: "x" } })).status).toBe(404);
  });
});
