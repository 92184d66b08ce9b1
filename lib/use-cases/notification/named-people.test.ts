import { beforeAll, expect, test } from "vitest";
import { database } from "@/lib/db/connection";
import { refreshStanding } from "@/lib/db/standing";
import { today } from "@/lib/db/today";
import { transact } from "@/lib/db/transaction";
import type { Actor, Member, SystemActor } from "@/lib/domain/actor";
import { evidenceReference } from "@/lib/domain/evidence";
import { describeOnBoth } from "@/lib/testing/database";
import { createActor, createEvidence, createRecommendation, createTheme, systemActor } from "@/lib/testing/factories";
import { assignOwner } from "@/lib/use-cases/recommendation/assign-owner";
import { dropRequest } from "@/lib/use-cases/request/drop-request";
import { fillRequest } from "@/lib/use-cases/request/fill-request";
import { openRequest } from "@/lib/use-cases/request/open-request";
import { reviseRequest } from "@/lib/use-cases/request/revise-request";
import { closeReview } from "@/lib/use-cases/review/close-review";
import { deferItem } from "@/lib/use-cases/review/defer-item";
import { openReview } from "@/lib/use-cases/review/open-review";
import { reviseReview } from "@/lib/use-cases/review/revise-review";
import { disableUser } from "@/lib/use-cases/user/disable-user";
import { startWatching } from "@/lib/use-cases/watch/start-watching";
import { markRead } from "./mark-read";
import { listInbox } from "./queries";
import { tellPeople } from "./tell-people";

describeOnBoth("the inbox of whoever is named", () => {
  let system: Actor & SystemActor;
  let analyst: Actor & Member;
  let ravi: Actor & Member;
  let vera: Actor & Member;
  let watcher: Actor & Member;
  let owner: Actor & Member;
  let leaver: Actor & Member;
  let evidence: string;

  beforeAll(async () => {
    system = await systemActor();
    analyst = await createActor("ANALYST");
    ravi = await createActor("REVIEWER", { name: "Ravi Rao" });
    vera = await createActor("REVIEWER");
    watcher = await createActor("VIEWER");
    owner = await createActor("ANALYST");
    leaver = await createActor("REVIEWER");
    const theme = await createTheme({ key: "prevention" });
    const ids: string[] = [];
    for (const reference of ["HD-1", "HD-2"])
      ids.push((await createRecommendation({ reference, themeId: theme.id })).id);
    evidence = evidenceReference((await createEvidence({ links: [{ recommendationId: ids[0] ?? "" }] })).number);
    await transact((tx, at) => refreshStanding(tx, ids, at, today(at)));
    await tellPeople(system);
    await startWatching(watcher, { kind: "THEME", keys: ["prevention"] });
    await assignOwner(ravi, "HD-2", { ownerId: owner.userId });
    for (const each of [owner, watcher]) await lines(each);
  });

  /** What is unread, newest first; read from then on. */
  const lines = async (actor: Actor) => {
    await tellPeople(system);
    const { items } = await listInbox(actor, { unread: true });
    await markRead(actor, {});
    return items.map(({ kind, params, link, actor: by }) => ({ kind, link, by, ...params }));
  };
  const kinds = async (actor: Actor) => (await lines(actor)).map(({ kind, action }) => [kind, action]);
  const ask = (ownerId?: string) =>
    openRequest(ravi, { reference: "HD-1", wanted: "The text of the decree", ...(ownerId ? { ownerId } : {}) });

  test("says who is to find evidence, once for each request; watchers hear of it, and of its end", async () => {
    const { id } = await ask(analyst.userId);
    expect(await lines(analyst)).toMatchObject([
      { kind: "REQUESTED", action: "request.opened", link: "/recommendations/HD-1", by: "Ravi Rao" },
    ]);
    expect(await kinds(watcher)).toEqual([["WATCHED", "request.opened"]]);
    expect(await kinds(ravi)).toEqual([]);
    await reviseRequest(ravi, { id, wanted: "The decree, signed", ownerId: analyst.userId, version: 1 });
    expect(await kinds(analyst)).toEqual([]);
    await reviseRequest(ravi, { id, wanted: "The decree, signed", ownerId: vera.userId, version: 2 });
    expect([await kinds(vera), await kinds(analyst)]).toEqual([[["REQUESTED", "request.revised"]], []]);
    expect(await kinds(watcher)).toEqual([]);
    await fillRequest(vera, { id, evidence, version: 3 });
    expect([await kinds(watcher), await kinds(vera)]).toEqual([[["WATCHED", "request.filled"]], []]);
  });

  test("says nothing of a request to oneself, to nobody, or of one that is closed before it is carried", async () => {
    await ask(ravi.userId);
    await ask();
    const { id } = await ask(analyst.userId);
    await dropRequest(ravi, { id, reason: "It is secret." });
    for (const each of [analyst, ravi, vera]) expect(await kinds(each)).toEqual([]);
    await kinds(watcher);
  });

  test("says who is to review, once for each review; its end goes to watchers and owners", async () => {
    const reviewers = [ravi.userId, vera.userId, leaver.userId];
    const input = {
      title: "Autumn",
      question: "Is each status still true?",
      periodFrom: "2026-01-01",
      periodTo: today(),
    };
    const filters = { theme: ["prevention"] };
    const { number } = await openReview(ravi, { ...input, scope: "theme=prevention", filters, reviewers });
    await disableUser(await createActor("ADMIN"), { id: leaver.userId });
    expect(await lines(vera)).toMatchObject([
      { kind: "REVIEWING", action: "review.opened", link: `/reviews/${number}`, by: "Ravi Rao" },
    ]);
    expect(await kinds(ravi)).toEqual([]);
    expect(await database().notification.count({ where: { userId: leaver.userId } })).toBe(0);
    expect(await lines(watcher)).toMatchObject([{ kind: "WATCHED", action: "review.opened", more: 1 }]);
    expect(await lines(owner)).toMatchObject([{ kind: "OWNED", action: "review.opened" }]);

    const third = await createActor("REVIEWER");
    const more = { ...input, reviewers: [vera.userId, third.userId], reason: "Help is needed.", version: 1 };
    await reviseReview(ravi, number, more);
    expect([await kinds(third), await kinds(vera)]).toEqual([[["REVIEWING", "review.revised"]], []]);
    for (const reference of ["HD-1", "HD-2"]) await deferItem(vera, { number, reference, reason: "No time." });
    expect([await kinds(watcher), await kinds(owner)]).toEqual([[], []]);

    await closeReview(vera, number);
    expect(await lines(watcher)).toMatchObject([
      { kind: "WATCHED", action: "review.closed", link: `/reviews/${number}`, more: 1 },
    ]);
    expect(await kinds(owner)).toEqual([["OWNED", "review.closed"]]);
    for (const each of [ravi, vera, third]) expect(await kinds(each)).toEqual([]);
  });
});
