import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { describeOnBoth, type TestDatabase } from "@/lib/testing/database";
import { createEvidence, createParty, createRecommendation, createSource, createTeam } from "@/lib/testing/factories";
import { createAssessment, createDecision } from "@/lib/testing/judgements";
import { recordAudit } from "./audit";
import { connection, database } from "./connection";
import { transact } from "./transaction";

/** What a figure depends on, and the record of who did what. */
const INSERT_ONLY = [
  "answer_acceptance",
  "assessment",
  "assessment_citation",
  "assessment_search",
  "assessment_withdrawal",
  "audit_entry",
  "audit_touch",
  "bibliography_entry",
  "candidate_ruling",
  "contradiction_answer",
  "decision",
  "document_candidate",
  "document_passage",
  "dossier_import",
  "evidence_file",
  "evidence_link",
  "evidence_request_revision",
  "evidence_revision",
  "evidence_source",
  "import_assessment_row",
  "import_evidence_row",
  "import_row",
  "import_run",
  "imported_judgement",
  "imported_statement",
  "judgement_reply",
  "link_capture",
  "link_finding",
  "link_grading",
  "milestone_revision",
  "note_revision",
  "origin_membership",
  "party_revision",
  "publication_document",
  "publication_revision",
  "publishing",
  "recommendation_party",
  "recommendation_revision",
  "response",
  "review_closing",
  "review_item",
  "review_outcome",
  "review_revision",
  "search_log",
  "source_grading",
  "source_revision",
];

/** Move on to their next revision or state, and never go away. */
const LASTING = [
  "api_token",
  "app_user",
  "audit_head",
  "audit_payload",
  "evidence",
  "evidence_request",
  "feed_token",
  "invitation",
  "milestone",
  "note",
  "party",
  "publication",
  "recommendation",
  "review",
  "source",
  "stored_file",
  "theme",
  "webhook_endpoint",
];

/** Nothing that counts, or computed from what does. */
const FREE = [
  "_prisma_migrations",
  "digest",
  "draft",
  "idempotency_key",
  "import_upload",
  "briefing_job",
  "link_watch",
  "notification",
  "password_reset",
  "review_presence",
  "saved_view",
  "setting",
  "sign_in_throttle",
  "standing",
  "standing_interval",
  "evidence_interval",
  "evidence_tally",
  "standing_tally",
  "closed_figure",
  "watch",
  "webhook_attempt",
  "webhook_delivery",
];

const REFUSED = { code: "42501" };
const NEVER_CHANGED = { code: "42501", message: expect.stringContaining("never changed or removed") };

