import { createHash } from "node:crypto";
import { beforeAll, expect, it } from "vitest";
import { database } from "@/lib/db/connection";
import { refreshStanding } from "@/lib/db/standing";
import { today } from "@/lib/db/today";
import { transact } from "@/lib/db/transaction";
import type { Actor } from "@/lib/domain/actor";
import { evidenceMapSchema } from "@/lib/domain/import/evidence-map";
import { readTable } from "@/lib/platform/tables/read-table";
import { describeOnBoth } from "@/lib/testing/database";
import { createPublication, createRecommendation, createTeam } from "@/lib/testing/factories";
import { importEvidence } from "./import-evidence";

const HEAD = "ID;Заголовок;Ссылка;Дата;Тип;Источник;Вид источника;Рекомендация;За или против;Достоверность;Примечание";
const ROWS = [
  "a1;Закон принят;https://example.org/law?utm_source=x;10.07.2021;Закон;Парламент;парламент;PLAN-1, PLAN-2;за;B2;Статья 4",
  "a2;Газета пишет о срыве;https://example.org/news;2022-05;новость;Вечерняя газета;;PLAN-1;против;3;",
  "a3;Бюджет;;2023;бюджет;Парламент;парламент;PLAN-2;контекст;;",
];
const csv = (...rows: string[]) => [HEAD, ...rows].join("\r\n");

