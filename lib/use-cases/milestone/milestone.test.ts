import { beforeAll, beforeEach, expect, test } from "vitest";
import type { Actor, Member } from "@/lib/domain/actor";
import { Conflict, Forbidden, NotFound } from "@/lib/domain/errors";
import { evidenceReference } from "@/lib/domain/evidence";
import { createMilestoneSchema, type Schedule } from "@/lib/domain/milestone";
import { describeOnBoth } from "@/lib/testing/database";
import { createActor, createEvidence, createRecommendation, useClock } from "@/lib/testing/factories";
import { projectedVoices } from "@/lib/testing/projection";
import { listRecommendations } from "@/lib/use-cases/recommendation/list-recommendations";
import { createMilestone } from "./create-milestone";
import { getMilestone, listMilestones, listMilestonesOf } from "./queries";
import { retireMilestone } from "./retire-milestone";
import { reviseMilestone } from "./revise-milestone";

describeOnBoth("milestones", (db) => {
  // Later than the real clock, by which what is prepared beforehand is recorded.
  const clock = useClock("2031-06-15T12:00:00Z");
  let analyst: Actor & Member;
  let parentId: string;
  let componentId: string;
  let evidence: string;

  beforeAll(async () => {
    analyst = await createActor("ANALYST");
    const parent = await createRecommendation({ reference: "HD-1" });
    parentId = parent.id;
    componentId = (await createRecommendation({ reference: "HD-1a", parent })).id;
    await createRecommendation({ reference: "HD-OLD", retired: true });
    const logged = await createEvidence({ links: [{ recommendationId: parentId }] });
    evidence = evidenceReference(logged.number);
    await createEvidence({ title: "Elsewhere" });
  });
  beforeEach(() => clock.advance({ seconds: 60 }));

  const content = (over: object = {}) => createMilestoneSchema.parse({ title: "The unit stands", ...over });
  const create = (over: object = {}, reference = "HD-1", actor: Actor = analyst) =>
    createMilestone(actor, { reference, ...content(over) });
  const entries = async () => (await db.asApp<{ n: number }>("SELECT count(*)::int AS n FROM audit_entry"))[0]?.n ?? 0;
  const kept = async (id: string) => (await projectedVoices()).find((each) => each.id === id)?.stored.slice(1, 3);
  const agree = async () => {
    for (const each of await projectedVoices()) expect(each.stored).toEqual(each.recomputed);
  };

  test("stand on the recommendation with their schedule, and every version of them stays", async () => {
    const before = await entries();
    const { id } = await create({ dueOn: "2031-08-01", indicator: "Staff in post" }, "hd-1A");
    expect((await listMilestones(analyst, "HD-1")).find((each) => each.id === id)).toMatchObject({
      reference: "HD-1a",
      schedule: "AT_RISK",
      version: 1,
    });
    // Evidence logged on the parent supports a component's milestone, seen from either page.
    clock.advance({ seconds: 60 });
    const supported = { ...content({ dueOn: "2031-08-01", evidence: [evidence] }), reason: "The decree is out." };
    await reviseMilestone(analyst, { id, ...supported, version: 1 });
    for (const reference of ["HD-1", "HD-1a"])
      expect((await listMilestones(analyst, reference))[0]).toMatchObject({
        schedule: "ON_TRACK",
        supported: true,
        version: 2,
      });
    await agree();
    expect(await kept(componentId)).toEqual([new Date("2031-08-01"), null]);
    expect(await kept(parentId)).toEqual([new Date("2031-08-01"), null]);

    const found = await getMilestone(analyst, id);
    expect(found.revisions.map((each) => [each.version, each.reason, each.recordedBy.name])).toEqual([
      [2, "The decree is out.", analyst.name],
      [1, null, analyst.name],
    ]);
    expect(await entries()).toBe(before + 2);
    expect(
      await db.asApp(
        "SELECT recommendation_id FROM audit_touch JOIN audit_entry USING (sequence) WHERE subject_id = $1",
        [id],
      ),
    ).toEqual([{ recommendation_id: componentId }, { recommendation_id: componentId }]);
  });

  test("are shown as they were true on one day and known by another", async () => {
    const start = clock.now().getTime();
    const { id } = await create({ dueOn: "2031-07-01" });
    clock.advance({ days: 20 });
    const reached = {
      ...content({ dueOn: "2031-07-01", evidence: [evidence], reachedOn: "2031-07-03" }),
      reason: "Done.",
    };
    await reviseMilestone(analyst, { id, ...reached, version: 1 });
    const at = async (asOf: string, knownAt: number) =>
      (await listMilestonesOf(analyst, [parentId], { asOf, knownAt })).find((each) => each.id === id)?.schedule;
    const end = clock.now().getTime();
    expect(await at("2031-07-04", start - 1)).toBeUndefined();
    expect(await at("2031-06-20", start)).toBe("AT_RISK");
    expect(await at("2031-07-02", start)).toBe("OVERDUE");
    expect(await at("2031-07-02", end)).toBe("OVERDUE");
    expect(await at("2031-07-03", end)).toBe("REACHED");
    await agree();
  });

  test("leave the schedule when retired, and take no further change", async () => {
    const { id } = await create({ dueOn: "2031-01-01" });
    expect((await kept(parentId))?.[0]).toEqual(new Date("2031-01-01"));
    await retireMilestone(analyst, { id, reason: "It is another's task." });
    expect((await kept(parentId))?.[0]).not.toEqual(new Date("2031-01-01"));
    await agree();
    expect((await listMilestones(analyst, "HD-1")).some((each) => each.id === id)).toBe(false);
    expect(await getMilestone(analyst, id)).toMatchObject({ retired: true, version: 2 });
    await expect(retireMilestone(analyst, { id, reason: "Again" })).rejects.toThrow("milestoneRetired");
  });

  test("are changed by one of two who read the same version", async () => {
    const { id } = await create();
    const change = { id, ...content(), reason: "Because", version: 1 };
    const both = await Promise.allSettled([reviseMilestone(analyst, change), reviseMilestone(analyst, change)]);
    expect(both.map((each) => each.status).sort()).toEqual(["fulfilled", "rejected"]);
    await expect(retireMilestone(analyst, { id, reason: "Late", version: 1 })).rejects.toThrow("stale");
  });

  test("are refused with a reached day ahead or on nothing, on evidence from elsewhere, to viewers; nothing is left", async () => {
    const { id } = await create();
    const before = await entries();
    const refuse = (over: object, fields: object) => expect(create(over)).rejects.toMatchObject({ fields });
    await refuse({ reachedOn: "2199-01-01", evidence: [evidence] }, { reachedOn: { code: "futureDate" } });
    await refuse({ reachedOn: "2031-01-01" }, { evidence: { code: "reachedNeedsEvidence" } });
    await refuse({ evidence: ["E02"] }, { evidence: { code: "evidenceNotLinked" } });
    await expect(create({}, "HD-OLD")).rejects.toBeInstanceOf(Conflict);
    await expect(create({}, "HD-404")).rejects.toBeInstanceOf(NotFound);
    const viewer = await createActor("VIEWER");
    await expect(create({}, "HD-1", viewer)).rejects.toBeInstanceOf(Forbidden);
    await expect(retireMilestone(viewer, { id, reason: "No" })).rejects.toBeInstanceOf(Forbidden);
    await expect(reviseMilestone(viewer, { id, ...content(), reason: "No", version: 1 })).rejects.toBeInstanceOf(
      Forbidden,
    );
    await expect(getMilestone(analyst, "no-id")).rejects.toBeInstanceOf(NotFound);
    expect(await entries()).toBe(before);
  });

  test("of which all are reached are told apart from none set, in lists now and at the clocks", async () => {
    const { id: recommendationId } = await createRecommendation({ reference: "HD-3" });
    const shown = await createEvidence({ links: [{ recommendationId }] });
    const { id } = await create({ dueOn: "2031-06-20" }, "HD-3");
    const known = clock.now().getTime();
    const listed = async (schedule: Schedule, clocks: object = {}) => {
      const { items } = await listRecommendations(analyst, { schedule: [schedule], reference: ["HD-3"], ...clocks });
      return items.map((item) => item.schedule);
    };
    expect(await listed("AT_RISK")).toEqual(["AT_RISK"]);
    clock.advance({ days: 10 });
    const reached = content({
      dueOn: "2031-06-20",
      reachedOn: "2031-06-18",
      evidence: [evidenceReference(shown.number)],
    });
    await reviseMilestone(analyst, { id, ...reached, reason: "Done.", version: 1 });
    expect(await listed("REACHED")).toEqual(["REACHED"]);
    expect(await listed("UNSCHEDULED")).toEqual([]);
    expect(await listed("REACHED", { asOf: "2031-06-18" })).toEqual(["REACHED"]);
    expect(await listed("REACHED", { asOf: "2031-06-17" })).toEqual([]);
    expect(await listed("OVERDUE", { asOf: "2031-06-21", knownAt: known })).toEqual(["OVERDUE"]);
    // One more that nobody has set a day for: nothing is due, and not all is reached.
    await create({}, "HD-3");
    expect(await listed("UNSCHEDULED")).toEqual(["UNSCHEDULED"]);
    const row = (await projectedVoices()).find((each) => each.id === recommendationId);
    expect(row?.stored).toEqual(row?.recomputed);
  });
});
