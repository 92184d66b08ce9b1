import { createHash } from "node:crypto";
import { beforeAll, expect, it } from "vitest";
import { database } from "@/lib/db/connection";
import { getAuditHead } from "@/lib/db/figures-memo";
import { refreshStanding } from "@/lib/db/standing";
import { catchUpHistory, forgetHistory } from "@/lib/db/standing-history";
import { today } from "@/lib/db/today";
import { transact } from "@/lib/db/transaction";
import type { Actor } from "@/lib/domain/actor";
import { importMapSchema } from "@/lib/domain/import/import";
import { readTable } from "@/lib/platform/tables/read-table";
import { describeOnBoth } from "@/lib/testing/database";
import { createPublication, createTeam } from "@/lib/testing/factories";
import { importRecommendations } from "./import-recommendations";
import { findImportedRow } from "./imported-row";
import { recallMap } from "./queries";

const HEAD = "No,Commitment,Topic,Lead department,Status,Evidence";
const ROWS = [
  '1,"Publish the register, each year",Records,Secretariat; Archive,in progress,https://example.org/a | https://example.org/b',
  "2,Train the staff,People,Secretariat,largely,https://example.org/a",
  "3,Open the archive,Records,Archive,Accepted,",
];
const csv = (...rows: string[]) => [HEAD, ...rows].join("\r\n");

