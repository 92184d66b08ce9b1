import { beforeAll, expect, test } from "vitest";
import { Conflict, Forbidden, NotFound, Unauthenticated } from "@/lib/domain/errors";
import { evidenceReference } from "@/lib/domain/evidence";
import { describeOnBoth } from "@/lib/testing/database";
import {
  anonymousActor,
  createEvidence,
  createPublication,
  createRecommendation,
  createTeam,
} from "@/lib/testing/factories";
import { createAssessment, createDecision } from "@/lib/testing/judgements";
import { publishPublication, takeBackPublication } from "./publish";
import { getPublished } from "./published";
import { getPublishing, listPublished } from "./queries";

describeOnBoth("publishing", (db) => {
  let team: Awaited<ReturnType<typeof createTeam>>;
  let closed: string;

  beforeAll(async () => {
    team = await createTeam();
    const paper = await createPublication({ reference: "PAPER", title: "A paper" });
    const first = await createRecommendation({ reference: "PAPER-1", publicationId: paper.id });
    const second = await createRecommendation({ reference: "PAPER-2", publicationId: paper.id });
    const on = (id: string) => ({ links: [{ recommendationId: id }] });
    const open = await createEvidence({ visibility: "PUBLIC", ...on(first.id) });
    const kept = await createEvidence({ title: "For the team", ...on(second.id) });
    closed = evidenceReference(kept.number);
    for (const [recommendationId, links] of [
      [first.id, open.links],
      [second.id, kept.links],
    ] as const) {
      const linkIds = links.map((link) => link.id);
      await createDecision({ assessment: await createAssessment({ recommendationId, linkIds }) });
    }
  });

  const entries = async () => (await db.asApp<{ n: number }>("SELECT count(*)::int AS n FROM audit_entry"))[0]?.n ?? 0;

  test("members see what the public would see, and what is missing for what evidence", async () => {
    const preview = await getPublishing(team.viewer, "paper");
    expect(preview).toMatchObject({
      published: false,
      version: 0,
      shows: { recommendations: 2, judgements: 1, evidence: 1, notes: 0 },
    });
    expect(preview.missing).toMatchObject([
      { reference: "PAPER-2", party: null, evidence: [{ reference: closed, withheld: "TEAM" }] },
    ]);
    await expect(getPublishing(anonymousActor(), "PAPER")).rejects.toThrow(Unauthenticated);
    await expect(getPublishing(team.viewer, "NOPE")).rejects.toThrow(NotFound);
  });

  test("administrators publish, nobody else; each time one entry", async () => {
    await expect(getPublished("PAPER")).rejects.toThrow(NotFound);
    await expect(publishPublication(team.reviewer, "PAPER", { version: 0 })).rejects.toThrow(Forbidden);
    await expect(publishPublication(anonymousActor(), "PAPER", { version: 0 })).rejects.toThrow(Unauthenticated);
    await expect(publishPublication(team.admin, "PAPER", { version: 1 })).rejects.toThrow(Conflict);
    expect(await listPublished()).toEqual([]);
    const before = await entries();
    expect(await publishPublication(team.admin, "paper", { version: 0 })).toEqual({
      reference: "PAPER",
      version: 1,
      published: true,
    });
    expect(await entries()).toBe(before + 1);
    await expect(publishPublication(team.admin, "PAPER", { version: 1 })).rejects.toThrow("publishedAlready");
    expect(await listPublished()).toMatchObject([{ reference: "PAPER" }]);
  });

  test("everybody reads what is public of it, and that a judgement is not published", async () => {
    const published = await getPublished("paper");
    expect(published.recommendations.map(({ reference, standing }) => [reference, standing.status])).toEqual([
      ["PAPER-1", "UNDERWAY"],
      ["PAPER-2", "NOT_PUBLISHED"],
    ]);
    expect(published.recommendations[1]).toMatchObject({ judgement: null, history: [null], links: [] });
    expect(published.evidence).toHaveLength(1);
    expect(JSON.stringify(published)).not.toContain("For the team");
    expect(published.head.earlier[0]).toMatchObject({ sequence: published.head.sequence, hash: published.head.hash });
  });

  test("it is made once for each head of the chain", async () => {
    expect(await getPublished("PAPER")).toBe(await getPublished("paper"));
  });

  test("taken back it is gone at once, with a reason that stays", async () => {
    await expect(takeBackPublication(team.reviewer, "PAPER", { version: 1, reason: "No." })).rejects.toThrow(Forbidden);
    await takeBackPublication(team.admin, "PAPER", { version: 1, reason: "Too early." });
    await expect(getPublished("PAPER")).rejects.toThrow(NotFound);
    expect(await listPublished()).toEqual([]);
    expect(await getPublishing(team.viewer, "PAPER")).toMatchObject({
      published: false,
      version: 2,
      reason: "Too early.",
    });
    await expect(takeBackPublication(team.admin, "PAPER", { version: 2, reason: "No." })).rejects.toThrow(
      "notPublished",
    );
    await publishPublication(team.admin, "PAPER", { version: 2 });
    expect((await getPublished("PAPER")).reference).toBe("PAPER");
  });
});
