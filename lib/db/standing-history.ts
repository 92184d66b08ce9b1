import { GENESIS } from "@/lib/domain/audit";
import type { Day } from "@/lib/domain/dates";
import type { RawRecord } from "@/lib/domain/record";
import { type StandingInterval, standingHistory } from "@/lib/domain/standing-history";
import { rewriteEvidence, STILL } from "./evidence-history";
import { loadRecord } from "./facts";
import type { ChainHead } from "./figures-memo";
import { Prisma } from "./generated/client";
import { columnsOf, PLACE } from "./standing";
import { tally } from "./standing-tally";
import { type Reader, type Tx, transact } from "./transaction";

/** What the intervals say changes with the rules: another number makes every installation compute them anew. */
export const RULES = 9;
const SETTING = "standing-history";
/** Families computed in one transaction: few, for nothing else runs in this process while they are computed. */
const BATCH = 10;
// Any number will do as long as every Heed takes the same one.
const LOCK = 7_264_533;
const LAST_DAY = "9999-12-31";
/** As an instant: beyond any that a row can carry, and before the end that stands for "still". */
export const ALL_KNOWN = STILL - 1;

interface Progress {
  rules: number;
  /** The last entry of the chain whose recommendations were computed. */
  sequence: string;
}

const holder = globalThis as { heedHistory?: { head: string; done: Promise<void> } };

/**
 * Brings the intervals of standings up to an entry of the audit chain: families that an entry touched since are computed
 * anew from their raw rows. Cheap where nothing has happened. Concurrent callers do the work once in each process; of two
 * processes, both write the same.
 */
export function catchUpHistory(db: Reader, head: ChainHead): Promise<void> {
  // All empty chains look alike: what is in the database then came past the chain, and may have come just now.
  if (head.hash === GENESIS) return computeUpTo(db, head.sequence, null);
  const known = holder.heedHistory;
  if (known?.head === head.hash) return known.done;
  const done = (known?.done ?? Promise.resolve())
    .catch(() => undefined)
    .then(async () => computeUpTo(db, head.sequence, await readProgress(db)));
  const current = { head: head.hash, done };
  holder.heedHistory = current;
  done.catch(() => {
    if (holder.heedHistory === current) delete holder.heedHistory;
  });
  return done;
}

/** Forgets what was computed (tests and benchmark data, which write rows without an entry). */
export function forgetHistory(): void {
  delete holder.heedHistory;
}

/** So many families are computed in the transaction that changed them; more would keep every other writer waiting. */
const MOST_WITHIN = 500;
/** No statement may take longer than the database lets it. */
const PLAIN_BATCH = 2_000;

/**
 * Brings the intervals up to an entry that recorded many recommendations at once, in its own transaction, so that the next
 * reader need not compute them one by one. Where the entries before it are not computed yet, they all wait for that reader.
 * @param plain ids of new top-level recommendations with nothing on them, which all have the history of `like`
 * @param others ids of the others that the entry touches
 * @param sequence the entry's number, its chain still locked
 */
