import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openEmbedded } from "./embedded";
import { migrate, type OwnerSession } from "./migrate";

const RELEASED = "prisma/migrations";
const id = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, "0")}`;

/** Each migration on a database that has been used before it. */
describe("a database that holds something", () => {
  let session: OwnerSession;
  let close: () => Promise<void>;
  let folder: string;

  beforeEach(async () => {
    const opened = await openEmbedded("memory://");
    session = {
      exec: (sql) => opened.pglite.exec(sql),
      query: (sql, parameters) => opened.pglite.query(sql, parameters),
    };
    close = opened.close;
    folder = mkdtempSync(path.join(tmpdir(), "heed-migrations-"));
  });
  afterEach(async () => {
    await close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Applies all migrations up to the one whose name begins so, and not that one. */
  async function migrateUntil(name: string): Promise<void> {
    for (const each of readdirSync(RELEASED).filter((each) => /^\d/.test(each) && each < name)) {
      mkdirSync(path.join(folder, each));
      cpSync(path.join(RELEASED, each), path.join(folder, each), { recursive: true });
    }
    await migrate(session, folder);
  }

  it("keeps evidence, gradings and its chain when judging together comes, and learns what each entry was about", async () => {
    await migrateUntil("20261123160000");
    await session.exec(`
      INSERT INTO app_user (id, name, role) VALUES ('${id(1)}', 'Ada', 'ADMIN');
      INSERT INTO theme (id, key, name, position) VALUES ('${id(2)}', 'cyber', '{"en":"Cyber"}', 1);
      INSERT INTO publication (id, reference, created_by_id) VALUES ('${id(3)}', 'P', '${id(1)}');
      INSERT INTO recommendation (id, reference, publication_id, position, created_by_id) VALUES
        ('${id(4)}', 'X-01', '${id(3)}', 1, '${id(1)}'), ('${id(5)}', 'X-02', '${id(3)}', 2, '${id(1)}');
      INSERT INTO evidence (id, number, created_at, created_by_id) SELECT ('00000000-0000-4000-8000-0000000001' || lpad(n::text, 2, '0'))::uuid, n * 50, now(), '${id(1)}' FROM generate_series(1, 2) n;
      INSERT INTO evidence_revision (id, evidence_id, version, state, type, title, true_on, language, recorded_at, recorded_by_id) VALUES
        ('${id(6)}', '${id(101)}', 1, 'LOGGED', 'LAW', '{"en":"A law"}', '2025-01-01', 'en', now(), '${id(1)}'),
        ('${id(7)}', '${id(102)}', 1, 'WITHDRAWN', 'NEWS', '{"en":"News"}', '2025-01-01', 'en', now(), '${id(1)}');
      INSERT INTO evidence_link (id, evidence_id, recommendation_id, created_at, created_by_id) VALUES
        ('${id(8)}', '${id(102)}', '${id(5)}', now(), '${id(1)}');
      INSERT INTO link_grading (id, link_id, version, stance, credibility, grader_id, recorded_at) VALUES
        ('${id(9)}', '${id(8)}', 1, 'SUPPORTS', 2, '${id(1)}', now());
      INSERT INTO note (id, recommendation_id, author_id, created_at) VALUES ('${id(10)}', '${id(4)}', '${id(1)}', now());
      SELECT heed_append_audit('${id(1)}', 'Ada', 'recommendation.created', 'recommendation', 'X-01', 's', '{}');
      SELECT heed_append_audit('${id(1)}', 'Ada', 'evidence.logged', 'evidence', 'E100', 's', '{}');
      SELECT heed_append_audit('${id(1)}', 'Ada', 'note.written', 'note', '${id(10)}', 's', '{}');
      SELECT heed_append_audit('${id(1)}', 'Ada', 'user.created', 'user', '${id(1)}', 's', '{}');`);
    const chain = () => session.query(`SELECT sequence, hash FROM audit_entry ORDER BY sequence`);
    const before = await chain();

    await migrate(session, RELEASED);

    expect((await chain()).rows).toEqual(before.rows);
    const { rows: states } = await session.query(`SELECT state::text AS state FROM evidence_revision ORDER BY id`);
    expect(states).toEqual([{ state: "LOGGED" }, { state: "WITHDRAWN" }]);
    const { rows: gradings } = await session.query(`SELECT credibility, states FROM link_grading`);
    expect(gradings).toEqual([{ credibility: 2, states: null }]);
    const { rows: touched } = await session.query<{ sequence: number; reference: string }>(
      `SELECT t.sequence::int AS sequence, r.reference FROM audit_touch t JOIN recommendation r ON r.id = t.recommendation_id ORDER BY 1`,
    );
    expect(touched).toEqual([
      { sequence: 1, reference: "X-01" },
      { sequence: 2, reference: "X-02" },
      { sequence: 3, reference: "X-01" },
    ]);
    await expect(session.exec(`DELETE FROM audit_touch`)).rejects.toThrow("never changed or removed");
  });

  it("leaves publications judged in all member states when they can name some", async () => {
    await migrateUntil("20261124100000");
    await session.exec(`
      INSERT INTO app_user (id, name, role) VALUES ('${id(1)}', 'Ada', 'ADMIN');
      INSERT INTO publication (id, reference, current_revision_id, created_by_id) VALUES ('${id(3)}', 'P', '${id(4)}', '${id(1)}');
      INSERT INTO publication_revision (id, publication_id, version, title, authors, year, language, recorded_at, recorded_by_id)
        VALUES ('${id(4)}', '${id(3)}', 1, '{"en":"A paper"}', '{A}', 2025, 'en', now(), '${id(1)}');`);

    await migrate(session, RELEASED);

    const { rows } = await session.query(`SELECT version, title, every_state, state_ids FROM publication_revision`);
    expect(rows).toEqual([{ version: 1, title: { en: "A paper" }, every_state: true, state_ids: [] }]);
    const named = (
      every: boolean,
    ) => `INSERT INTO publication_revision (id, publication_id, version, title, authors, year, language,
      recorded_at, recorded_by_id, every_state, state_ids)
      VALUES ('${id(5)}', '${id(3)}', 2, '{"en":"A paper"}', '{A}', 2025, 'en', now(), '${id(1)}', ${every}, ARRAY['${id(6)}']::uuid[])`;
    await expect(session.exec(named(true))).rejects.toThrow("publication_revision_states_check");
    await session.exec(named(false));
  });
});
