import { createHash } from "node:crypto";
import { beforeAll, expect, it } from "vitest";
import { database } from "@/lib/db/connection";
import { refreshStanding } from "@/lib/db/standing";
import { today } from "@/lib/db/today";
import { transact } from "@/lib/db/transaction";
import type { Actor } from "@/lib/domain/actor";
import { assessmentMapSchema } from "@/lib/domain/import/assessment-map";
import { readTable } from "@/lib/platform/tables/read-table";
import { describeOnBoth } from "@/lib/testing/database";
import { createParty, createPublication, createRecommendation, createTeam } from "@/lib/testing/factories";
import { listImportedStatements } from "../imported-statements";
import { importAssessments } from "./import-assessments";

const HEAD = "Commitment\tDate\tRating\tAssessed by\tApproved by\tComment\tEvidence";
const ROWS = [
  "PLAN-1\t2019\tAccepted\t\tThe Cabinet\tSubject to funding\t",
  "PLAN-1\t2020-06\tin progress\tA. Watcher\tB. Chief\tTenders are out\thttps://example.org/tender",
  "PLAN-1\t2021-06-30\tlargely\tA. Watcher\tB. Chief\t\thttps://example.org/tender, https://example.org/opened",
  "PLAN-2\t2021-06-30\tdelivered\tA. Watcher\tB. Chief\t\thttps://example.org/opened",
  "PLAN-2\t2020\tamber\t\t\t\t",
];
const csv = (...rows: string[]) => [HEAD, ...rows].join("\n");

