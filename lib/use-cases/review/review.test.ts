import { beforeAll, describe, expect, test } from "vitest";
import { lockAuditHead } from "@/lib/db/audit-head";
import { database } from "@/lib/db/connection";
import { refreshStanding } from "@/lib/db/standing";
import { today } from "@/lib/db/today";
import { transact } from "@/lib/db/transaction";
import type { Actor, Member } from "@/lib/domain/actor";
import { Conflict, Forbidden, Invalid, NotFound } from "@/lib/domain/errors";
import { describeOnBoth, type TestDatabase } from "@/lib/testing/database";
import { createActor, createEvidence, createRecommendation } from "@/lib/testing/factories";
import { decideAssessment } from "../assessment/decide-assessment";
import { proposeAssessment } from "../assessment/propose-assessment";
import { logSearch } from "../search/log-search";
import { closeReview } from "./close-review";
import { confirmItem } from "./confirm-item";
import { deferItem } from "./defer-item";
import { makeReport } from "./make-report";
import { markPresence } from "./mark-presence";
import { openReview } from "./open-review";
import { getLive, getReport, getReview, listChangesSince, listReviews, previewScope } from "./queries";
import { readReview } from "./read-review";
import { resumeItem } from "./resume-item";
import { reviseReview } from "./revise-review";

type Person = Actor & Member;

