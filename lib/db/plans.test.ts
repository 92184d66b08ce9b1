import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fill } from "@/bench/data/fill";
import { multiply } from "@/bench/scale/multiply";
import type { Actor } from "@/lib/domain/actor";
import { createDatabase, dropDatabase } from "@/lib/testing/database";
import { createActor } from "@/lib/testing/factories";
import { decisionQueue } from "@/lib/use-cases/assessment/queries";
import { listEvidence } from "@/lib/use-cases/evidence/evidence-list";
import { getRecommendation } from "@/lib/use-cases/recommendation/get-recommendation";
import type { RecommendationFilters } from "@/lib/use-cases/recommendation/list-item";
import { listRecommendations } from "@/lib/use-cases/recommendation/list-recommendations";
import { type Connection, connection, database, openDatabase } from "./connection";
import { forgetFigures, getAuditHead } from "./figures-memo";
import { catchUpHistory } from "./standing-history";

/** Tables that grow with the record: nothing that people wait for may read one of them from end to end. */
const GROWING = [
  "assessment",
  "assessment_citation",
  "audit_entry",
  "audit_payload",
  "audit_touch",
  "decision",
  "evidence",
  "evidence_link",
  "evidence_revision",
  "evidence_source",
  "link_grading",
  "recommendation",
  "recommendation_party",
  "recommendation_revision",
  "standing",
  "standing_interval",
];

interface Plan {
  "Node Type": string;
  "Relation Name"?: string;
  "Actual Rows"?: number;
  Plans?: Plan[];
}

/** 4,000 recommendations with 40,000 items of evidence: more than a plan would read through by choice. */
describe("the plans of lists, pages and searches", () => {
  let url: string;
  let opened: Connection;
  let analyst: Actor;
  let sample: string;
  const asked: { text: string; values: unknown[] }[] = [];
  const query = pg.Client.prototype.query;

  beforeAll(async () => {
    process.env.HEED_SECRET = "for the session that the filling makes, which nobody uses";
    url = await createDatabase({ migrated: false });
    const filled = await fill(url, { recommendations: 100, assessmentsEach: 3, decided: 0.99 });
    sample = filled.samples[3] ?? "";
    opened = await openDatabase({ url, pool: 3 });
    await catchUpHistory(database(), await getAuditHead(database()));
    const owner = new pg.Client({ connectionString: url });
    await owner.connect();
    await multiply(owner, 40, () => undefined);
    await owner.end();
    analyst = await createActor("ANALYST");
    pg.Client.prototype.query = function (this: pg.Client, ...given: unknown[]) {
      const [config, values] = given as [string | { text?: string; values?: unknown[] }, unknown[] | undefined];
      const text = typeof config === "string" ? config : (config.text ?? "");
      asked.push({ text, values: values ?? (typeof config === "string" ? [] : (config.values ?? [])) });
      return (query as (...all: unknown[]) => unknown).apply(this, given);
    } as typeof query;
  }, 240_000);

  afterAll(async () => {
    pg.Client.prototype.query = query;
    await opened.close();
    await dropDatabase(url);
  });

  /** Growing tables that a question reads from end to end, with the statement that does. */
  async function readThrough(question: () => Promise<unknown>): Promise<string[]> {
    forgetFigures();
    asked.length = 0;
    await question();
    const statements = asked.splice(0).filter(({ text }) => /^\s*(select|with)\b/i.test(text));
    expect(statements.length).toBeGreaterThan(0);
    const found: string[] = [];
    for (const { text, values } of statements) {
      const explained = await connection().pool?.query<{ "QUERY PLAN": [{ Plan: Plan }] }>(
        `EXPLAIN (FORMAT JSON) ${text}`,
        values,
      );
      const plan = explained?.rows[0]?.["QUERY PLAN"][0].Plan;
      for (const table of plan ? scanned(plan) : []) found.push(`${table}: ${text.replace(/\s+/g, " ").slice(0, 300)}`);
    }
    return found;
  }

  const list = (filters: RecommendationFilters) => () => listRecommendations(analyst, filters);

  it.each<[string, () => Promise<unknown>]>([
    ["the list", list({})],
    ["the list from further on", async () => list({ cursor: (await list({})()).nextCursor ?? "" })()],
    ["the list by status", list({ implementation: ["STALLED"] })],
    ["the list by theme", list({ theme: ["theme-3"] })],
    ["the list by addressee", list({ party: ["party-3"] })],
    ["the list by triangulation, longest silent first", list({ triangulation: ["CONTESTED"], sort: "silent" })],
    ["the list, last moved first", list({ sort: "moved" })],
    ["what waits for a decision", list({ proposed: true })],
    ["a search", list({ q: "mediation lot7" })],
    ["a search in Russian", list({ q: "миротворческие lot7" })],
    ["a misspelt search", list({ q: "mediaton lot12345" })],
    ["a search for a reference", list({ q: "L007-REC-01" })],
    ["the list at a past date", list({ asOf: "2025-01-31" })],
    ["one recommendation", () => getRecommendation(analyst, sample)],
    ["one recommendation at both clocks", () => getRecommendation(analyst, sample, { asOf: "2025-01-31" })],
    ["the evidence", () => listEvidence(analyst, {})],
    ["a search in the evidence", () => listEvidence(analyst, { q: "mediation lot7" })],
    ["the queue of decisions", () => decisionQueue(analyst)],
  ])("%s reads no growing table from end to end", async (_, question) => {
    expect(await readThrough(question)).toEqual([]);
  });

  it("are judged for real: without an index the same test complains", async () => {
    const search = () => database().$queryRaw`SELECT count(*) FROM evidence_revision WHERE citation = 'nothing'`;
    expect(await readThrough(search)).toHaveLength(1);
  });
});

function scanned(plan: Plan): string[] {
  const table = plan["Relation Name"] ?? "";
  const own = plan["Node Type"].includes("Seq Scan") && GROWING.includes(table) ? [table] : [];
  return [...own, ...(plan.Plans ?? []).flatMap(scanned)];
}
