import { parse } from "csv-parse/sync";
import { readSheet } from "read-excel-file/node";
import { beforeAll, describe, expect, it } from "vitest";
import { transact } from "@/lib/db/transaction";
import { createActor, createTeam } from "@/lib/testing/actors";
import { useDatabase } from "@/lib/testing/database";
import { createEvidence, createParty, createRecommendation } from "@/lib/testing/factories";
import { createMilestone } from "@/lib/use-cases/milestone/create-milestone";
import { recordResponse } from "@/lib/use-cases/response/record-response";
import { loadRoutes, tokenOf } from "../api/ask.fixtures";
import { ENDPOINTS } from "../api/endpoints";

useDatabase();

const EXPORTS = ENDPOINTS.filter(({ tag }) => tag === "export").map(({ contract }) => contract);
let token = "";

beforeAll(async () => {
  const { analyst } = await createTeam();
  token = await tokenOf(analyst, ["READ"]);
  const party = await createParty({ key: "joint-staff", name: "Объединённый штаб" });
  for (let number = 1; number <= 230; number++) {
    const title = number === 1 ? '=HYPERLINK("http://evil.example")' : `Title ${number}`;
    await createRecommendation({ reference: `EX-${number}`, title, addressees: [party.id] });
  }
  const parent = await createRecommendation({ reference: "EX-P", addressees: [party.id] });
  await createRecommendation({ reference: "EX-Pa", parent });
  const day = "2099-01-01";
  await createMilestone(analyst, {
    reference: "EX-Pa",
    title: { en: "-1 list" },
    indicator: "",
    dueOn: day,
    evidence: [],
  });
  await recordResponse(analyst, {
    reference: "EX-P",
    party: "joint-staff",
    answer: "ACCEPTED",
    basis: "FORMAL",
    claimsAlreadyDone: false,
    statement: "+ we do",
  });
}, 120_000);

async function get(list: string, query = "", headers: Record<string, string> = {}) {
  const route = (await loadRoutes()).get(`/exports/${list}`)?.GET;
  if (!route) throw new Error(`No route for ${list}.`);
  const request = new Request(`http://heed.test/api/v1/exports/${list}${query}`, {
    headers: { authorization: `Bearer ${token}`, ...headers },
  });
  return route(request, { params: Promise.resolve({}) });
}

