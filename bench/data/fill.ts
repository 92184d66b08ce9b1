import pg from "pg";
import { database, openDatabase } from "@/lib/db/connection";
import { getAuditHead } from "@/lib/db/figures-memo";
import { catchUpHistory, forgetHistory } from "@/lib/db/standing-history";
import { renewStandings } from "@/lib/db/standing-upkeep";
import { encodeSession, sessionCookieName } from "@/lib/platform/session";
import { ensureSystemUser } from "@/lib/use-cases/catalogue/ensure-system-user";
import { createTokenFor } from "@/lib/use-cases/token/create-token";
import { addChain } from "./chain";
import type { Collection, Row } from "./collection";
import { addDiscussion } from "./discussion";
import { addEvidence } from "./evidence";
import { addFrame } from "./frame";
import { addJudgements, type Target } from "./judgements";
import { createRandom } from "./random";
import { addRecommendations } from "./recommendations";

/** How much history to make up. Ten items of evidence and (unless told otherwise) two assessments fall on each. */
export interface Size {
  recommendations: number;
  assessmentsEach?: number;
  /** The share of assessments that somebody has decided on; 0.9 unless told otherwise. */
  decided?: number;
}

/** A filled database, and how to ask it as one of its analysts. */
export interface Filled {
  url: string;
  recommendations: number;
  /** Rows by table. */
  rows: Record<string, number>;
  seconds: number;
  cookie: string;
  token: string;
  targets: Target[];
  /** References from all over the list: a page of each is like any other's. */
  samples: string[];
  /** Addresses of public pages: a publication's, and that of one of its recommendations. */
  published: { publication: string; recommendation: string };
}

const SEED = 20_251_123;
const BATCH = 4000;

/**
 * Migrates an empty database and fills it from the fixed seed: rows in bulk, their audit chain, the projections as
 * the app's own code computes them.
 * @param url the database's address as its owner
 */
export async function fill(url: string, size: Size): Promise<Filled> {
  const started = performance.now();
  const opened = await openDatabase({ url, pool: 3 });
  try {
    const system = await ensureSystemUser();
    const { collection, targets, samples, published, analyst } = await writeHistory(url, size);
    await renewStandings();
    // Filled from one seed, two databases of a size have one and the same chain.
    forgetHistory();
    await catchUpHistory(database(), await getAuditHead(database()));
    await settle(url);
    const { token } = await createTokenFor(system, { ownerId: analyst, name: "bench", scopes: ["READ", "WRITE"] });
    const session = await encodeSession({ userId: analyst, sessionVersion: 1 });
    return {
      url,
      recommendations: size.recommendations,
      rows: Object.fromEntries([...collection.rows].map(([table, rows]) => [table, rows.length])),
      seconds: (performance.now() - started) / 1000,
      cookie: `${sessionCookieName()}=${session}`,
      token,
      targets,
      samples,
      published,
    };
  } finally {
    await opened.close();
  }
}

async function writeHistory(url: string, size: Size) {
  const collection: Collection = { random: createRandom(SEED), rows: new Map(), happenings: [] };
  const frame = addFrame(collection, Math.min(400, size.recommendations));
  const subjects = addRecommendations(collection, frame, size.recommendations);
  const links = addEvidence(collection, frame, subjects, size.recommendations * 10);
  const targets = addJudgements(
    collection,
    frame,
    subjects,
    links,
    size.recommendations * (size.assessmentsEach ?? 2),
    size.decided ?? 0.9,
  );
  addDiscussion(collection, frame, subjects);

  const owner = new pg.Client({ connectionString: url });
  await owner.connect();
  try {
    const { rows } = await owner.query<{ sequence: string; hash: string }>("SELECT sequence, hash FROM audit_head");
    const head = addChain(collection, { sequence: Number(rows[0]?.sequence), hash: rows[0]?.hash ?? "" });
    await owner.query("BEGIN");
    await owner.query("SET LOCAL synchronous_commit = off");
    for (const [table, made] of collection.rows) await insert(owner, table, made);
    await owner.query("UPDATE audit_head SET sequence = $1, hash = $2", [head.sequence, head.hash]);
    await owner.query("SELECT setval(pg_get_serial_sequence('evidence', 'number'), max(number)) FROM evidence");
    await owner.query("COMMIT");
    await owner.query("ANALYZE");
  } finally {
    await owner.end();
  }
  const [first] = frame.analysts;
  if (!first) throw new Error("Nobody was made.");
  const step = Math.ceil(targets.length / 20);
  const samples = targets.filter((_, index) => index % step === 0).map(({ reference }) => reference);
  const [paper] = frame.publications;
  const followed = collection.rows.get("recommendation")?.find((each) => each.publication_id === paper?.id);
  const publication = `/public/${paper?.reference}`;
  const published = { publication, recommendation: `${publication}/recommendations/${followed?.reference}` };
  return { collection, targets, samples, published, analyst: first.id };
}

/** Rows as JSON that the database reads as its own: one round trip for thousands. What rows do not name takes its default. */
async function insert(owner: pg.Client, table: string, rows: readonly Row[]): Promise<void> {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))].map((name) => `"${name}"`).join(", ");
  for (let start = 0; start < rows.length; start += BATCH) {
    const batch = JSON.stringify(rows.slice(start, start + BATCH));
    await owner.query(
      `INSERT INTO ${table} (${columns}) SELECT ${columns} FROM json_populate_recordset(NULL::${table}, $1::json)`,
      [batch],
    );
  }
}

/** What a database that has run for a while looks like: each row moved when its evidence came, vacuumed and analysed. */
async function settle(url: string): Promise<void> {
  const owner = new pg.Client({ connectionString: url });
  await owner.connect();
  try {
    await owner.query(`UPDATE standing s SET moved_at = coalesce(
      (SELECT max(l.created_at) FROM evidence_link l WHERE l.recommendation_id = s.recommendation_id), s.moved_at)`);
    await owner.query("VACUUM ANALYZE");
    await owner.query("CHECKPOINT");
  } finally {
    await owner.end();
  }
}