export async function followBulk(
  tx: Tx,
  { plain, others, like }: { plain: readonly string[]; others: readonly string[]; like: RawRecord },
  sequence: bigint,
): Promise<void> {
  if (others.length > MOST_WITHIN || (await readProgress(tx)) !== sequence - 1n) return;
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${LOCK}::bigint)`;
  const rows = JSON.stringify(standingHistory(like).map(asRow));
  for (let start = 0; start < plain.length; start += PLAIN_BATCH) {
    const batch = plain.slice(start, start + PLAIN_BATCH);
    await tx.$executeRaw`WITH come AS (INSERT INTO standing_interval
        SELECT each.* FROM jsonb_array_elements(${rows}::jsonb) given, recommendation r
        JOIN recommendation_revision v ON v.id = r.current_revision_id
        CROSS JOIN LATERAL jsonb_populate_record(NULL::standing_interval,
          given || jsonb_build_object('recommendation_id', r.id) || ${PLACE}) each
        WHERE r.id = ANY(${batch}::uuid[]) RETURNING *)
      ${tally(Prisma.sql`come`, 1)}`;
  }
  for (let start = 0; start < others.length; start += BATCH) {
    const batch = others.slice(start, start + BATCH);
    await rewrite(tx, batch, false);
    await rewriteEvidence(tx, batch);
  }
  await remember(tx, { rules: RULES, sequence: String(sequence) });
}

async function readProgress(db: Reader): Promise<bigint | null> {
  const row = await db.setting.findUnique({ where: { key: SETTING } });
  const progress = row?.value as Progress | undefined;
  return progress?.rules === RULES ? BigInt(progress.sequence) : null;
}

async function computeUpTo(db: Reader, sequence: bigint, since: bigint | null): Promise<void> {
  if (since !== null && since >= sequence) return;
  const anew = since === null;
  if (anew) await transact(startAnew);
  const roots = await touchedSince(db, since, sequence);
  for (let start = 0; start < roots.length; start += BATCH) {
    const batch = roots.slice(start, start + BATCH);
    await transact(async (tx) => {
      await tx.$executeRaw`SELECT pg_advisory_xact_lock(${LOCK}::bigint)`;
      await rewrite(tx, batch, anew);
      await rewriteEvidence(tx, batch);
    });
  }
  await transact((tx) => remember(tx, { rules: RULES, sequence: String(sequence) }));
}

/** Other rules may say otherwise of anything, of months that are closed, too. Each family's own intervals go with its rewriting. */
async function startAnew(tx: Tx): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${LOCK}::bigint)`;
  await tx.standingTally.deleteMany();
  await tx.evidenceInterval.deleteMany();
  await tx.evidenceTally.deleteMany();
  await tx.closedFigure.deleteMany();
}

/** The top-level recommendations whose family was touched after one entry and up to another; all if `since` is null. */
async function touchedSince(db: Reader, since: bigint | null, sequence: bigint): Promise<string[]> {
  const rows =
    since === null
      ? await db.$queryRaw<{ id: string }[]>`SELECT id FROM recommendation WHERE parent_id IS NULL ORDER BY id`
      : await db.$queryRaw<{ id: string }[]>`
          SELECT DISTINCT coalesce(r.parent_id, r.id) AS id FROM audit_touch t
          JOIN recommendation r ON r.id = t.recommendation_id
          WHERE t.sequence > ${since} AND t.sequence <= ${sequence} ORDER BY 1`;
  return rows.map(({ id }) => id);
}

/** Rows that say the same as before stay, unless the sums begin anew. */
async function rewrite(tx: Tx, roots: readonly string[], anew: boolean): Promise<void> {
  const rows = familiesOf(await loadRecord(tx, roots)).flatMap((family) => standingHistory(family).map(asRow));
  const made = Prisma.sql`family AS MATERIALIZED (SELECT r.id FROM recommendation r
      WHERE r.id = ANY(${[...roots]}::uuid[]) OR r.parent_id = ANY(${[...roots]}::uuid[])),
    place AS MATERIALIZED (SELECT r.id, v.version, ${PLACE} AS content FROM family JOIN recommendation r ON r.id = family.id
      JOIN recommendation_revision v ON v.recommendation_id = r.id),
    made AS MATERIALIZED (SELECT each.* FROM jsonb_array_elements(${JSON.stringify(rows)}::jsonb) given
      JOIN place ON place.id = (given->>'recommendation_id')::uuid AND place.version = (given->>'content_version')::int
      CROSS JOIN LATERAL jsonb_populate_record(NULL::standing_interval, given || place.content) each)`;
  if (anew) {
    await tx.$executeRaw`DELETE FROM standing_interval WHERE recommendation_id IN (SELECT id FROM recommendation
      WHERE id = ANY(${[...roots]}::uuid[]) OR parent_id = ANY(${[...roots]}::uuid[]))`;
  }
  // In two steps: of one statement's parts none sees what another has taken away.
  await tx.$executeRaw`WITH ${made},
    gone AS (DELETE FROM standing_interval i WHERE i.recommendation_id IN (SELECT id FROM family)
      AND NOT EXISTS (SELECT FROM made WHERE made.recommendation_id = i.recommendation_id
        AND made.as_of_from = i.as_of_from AND made.known_from = i.known_from AND made = i) RETURNING *)
    ${tally(Prisma.sql`gone`, -1)}`;
  await tx.$executeRaw`WITH ${made},
    come AS (INSERT INTO standing_interval SELECT * FROM made
      ON CONFLICT (recommendation_id, as_of_from, known_from) DO NOTHING RETURNING *)
    ${tally(Prisma.sql`come`, 1)}`;
}