describeOnBoth("the database's guards", (db) => {
  let team: Awaited<ReturnType<typeof createTeam>>;
  let assessment: { id: string; authorId: string };

  beforeAll(async () => {
    team = await createTeam();
    assessment = await fillEveryGuardedTable(team);
  });

  it("cover every table there is", async () => {
    const rows = await db.asOwner<{ name: string }>(
      `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY 1`,
    );
    expect(rows.map((row) => row.name).sort()).toEqual([...INSERT_ONLY, ...LASTING, ...FREE].sort());
  });

  describe.each(INSERT_ONLY)("%s", (table) => {
    it("refuses the app to change, delete or empty it", async () => {
      await expect(db.asApp(await changeNothing(db, table))).rejects.toMatchObject(REFUSED);
      await expect(db.asApp(`DELETE FROM "${table}"`)).rejects.toMatchObject(REFUSED);
      await expect(db.asApp(`TRUNCATE "${table}" CASCADE`)).rejects.toMatchObject(REFUSED);
    });

    it("refuses its owner, too", async () => {
      await expect(db.asOwner(await changeNothing(db, table))).rejects.toMatchObject(NEVER_CHANGED);
      await expect(db.asOwner(`DELETE FROM "${table}"`)).rejects.toMatchObject(NEVER_CHANGED);
      await expect(db.asOwner(`TRUNCATE "${table}" CASCADE`)).rejects.toMatchObject(NEVER_CHANGED);
    });
  });

  it.each(LASTING)("%s: nobody deletes or empties it", async (table) => {
    await expect(db.asApp(`DELETE FROM "${table}"`)).rejects.toMatchObject(REFUSED);
    await expect(db.asApp(`TRUNCATE "${table}" CASCADE`)).rejects.toMatchObject(REFUSED);
    await expect(db.asOwner(`TRUNCATE "${table}" CASCADE`)).rejects.toMatchObject(NEVER_CHANGED);
    const rows = await db.asOwner(`SELECT 1 FROM "${table}" LIMIT 1`);
    if (rows.length > 0) await expect(db.asOwner(`DELETE FROM "${table}"`)).rejects.toMatchObject(NEVER_CHANGED);
  });

  it("refuse a decision by the proposal's author", async () => {
    const proposal = await createAssessment({ recommendationId: (await createRecommendation()).id });
    await expect(createDecision({ assessment: proposal, deciderId: proposal.authorId })).rejects.toThrow(
      "decision_not_by_author",
    );
  });

  it("refuse a decision that names somebody else as the author", async () => {
    const proposal = await createAssessment({ recommendationId: (await createRecommendation()).id });
    await expect(
      createDecision({
        assessment: { id: proposal.id, authorId: team.viewer.userId },
        deciderId: proposal.authorId,
      }),
    ).rejects.toThrow(/[Ff]oreign key/);
  });

  it("refuse a second decision of the same rank, and sending back without a reason", async () => {
    await expect(createDecision({ assessment })).rejects.toThrow(/[Uu]nique/);
    const proposal = await createAssessment({ recommendationId: (await createRecommendation()).id });
    await expect(
      db.asApp(
        `INSERT INTO decision (id, assessment_id, author_id, ordinal, verdict, note, decider_id, decided_at, audit_sequence)
         VALUES ($1, $2, $3, 1, 'REJECT', ' ', $4, now(), 1)`,
        [randomUUID(), proposal.id, proposal.authorId, team.reviewer.userId],
      ),
    ).rejects.toMatchObject({ code: "23514" });
  });

  it("let the app write the audit chain through its one door alone", async () => {
    for (const statement of [
      `INSERT INTO audit_entry SELECT 9999, at, actor_id, actor_label, action, subject_type, subject_id, payload_hash, previous_hash, 'x' FROM audit_entry LIMIT 1`,
      `INSERT INTO audit_payload (sequence, salt, payload) VALUES (9999, 'salt', '{}')`,
      `UPDATE audit_payload SET payload = NULL`,
      `INSERT INTO audit_head (id, sequence, hash) VALUES (2, 0, 'x')`,
      `UPDATE audit_head SET sequence = 0`,
    ]) {
      await expect(db.asApp(statement)).rejects.toMatchObject(REFUSED);
    }
  });

  it("keep audit payloads from being exchanged by the owner, too", async () => {
    for (const change of [
      `payload = '{"other":true}'`,
      `payload = NULL`,
      `salt = 'other'`,
      `sequence = sequence + 1000, payload = NULL, salt = NULL, redacted_at = now()`,
    ]) {
      await expect(db.asOwner(`UPDATE audit_payload SET ${change}`)).rejects.toMatchObject(REFUSED);
    }
  });

  it("redact a payload once, and leave its entry as it was", async () => {
    const actor = team.admin;
    const { sequence, hash } = await transact((tx) =>
      recordAudit(tx, { actor, action: "note.written", subjectType: "note", subjectId: "n", payload: { secret: 1 } }),
    );
    const redact = () =>
      db
        .asApp<{ done: boolean }>(`SELECT heed_redact_payload($1) AS done`, [String(sequence)])
        .then((rows) => rows[0]?.done);
    expect(await redact()).toBe(true);
    expect(await database().auditPayload.findUnique({ where: { sequence } })).toMatchObject({
      payload: null,
      salt: null,
      redactedAt: expect.any(Date),
    });
    expect(await database().auditEntry.findUnique({ where: { sequence } })).toMatchObject({ hash });
    expect(await redact()).toBe(false);
  });

  it("run the app as a role that owns nothing and can become nobody", async () => {
    expect(connection()).toMatchObject({ guarded: true, warning: null });
    expect(await db.asApp(`SELECT current_user::text AS me`)).toEqual([{ me: "heed_app" }]);
    expect(
      await db.asOwner(`SELECT d.classid::regclass::text AS kind, d.objid FROM pg_shdepend d JOIN pg_roles r ON r.oid = d.refobjid
        WHERE d.refclassid = 'pg_authid'::regclass AND d.deptype = 'o' AND r.rolname = 'heed_app'`),
    ).toEqual([]);
    expect(
      await db.asOwner(`SELECT rolsuper OR rolcreaterole OR rolcreatedb OR rolbypassrls OR rolreplication OR rolcanlogin
        OR EXISTS (SELECT FROM pg_auth_members m WHERE m.member = r.oid) AS powerful FROM pg_roles r WHERE rolname = 'heed_app'`),
    ).toEqual([{ powerful: false }]);
    for (const statement of [
      `ALTER TABLE decision DISABLE TRIGGER ALL`,
      `DROP TRIGGER decision_insert_only ON decision`,
      `ALTER TABLE decision DROP CONSTRAINT decision_not_by_author`,
      `SET session_replication_role = replica`,
      `CREATE TABLE public.mine ()`,
    ]) {
      await expect(db.asApp(statement)).rejects.toMatchObject(REFUSED);
    }
  });

  it("let no deletion spread: no foreign key cascades or empties", async () => {
    // Of the record; the job queue beside it forgets as it likes.
    expect(
      await db.asOwner(`SELECT conname FROM pg_constraint
        WHERE connamespace = 'public'::regnamespace AND contype = 'f' AND confdeltype NOT IN ('a', 'r')`),
    ).toEqual([]);
  });
});

