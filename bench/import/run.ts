import { spawn } from "node:child_process";
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { startPostgres } from "@/lib/testing/postgres";

/** Tables that an import fills, what is pointed at first: those that are there before the clock starts, and those of its rows. */
const BEFORE = ["app_user", "publication", "publication_revision", "theme", "party", "party_revision", "import_run"];
const RECOMMENDATIONS = ["recommendation", "recommendation_revision", "recommendation_party"];
const TABLES = {
  recommendations: {
    before: BEFORE,
    rows: [...RECOMMENDATIONS, "import_row", "standing", "standing_interval", "audit_touch"],
  },
  evidence: {
    before: [...BEFORE, ...RECOMMENDATIONS, "source", "source_revision"],
    rows: ["evidence", "evidence_revision", "evidence_source", "evidence_link", "link_grading", "import_evidence_row"],
  },
};
type Kind = keyof typeof TABLES;
/** Evidence bears on so many recommendations. */
const RECOMMENDED = 1_000;
const MOST_RATIO = 10;
const MOST_MB = 600;
const say = (line: string) => process.stdout.write(`${line}\n`);

/**
 * `npm run bench:import [-- ROWS [evidence]]`: imports so many rows of CSV into a server's database by the command line, then copies
 * the rows that it wrote into the same indexed tables of another database. Fails where the import takes more than ten times
 * as long, or more than 600 MB.
 */
async function run(): Promise<void> {
  const count = Number(process.argv[2] ?? 100_000);
  const kind: Kind = process.argv[3] === "evidence" ? "evidence" : "recommendations";
  const directory = mkdtempSync(path.join(tmpdir(), "heed-import-"));
  chmodSync(directory, 0o777);
  const server = await startPostgres({ own: true });
  try {
    const file = path.join(directory, "rows.csv");
    writeFileSync(file, kind === "evidence" ? evidence(count) : csv(count));
    const before = path.join(directory, "before.csv");
    writeFileSync(before, csv(RECOMMENDED));
    const admin = await connect(server.url);
    const urls: string[] = [];
    for (const name of ["imported", "copied"]) {
      await admin.query(`CREATE DATABASE ${name}`);
      const url = new URL(server.url);
      url.pathname = `/${name}`;
      urls.push(url.href);
      await heed(url.href, ["user", "list"]);
    }
    await admin.end();
    const [imported = "", copied = ""] = urls;
    if (kind === "evidence") await heed(imported, ["import", "recommendations", before, "--publication", "BENCH"]);
    const args = ["import", kind, file, "--publication", "BENCH"];
    const first = await heed(imported, args);
    say(`import of ${kind}: ${count} rows in ${first.seconds.toFixed(1)} s, ${first.megabytes.toFixed(0)} MB at most`);
    const again = await heed(imported, args);
    say(`the same file again: ${again.seconds.toFixed(1)} s, ${again.megabytes.toFixed(0)} MB`);
    const seconds = await copy(imported, copied, directory, TABLES[kind]);
    const ratio = first.seconds / seconds;
    say(
      `COPY of the same rows into the same tables: ${seconds.toFixed(1)} s; the import takes ${ratio.toFixed(1)} times that`,
    );
    if (ratio > MOST_RATIO || first.megabytes > MOST_MB) process.exitCode = 1;
  } finally {
    await server.stop();
    rmSync(directory, { recursive: true, force: true });
  }
}

/** Rows as a ministry would write them: no two texts alike, a dozen themes, forty departments, five statuses. */
function csv(count: number): string {
  const verbs = [
    "Publish",
    "Review",
    "Fund",
    "Establish",
    "Extend",
    "Simplify",
    "Report on",
    "Train staff in",
    "Digitise",
  ];
  const things = [
    "the register of grants",
    "rural clinics",
    "harbour inspections",
    "school transport",
    "flood defences",
    "court records",
    "seed reserves",
  ];
  const statuses = ["in progress", "completed", "not started", "partly implemented", "on hold"];
  const lines = ["No,Recommendation,Description,Topic,Lead department,Status,Updated"];
  for (let row = 1; row <= count; row++) {
    const [verb, thing] = [verbs[row % verbs.length], things[row % things.length]];
    lines.push(
      `${row},"${verb} ${thing} in district ${row}","Before the end of its term the department should, together with district ${row}, set out how it will ${verb?.toLowerCase()} ${thing}, at what cost, and by when.",Topic ${row % 12},Department ${row % 40},${statuses[row % 5]},2025-0${1 + (row % 9)}-15`,
    );
  }
  return `${lines.join("\r\n")}\r\n`;
}

/** Evidence as a newsroom would list it: each item on an address of its own, with its source, stance and credibility. */
function evidence(count: number): string {
  const types = ["report", "news", "law", "statement"];
  const stances = ["supports", "contradicts", "context"];
  const kinds = ["Ministry", "Independent media", "NGO"];
  const lines = ["ID,Title,URL,Published,Type,Source,Source kind,Recommendation,Stance,Credibility,Note"];
  for (let row = 1; row <= count; row++) {
    lines.push(
      `E-${row},"What was found in district ${row}, and by whom",https://example.org/found/${row},2025-0${1 + (row % 9)}-15,${types[row % 4]},Office ${row % 60},${kinds[row % 3]},${1 + (row % RECOMMENDED)},${stances[row % 3]},${1 + (row % 5)},"Says so on page ${row % 90}, in the second paragraph."`,
    );
  }
  return `${lines.join("\r\n")}\r\n`;
}

/** Runs a command of Heed's on a database. @throws Error with its words where it fails */
function heed(url: string, args: string[]): Promise<{ seconds: number; megabytes: number }> {
  const started = performance.now();
  const child = spawn(process.execPath, ["--import", "tsx", "lib/cli/main.ts", ...args], {
    env: { ...process.env, DATABASE_URL: url },
    stdio: ["ignore", "ignore", "pipe"],
  });
  let megabytes = 0;
  const watch = setInterval(() => {
    megabytes = Math.max(megabytes, peakOf(child.pid));
  }, 100);
  let words = "";
  child.stderr.on("data", (chunk) => {
    words += chunk;
  });
  return new Promise((resolve, reject) => {
    child.on("close", (code) => {
      clearInterval(watch);
      if (code === 0) resolve({ seconds: (performance.now() - started) / 1000, megabytes });
      else reject(new Error(`heed ${args.join(" ")} ended with ${code}: ${words}`));
    });
  });
}

/** The most memory that a process has held, in MB; 0 where the machine does not say. */
function peakOf(pid: number | undefined): number {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}

async function copy(
  from: string,
  to: string,
  directory: string,
  { before, rows }: (typeof TABLES)[Kind],
): Promise<number> {
  const source = await connect(from);
  const target = await connect(to);
  try {
    for (const table of [...before, ...rows]) await source.query(`COPY ${table} TO '${directory}/${table}'`);
    await target.query("BEGIN");
    await target.query("SET LOCAL session_replication_role = replica");
    await target.query("DELETE FROM app_user");
    await target.query("SET LOCAL session_replication_role = origin");
    for (const table of before) await target.query(`COPY ${table} FROM '${directory}/${table}'`);
    const started = performance.now();
    for (const table of rows) await target.query(`COPY ${table} FROM '${directory}/${table}'`);
    await target.query("COMMIT");
    return (performance.now() - started) / 1000;
  } finally {
    await source.end();
    await target.end();
  }
}

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return client;
}

await run();