describeOnBoth("importing what was judged elsewhere", () => {
  let team: Awaited<ReturnType<typeof createTeam>>;
  let ids: string[];
  beforeAll(async () => {
    team = await createTeam();
    const { id: publicationId } = await createPublication({ reference: "PLAN" });
    const party = await createParty({ key: "ministry" });
    ids = [];
    for (const reference of ["PLAN-1", "PLAN-2"])
      ids.push((await createRecommendation({ publicationId, reference, addressees: [party.id] })).id);
  });

  async function run(text: string, options: { map?: object; dryRun?: boolean; actor?: Actor } = {}) {
    const bytes = Buffer.from(text);
    const map = assessmentMapSchema.parse(options.map ?? {});
    return importAssessments(options.actor ?? team.analyst, {
      table: await readTable(bytes, map),
      map,
      file: { name: "ratings.tsv", sha256: createHash("sha256").update(bytes).digest("hex"), bytes: bytes.length },
      publication: "plan",
      dryRun: options.dryRun ?? false,
    });
  }
  const entries = () => database().auditEntry.count();
  const stand = () =>
    database().standing.findMany({
      orderBy: { reference: "asc" },
      select: { implementation: true, openProposals: true },
    });
  const codes = (report: Awaited<ReturnType<typeof run>>) =>
    report.entries.flatMap(({ warnings, refusals }) => [...warnings, ...refusals].map(({ code }) => code));

  it("refuses ratings without a day where the map says so, unless it says as of when they speak", async () => {
    const undated = csv("PLAN-1\t\tin progress\tA. Watcher\t\t\t", "PLAN-2\t2020\tlargely\tA. Watcher\t\t\t");
    const refused = await run(undated, { dryRun: true, map: { undated: "refuse" } });
    expect(refused.refused).toBe(1);
    expect(refused.entries[0]).toMatchObject({ row: 1, refusals: [{ column: "Date", code: "undatedRefused" }] });
    const given = await run(undated, { dryRun: true, map: { undated: "refuse", defaults: { saidOn: "2025-06" } } });
    expect(given).toMatchObject({ refused: 0, created: 2 });
  });

  it("only tells what it would do where it is tried first", async () => {
    const before = await entries();
    const report = await run(csv(...ROWS), { dryRun: true });
    expect(report).toMatchObject({
      ...{ kind: "ASSESSMENTS", dryRun: true, written: false, created: 5, refused: 0 },
      ...{ statements: 5, responses: 1, proposals: 1 },
    });
    expect(await entries()).toBe(before);
    expect(await database().importAssessmentRow.count()).toBe(0);
  });

  it("writes nothing where one row is refused, and names the row, the column and the reason", async () => {
    const report = await run(csv(ROWS[0] ?? "", "PLAN-9\t2020\tdone\t\t\t\tE77", "PLAN-1\t2020\t\t\t\t\t"));
    expect(report).toMatchObject({ written: false, refused: 2 });
    expect(report.entries.filter(({ outcome }) => outcome === "REFUSED")).toMatchObject([
      {
        row: 2,
        line: 3,
        refusals: [
          { column: "Commitment", code: "referenceUnknown" },
          { column: "Evidence", code: "evidenceUnknown" },
        ],
      },
      { row: 3, refusals: [{ column: "Rating", code: "missing" }] },
    ]);
    expect(await database().importAssessmentRow.count()).toBe(0);
  });

  it("decides nothing: words are kept, an acceptance is the addressee's response, the latest is proposed by the importer", async () => {
    const before = await entries();
    const report = await run(csv(...ROWS));
    expect(report).toMatchObject({ written: true, created: 5, statements: 5, responses: 1, proposals: 1 });
    expect(await entries()).toBe(before + 1);
    expect(await database().decision.count()).toBe(0);
    expect(await stand()).toEqual([
      { implementation: null, openProposals: 1 },
      { implementation: null, openProposals: 0 },
    ]);
    const [proposal] = await database().assessment.findMany({ include: { citations: true } });
    expect(proposal).toMatchObject({
      ...{ implementation: "PARTLY_IMPLEMENTED", confidence: "VERY_LOW", authorId: team.analyst.userId },
      asOn: new Date("2021-06-30T00:00:00Z"),
    });
    expect(JSON.stringify(proposal?.rationale)).toContain("“largely”");
    expect(proposal?.citations).toHaveLength(2);
    expect(await database().response.findMany()).toMatchObject([
      { answer: "ACCEPTED", basis: "FORMAL", respondedOn: "2019", statement: "Accepted\n\nSubject to funding" },
    ]);
    // What says that all is done would have to pass the gate; what has no counterpart is kept as a word.
    expect(codes(report)).toEqual(expect.arrayContaining(["gateClosed", "statusKept", "statusLossy"]));
  });

  it("keeps the word of elsewhere beside what it comes to, with the names that the file gives", async () => {
    const said = await listImportedStatements(team.viewer, ids[0] ?? "");
    expect(
      said.map(({ status, axis, mapped, lossy, assessor, decider }) => [
        status,
        axis,
        mapped,
        lossy,
        assessor,
        decider,
      ]),
    ).toEqual([
      ["largely", "IMPLEMENTATION", "PARTLY_IMPLEMENTED", true, "A. Watcher", "B. Chief"],
      ["in progress", "IMPLEMENTATION", "UNDERWAY", false, "A. Watcher", "B. Chief"],
      ["Accepted", "RESPONSE", "ACCEPTED", false, null, "The Cabinet"],
    ]);
    expect(
      (await listImportedStatements(team.viewer, ids[1] ?? "")).find(({ status }) => status === "amber"),
    ).toMatchObject({
      axis: "NONE",
      mapped: null,
      assessmentId: null,
    });
    expect(await database().user.count({ where: { name: { in: ["A. Watcher", "B. Chief"] } } })).toBe(0);
  });

  it("changes nothing when the same file comes again", async () => {
    const before = await entries();
    expect(await run(csv(...ROWS))).toMatchObject({ written: false, unchanged: 5, proposals: 0, responses: 0 });
    expect(await run(csv(...ROWS.toReversed()))).toMatchObject({ written: false, unchanged: 5 });
    expect(await entries()).toBe(before);
  });

  it("proposes anew what a later file says otherwise, takes one's own open proposal back, and says what is gone", async () => {
    const later = csv(...ROWS.slice(0, 2), ROWS[2]?.replace("largely", "stalled") ?? "", ROWS[3] ?? "");
    const report = await run(later);
    expect(report).toMatchObject({ updated: 1, vanished: 1, unchanged: 3, proposals: 1 });
    expect(await stand()).toMatchObject([{ implementation: null, openProposals: 1 }, {}]);
    const proposals = await database().assessment.findMany({
      orderBy: { submittedAt: "asc" },
      include: { withdrawal: true },
    });
    expect(proposals.map(({ implementation, withdrawal }) => [implementation, withdrawal !== null])).toEqual([
      ["PARTLY_IMPLEMENTED", true],
      ["STALLED", false],
    ]);
    expect(proposals[1]?.revisesId).toBe(proposals[0]?.id);
    expect(await run(later)).toMatchObject({ written: false, proposals: 0 });
  });

  it("proposes each row, or none, where that is chosen, and lets no map make an acceptance something done", async () => {
    const rows = [
      "PLAN-2\t2018\tin progress\tC\t\t\thttps://example.org/x",
      "PLAN-2\t2019\tpartly\tC\t\t\thttps://example.org/x",
    ];
    expect(await run(csv(...rows), { map: { propose: "none" }, dryRun: true })).toMatchObject({ proposals: 0 });
    expect(await run(csv(...rows), { map: { propose: "each" } })).toMatchObject({ proposals: 2 });
    const undated = csv("PLAN-2\t\tpartly\tD\t\t\thttps://example.org/x");
    expect(codes(await run(undated, { dryRun: true }))).toContain("undated");
    expect(await run(undated, { map: { defaults: { saidOn: "2024" } }, dryRun: true })).toMatchObject({ proposals: 1 });
    const accepted = { statuses: { Supported: { implementation: "IMPLEMENTED" } } };
    expect(assessmentMapSchema.safeParse(accepted).success).toBe(false);
  });

  it("leaves figures as the rules compute them, and is for analysts", async () => {
    const stored = () =>
      database().standing.findMany({ omit: { movedAt: true }, orderBy: { recommendationId: "asc" } });
    const before = await stored();
    await transact((tx, at) => refreshStanding(tx, ids, at, today(at)));
    expect(before).toEqual(await stored());
    await expect(run(csv(...ROWS), { actor: team.viewer })).rejects.toMatchObject({ status: 403 });
  });
});