/** An update of every row that would change nothing, if it were let through. */
async function changeNothing(db: TestDatabase, table: string): Promise<string> {
  const [column] = await db.asOwner<{ name: string }>(
    `SELECT attname AS name FROM pg_attribute WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped ORDER BY attnum LIMIT 1`,
    [table],
  );
  return `UPDATE "${table}" SET "${column?.name}" = "${column?.name}"`;
}

/** Row triggers speak only where there is a row: one at least in each insert-only table. */
async function fillEveryGuardedTable(team: Awaited<ReturnType<typeof createTeam>>) {
  const { analyst, reviewer } = team;
  const party = await createParty();
  const recommendation = await createRecommendation({ addressees: [party.id] });
  const source = await createSource();
  const links = [{ recommendationId: recommendation.id, stance: "CONTRADICTS" as const, credibility: 2 }];
  const evidence = await createEvidence({ sourceId: source.id, links });
  const linkId = evidence.links[0]?.id ?? "";
  const assessment = await createAssessment({
    recommendationId: recommendation.id,
    authorId: analyst.userId,
    linkIds: [linkId],
  });
  await createDecision({ assessment, deciderId: reviewer.userId });
  const withdrawn = await createAssessment({ recommendationId: recommendation.id, authorId: analyst.userId });
  await transact(async (tx, at) => {
    const recorded = { recordedAt: at, recordedById: analyst.userId };
    const made = { createdAt: at, createdById: analyst.userId };
    const recommendationId = recommendation.id;
    await tx.sourceGrading.create({
      data: { sourceId: source.id, reliability: "B", rationale: "Known.", graderId: analyst.userId, recordedAt: at },
    });
    await tx.storedFile.create({ data: { sha256: "0".repeat(64), size: 1n, mediaType: "text/plain", storedAt: at } });
    await tx.evidenceFile.create({
      data: { ...recorded, evidenceId: evidence.id, version: 1, sha256: "0".repeat(64), name: "a.txt" },
    });
    const url = "https://example.org/";
    await tx.linkCapture.create({
      data: {
        ...recorded,
        ...{ evidenceId: evidence.id, version: 1, url, finalUrl: url, status: 200, headers: {} },
        ...{ sha256: "0".repeat(64), fetchedAt: at },
      },
    });
    await tx.linkFinding.create({
      data: { evidenceId: evidence.id, url, state: "ALIVE", since: at, recordedAt: at },
    });
    const answer = await tx.contradictionAnswer.create({
      data: { linkId, text: "Explained.", citedLinks: [], authorId: analyst.userId, recordedAt: at },
    });
    await tx.answerAcceptance.create({
      data: { answerId: answer.id, authorId: analyst.userId, accepterId: reviewer.userId, recordedAt: at },
    });
    const search = await tx.searchLog.create({
      data: { ...recorded, recommendationId, where: "Archive", query: "q", language: "en", searchedOn: at },
    });
    await tx.assessmentSearch.create({ data: { assessmentId: withdrawn.id, searchLogId: search.id } });
    await tx.assessmentWithdrawal.create({
      data: { assessmentId: withdrawn.id, reason: "Mistaken.", withdrawnBy: analyst.userId, recordedAt: at },
    });
    await tx.response.create({ data: { ...recorded, recommendationId, partyId: party.id, answer: "NOTED" } });
    const { publicationId } = await tx.recommendation.findUniqueOrThrow({ where: { id: recommendationId } });
    await tx.publishing.create({ data: { ...recorded, publicationId, version: 1, published: true } });
    await tx.bibliographyEntry.create({ data: { ...recorded, key: "guarded", version: 1, csl: {} } });
    const run = { kind: "RECOMMENDATIONS", fileName: "a.csv", fileSha256: "0", columnsKey: "0", map: {}, counts: {} };
    const { id: runId } = await tx.importRun.create({ data: { ...recorded, ...run, publicationId } });
    await tx.importRow.create({
      data: { runId, publicationId, recommendationId, key: "1", digest: "0", cells: {}, fields: {}, recordedAt: at },
    });
    const imported = { runId, publicationId, key: "1", digest: "0", cells: {}, fields: {}, recordedAt: at };
    await tx.importEvidenceRow.create({ data: { ...imported, evidenceId: evidence.id } });
    await tx.importAssessmentRow.create({
      data: { ...imported, recommendationId, status: "done", axis: "NONE", lossy: true },
    });
    const document = await tx.publicationDocument.create({
      data: {
        ...recorded,
        ...{ publicationId, version: 1, sha256: "0".repeat(64), name: "a.txt", text: "a", textSha256: "0" },
        ...{ pages: [], headings: [], sections: [] },
      },
    });
    const candidate = await tx.documentCandidate.create({
      data: {
        ...recorded,
        ...{ documentId: document.id, text: "a", start: 0, end: 1, components: [], score: 1, reasons: [] },
      },
    });
    await tx.documentPassage.create({
      data: { documentId: document.id, recommendationId, locatorSha256: "0", moved: false, recordedAt: at },
    });
    await tx.candidateRuling.create({ data: { ...recorded, candidateId: candidate.id, version: 1, kind: "REJECTED" } });
    const note = await tx.note.create({ data: { recommendationId, authorId: analyst.userId, createdAt: at } });
    await tx.noteRevision.create({ data: { noteId: note.id, version: 1, body: "Look.", recordedAt: at } });
    const milestone = await tx.milestone.create({ data: { ...made, recommendationId } });
    await tx.milestoneRevision.create({
      data: { ...recorded, milestoneId: milestone.id, version: 1, title: { en: "Signed" }, evidence: [] },
    });
    const request = await tx.evidenceRequest.create({ data: { ...made, recommendationId } });
    await tx.evidenceRequestRevision.create({
      data: { ...recorded, requestId: request.id, version: 1, state: "OPEN", wanted: "The budget law." },
    });
    await tx.judgementReply.create({
      data: {
        ...recorded,
        assessmentId: assessment.id,
        partyId: party.id,
        statement: "No.",
        language: "en",
        receivedOn: at,
      },
    });
    const dossier = await tx.dossierImport.create({
      data: {
        ...recorded,
        sha256: "0".repeat(64),
        subject: "R",
        madeAt: at,
        headSequence: 0n,
        headHash: "0".repeat(64),
      },
    });
    await tx.importedJudgement.create({
      data: { id: randomUUID(), importId: dossier.id, recommendationId, judgement: {}, recordedAt: at },
    });
    await tx.importedStatement.create({
      data: { id: randomUUID(), importId: dossier.id, recommendationId, kind: "NOTE", statement: {}, recordedAt: at },
    });
    const review = await tx.review.create({ data: { ...made, openedAfter: 0n } });
    await tx.reviewRevision.create({
      data: {
        ...recorded,
        reviewId: review.id,
        version: 1,
        title: "First",
        question: "Is it heeded?",
        periodFrom: at,
        periodTo: at,
        scope: "",
        reviewers: [reviewer.userId],
      },
    });
    const item = await tx.reviewItem.create({ data: { reviewId: review.id, recommendationId, position: 0 } });
    await tx.reviewOutcome.create({ data: { ...recorded, itemId: item.id, kind: "DEFERRED", reason: "Later." } });
    await tx.reviewClosing.create({
      data: {
        reviewId: review.id,
        report: "{}",
        reportSha256: "0".repeat(64),
        headSequence: 0n,
        headHash: "0".repeat(64),
        closedAt: at,
        closedById: reviewer.userId,
      },
    });
    await recordAudit(tx, {
      actor: analyst,
      action: "note.written",
      subjectType: "note",
      subjectId: note.id,
      payload: { body: "Look." },
      touches: [recommendationId],
    });
  });
  return assessment;
}
