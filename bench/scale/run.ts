import { randomBytes } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import pg from "pg";
import { ensureBuilt } from "@/lib/cli/build";
import type { Filled } from "../data/fill";
import { openDatabases } from "../database";
import { median } from "../measure";
import { evidence } from "../measures";
import { type Server, startHeedOn } from "../servers";
import { multiply } from "./multiply";
import { QUESTIONS, type Question } from "./questions";

const RESULTS = path.resolve("bench/results");
const say = (line: string) => process.stdout.write(`${line}\n`);

interface Side {
  filled: Filled;
  server: Server;
  lot: string;
}

/** `npm run bench:scale`: the time of pages on 100,000 recommendations beside their own time on 1,000. See docs/benchmark.md. */
async function run(): Promise<void> {
  const { values } = parseArgs({
    options: { quick: { type: "boolean" }, only: { type: "string" }, times: { type: "string" } },
  });
  const times = Number(values.times ?? (values.quick ? 3 : 9));
  const size = { recommendations: values.quick ? 100 : 1000, assessmentsEach: 5 };
  const lots = values.quick ? 10 : 100;
  const secret = randomBytes(24).toString("hex");
  delete process.env.HEED_URL;
  Object.assign(process.env, { HEED_SECRET: secret });
  await ensureBuilt();
  const databases = await openDatabases();
  const servers: Server[] = [];
  try {
    const { fill } = await import("../data/fill");
    const small = await fill(await databases.create(), size);
    const large = await fill(await databases.create(), size);
    const rows = await enlarge(large, lots);
    say(`large: ${JSON.stringify(rows)}`);
    for (const { url } of [large, small]) servers.push(await startHeedOn(url, "Heed", secret, false));
    const [onLarge, onSmall] = servers as [Server, Server];
    const sides = [
      { filled: large, server: onLarge, lot: " lot7" },
      { filled: small, server: onSmall, lot: "" },
    ] as const;
    const asked = QUESTIONS.filter(({ key }) => values.only?.split(",").includes(key) ?? true);
    const results = [];
    for (const question of asked) results.push(await compare(question, sides, times));
    mkdirSync(RESULTS, { recursive: true });
    const file = path.join(RESULTS, `scale-${new Date().toISOString().slice(0, 19).replaceAll(":", "-")}.json`);
    writeFileSync(file, `${JSON.stringify({ postgres: databases.version, rows, times, results }, null, 2)}\n`);
    say(`\nwritten to ${path.relative(process.cwd(), file)}`);
  } finally {
    for (const server of servers) await server.stop();
    await databases.stop();
  }
}

/** Copies everything. @returns rows by table */
async function enlarge(filled: Filled, lots: number): Promise<Record<string, number>> {
  const owner = new pg.Client({ connectionString: filled.url });
  await owner.connect();
  try {
    await multiply(owner, lots, say);
    const { rows } = await owner.query<{ name: string; rows: number }>(
      `SELECT relname AS name, reltuples::bigint::int AS rows FROM pg_class WHERE relname IN
       ('recommendation', 'evidence', 'evidence_link', 'assessment', 'decision', 'standing_interval') ORDER BY 1`,
    );
    return Object.fromEntries(rows.map((row) => [row.name, row.rows]));
  } finally {
    await owner.end();
  }
}

/** Asks both in turn, so that a slow moment of the machine hits both. */
async function compare(question: Question, sides: readonly [Side, Side], times: number) {
  const taken: [number[], number[]] = [[], []];
  // The first time warms code and caches up and does not count.
  for (let n = -1; n < times; n++) {
    for (const [index, side] of sides.entries()) {
      const time = await ask(question, side, n + 1);
      if (n >= 0) taken[index]?.push(time);
    }
  }
  const [large, small] = taken.map(median) as [number, number];
  const ratio = large / small;
  const verdict =
    question.target === null
      ? ""
      : ratio <= question.target
        ? `≤ ${question.target} met`
        : `≤ ${question.target} MISSED`;
  say(`${question.label}: ${large.toFixed(0)} ms / ${small.toFixed(0)} ms = ${ratio.toFixed(2)} ${verdict}`);
  return { ...question, large, small, ratio, path: question.path(1, { samples: [], lot: "" }) };
}

async function ask(question: Question, { filled, server, lot }: Side, n: number): Promise<number> {
  if (question.afterChange) {
    const { reference } = filled.targets[n % filled.targets.length] ?? { reference: "" };
    const logged = await fetch(`${server.url}/api/v1/evidence`, {
      method: "POST",
      headers: { Authorization: `Bearer ${filled.token}`, "Content-Type": "application/json" },
      body: evidence(reference).replaceAll("{{n}}", `${question.key}-${Date.now()}-${n}`),
    });
    await logged.text();
    if (!logged.ok) throw new Error(`${question.key}: recording a change was answered ${logged.status}`);
  }
  const started = performance.now();
  const answer = await fetch(server.url + question.path(n, { samples: filled.samples, lot }), {
    headers: { Cookie: filled.cookie, Accept: "text/html" },
    redirect: "manual",
  });
  const body = await answer.text();
  const time = performance.now() - started;
  if (answer.status !== 200 || !body.includes("<main")) throw new Error(`${question.key}: answered ${answer.status}`);
  return time;
}

await run();
