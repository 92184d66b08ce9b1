import type { OwnerSession } from "./migrate";

/** The role that the app runs as: it owns nothing and cannot change what counts. */
export const APP_ROLE = "heed_app";

/**
 * What the app may change after inserting: columns by table. Every other column of every table is insert-only for it;
 * audit tables are not even that (they grow through heed_append_audit alone).
 */
const UPDATABLE: Record<string, readonly string[]> = {
  app_user: ["name", "role", "password_hash", "locale", "session_version", "disabled_at", "version", "digest"],
  invitation: ["accepted_at", "revoked_at"],
  password_reset: ["used_at"],
  sign_in_throttle: ["failures", "first_at", "last_at"],
  api_token: ["last_used_at", "revoked_at"],
  feed_token: ["revoked_at"],
  publication: ["version", "current_revision_id"],
  party: ["version", "current_revision_id"],
  recommendation: ["version", "current_revision_id"],
  source: ["version", "current_revision_id"],
  evidence: ["version", "current_revision_id"],
  note: ["version"],
  milestone: ["version"],
  evidence_request: ["version"],
  review: ["version"],
  notification: ["read_at"],
  stored_file: ["redacted_at"],
  setting: ["value"],
  webhook_endpoint: [
    "version",
    "description",
    "url",
    "events",
    "visibility",
    "publication_id",
    "secret",
    "previous_secret",
    "previous_until",
    "after_sequence",
    "failing_since",
    "disabled_at",
    "disabled_because",
    "removed_at",
  ],
};

/** Tables that hold nothing that counts, or what is one's own alone: the app may change and empty them. */
const SCRATCH = [
  "draft",
  "idempotency_key",
  "sign_in_throttle",
  "review_presence",
  "saved_view",
  "watch",
  "digest",
  "import_upload",
  "briefing_job",
  "link_watch",
  "webhook_attempt",
  "webhook_delivery",
];
/** Projections of rows that cannot change: rewritten at will, checked against them by tests. */
const PROJECTIONS = [
  "standing",
  "standing_interval",
  "evidence_interval",
  "evidence_tally",
  "standing_tally",
  "closed_figure",
];
const NOT_INSERTABLE = ["audit_entry", "audit_payload", "audit_head", "_prisma_migrations"];

/**
 * Creates the app's role where the server allows it and grants it exactly what it needs; repeated at each start, so that
 * the grants follow the code.
 * @returns whether the role can be used; if not, `reason` says why
 */
export async function prepareAppRole(
  session: OwnerSession,
): Promise<{ usable: true } | { usable: false; reason: string }> {
  try {
    await session.exec(`DO $$ BEGIN
      IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '${APP_ROLE}') THEN CREATE ROLE ${APP_ROLE} NOLOGIN; END IF;
    EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$`);
    const { rows: members } = await session.query<{ member: boolean }>(
      `SELECT pg_has_role(current_user, '${APP_ROLE}', 'MEMBER') AS member`,
    );
    if (!members[0]?.member) await session.exec(`GRANT ${APP_ROLE} TO CURRENT_USER`);
    const { rows } = await session.query<{ name: string }>(
      `SELECT tablename AS name FROM pg_tables WHERE schemaname = current_schema() ORDER BY 1`,
    );
    const statements = [
      `GRANT USAGE ON SCHEMA public TO ${APP_ROLE}`,
      `GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO ${APP_ROLE}`,
    ];
    for (const { name } of rows) {
      statements.push(`REVOKE ALL ON "${name}" FROM ${APP_ROLE}`, `GRANT SELECT ON "${name}" TO ${APP_ROLE}`);
      if (!NOT_INSERTABLE.includes(name)) statements.push(`GRANT INSERT ON "${name}" TO ${APP_ROLE}`);
      const columns = UPDATABLE[name];
      if (columns)
        statements.push(
          `GRANT UPDATE (${columns.map((column) => `"${column}"`).join(", ")}) ON "${name}" TO ${APP_ROLE}`,
        );
      if (SCRATCH.includes(name)) statements.push(`GRANT UPDATE, DELETE ON "${name}" TO ${APP_ROLE}`);
      if (PROJECTIONS.includes(name)) statements.push(`GRANT UPDATE, DELETE ON "${name}" TO ${APP_ROLE}`);
    }
    for (const signature of [
      "heed_append_audit(text, text, text, text, text, text, text)",
      "heed_redact_payload(bigint)",
      "heed_lock_audit_head()",
    ]) {
      statements.push(`GRANT EXECUTE ON FUNCTION ${signature} TO ${APP_ROLE}`);
    }
    await session.exec(`BEGIN; ${statements.join(";\n")}; COMMIT`);
    return { usable: true };
  } catch (error) {
    await session.exec("ROLLBACK").catch(() => undefined);
    return { usable: false, reason: error instanceof Error ? error.message : String(error) };
  }
}
