import { beforeAll, expect, test } from "vitest";
import { database } from "@/lib/db/connection";
import { refreshStanding } from "@/lib/db/standing";
import { transact } from "@/lib/db/transaction";
import type { Actor } from "@/lib/domain/actor";
import { Forbidden, Invalid, Unauthenticated } from "@/lib/domain/errors";
import { describeOnBoth } from "@/lib/testing/database";
import {
  anonymousActor,
  createActor,
  createEvidence,
  createParty,
  createRecommendation,
} from "@/lib/testing/factories";
import { createAssessment, createDecision } from "@/lib/testing/judgements";
import { assignOwners } from "./assign-owners";
import { listBoard } from "./board";
import { listRecommendations } from "./list-recommendations";
import { listMatrix, listStateCells } from "./matrix";
import { listTimeline } from "./timeline";

describeOnBoth("the views of the list", () => {
  let analyst: Actor;
  let kazakhstan: string;
  let first: { id: string };
  beforeAll(async () => {
    analyst = await createActor("ANALYST");
    await createParty({ key: "joint-staff", name: "Joint Staff" });
    await createParty({ key: "armenia", kind: "STATE", name: "Armenia", memberState: true });
    kazakhstan = (await createParty({ key: "kazakhstan", kind: "STATE", name: "Kazakhstan", memberState: true })).id;
    first = await createRecommendation({ reference: "HD-1" });
    const second = await createRecommendation({ reference: "HD-2" });
    await createRecommendation({ reference: "HD-OLD", retired: true });
    const { links } = await createEvidence({ links: [{ recommendationId: first.id }] });
    const link = links[0];
    if (!link) throw new Error("no link");
    const grader = await createActor("ANALYST");
    await transact((tx, at) =>
      tx.linkGrading.create({
        data: {
          linkId: link.id,
          version: 2,
          stance: "SUPPORTS",
          states: [kazakhstan],
          graderId: grader.userId,
          recordedAt: at,
        },
      }),
    );
    const judge = async (
      implementation: "UNDERWAY" | "STALLED",
      asOn: string,
      partyId: string | null,
      decide = true,
    ) => {
      const assessment = await createAssessment({
        recommendationId: first.id,
        implementation,
        asOn,
        linkIds: [link.id],
        ...(partyId ? { partyId } : {}),
      });
      if (decide) await createDecision({ assessment });
    };
    await judge("UNDERWAY", "2026-01-10", null);
    await judge("STALLED", "2026-02-10", kazakhstan);
    await judge("STALLED", "2026-03-10", null, false);
    await transact(async (tx, at) => {
      const milestone = await tx.milestone.create({
        data: { recommendationId: first.id, createdAt: at, createdById: grader.userId },
      });
      await tx.milestoneRevision.create({
        data: {
          milestoneId: milestone.id,
          version: 1,
          title: { en: "A named unit" },
          dueOn: new Date("2026-01-31"),
          evidence: [],
          recordedAt: at,
          recordedById: grader.userId,
        },
      });
      const request = await tx.evidenceRequest.create({
        data: { recommendationId: second.id, createdAt: at, createdById: grader.userId },
      });
      await tx.evidenceRequestRevision.create({
        data: {
          requestId: request.id,
          version: 1,
          state: "OPEN",
          wanted: "The plan",
          partyId: kazakhstan,
          recordedAt: at,
          recordedById: grader.userId,
        },
      });
      await refreshStanding(tx, [first.id, second.id], at, at.toISOString().slice(0, 10));
    });
  });

  test("put each recommendation into the column of its approved status, now and at a past date", async () => {
    const cards = async (filters = {}) =>
      (await listBoard(analyst, filters)).columns
        .filter((column) => column.total > 0)
        .map((column) => [column.implementation, column.cards.map((card) => card.reference)]);
    expect(await cards()).toEqual([
      ["NOT_ASSESSED", ["HD-2"]],
      ["UNDERWAY", ["HD-1"]],
    ]);
    expect(await cards({ asOf: "2026-01-09" })).toEqual([["NOT_ASSESSED", ["HD-1", "HD-2"]]]);
    expect(await cards({ reference: ["HD-2"] })).toEqual([["NOT_ASSESSED", ["HD-2"]]]);
    expect((await listBoard(analyst, { implementation: ["UNDERWAY"] })).columns).toHaveLength(1);
  });

  test("show each state apart: judged by its own judgement, on evidence that speaks of it, gaps as gaps", async () => {
    const { states, rows } = await listMatrix(analyst, {});
    expect(states.map((state) => state.key)).toEqual(["armenia", "kazakhstan"]);
    const [one, two] = rows;
    expect(one?.item).toMatchObject({ reference: "HD-1", implementation: "UNDERWAY" });
    expect(one?.cells).toMatchObject([
      { implementation: "NOT_ASSESSED", gap: true, supports: 0 },
      { implementation: "STALLED", gap: false, supports: 1, proposals: 0 },
    ]);
    expect(one?.spread).toEqual({ total: 2, judged: 1, counts: [{ implementation: "STALLED", count: 1 }] });
    expect(two?.cells.map((cell) => cell.requests)).toEqual([0, 1]);
    const past = await listMatrix(analyst, { asOf: "2026-02-09" });
    expect(past.rows[0]?.cells[1]).toMatchObject({ implementation: "NOT_ASSESSED", supports: 1 });
    expect((await listStateCells(analyst, first.id)).cells).toEqual(one?.cells);
  });

  test("tell judgements and milestones in the order of their days", async () => {
    const { rows } = await listTimeline(analyst, { reference: ["HD-1"] });
    expect(rows[0]?.judgements.map((each) => [each.asOn, each.implementation, each.approved, each.state?.en])).toEqual([
      ["2026-01-10", "UNDERWAY", true, undefined],
      ["2026-02-10", "STALLED", true, "Kazakhstan"],
      ["2026-03-10", "STALLED", false, undefined],
    ]);
    expect(rows[0]?.milestones).toMatchObject([
      { reference: "HD-1", title: { en: "A named unit" }, dueOn: "2026-01-31", schedule: "OVERDUE" },
    ]);
    const past = await listTimeline(analyst, { reference: ["HD-1"], asOf: "2026-01-20" });
    expect(past.rows[0]?.judgements).toHaveLength(1);
  });

  test("are shown to no stranger", async () => {
    for (const list of [listBoard, listMatrix, listTimeline]) {
      await expect(list(anonymousActor(), {})).rejects.toThrow(Unauthenticated);
    }
  });

  test("let several get one owner, each with an entry of its own, or none of them", async () => {
    const owner = await createActor("ANALYST");
    const before = await database().auditEntry.count();
    const give = (reference: string[], actor = analyst) => assignOwners(actor, { reference, ownerId: owner.userId });
    await expect(give(["HD-1", "HD-OLD"])).rejects.toMatchObject({ fields: { reference: { code: "retired" } } });
    await expect(give(["HD-1", "HD-404"])).rejects.toThrow(Invalid);
    await expect(give(["HD-1"], await createActor("VIEWER"))).rejects.toThrow(Forbidden);
    await expect(
      assignOwners(analyst, { reference: ["HD-1"], ownerId: "00000000-0000-4000-8000-000000000000" }),
    ).rejects.toMatchObject({ fields: { ownerId: { code: "ownerUnknown" } } });
    expect(await database().auditEntry.count()).toBe(before);
    expect(await give(["HD-2", "hd-1"])).toMatchObject({ changed: 2 });
    expect(await database().auditEntry.count()).toBe(before + 2);
    const entries = await database().auditEntry.findMany({ orderBy: { sequence: "desc" }, take: 2 });
    expect(entries.map((entry) => entry.subjectId).sort()).toEqual(["HD-1", "HD-2"]);
    expect((await listRecommendations(analyst, { owner: owner.userId })).total).toBe(2);
    // Who has this owner already stays as it is.
    expect(await give(["HD-1", "HD-2"])).toMatchObject({ changed: 0 });
    expect(await database().auditEntry.count()).toBe(before + 2);
  });
});