describeOnBoth("importing recommendations", () => {
  let analyst: Actor;
  let viewer: Actor;
  beforeAll(async () => {
    ({ analyst, viewer } = await createTeam());
    await createPublication({ reference: "PLAN" });
  });

  async function run(
    text: string,
    options: { map?: object; dryRun?: boolean; publication?: string; actor?: Actor } = {},
  ) {
    const bytes = Buffer.from(text);
    const map = importMapSchema.parse(options.map ?? {});
    return importRecommendations(options.actor ?? analyst, {
      table: await readTable(bytes, map),
      map,
      file: { name: "plan.csv", sha256: createHash("sha256").update(bytes).digest("hex"), bytes: bytes.length },
      publication: options.publication ?? "plan",
      dryRun: options.dryRun ?? false,
    });
  }
  /** What is projected is what the rules say of the raw rows. */
  async function assertProjectionsHold() {
    const stored = () =>
      database().standing.findMany({ omit: { movedAt: true }, orderBy: { recommendationId: "asc" } });
    const before = await stored();
    const ids = (await database().recommendation.findMany({ select: { id: true } })).map(({ id }) => id);
    await transact((tx, at) => refreshStanding(tx, ids, at, today(at)));
    expect(before).toEqual(await stored());
  }
  const entries = () => database().auditEntry.count();

  it("only tells what it would do where it is tried first", async () => {
    const before = await entries();
    expect(await run(csv(...ROWS), { dryRun: true })).toMatchObject({
      dryRun: true,
      written: false,
      rows: 3,
      created: 3,
    });
    expect(await database().recommendation.count()).toBe(0);
    expect(await database().theme.count()).toBe(0);
    expect(await entries()).toBe(before);
  });

  it("writes nothing where one row is refused, and names the row, the column and the reason", async () => {
    const report = await run(csv(ROWS[0] ?? "", "2,,People,Secretariat,largely,", ROWS[2] ?? ""));
    expect(report).toMatchObject({ written: false, refused: 1 });
    expect(report.entries.find(({ outcome }) => outcome === "REFUSED")).toMatchObject({
      row: 2,
      line: 3,
      identifier: "2",
      refusals: [{ column: "Commitment", code: "missing" }],
    });
    expect(await database().recommendation.count()).toBe(0);
    expect(await database().importRun.count()).toBe(0);
  });

  it("creates recommendations with themes, addressees, evidence and answers, in one entry with a digest of each row", async () => {
    const before = await entries();
    const report = await run(csv(...ROWS));
    expect(report).toMatchObject({
      written: true,
      created: 3,
      responses: 1,
      proposals: 0,
      evidence: { created: 2, linked: 3 },
    });
    expect(await entries()).toBe(before + 1);
    const payload = await database().auditPayload.findFirstOrThrow({ orderBy: { sequence: "desc" } });
    expect(Object.keys(JSON.parse(payload.payload ?? "").rows)).toEqual(["1", "2", "3"]);
    const first = await database().recommendation.findUniqueOrThrow({
      where: { reference: "PLAN-1" },
      include: {
        standing: true,
        currentRevision: {
          include: { theme: true, parties: { orderBy: { position: "asc" }, include: { party: true } } },
        },
        links: true,
      },
    });
    expect(first.currentRevision).toMatchObject({
      title: { en: "Publish the register, each year" },
      theme: { key: "records" },
    });
    expect(first.currentRevision?.parties.map(({ party }) => party.key)).toEqual(["secretariat", "archive"]);
    expect(first.links).toHaveLength(2);
    expect(first.standing).toMatchObject({ context: 2, supports: 0, implementation: null });
    const [response] = await database().response.findMany();
    expect(response).toMatchObject({ answer: "ACCEPTED", basis: "FORMAL", statement: "Accepted" });
    expect(await database().assessment.count()).toBe(0);
  });

  it("keeps a status that cannot be mapped without loss word for word, and says so", async () => {
    const report = await run(csv(...ROWS), { dryRun: true });
    expect(report.statuses).toContainEqual(
      expect.objectContaining({ value: "largely", axis: "IMPLEMENTATION", mapped: "PARTLY_IMPLEMENTED", lossy: true }),
    );
    const row = await database().importRow.findFirstOrThrow({ where: { key: "2" } });
    expect(row.cells).toMatchObject({ Status: "largely" });
    const shown = await findImportedRow(viewer, row.recommendationId);
    expect(shown).toMatchObject({ fileName: "plan.csv" });
    expect(shown?.cells).toContainEqual({ column: "Status", text: "largely" });
  });

  it("changes nothing when the same file comes again", async () => {
    const before = await entries();
    expect(await run(csv(...ROWS))).toMatchObject({ written: false, created: 0, updated: 0, unchanged: 3 });
    expect(await entries()).toBe(before);
    expect(await database().importRun.count()).toBe(1);
  });

  it("updates what a later file changed, leaves what people changed, and says what vanished", async () => {
    const report = await run(
      csv(
        "1,Publish the register twice a year,Records,Secretariat; Archive,in progress,https://example.org/a | https://example.org/c",
        ROWS[1] ?? "",
        "4,Close the old office,People,Secretariat,,",
      ),
    );
    expect(report).toMatchObject({ created: 1, updated: 1, unchanged: 1, vanished: 1 });
    expect(report.entries.find(({ outcome }) => outcome === "UPDATED")).toMatchObject({
      reference: "PLAN-1",
      changed: ["Commitment", "Evidence"],
    });
    expect(report.entries.find(({ outcome }) => outcome === "VANISHED")).toMatchObject({
      identifier: "3",
      reference: "PLAN-3",
    });
    const first = await database().recommendation.findUniqueOrThrow({
      where: { reference: "PLAN-1" },
      include: { currentRevision: true, links: true, standing: true },
    });
    expect(first).toMatchObject({
      version: 2,
      currentRevision: { version: 2, title: { en: "Publish the register twice a year" } },
    });
    expect(first.links).toHaveLength(3);
    expect(first.standing).toMatchObject({ context: 3, revisionId: first.currentRevisionId });
    await assertProjectionsHold();
  });

  it("proposes a judgement only where that was chosen and there is evidence to cite", async () => {
    await createPublication({ reference: "OTHER" });
    const map = { propose: true, statuses: { largely: { implementation: "PARTLY_IMPLEMENTED", lossy: true } } };
    const report = await run(
      csv(
        "a,Train the staff abroad,People,Secretariat,largely,https://example.org/z",
        "b,Do without,People,Secretariat,largely,",
      ),
      { map, publication: "OTHER" },
    );
    expect(report).toMatchObject({ proposals: 1 });
    expect(report.entries.find(({ row }) => row === 2)?.warnings.map(({ code }) => code)).toContain("nothingToCite");
    const proposal = await database().assessment.findFirstOrThrow({ include: { citations: true, decisions: true } });
    expect(proposal).toMatchObject({ implementation: "PARTLY_IMPLEMENTED", confidence: "VERY_LOW", decisions: [] });
    expect(proposal.citations).toHaveLength(1);
    await assertProjectionsHold();
  });

  it("projects the history of many rows with them, as it would be computed from the raw rows one by one", async () => {
    await createPublication({ reference: "MANY" });
    const many = Array.from(
      { length: 600 },
      (_, row) => `m${row},Do the thing number ${row},Records,Archive,,${row < 3 ? "https://example.org/m" : ""}`,
    );
    expect(await run(csv(...many), { publication: "MANY" })).toMatchObject({ created: 600 });
    const { sequence } = await getAuditHead(database());
    const progress = await database().setting.findUniqueOrThrow({ where: { key: "standing-history" } });
    expect(progress.value).toMatchObject({ sequence: String(sequence) });
    const stored = async () => ({
      intervals: await database().standingInterval.findMany({
        orderBy: [{ recommendationId: "asc" }, { knownFrom: "asc" }, { asOfFrom: "asc" }],
      }),
      tally: await database().standingTally.findMany({
        where: { NOT: { count: 0 } },
        orderBy: [{ grain: "asc" }, { period: "asc" }, { facet: "asc" }, { key: "asc" }],
      }),
    });
    const before = await stored();
    await database().setting.update({
      where: { key: "standing-history" },
      data: { value: { rules: 0, sequence: "0" } },
    });
    forgetHistory();
    await catchUpHistory(database(), await getAuditHead(database()));
    expect(before).toEqual(await stored());
  });

  it("refuses an identifier that comes twice unless it is chosen otherwise", async () => {
    const twice = csv("7,One thing to be done,,,,", "7,Another thing to be done,,,,");
    const refused = await run(twice, { dryRun: true });
    expect(refused.entries[0]).toMatchObject({
      row: 2,
      refusals: [{ column: "No", code: "identifierTwice", params: { value: "7", row: 1 } }],
    });
    expect(await run(twice, { dryRun: true, map: { identifier: { duplicate: "number" } } })).toMatchObject({
      refused: 0,
      created: 2,
    });
  });

  it("refuses what nothing stands for where new names are not wanted", async () => {
    const report = await run(csv("8,Something to be done,Unheard of,Secretariat,,"), {
      map: { unknown: { theme: "refuse" } },
    });
    expect(report.entries[0]).toMatchObject({
      refusals: [{ column: "Topic", code: "themeUnknown", params: { value: "Unheard of" } }],
    });
  });

  it("remembers how a file with these columns was read", async () => {
    const map = await recallMap(analyst, "PLAN", HEAD.split(","));
    expect(map).toMatchObject({ columns: { Evidence: { field: "evidence.url", separator: "|" } } });
    expect(await recallMap(analyst, "PLAN", ["something", "else"])).toBeNull();
  });

  it("is for analysts, and for publications that are there", async () => {
    await expect(run(csv(...ROWS), { actor: viewer })).rejects.toMatchObject({ status: 403 });
    await expect(run(csv(...ROWS), { publication: "NOWHERE" })).rejects.toMatchObject({ status: 404 });
  });
});
