import type pg from "pg";

const REFERENCE = `'L' || lpad(k::text, 3, '0') || '-' || t.reference`;

/** Tables that a recommendation's history stands in, and what in each must become another in a copy. */
const TABLES: Record<string, { ids: string[]; set?: Record<string, string> }> = {
  recommendation: {
    ids: ["id", "parent_id", "current_revision_id"],
    set: { reference: REFERENCE },
  },
  recommendation_revision: {
    ids: ["id", "recommendation_id"],
    set: {
      search: `t.search || to_tsvector('simple', 'lot' || k)`,
      search_text: `t.search_text || ' lot' || k`,
      title: `jsonb_set(t.title, '{en}', to_jsonb((t.title->>'en') || ' lot' || k))`,
    },
  },
  recommendation_party: { ids: ["revision_id"] },
  evidence: { ids: ["id", "current_revision_id"], set: { number: "t.number + k * most" } },
  evidence_revision: {
    ids: ["id", "evidence_id"],
    set: {
      url: `t.url || '?' || k`,
      url_key: `t.url_key || '?' || k`,
      search: `t.search || to_tsvector('simple', 'lot' || k)`,
    },
  },
  evidence_source: { ids: ["revision_id"] },
  evidence_link: { ids: ["id", "evidence_id", "recommendation_id"] },
  link_grading: { ids: ["id", "link_id"] },
  origin_membership: { ids: ["id", "evidence_id", "group_id"] },
  search_log: { ids: ["id", "recommendation_id"] },
  assessment: { ids: ["id", "recommendation_id", "revises_id", "corrects_id"] },
  assessment_citation: { ids: ["assessment_id", "link_id"] },
  decision: { ids: ["id", "assessment_id"], set: { audit_sequence: `t.audit_sequence + k::bigint * 1000000000` } },
  response: { ids: ["id", "recommendation_id"] },
  milestone: { ids: ["id", "recommendation_id"] },
  milestone_revision: { ids: ["milestone_id"] },
  standing: {
    ids: ["recommendation_id", "parent_id", "revision_id", "assessment_id", "proposal_id"],
    set: { reference: REFERENCE },
  },
  standing_interval: {
    ids: ["recommendation_id", "parent_id", "revision_id", "assessment_id", "proposal_id"],
    set: { reference: REFERENCE },
  },
  evidence_interval: { ids: ["evidence_id"] },
};

/**
 * Copies the whole history of every recommendation, under other ids and references, until there are `times` of each. What
 * is common to them (themes, parties, publications, sources, people) is shared. Copies say "lot" and their number in their
 * titles, so that a search for one lot finds as much as before.
 * @param owner a connection as a superuser: constraints and triggers are left out, the rows being copies of checked ones
 */
export async function multiply(owner: pg.Client, times: number, say: (line: string) => void): Promise<void> {
  const { rows } = await owner.query<{ most: number }>("SELECT max(number)::int AS most FROM evidence");
  await owner.query("SET session_replication_role = replica");
  await owner.query("SET synchronous_commit = off");
  await owner.query("SET maintenance_work_mem = '512MB'");
  for (const [table, { ids, set = {} }] of Object.entries(TABLES)) {
    const started = performance.now();
    const indexes = await dropIndexes(owner, table);
    await owner.query(`CREATE TEMP TABLE "${table}_original" AS TABLE "${table}"`);
    const columns = (
      await owner.query<{ name: string }>(
        `SELECT attname AS name FROM pg_attribute WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped ORDER BY attnum`,
        [table],
      )
    ).rows.map(({ name }) => name);
    const values = columns.map((name) => {
      if (ids.includes(name)) return `md5(t."${name}"::text || k)::uuid`;
      return (set[name] ?? `t."${name}"`).replace("most", String(rows[0]?.most ?? 0));
    });
    // One lot after the other: rows of a recommendation lie together, as they do where they were recorded together.
    let copied = 0;
    for (let k = 1; k < times; k++) {
      const { rowCount } = await owner.query(
        `INSERT INTO "${table}" (${columns.map((name) => `"${name}"`).join(", ")})
         SELECT ${values.join(", ")} FROM "${table}_original" t, (SELECT ${k}::int AS k) lot`,
      );
      copied += rowCount ?? 0;
    }
    for (const index of indexes) await owner.query(index);
    say(`${table}: ${copied} rows in ${((performance.now() - started) / 1000).toFixed(1)} s`);
  }
  await owner.query("SET session_replication_role = origin");
  await owner.query("UPDATE evidence_tally SET count = count * $1", [times]);
  await owner.query("SELECT setval(pg_get_serial_sequence('evidence', 'number'), max(number)) FROM evidence");
  await owner.query("VACUUM ANALYZE");
  await owner.query("CHECKPOINT");
}

/** Drops what is quicker built anew than kept; gives what builds it. */
async function dropIndexes(owner: pg.Client, table: string): Promise<string[]> {
  const { rows } = await owner.query<{ name: string; definition: string }>(
    `SELECT i.indexrelid::regclass::text AS name, pg_get_indexdef(i.indexrelid) AS definition FROM pg_index i
     WHERE i.indrelid = $1::regclass AND NOT i.indisunique`,
    [table],
  );
  for (const { name } of rows) await owner.query(`DROP INDEX ${name}`);
  return rows.map(({ definition }) => definition);
}
