import { beforeAll, describe, expect, it } from "vitest";
import { database } from "@/lib/db/connection";
import { transact } from "@/lib/db/transaction";
import type { Actor } from "@/lib/domain/actor";
import { composeBriefing } from "@/lib/platform/briefing/compose/compose-briefing";
import { useDatabase } from "@/lib/testing/database";
import {
  createEvidence,
  createParty,
  createPublication,
  createRecommendation,
  createSource,
  createTeam,
} from "@/lib/testing/factories";
import { createAssessment, createDecision } from "@/lib/testing/judgements";
import { collectBriefing } from "@/lib/use-cases/briefing/queries";
import { publishPublication } from "@/lib/use-cases/publishing/publish";
import { loadPublicAssets } from "@/lib/web/public-assets";
import { forgetPublicPages } from "@/lib/web/public-pages";
import { translatorOf } from "@/lib/web/translator";
import { ask, everyAddress } from "./public-pages.fixtures";

/** What no public answer may hold. */
const CANARY = "cnry";

/**
 * The columns of text that the public reads, of rows that are public. Every other column of every table gets a canary: one
 * that is added is taken for non-public until it stands here.
 */
const PUBLIC: Record<string, readonly string[]> = {
  publication: ["reference"],
  publication_revision: ["title", "authors", "language", "url"],
  theme: ["name"],
  party_revision: ["name", "short_name"],
  recommendation: ["reference"],
  recommendation_revision: ["title", "summary", "locator"],
  source_revision: ["name"],
  evidence_revision: [
    "title",
    "url",
    "archive_url",
    "published_on",
    "event_from",
    "event_to",
    "language",
    "quotation",
    "translation",
    "via",
    "citation",
  ],
  // Hashes say nothing.
  stored_file: ["sha256"],
  evidence_file: ["sha256"],
  assessment: ["rationale"],
  note_revision: ["body"],
  audit_entry: ["hash", "previous_hash"],
  audit_head: ["hash"],
  // Not the app's.
  _prisma_migrations: ["id", "checksum", "migration_name", "logs"],
};

const en = (text: string) => ({ en: text });