describe("an export of the API", () => {
  it("holds all that the filters find, beyond one page, with the filters and both clocks", async () => {
    const csv = await get("recommendations", "?format=csv&party=joint-staff&sort=reference");
    expect(csv.headers.get("content-type")).toBe("text/csv; charset=utf-8");
    expect(csv.headers.get("content-disposition")).toMatch(/heed-recommendations_as-of-.*_known-at-.*\.csv/);
    const rows = parse(Buffer.from(await csv.arrayBuffer()), { bom: true, columns: true }) as Record<string, string>[];
    expect(new Set(rows.map((row) => row.reference)).size).toBe(231);
    const first = rows.find((row) => row.reference === "EX-1");
    expect(first).toMatchObject({ addressees: "joint-staff", implementation: "NOT_ASSESSED", parent: "" });
    expect(first?.["title.en"]).toBe('\'=HYPERLINK("http://evil.example")');
    expect(first?.["export.filters"]).toBe("party=joint-staff&sort=reference");
    expect(first?.["export.asOf"]).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    expect(Date.parse(first?.["export.knownAt"] ?? "")).not.toBeNaN();
  });

  it("is the same rows in every form", async () => {
    const one = await (await get("recommendations", "?reference=EX-2,EX-3&sort=reference")).json();
    expect(one.items.map((item: { reference: string }) => item.reference)).toEqual(["EX-2", "EX-3"]);
    const lines = (
      await (await get("recommendations", "?reference=EX-2,EX-3", { accept: "application/jsonl" })).text()
    ).trimEnd();
    expect(
      lines
        .split("\n")
        .slice(1)
        .map((line) => JSON.parse(line)),
    ).toEqual(one.items);
    const xlsx = await get("recommendations", "?reference=EX-2,EX-3&format=xlsx&language=ru");
    const rows = await readSheet(Buffer.from(await xlsx.arrayBuffer()), 1);
    expect(rows[0]?.slice(0, 2)).toEqual(["Номер", "Название"]);
    expect(rows.slice(1).map((row) => row[0])).toEqual(["EX-2", "EX-3"]);
    expect(rows[1]).toContain("Не оценено");
  });

  it("shows no more than was known at the clock", async () => {
    const { items, meta } = await (await get("recommendations", "?knownAt=2001-01-01T00:00:00Z")).json();
    expect(items).toEqual([]);
    expect(meta.knownAt).toBe("2001-01-01T00:00:00.000Z");
  });

  it("of milestones and responses brings those of components along", async () => {
    const milestones = await (await get("milestones")).json();
    expect(milestones.items).toMatchObject([
      { recommendation: "EX-Pa", title: { en: "-1 list" }, schedule: "ON_TRACK" },
    ]);
    const csv = await get("responses", "?format=csv");
    const [row] = parse(Buffer.from(await csv.arrayBuffer()), { bom: true, columns: true }) as Record<string, string>[];
    expect(row).toMatchObject({ recommendation: "EX-P", answer: "ACCEPTED", statement: "'+ we do" });
  });

  it("of evidence says of each address how it was found last, and when the newest copy was made", async () => {
    const url = "https://paper.example/a";
    const [dead] = [await createEvidence({ url }), await createEvidence({ url: "https://paper.example/b" })];
    const [since, askedAt] = [new Date("2026-03-01T09:00:00Z"), new Date("2026-03-05T09:00:00Z")];
    const sha256 = "a".repeat(64);
    await transact(async (tx) => {
      const { createdById: recordedById } = await tx.evidence.findUniqueOrThrow({ where: { id: dead.id } });
      const known = { evidenceId: dead.id, url };
      await tx.linkWatch.create({
        data: { ...known, host: "paper.example", state: "DEAD", status: 410, since, askedAt, dueAt: askedAt },
      });
      await tx.storedFile.create({ data: { sha256, size: 2n, mediaType: "text/html", storedAt: since } });
      const fetched = { finalUrl: url, status: 200, headers: {}, sha256, recordedAt: since, recordedById };
      await tx.linkCapture.createMany({
        data: ["2025-01-01", "2025-06-01"].map((day, at) => ({
          ...{ ...known, ...fetched, version: at + 1, fetchedAt: new Date(day) },
        })),
      });
    });
    const rows = parse(Buffer.from(await (await get("evidence", "?format=csv&sort=recorded")).arrayBuffer()), {
      bom: true,
      columns: true,
    }) as Record<string, string>[];
    expect(rows.map((row) => [row["link.state"], row["link.since"], row["link.askedAt"]])).toEqual([
      ["DEAD", since.toISOString(), askedAt.toISOString()],
      ["", "", ""],
    ]);
    expect(rows.map((row) => [row["captured.at"], row["captured.sha256"]])).toEqual([
      ["2025-06-01T00:00:00.000Z", sha256],
      ["", ""],
    ]);
    const xlsx = await readSheet(Buffer.from(await (await get("evidence", "?format=xlsx")).arrayBuffer()), 1);
    expect(xlsx.flat()).toContain("dead");
  });

  it.each(EXPORTS.map((contract) => [contract.path, contract] as const))(
    "at %s keeps its contract",
    async (path, contract) => {
      const list = path.split("/").at(-1) ?? "";
      const json = await (await get(list)).json();
      expect(() => contract.answer?.parse(json)).not.toThrow();
      const known = contract.answer?.parse(json) as { items: object[] };
      expect(known.items.map((item) => Object.keys(item).length)).toEqual(
        json.items.map((item: object) => Object.keys(item).length),
      );
      for (const format of ["csv", "jsonl", "xlsx"]) {
        const answer = await get(list, `?format=${format}`);
        expect(answer.status, format).toBe(200);
        expect((await answer.arrayBuffer()).byteLength, format).toBeGreaterThan(100);
      }
    },
  );

  it("answers what it cannot take as a problem, before the file begins", async () => {
    expect((await get("recommendations", "?party=x&nonsense=1")).status).toBe(422);
    expect((await get("decisions", "?asOf=2999-01-01")).status).toBe(422);
    const refused = await get("evidence", "", { authorization: "Bearer heed_nobodysnobodysnobodys" });
    expect(refused.status).toBe(401);
    const decider = await tokenOf(await createActor("REVIEWER"), ["DECIDE"]);
    expect((await get("decisions", "", { authorization: `Bearer ${decider}` })).status).toBe(403);
  });
});
