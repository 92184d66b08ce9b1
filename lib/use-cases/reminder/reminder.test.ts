import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { database } from "@/lib/db/connection";
import { refreshStanding } from "@/lib/db/standing";
import { today } from "@/lib/db/today";
import { transact } from "@/lib/db/transaction";
import type { Actor, Member, SystemActor } from "@/lib/domain/actor";
import { toDate } from "@/lib/domain/dates";
import { Forbidden } from "@/lib/domain/errors";
import { describeOnBoth } from "@/lib/testing/database";
import { createActor, createEvidence, createRecommendation, systemActor, useClock } from "@/lib/testing/factories";
import { disableUser } from "@/lib/use-cases/user/disable-user";
import { startWatching } from "@/lib/use-cases/watch/start-watching";
import { remindPeople } from "./remind-people";

describeOnBoth("reminders", () => {
  // The factories record at this clock, too: the recommendation is recorded on 1 March.
  const clock = useClock("2026-03-01T12:00:00Z");
  let system: Actor & SystemActor;
  let watcher: Actor & Member;
  let seeker: Actor & Member;
  let recommendationId: string;
  beforeAll(async () => {
    system = await systemActor();
    watcher = await createActor("VIEWER");
    seeker = await createActor("ANALYST");
  });

  const lines = async (actor: Member) => {
    const rows = await database().notification.findMany({ where: { userId: actor.userId }, orderBy: { key: "asc" } });
    return rows.map(({ kind, link, params }) => [kind, (params as { on?: string }).on, link]);
  };

  test("come a fortnight before a day and after it, to whoever is to act, once each", async () => {
    ({ id: recommendationId } = await createRecommendation({ reference: "HD-1" }));
    await transact(async (tx, at) => {
      await refreshStanding(tx, [recommendationId], at, today(at));
    });
    await startWatching(watcher, { kind: "RECOMMENDATION", keys: ["HD-1"] });
    await transact(async (tx, at) => {
      const base = { recommendationId, createdAt: at, createdById: system.userId };
      const recorded = { version: 1, recordedAt: at, recordedById: system.userId };
      for (const [dueOn, rest] of [
        ["2026-03-15", {}],
        ["2026-03-16", {}],
        ["2026-02-28", {}],
        ["2026-02-01", { reachedOn: toDate("2026-01-01") }],
        ["2026-02-02", { retired: true }],
      ] as const) {
        const { id } = await tx.milestone.create({ data: base });
        const data = { ...recorded, milestoneId: id, title: { en: "Law" }, dueOn: toDate(dueOn), ...rest };
        await tx.milestoneRevision.create({ data });
      }
      for (const [ownerId, state] of [
        [seeker.userId, "OPEN"],
        [null, "OPEN"],
        [seeker.userId, "DROPPED"],
      ] as const) {
        const { id } = await tx.evidenceRequest.create({ data: base });
        const data = { ...recorded, requestId: id, state, wanted: "The budget", ownerId, dueOn: toDate("2026-03-10") };
        await tx.evidenceRequestRevision.create({
          data: { ...data, ...(state === "DROPPED" ? { reason: "no" } : {}) },
        });
      }
      const review = await tx.review.create({
        data: { createdAt: at, createdById: system.userId, openedAfter: 0n },
      });
      await tx.reviewRevision.create({
        data: {
          ...recorded,
          reviewId: review.id,
          title: "Spring",
          question: "?",
          periodFrom: toDate("2026-01-01"),
          periodTo: toDate("2026-02-01"),
          scope: "",
          reviewers: [seeker.userId, randomUUID()],
          dueOn: toDate("2026-02-20"),
        },
      });
    });
    await remindPeople(system);
    const page = "/recommendations/HD-1";
    const watched = [
      ["MILESTONE_DUE", "2026-03-15", page],
      ["REQUEST_DUE", "2026-03-10", page],
      ["MILESTONE_OVERDUE", "2026-02-28", page],
    ];
    expect(await lines(watcher)).toEqual(watched);
    const asked = [
      ["REQUEST_DUE", "2026-03-10", page],
      ["REVIEW_OVERDUE", "2026-02-20", "/reviews/1"],
    ];
    expect(await lines(seeker)).toEqual(asked);
    expect(await remindPeople(system)).toEqual({ told: 0 });
    clock.advance({ days: 1 });
    await remindPeople(system);
    expect(await lines(watcher)).toHaveLength(watched.length + 1);
    clock.set("2026-03-16T12:00:00Z");
    await remindPeople(system);
    expect((await lines(watcher)).map(([kind, on]) => `${kind} ${on}`)).toContain("MILESTONE_OVERDUE 2026-03-15");
  });

  test("name what has been silent for a year, and evidence whose day of review has come", async () => {
    clock.set("2027-02-28T12:00:00Z");
    await remindPeople(system);
    expect((await lines(watcher)).map(([kind]) => kind)).not.toContain("SILENT");
    clock.set("2027-03-01T12:00:00Z");
    const { id } = await createEvidence({ publishedOn: "2027-02-01" });
    await database().$executeRaw`INSERT INTO evidence_revision (id, evidence_id, version, state, type, title, true_on,
      language, visibility, review_by, recorded_at, recorded_by_id)
      SELECT gen_random_uuid(), ${id}::uuid, 2, state, type, title, true_on, language, visibility, '2027-03-01',
        recorded_at, recorded_by_id FROM evidence_revision WHERE evidence_id = ${id}::uuid`;
    await database().$executeRaw`UPDATE evidence SET version = 2, current_revision_id =
      (SELECT id FROM evidence_revision WHERE evidence_id = ${id}::uuid AND version = 2) WHERE id = ${id}::uuid`;
    await remindPeople(system);
    expect(await lines(watcher)).toContainEqual(["SILENT", "2026-03-01", "/recommendations/HD-1"]);
    expect(await remindPeople(system)).toEqual({ told: 0 });
  });

  test("reach nobody who is disabled, and are sent by the system alone", async () => {
    const before = await database().notification.count();
    await disableUser(await createActor("ADMIN"), { id: watcher.userId });
    clock.set("2029-01-01T12:00:00Z");
    await remindPeople(system);
    expect(await database().notification.count({ where: { userId: watcher.userId } })).toBeLessThanOrEqual(before);
    await expect(remindPeople(seeker)).rejects.toBeInstanceOf(Forbidden);
  });
});