describe("public-canary", () => {
  const db = useDatabase();
  let marked = 0;
  let reader: Actor;
  const answers = new Map<string, string>();

  beforeAll(async () => {
    loadPublicAssets();
    forgetPublicPages();
    const team = await createTeam();
    reader = team.viewer;
    const { publication } = await fill(team);
    await publishPublication(team.admin, publication, { version: 0 });
    marked = await markEverything();
    for (const address of await everyAddress()) {
      const answer = await ask(address);
      answers.set(address, `${JSON.stringify([...answer.headers])}\n${await answer.text()}`);
      expect(answer.status, address).toBe(200);
    }
  }, 120_000);

  it("marks the tables that hold what is not public", () => {
    expect(marked).toBeGreaterThan(60);
  });

  it("no public answer holds anything of what is not public", () => {
    const leaks = [...answers].flatMap(([address, text]) =>
      [...text.matchAll(new RegExp(`.{0,80}${CANARY}[\\w.-]*`, "gi"))].map(([found]) => `${address}: ${found}`),
    );
    expect(leaks).toEqual([]);
  });

  it("no briefing for the public holds anything of it either", async () => {
    const asked = { format: "pdf", language: "en", audience: "PUBLIC", notes: true, filters: {}, stated: {} } as const;
    const briefing = await collectBriefing(reader, { ...asked, origin: null, madeBy: "Ada" });
    expect(briefing.sections.length).toBeGreaterThan(0);
    expect(briefing.bibliography.length).toBeGreaterThan(1);
    const said = JSON.stringify(composeBriefing(briefing, translatorOf));
    expect(said.match(new RegExp(`.{0,80}${CANARY}[\\w.-]*`, "gi"))).toBeNull();
  });

  it("what is public is there", () => {
    const all = [...answers.values()].join("\n");
    for (const text of [
      "The seen paper",
      "Do the seen thing",
      "A seen report",
      "It moves, as seen.",
      "A seen note",
      "Seen wire",
    ]) {
      expect(all).toContain(text);
    }
    expect(answers.get("/public/SEEN")).toContain("Not published");
    expect(answers.size).toBeGreaterThan(30);
  });

  it("nobody without an account finds what is not public by guessing", async () => {
    for (const address of [
      "/public/HIDDEN",
      "/public/HIDDEN/recommendations",
      "/public/SEEN/recommendations/HID-1",
      "/public/SEEN/evidence/E02",
      "/public/SEEN/evidence/E03",
      "/public/HIDDEN/card.svg",
      "/public/HIDDEN/head.json",
    ]) {
      const answer = await ask(address);
      expect(answer.status, address).toBe(404);
      expect(await answer.text(), address).not.toMatch(new RegExp(CANARY, "i"));
    }
  });

  /** A public publication with all that bears on it and is not public, and one that is not public at all. */
  async function fill(team: Awaited<ReturnType<typeof createTeam>>) {
    const analyst = team.analyst.userId;
    const addressee = await createParty({ name: "Seen body" });
    const seen = await createPublication({ reference: "SEEN", title: "The seen paper" });
    const hidden = await createPublication({ reference: "HIDDEN", title: CANARY });
    const about = { publicationId: seen.id, addressees: [addressee.id] };
    const first = await createRecommendation({ ...about, reference: "SEEN-01", title: "Do the seen thing" });
    const second = await createRecommendation({ ...about, reference: "SEEN-02", title: "Do the other thing" });
    const part = await createRecommendation({ reference: "SEEN-01a", title: "A part", parent: first });
    const other = await createRecommendation({ reference: "HID-1", title: CANARY, publicationId: hidden.id });
    const source = await createSource({ name: "Seen wire" });
    const secret = await createSource({ name: CANARY });
    const on = (id: string) => [{ recommendationId: id, credibility: 2 }];
    const open = await createEvidence({
      title: "A seen report",
      visibility: "PUBLIC",
      sourceId: source.id,
      links: [...on(first.id), ...on(part.id)],
    });
    const closed = await createEvidence({
      title: CANARY,
      sourceId: secret.id,
      links: [...on(first.id), ...on(second.id)],
    });
    const elsewhere = await createEvidence({
      title: CANARY,
      visibility: "PUBLIC",
      sourceId: secret.id,
      links: on(other.id),
    });
    const withdrawn = await createEvidence({
      title: CANARY,
      visibility: "PUBLIC",
      sourceId: secret.id,
      links: on(first.id),
    });
    const judge = async (recommendationId: string, linkIds: string[], verdict: "APPROVE" | "REJECT" | null) => {
      const assessment = await createAssessment({ recommendationId, linkIds, authorId: analyst });
      if (verdict) await createDecision({ assessment, verdict });
      return assessment;
    };
    const link = (item: { links: { id: string }[] }, index = 0) => item.links[index]?.id ?? "";
    const approved = await judge(first.id, [link(open)], "APPROVE");
    const unpublished = await judge(second.id, [link(closed, 1)], "APPROVE");
    const rejected = await judge(first.id, [link(open)], "REJECT");
    const proposed = await judge(first.id, [link(open)], null);
    await transact(async (tx, at) => {
      const recorded = { recordedAt: at, recordedById: analyst };
      const known = await tx.evidenceRevision.findFirstOrThrow({ where: { evidenceId: withdrawn.id } });
      const { id: _id, search: _search, searchText: _text, ...content } = { search: null, ...known };
      const gone = await tx.evidenceRevision.create({
        data: { ...content, title: en(CANARY), version: 2, state: "WITHDRAWN", reason: CANARY },
      });
      await tx.evidence.update({ where: { id: withdrawn.id }, data: { version: 2, currentRevisionId: gone.id } });
      const recommendationId = first.id;
      for (const [visibility, body] of [
        ["PUBLIC", "A seen note"],
        ["TEAM", CANARY],
      ] as const) {
        const note = await tx.note.create({ data: { recommendationId, authorId: analyst, createdAt: at, visibility } });
        await tx.noteRevision.create({ data: { noteId: note.id, version: 1, body: CANARY, recordedAt: at } });
        await tx.noteRevision.create({ data: { noteId: note.id, version: 2, body, recordedAt: at } });
      }
      const search = await tx.searchLog.create({
        data: { ...recorded, recommendationId, where: "x", query: "x", language: "en", searchedOn: at },
      });
      await tx.assessmentSearch.create({ data: { assessmentId: approved.id, searchLogId: search.id } });
      await tx.response.create({
        data: { ...recorded, recommendationId, partyId: addressee.id, answer: "NOTED", statement: "x" },
      });
      await tx.sourceGrading.create({
        data: { sourceId: source.id, reliability: "A", rationale: "x", graderId: analyst, recordedAt: at },
      });
      const settled = await tx.contradictionAnswer.create({
        data: { linkId: link(open), text: "x", citedLinks: [link(open)], authorId: analyst, recordedAt: at },
      });
      await tx.answerAcceptance.create({
        data: { answerId: settled.id, authorId: analyst, accepterId: team.reviewer.userId, recordedAt: at },
      });
      const milestone = await tx.milestone.create({ data: { recommendationId, createdAt: at, createdById: analyst } });
      await tx.milestoneRevision.create({
        data: { ...recorded, milestoneId: milestone.id, version: 1, title: en("x"), indicator: "x" },
      });
      const request = await tx.evidenceRequest.create({
        data: { recommendationId, createdAt: at, createdById: analyst },
      });
      await tx.evidenceRequestRevision.create({
        data: { ...recorded, requestId: request.id, version: 1, state: "OPEN", wanted: "x" },
      });
      await tx.judgementReply.create({
        data: {
          ...recorded,
          assessmentId: approved.id,
          partyId: addressee.id,
          statement: "x",
          language: "en",
          receivedOn: at,
        },
      });
      await tx.storedFile.create({ data: { sha256: "a".repeat(64), size: 3n, mediaType: "text/plain", storedAt: at } });
      await tx.evidenceFile.create({
        data: { ...recorded, evidenceId: open.id, version: 1, sha256: "a".repeat(64), name: "x.txt" },
      });
      // What was captured of public evidence, and how its link is, is for the team all the same.
      const url = "https://example.org/";
      const address = { evidenceId: open.id, url };
      await tx.linkCapture.create({
        data: {
          ...{ ...recorded, ...address, version: 1, finalUrl: url, status: 200, headers: { server: "x" }, title: "x" },
          ...{ sha256: "a".repeat(64), textSha256: "a".repeat(64), fetchedAt: at },
        },
      });
      await tx.linkWatch.create({ data: { ...address, host: "x", state: "DEAD", problem: "x", dueAt: at } });
      await tx.savedView.create({ data: { ownerId: analyst, name: "x", path: "/", query: "", createdAt: at } });
      await tx.draft.create({ data: { userId: analyst, form: "x", values: {}, errors: {}, createdAt: at } });
      await tx.apiToken.create({ data: { userId: analyst, name: "x", tokenHash: "x", hint: "x", scopes: [] } });
    });
    // Judgements are rows that public ones stand beside: theirs say it in the very column that is public.
    const ids = [unpublished, rejected, proposed].map((row) => `'${row.id}'`).join(", ");
    await asOwner(`UPDATE assessment SET rationale = '{"en":"${CANARY}-rationale"}' WHERE id IN (${ids})`);
    await asOwner(`UPDATE assessment SET rationale = '{"en":"It moves, as seen."}' WHERE id = '${approved.id}'`);
    expect(await database().evidence.count()).toBe(4);
    expect(elsewhere.links).toHaveLength(1);
    return { publication: seen.reference };
  }

  /** Puts a canary into every cell of text that is not public. @returns how many columns got one */
  async function markEverything(): Promise<number> {
    const columns = await db.asOwner<{ table: string; column: string; type: string }>(
      `SELECT c.table_name AS table, c.column_name AS column, c.udt_name AS type FROM information_schema.columns c
       JOIN pg_tables t ON t.tablename = c.table_name AND t.schemaname = c.table_schema
       WHERE c.table_schema = 'public' AND c.udt_name IN ('text', 'varchar', '_text', 'jsonb', 'json')
         AND c.is_generated = 'NEVER' ORDER BY 1, 2`,
    );
    const refused: string[] = [];
    let count = 0;
    for (const { table, column, type } of columns) {
      if (PUBLIC[table]?.includes(column)) continue;
      const mark = `'${CANARY}-${table}-${column}-' || md5(ctid::text)`;
      const value = type.startsWith("json")
        ? `jsonb_build_object('en', ${mark}, 'ru', ${mark})`
        : type === "_text"
          ? `ARRAY[${mark}]`
          : mark;
      const cast = type === "json" ? "::json" : "";
      // The system has no password, ever.
      const rows = table === "app_user" && column === "password_hash" ? " WHERE NOT is_system" : "";
      await asOwner(`UPDATE "${table}" SET "${column}" = (${value})${cast}${rows}`).then(
        () => count++,
        (error: Error) => refused.push(`${table}.${column}: ${error.message}`),
      );
    }
    // Nothing holds text in such a form that it cannot be marked.
    expect(refused).toEqual([]);
    return count;
  }

  /** As the owner, with the guards of history asleep. */
  function asOwner(sql: string) {
    return db.asOwner(`DO $heed$ BEGIN SET LOCAL session_replication_role = replica; ${sql}; END $heed$`);
  }
});