describeOnBoth("importing evidence", () => {
  let analyst: Actor;
  let viewer: Actor;
  beforeAll(async () => {
    ({ analyst, viewer } = await createTeam());
    const { id: publicationId } = await createPublication({ reference: "PLAN" });
    for (const reference of ["PLAN-1", "PLAN-2"]) await createRecommendation({ publicationId, reference });
  });

  async function run(text: string, options: { map?: object; dryRun?: boolean; actor?: Actor } = {}) {
    const bytes = Buffer.from(text);
    const map = evidenceMapSchema.parse(options.map ?? {});
    return importEvidence(options.actor ?? analyst, {
      table: await readTable(bytes, map),
      map,
      file: { name: "evidence.csv", sha256: createHash("sha256").update(bytes).digest("hex"), bytes: bytes.length },
      publication: "plan",
      dryRun: options.dryRun ?? false,
    });
  }
  const entries = () => database().auditEntry.count();
  const count = () => database().evidence.count();
  const gradings = (key: string) =>
    database().linkGrading.findMany({
      where: { link: { evidence: { importRows: { some: { key } } } } },
      orderBy: [{ link: { recommendation: { reference: "asc" } } }, { version: "asc" }],
      select: { stance: true, credibility: true, note: true, version: true },
    });
  async function assertProjectionsHold() {
    const stored = () =>
      database().standing.findMany({ omit: { movedAt: true }, orderBy: { recommendationId: "asc" } });
    const before = await stored();
    const ids = (await database().recommendation.findMany({ select: { id: true } })).map(({ id }) => id);
    await transact((tx, at) => refreshStanding(tx, ids, at, today(at)));
    expect(before).toEqual(await stored());
  }

  it("tells each word for a type, a stance or a kind of source, and what it comes to", async () => {
    const rows = ROWS.map((row) => row.replace(";за;", ";constructor;"));
    const map = { stances: { против: "CONTEXT" } };
    const { words } = await run(csv(...rows), { dryRun: true, map });
    expect(words?.filter(({ field }) => field === "stance")).toEqual([
      { field: "stance", value: "constructor", count: 2, mapped: null, chosen: false },
      { field: "stance", value: "против", count: 1, mapped: "CONTEXT", chosen: true },
      { field: "stance", value: "контекст", count: 1, mapped: "CONTEXT", chosen: false },
    ]);
    expect(words).toContainEqual({
      field: "sourceKind",
      value: "парламент",
      count: 2,
      mapped: "STATE_BODY",
      chosen: false,
    });
  });

  it("only tells what it would do where it is tried first", async () => {
    const before = await entries();
    const report = await run(csv(...ROWS), { dryRun: true });
    expect(report).toMatchObject({ kind: "EVIDENCE", dryRun: true, written: false, rows: 3, created: 3, refused: 0 });
    expect(report.evidence).toEqual({ created: 3, linked: 4 });
    // A newspaper may be anybody's: without a kind no source is made of its name.
    expect(report.sources?.created).toEqual(["Парламент"]);
    expect(report.entries.find(({ identifier }) => identifier === "a2")?.warnings).toMatchObject([
      { code: "sourceKindMissing", params: { value: "Вечерняя газета" } },
    ]);
    expect([await count(), await entries(), await database().source.count()]).toEqual([0, before, 0]);
  });

  it("writes nothing where one row is refused, and names the row, the column and the reason", async () => {
    const bad = ROWS[1]?.replace("PLAN-1", "PLAN-9") ?? "";
    const report = await run(csv(ROWS[0] ?? "", bad, ROWS[2]?.replace("2023", "2099") ?? ""));
    expect(report).toMatchObject({ written: false, refused: 2 });
    expect(report.entries.filter(({ outcome }) => outcome === "REFUSED")).toMatchObject([
      { row: 2, line: 3, identifier: "a2", refusals: [{ column: "Рекомендация", code: "referenceUnknown" }] },
      { row: 3, line: 4, identifier: "a3", refusals: [{ column: "Дата", code: "dateAhead" }] },
    ]);
    expect(await count()).toBe(0);
    expect(await database().importRun.count()).toBe(0);
  });

  it("logs evidence with sources, links and gradings as the file says, in one entry with a digest of each row", async () => {
    const before = await entries();
    const report = await run(csv(...ROWS));
    expect(report).toMatchObject({ written: true, created: 3, evidence: { created: 3, linked: 4 } });
    expect(await entries()).toBe(before + 1);
    const payload = await database().auditPayload.findFirstOrThrow({ orderBy: { sequence: "desc" } });
    expect(Object.keys(JSON.parse(payload.payload ?? "").rows)).toEqual(["a1", "a2", "a3"]);
    const law = await database().evidence.findFirstOrThrow({
      where: { importRows: { some: { key: "a1" } } },
      include: { currentRevision: { include: { sources: true } }, importRows: true },
    });
    expect(law.currentRevision).toMatchObject({
      ...{ type: "LAW", title: { ru: "Закон принят" }, urlKey: "example.org/law", publishedOn: "2021-07-10" },
      ...{ language: "ru", visibility: "TEAM", sources: [{ position: 0 }] },
    });
    expect(law.importRows[0]?.cells).toMatchObject({ Тип: "Закон", Достоверность: "B2" });
    expect(await gradings("a1")).toEqual([
      { stance: "SUPPORTS", credibility: 2, note: "Статья 4", version: 1 },
      { stance: "SUPPORTS", credibility: 2, note: "Статья 4", version: 1 },
    ]);
    await assertProjectionsHold();
  });

  it("changes nothing when the same file comes again, whatever the order of its rows and columns", async () => {
    const before = await entries();
    expect(await run(csv(...ROWS))).toMatchObject({ written: false, unchanged: 3, created: 0, updated: 0 });
    expect(await run(csv(...ROWS.toReversed()))).toMatchObject({ written: false, unchanged: 3 });
    const shuffled = [HEAD, ...ROWS].map((line) => line.split(";").reverse().join("\t")).join("\r");
    expect(await run(shuffled)).toMatchObject({ written: false, unchanged: 3, refused: 0 });
    expect(await entries()).toBe(before);
  });

  it("revises what a later file changes, grades links anew, and says what is gone", async () => {
    const later = csv(
      ROWS[0]?.replace("Закон принят", "Закон принят и подписан").replace(";B2;", ";1;") ?? "",
      ROWS[1]?.replace("PLAN-1", "PLAN-1, PLAN-2") ?? "",
    );
    const report = await run(later);
    expect(report).toMatchObject({ updated: 2, vanished: 1, refused: 0 });
    expect(report.entries.find(({ identifier }) => identifier === "a1")?.changed).toEqual([
      "Заголовок",
      "Достоверность",
    ]);
    const law = await database().evidence.findFirstOrThrow({
      where: { importRows: { some: { key: "a1" } } },
      include: { currentRevision: { include: { sources: true } } },
    });
    expect(law).toMatchObject({
      version: 2,
      currentRevision: { title: { ru: "Закон принят и подписан" }, reason: "evidence.csv", sources: [{ position: 0 }] },
    });
    expect((await gradings("a1")).map(({ credibility, version }) => [credibility, version])).toEqual([
      [2, 1],
      [1, 2],
      [2, 1],
      [1, 2],
    ]);
    expect(await gradings("a2")).toHaveLength(2);
    expect(await run(later)).toMatchObject({ written: false, unchanged: 2, vanished: 1 });
    await assertProjectionsHold();
  });

  it("links an address that is logged already, and logs it once however many rows name it", async () => {
    const before = await count();
    const report = await run(
      "url,recommendation,stance\nhttp://www.example.org/law/,PLAN-2,supports\nhttps://example.org/new,PLAN-1,supports\nhttps://example.org/new,PLAN-2,contradicts\n",
    );
    expect(report).toMatchObject({ written: true, created: 3, evidence: { created: 1, linked: 2 } });
    expect(report.entries.flatMap(({ warnings }) => warnings.map(({ code }) => code))).toContain("knownAs");
    expect(await count()).toBe(before + 1);
  });

  it("reads nested records, each link with its own stance and credibility", async () => {
    const records = {
      items: [
        {
          title: "Nested report",
          url: "https://example.org/nested",
          date: "March 2020",
          links: [
            { reference: "PLAN-1", stance: "SUPPORTS", credibility: 1 },
            { reference: "plan-2", stance: "CONTRADICTS", credibility: 4 },
          ],
        },
      ],
    };
    expect(await run(JSON.stringify(records))).toMatchObject({ created: 1, refused: 0, evidence: { linked: 2 } });
    expect((await gradings("~example.org/nested")).map(({ stance, credibility }) => [stance, credibility])).toEqual([
      ["SUPPORTS", 1],
      ["CONTRADICTS", 4],
    ]);
  });

  it("reads the stance that stands beside a reference in one cell", async () => {
    await run("title,url,links\nInline,https://example.org/inline,PLAN-1 SUPPORTS 2; PLAN-2: contradicts\n");
    expect((await gradings("~example.org/inline")).map(({ stance, credibility }) => [stance, credibility])).toEqual([
      ["SUPPORTS", 2],
      ["CONTRADICTS", null],
    ]);
  });

  it("refuses an identifier that comes twice for different things, and numbers it where that is chosen", async () => {
    const twice = "id,title,recommendation\nx,First thing of two,PLAN-1\nX,Second thing of two,PLAN-1\n";
    expect(await run(twice)).toMatchObject({ refused: 1, written: false });
    const map = { identifier: { duplicate: "number" } };
    expect(await run(twice, { map })).toMatchObject({ refused: 0, created: 2 });
  });

  it("is for analysts", async () => {
    await expect(run(csv(...ROWS), { actor: viewer })).rejects.toMatchObject({ status: 403 });
  });
});
