import { beforeAll, expect, test } from "vitest";
import { recordAudit } from "@/lib/db/audit";
import { database } from "@/lib/db/connection";
import { transact } from "@/lib/db/transaction";
import type { Actor, Member, SystemActor } from "@/lib/domain/actor";
import { Forbidden } from "@/lib/domain/errors";
import { describeOnBoth } from "@/lib/testing/database";
import {
  createActor,
  createEvidence,
  createParty,
  createRecommendation,
  createTheme,
  systemActor,
} from "@/lib/testing/factories";
import { decideAssessment } from "@/lib/use-cases/assessment/decide-assessment";
import { proposeAssessment } from "@/lib/use-cases/assessment/propose-assessment";
import { editNote } from "@/lib/use-cases/note/edit-note";
import { writeNote } from "@/lib/use-cases/note/write-note";
import { assignOwner } from "@/lib/use-cases/recommendation/assign-owner";
import { logSearch } from "@/lib/use-cases/search/log-search";
import { disableUser } from "@/lib/use-cases/user/disable-user";
import { startWatching } from "@/lib/use-cases/watch/start-watching";
import { markRead } from "./mark-read";
import { countUnread, listInbox } from "./queries";
import { tellPeople } from "./tell-people";

describeOnBoth("the inbox", () => {
  let system: Actor & SystemActor;
  let analyst: Actor & Member;
  let reviewer: Actor & Member;
  let byRecommendation: Actor & Member;
  let byTheme: Actor & Member;
  let byParty: Actor & Member;
  let leaver: Actor & Member;

  beforeAll(async () => {
    system = await systemActor();
    analyst = await createActor("ANALYST", { name: "Ada Byron" });
    reviewer = await createActor("REVIEWER", { name: "Rea" });
    byRecommendation = await createActor("VIEWER");
    byTheme = await createActor("VIEWER");
    byParty = await createActor("VIEWER");
    leaver = await createActor("VIEWER");
    const party = await createParty({ key: "secretariat" });
    const theme = await createTheme({ key: "prevention" });
    const parent = await createRecommendation({ reference: "HD-1", themeId: theme.id, addressees: [party.id] });
    await createRecommendation({ reference: "HD-1a", parent });
    await createRecommendation({ reference: "HD-9" });
    await tellPeople(system);
    await startWatching(byRecommendation, { kind: "RECOMMENDATION", keys: ["HD-1"] });
    await startWatching(byTheme, { kind: "THEME", keys: ["prevention"] });
    await startWatching(byParty, { kind: "PARTY", keys: ["secretariat"] });
    await startWatching(leaver, { kind: "THEME", keys: ["prevention"] });
    await disableUser(await createActor("ADMIN"), { id: leaver.userId });
    await tellPeople(system);
  });

  const search = (reference: string, actor: Actor = analyst) =>
    logSearch(actor, { reference, where: "odkb-csto.org", query: "q", language: "en", searchedOn: "2026-02-01" });
  const news = async (actor: Actor) => {
    await tellPeople(system);
    const { items } = await listInbox(actor, { unread: true });
    await markRead(actor, {});
    return items.map(({ kind, params, recommendation }) => [kind, params.action ?? null, recommendation?.reference]);
  };

  test("tells watchers of a recommendation, its components, its theme and its addressees once, and nobody else", async () => {
    await search("HD-1");
    await search("HD-1a");
    await search("HD-9");
    for (const watcher of [byRecommendation, byTheme, byParty]) {
      expect(await news(watcher)).toEqual([
        ["WATCHED", "search.logged", "HD-1a"],
        ["WATCHED", "search.logged", "HD-1"],
      ]);
    }
    expect(await news(reviewer)).toEqual([]);
    expect(await news(analyst)).toEqual([]);
    expect(await database().notification.count({ where: { userId: leaver.userId } })).toBe(0);
  });

  test("carries an entry once, however often and by however many it is carried", async () => {
    await search("HD-1");
    const runs = await Promise.all([tellPeople(system), tellPeople(system), tellPeople(system)]);
    expect(runs.reduce((sum, { told }) => sum + told, 0)).toBe(3);
    // As after a crash between the lines and the cursor: the lines' keys keep it from telling twice.
    await database().setting.update({ where: { key: "inbox.cursor" }, data: { value: { sequence: "0" } } });
    const before = await database().notification.count({ where: { userId: byTheme.userId } });
    await tellPeople(system);
    expect(await database().notification.count({ where: { userId: byTheme.userId } })).toBe(before);
    await news(byTheme);
  });

  test("says nothing of one's own doing, and tells owners as owners", async () => {
    await assignOwner(reviewer, "HD-9", { ownerId: analyst.userId });
    expect(await news(analyst)).toEqual([["ASSIGNED", "recommendation.owner-assigned", "HD-9"]]);
    await search("HD-9");
    await search("HD-9", reviewer);
    expect(await news(analyst)).toEqual([["OWNED", "search.logged", "HD-9"]]);
  });

  test("tells whom a note names, once for each note", async () => {
    const note = await writeNote(reviewer, { reference: "HD-1", body: "Ask @ada byron.", visibility: "TEAM" });
    expect(await news(analyst)).toEqual([["MENTIONED", "note.written", "HD-1"]]);
    await editNote(reviewer, { id: note.id, body: "Ask @Ada Byron and @Rea.", version: 1 });
    expect(await news(analyst)).toEqual([]);
    expect(await news(reviewer)).toEqual([]);
  });

  test("tells reviewers of a proposal that waits, and its author of the decision", async () => {
    const recommendation = await database().recommendation.findUniqueOrThrow({ where: { reference: "HD-9" } });
    const { id } = await createEvidence({ links: [{ recommendationId: recommendation.id, credibility: 2 }] });
    await news(reviewer);
    const proposal = await proposeAssessment(analyst, "HD-9", {
      implementation: "UNDERWAY",
      asOn: "2026-02-01",
      rationale: "It moves.",
      confidence: "LOW",
      reasons: [],
      evidence: [id],
      searches: [],
    });
    expect(await news(reviewer)).toEqual([["PROPOSED", "assessment.submitted", "HD-9"]]);
    expect(await news(analyst)).toEqual([]);
    await decideAssessment(reviewer, proposal.id, { decision: "APPROVE", note: "" });
    expect(await news(analyst)).toEqual([["DECIDED", "assessment.decided", "HD-9"]]);
  });

  test("is read line by line or at once, by its owner alone, and page by page", async () => {
    await news(byTheme);
    await search("HD-1");
    await search("HD-1");
    await tellPeople(system);
    expect(await countUnread(byTheme)).toBe(2);
    const first = await listInbox(byTheme, { unread: true, limit: 1 });
    const second = await listInbox(byTheme, { unread: true, limit: 1, cursor: first.nextCursor ?? "" });
    const [a, b] = [first.items[0]?.id ?? "", second.items[0]?.id ?? ""];
    expect(a).not.toBe(b);
    expect(second.nextCursor).toBeNull();
    expect(await markRead(byParty, { ids: [a] })).toEqual({ read: 0 });
    expect(await markRead(byTheme, { ids: [a] })).toEqual({ read: 1 });
    expect(await countUnread(byTheme)).toBe(1);
    expect(await markRead(byTheme, {})).toEqual({ read: 1 });
  });

  test("gets an entry about many recommendations as one line, and none about the whole catalogue", async () => {
    await startWatching(byRecommendation, { kind: "RECOMMENDATION", keys: ["HD-9"] });
    const all = await database().recommendation.findMany({ where: { reference: { in: ["HD-1", "HD-9"] } } });
    const touches = all.map(({ id }) => id);
    await news(byRecommendation);
    await transact(async (tx) => {
      const base = { actor: analyst, payload: {}, touches };
      await recordAudit(tx, { ...base, action: "evidence.logged", subjectType: "evidence", subjectId: "E77" });
    });
    await transact(async (tx) => {
      const base = { actor: system, payload: {}, touches };
      await recordAudit(tx, { ...base, action: "catalogue.loaded", subjectType: "catalogue", subjectId: "x" });
    });
    await tellPeople(system);
    const { items } = await listInbox(byRecommendation, { unread: true });
    expect(items).toMatchObject([{ kind: "WATCHED", link: "/evidence/E77", params: { more: 1 }, actor: "Ada Byron" }]);
  });

  test("is filled by the system alone", async () => {
    await expect(tellPeople(reviewer)).rejects.toBeInstanceOf(Forbidden);
  });
});