/** The record cut into families: a recommendation with its components, and what bears on them. */
function familiesOf(raw: RawRecord): RawRecord[] {
  const rootOf = new Map(raw.recommendations.map((row) => [row.id, row.parentId ?? row.id]));
  const families = new Map<string, RawRecord>();
  const of = (id: string): RawRecord => {
    const root = rootOf.get(id) ?? id;
    let family = families.get(root);
    if (!family) {
      family = {
        recommendations: [],
        links: [],
        sources: [],
        assessments: [],
        searches: [],
        responses: [],
        milestones: [],
        requests: [],
      };
      families.set(root, family);
    }
    return family;
  };
  for (const row of raw.recommendations) of(row.id).recommendations.push(row);
  for (const row of raw.links) of(row.recommendationId).links.push(row);
  for (const row of raw.assessments) of(row.recommendationId).assessments.push(row);
  for (const row of raw.searches) of(row.recommendationId).searches.push(row);
  for (const row of raw.responses) of(row.recommendationId).responses.push(row);
  for (const row of raw.milestones) of(row.recommendationId).milestones.push(row);
  for (const row of raw.requests) of(row.recommendationId).requests.push(row);
  const sources = new Map(raw.sources.map((source) => [source.id, source]));
  for (const family of families.values()) {
    const named = new Set(family.links.flatMap((link) => link.revisions.map((row) => row.sourceId)));
    family.sources = [...named].flatMap((id) => (id === null ? [] : (sources.get(id) ?? [])));
  }
  return [...families.values()];
}

/** An interval by the names of the table's columns; open ends as the last day and the last instant. */
function asRow(interval: StandingInterval): Record<string, unknown> {
  return {
    ...columnsOf(interval.row),
    as_of_from: interval.asOfFrom,
    as_of_to: interval.asOfTo ?? LAST_DAY,
    known_from: interval.knownFrom,
    known_to: interval.knownTo ?? STILL,
    content_version: interval.contentVersion,
  };
}

function remember(tx: Tx, progress: Progress): Promise<number> {
  const value = JSON.stringify(progress);
  // Of two processes the further one counts.
  return tx.$executeRaw`INSERT INTO setting (key, value) VALUES (${SETTING}, ${value}::jsonb)
    ON CONFLICT (key) DO UPDATE SET value = excluded.value
    WHERE (setting.value->>'rules')::int <> ${RULES}::int OR (setting.value->>'sequence')::bigint < (excluded.value->>'sequence')::bigint`;
}

/**
 * How everything stood at the two clocks, in place of the table `standing`: the same columns, and since when it was known
 * so (`moved_at`). Call catchUpHistory before.
 * @param knownAt milliseconds since 1970; null for all that is known
 * @param reading "all": found by its place in both clocks; "some": conditions and orders of the reader's have indexes
 */
export function standingAt(
  { asOf, knownAt }: { asOf: Day; knownAt: number | null },
  reading: "all" | "some" = "some",
): Prisma.Sql {
  const held = Prisma.sql`SELECT i.*, to_timestamp(i.known_from / 1000.0) AS moved_at FROM standing_interval i`;
  return knownAt === null && reading === "some"
    ? Prisma.sql`(${held} WHERE i.as_of_from <= ${asOf}::date AND i.as_of_to > ${asOf}::date
        AND i.known_to = ${Prisma.raw(String(STILL))})`
    : Prisma.sql`(${held} WHERE ${heldBetween(asOf, asOf, knownAt)})`;
}

/** The condition on an interval `i` that some day from one to another (both included) is in it, as known at an instant. */
export function heldBetween(first: Day, last: Day, knownAt: number | null): Prisma.Sql {
  return Prisma.sql`heed_span(i.as_of_from, i.as_of_to, i.known_from, i.known_to)
    && heed_clocks(${first}::date, ${last}::date, ${BigInt(Math.min(Math.floor(knownAt ?? ALL_KNOWN), ALL_KNOWN))})`;
}