describeOnBoth("a review", (db: TestDatabase, kind) => {
  let analyst: Person;
  let ravi: Person;
  let vera: Person;
  let evidence: Record<string, string>;
  const references = ["HD-1", "HD-2", "HD-3", "HD-4"];

  beforeAll(async () => {
    [analyst, ravi, vera] = [
      await createActor("ANALYST", { name: "Ana" }),
      await createActor("REVIEWER", { name: "Ravi" }),
      await createActor("REVIEWER", { name: "Vera" }),
    ];
    evidence = {};
    for (const reference of references) {
      const { id } = await createRecommendation({ reference });
      const item = await createEvidence({ links: [{ recommendationId: id, credibility: 2 }] });
      evidence[reference] = item.id;
      await transact((tx, at) => refreshStanding(tx, [id], at, today(at)));
    }
  });

  const entries = () => database().auditEntry.count();
  const open = (actor: Actor = ravi, more: object = {}) =>
    openReview(actor, {
      title: "Autumn",
      question: "Is each status still true?",
      periodFrom: "2026-01-01",
      periodTo: today(),
      scope: "",
      filters: {},
      reviewers: [ravi.userId, vera.userId],
      ...more,
    });
  const propose = (reference: string, author: Actor = analyst) =>
    proposeAssessment(author, reference, {
      implementation: "UNDERWAY",
      asOn: "2026-06-01",
      rationale: "It moves.",
      confidence: "LOW",
      reasons: [],
      evidence: [evidence[reference] ?? ""],
      searches: [],
    });
  const states = async (number: number) =>
    Object.fromEntries((await getReview(ravi, number)).items.map((item) => [item.reference, item.state]));
  const defer = (number: number, reference: string) => deferItem(vera, { number, reference, reason: "No time." });

  test("is opened over what a filter finds, by reviewers, with one entry that touches its items", async () => {
    const before = await entries();
    expect((await previewScope(analyst, { q: "HD-1" })).map((item) => item.reference)).toEqual(["HD-1"]);
    const { number } = await open();
    expect(await entries()).toBe(before + 1);
    const last = await database().auditEntry.findFirstOrThrow({ orderBy: { sequence: "desc" } });
    expect(last).toMatchObject({ action: "review.opened", subjectId: String(number) });
    expect(await database().auditTouch.count({ where: { sequence: last.sequence } })).toBe(4);
    const view = await getReview(analyst, number);
    expect(view.items.map((item) => [item.position, item.reference, item.state])).toEqual(
      references.map((reference, index) => [index + 1, reference, "OPEN"]),
    );
    expect(view.openedAfter).toBe(Number(last.sequence) - 1);
    expect(view.reviewers.map((each) => each.name)).toEqual(["Ravi", "Vera"]);
    await createRecommendation({ reference: "HD-LATER" });
    expect((await getReview(analyst, number)).items).toHaveLength(4);

    await expect(open(analyst)).rejects.toBeInstanceOf(Forbidden);
    await expect(open(ravi, { reviewers: [analyst.userId] })).rejects.toMatchObject({
      fields: { reviewers: { code: "notReviewer" } },
    });
    await expect(open(ravi, { filters: { q: "nothing-has-this" } })).rejects.toMatchObject({
      fields: { scope: { code: "scopeEmpty" } },
    });
    await expect(open(ravi, { dueOn: "2020-01-01" })).rejects.toBeInstanceOf(Invalid);
    expect(await entries()).toBe(before + 1);
  });

  test("changes its wording with a reason and by version, never its items", async () => {
    const { number } = await open();
    const input = {
      title: "Winter",
      question: "And now?",
      periodFrom: "2026-01-01",
      periodTo: "2026-12-31",
      reviewers: [vera.userId],
      reason: "It took longer.",
    };
    const before = await entries();
    expect(await reviseReview(ravi, number, { ...input, version: 1 })).toEqual({ number, version: 2 });
    expect(await entries()).toBe(before + 1);
    await expect(reviseReview(ravi, number, { ...input, version: 1 })).rejects.toBeInstanceOf(Conflict);
    await expect(reviseReview(analyst, number, { ...input, version: 2 })).rejects.toBeInstanceOf(Forbidden);
    await expect(reviseReview(ravi, 999, { ...input, version: 1 })).rejects.toBeInstanceOf(NotFound);
    expect(await getReview(ravi, number)).toMatchObject({ title: "Winter", version: 2, scope: "" });
  });

  test("takes each item from open to settled, refuses what does not fit, and freezes its report", async () => {
    const { number } = await open();
    const first = await propose("HD-1");
    expect(await states(number)).toMatchObject({ "HD-1": "PROPOSED", "HD-2": "OPEN" });
    await expect(
      confirmItem(vera, { number, reference: "HD-1", reason: "It stands." }),
      "nothing is judged yet",
    ).rejects.toMatchObject({ problem: { code: "nothingToConfirm" } });
    await decideAssessment(vera, first.id, { decision: "APPROVE", note: "" });
    const second = await propose("HD-2", ravi);
    await expect(decideAssessment(ravi, second.id, { decision: "APPROVE", note: "" })).rejects.toBeInstanceOf(
      Forbidden,
    );
    await decideAssessment(vera, second.id, { decision: "REQUEST_CHANGES", note: "Say since when." });
    await expect(closeReview(ravi, number)).rejects.toMatchObject({
      problem: { code: "reviewItemsOpen", params: { count: 2, list: "HD-3, HD-4" } },
    });

    const before = await entries();
    expect(await defer(number, "hd-3")).toEqual({ number, position: 3, reference: "HD-3" });
    await expect(defer(number, "HD-3")).rejects.toMatchObject({ problem: { code: "deferredAlready" } });
    await resumeItem(ravi, { number, reference: "HD-3", reason: "There is time." });
    expect(await states(number)).toMatchObject({ "HD-3": "OPEN" });
    await expect(resumeItem(ravi, { number, reference: "HD-3", reason: "Again." })).rejects.toBeInstanceOf(Conflict);
    await defer(number, "HD-3");
    await defer(number, "HD-4");
    await expect(deferItem(analyst, { number, reference: "HD-4", reason: "No." })).rejects.toBeInstanceOf(Forbidden);
    await expect(deferItem(vera, { number, reference: "HD-LATER", reason: "No." })).rejects.toBeInstanceOf(NotFound);
    expect(await entries()).toBe(before + 4);
    expect(await states(number)).toEqual({
      "HD-1": "DECIDED",
      "HD-2": "DECIDED",
      "HD-3": "DEFERRED",
      "HD-4": "DEFERRED",
    });

    // The same state twice gives equal bytes, whatever the clock says meanwhile.
    const make = () =>
      transact(async (tx) => {
        const head = await lockAuditHead(tx);
        if (!head) throw new Error("The chain is empty.");
        return makeReport(tx, await readReview(tx, number), head);
      });
    const once = await make();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(await make()).toEqual(once);

    const head = await database().auditHead.findUniqueOrThrow({ where: { id: 1 } });
    const closed = await closeReview(ravi, number);
    expect(closed).toMatchObject({ sha256: once.sha256, head: { sequence: Number(head.sequence), hash: head.hash } });
    const frozen = await getReport(analyst, number);
    expect(frozen.text).toBe(once.report);
    expect(
      frozen.report.items.map((item) => [item.reference, item.before.implementation, item.after.implementation]),
    ).toEqual([
      ["HD-1", "NOT_ASSESSED", "UNDERWAY"],
      ["HD-2", "NOT_ASSESSED", "NOT_ASSESSED"],
      ["HD-3", "NOT_ASSESSED", "NOT_ASSESSED"],
      ["HD-4", "NOT_ASSESSED", "NOT_ASSESSED"],
    ]);
    expect(frozen.report.items[1]?.dissent.changesRequested).toMatchObject([
      { decider: { name: "Vera" }, note: "Say since when." },
    ]);
    expect(frozen.report.items[0]?.evidence).toHaveLength(1);
    expect(frozen.report.items[2]?.outcomes.map((each) => each.kind)).toEqual(["DEFERRED", "RESUMED", "DEFERRED"]);
    const entry = await database().auditPayload.findUniqueOrThrow({ where: { sequence: head.sequence + 1n } });
    expect(JSON.parse(entry.payload ?? "")).toMatchObject({ reportSha256: once.sha256, head: { hash: head.hash } });

    // Nothing that comes after moves it.
    const third = await propose("HD-3");
    await decideAssessment(vera, third.id, { decision: "APPROVE", note: "" });
    expect((await getReport(ravi, number)).text).toBe(once.report);
    expect(await states(number)).toMatchObject({ "HD-3": "DEFERRED" });
    for (const late of [
      () => closeReview(ravi, number),
      () => defer(number, "HD-1"),
      () => confirmItem(vera, { number, reference: "HD-1", reason: "Late." }),
      () => resumeItem(vera, { number, reference: "HD-3", reason: "Late." }),
    ]) {
      await expect(late()).rejects.toMatchObject({ problem: { code: "reviewClosed" } });
    }
  });

  test("tells a later review what happened since it was closed", async () => {
    const { number } = await open();
    const { since, changes } = await listChangesSince(vera, number, 3);
    expect(since.review).not.toBeNull();
    expect(changes.map((change) => change.action)).toEqual(["assessment.decided", "assessment.submitted"]);
    await logSearch(analyst, {
      reference: "HD-3",
      where: "The web",
      query: "anything",
      language: "en",
      searchedOn: "2026-06-02",
    });
    expect((await listChangesSince(vera, number, 3)).changes[0]).toMatchObject({ action: "search.logged", by: "Ana" });
    expect((await listChangesSince(vera, number, 4)).changes).toEqual([]);
    await expect(listChangesSince(vera, number, 9)).rejects.toBeInstanceOf(NotFound);
  });

  test("lets a judgement be confirmed by anybody but its author, until a proposal waits again", async () => {
    const { number } = await open();
    const own = await propose("HD-4", vera);
    await decideAssessment(ravi, own.id, { decision: "APPROVE", note: "" });
    const next = await open();
    const confirm = (actor: Actor) =>
      confirmItem(actor, { number: next.number, reference: "HD-4", reason: "Nothing new." });
    await expect(confirm(vera)).rejects.toMatchObject({ problem: { code: "ownJudgement" } });
    await expect(confirm(analyst)).rejects.toBeInstanceOf(Forbidden);
    await confirm(ravi);
    expect(await states(next.number)).toMatchObject({ "HD-4": "CONFIRMED" });
    const again = await propose("HD-4");
    expect(await states(next.number)).toMatchObject({ "HD-4": "PROPOSED" });
    await expect(confirm(ravi)).rejects.toMatchObject({ problem: { code: "decideFirst" } });
    await decideAssessment(ravi, again.id, { decision: "REJECT", note: "No." });
    expect(await states(next.number)).toMatchObject({ "HD-4": "DECIDED" });
    expect(await states(number)).toMatchObject({ "HD-4": "DECIDED" });

    const item = await database().reviewItem.findFirstOrThrow({
      where: { review: { number: next.number }, recommendation: { reference: "HD-4" } },
    });
    await expect(
      db.asApp(
        `INSERT INTO review_outcome (id, item_id, kind, reason, assessment_id, recorded_at, recorded_by_id)
         VALUES (gen_random_uuid(), $1, 'CONFIRMED', 'mine', $2, now(), $3)`,
        [item.id, own.id, vera.userId],
      ),
    ).rejects.toThrow(/not confirmed by its author/);
  });

  test("that is closed cannot be changed by SQL as the app either", async () => {
    const review = await database().review.findFirstOrThrow({
      where: { closing: { isNot: null } },
      include: { items: true },
    });
    const item = review.items[0]?.id;
    const recommendation = await createRecommendation();
    const insertOutcome = `INSERT INTO review_outcome (id, item_id, kind, reason, recorded_at, recorded_by_id)
      VALUES (gen_random_uuid(), $1, 'DEFERRED', 'late', now(), $2)`;
    await expect(db.asApp(insertOutcome, [item, vera.userId])).rejects.toThrow(/the review is closed/);
    await expect(
      db.asApp(
        "INSERT INTO review_item (id, review_id, recommendation_id, position) VALUES (gen_random_uuid(), $1, $2, 99)",
        [review.id, recommendation.id],
      ),
    ).rejects.toThrow(/the review is closed/);
    await expect(
      db.asApp(
        `INSERT INTO review_revision SELECT review_id, version + 1, 'Other', question, period_from, period_to, scope,
           reviewers, due_on, 'late', now(), recorded_by_id FROM review_revision WHERE review_id = $1`,
        [review.id],
      ),
    ).rejects.toThrow(/the review is closed/);
    for (const statement of [
      `UPDATE review_closing SET report = '{}' WHERE review_id = $1`,
      `DELETE FROM review_closing WHERE review_id = $1`,
      `UPDATE review_item SET position = 9 WHERE review_id = $1`,
      `DELETE FROM review_item WHERE review_id = $1`,
      `UPDATE review_revision SET title = 'Other' WHERE review_id = $1`,
      `DELETE FROM review WHERE id = $1`,
    ]) {
      await expect(db.asApp(statement, [review.id]), statement).rejects.toThrow(/permission denied|insert-only|not/i);
    }
    for (const statement of [
      `UPDATE review_closing SET report = '{}' WHERE review_id = $1`,
      `DELETE FROM review_closing WHERE review_id = $1`,
    ]) {
      await expect(db.asOwner(statement, [review.id]), `as its owner: ${statement}`).rejects.toThrow();
    }
    await expect(
      db.asApp(
        `INSERT INTO review_closing SELECT review_id, '{}', report_sha256, head_sequence, head_hash, closed_at, closed_by_id
         FROM review_closing WHERE review_id = $1`,
        [review.id],
      ),
    ).rejects.toThrow(/duplicate|unique/);
  });

  test("shows who looks at what for a moment, without an entry", async () => {
    const { number } = await open();
    const before = await entries();
    await markPresence(vera, number, 2);
    await markPresence(vera, number, 3);
    await markPresence(ravi, number, null);
    expect(await entries()).toBe(before);
    const live = await getLive(ravi, number);
    expect(live.present).toHaveLength(2);
    expect(live.present.find((each) => each.userId === vera.userId)).toMatchObject({ name: "Vera", position: 3 });
    expect(live.present.find((each) => each.userId === ravi.userId)).toMatchObject({ position: null });
    expect(live.items).toHaveLength(4);
    await expect(markPresence(ravi, 999, 1)).rejects.toBeInstanceOf(NotFound);
    await expect(getReport(ravi, number)).rejects.toMatchObject({ problem: { code: "reviewNotClosed" } });
    expect((await listReviews(analyst)).some((review) => review.closing !== null)).toBe(true);
  });

  if (kind === "server") {
    describe("closed while somebody decides", () => {
      test.each([1, 2, 3, 4, 5, 6])(
        "has the decision in its report, or before it in no figure (round %i)",
        async () => {
          const { number } = await open();
          const proposal = await propose("HD-1");
          for (const item of (await getReview(ravi, number)).items) await defer(number, item.reference);
          await Promise.all([
            closeReview(ravi, number),
            decideAssessment(vera, proposal.id, { decision: "APPROVE", note: "" }),
          ]);
          const { report } = await getReport(ravi, number);
          const decision = await database().decision.findFirstOrThrow({ where: { assessmentId: proposal.id } });
          const named = report.items[0]?.decisions.some((each) => each.assessment === proposal.id);
          expect(named).toBe(Number(decision.auditSequence) <= report.auditHead.sequence);
          expect(report.items[0]?.after.assessment === proposal.id).toBe(named);
          expect(report.items[0]?.state).toBe(named ? "DECIDED" : "DEFERRED");
        },
      );

      test("is closed once when two close it", async () => {
        const { number } = await open();
        for (const item of (await getReview(ravi, number)).items) await defer(number, item.reference);
        const before = await entries();
        const results = await Promise.allSettled([closeReview(ravi, number), closeReview(vera, number)]);
        expect(results.map((each) => each.status).sort()).toEqual(["fulfilled", "rejected"]);
        expect(await entries()).toBe(before + 1);
      });
    });
  }
});
