import { beforeAll, expect, test } from "vitest";
import { database } from "@/lib/db/connection";
import type { Actor } from "@/lib/domain/actor";
import { Forbidden, NotFound } from "@/lib/domain/errors";
import { describeOnBoth } from "@/lib/testing/database";
import { createActor, createEvidence, createParty, createRecommendation, createTheme } from "@/lib/testing/factories";
import { retireParty } from "@/lib/use-cases/party/revise-party";
import { createSource } from "./create-source";
import { gradeSource } from "./grade-source";
import { getSource, listSources } from "./queries";
import { reviseSource } from "./revise-source";

describeOnBoth("sources", () => {
  let analyst: Actor;
  beforeAll(async () => {
    analyst = await createActor("ANALYST");
    await createParty({ key: "council" });
    await createTheme({ key: "borders" });
  });
  const entries = () => database().auditEntry.count();

  test("are named once", async () => {
    const before = await entries();
    await createSource(analyst, { name: "Wire", kind: "INDEPENDENT_MEDIA" });
    const outcomes = await Promise.allSettled([
      createSource(analyst, { name: "WIRE", kind: "INDEPENDENT_MEDIA" }),
      createSource(analyst, { name: "New", kind: "IGO", party: "council" }),
      createSource(analyst, { name: "New", kind: "IGO", party: "council" }),
    ]);
    expect(outcomes.filter((outcome) => outcome.status === "fulfilled")).toHaveLength(1);
    expect(await entries()).toBe(before + 2);
    await expect(createSource(analyst, { name: "X", kind: "IGO", party: "nobody" })).rejects.toMatchObject({
      fields: { party: { code: "unknownParty" } },
    });
  });

  test("another kind moves the figures of what they reported", async () => {
    const { id } = await createSource(analyst, { name: "Agency", kind: "INDEPENDENT_MEDIA" });
    const recommendation = await createRecommendation();
    await createEvidence({ sourceId: id, links: [{ recommendationId: recommendation.id }] });
    const before = await entries();
    await reviseSource(analyst, { id, name: "Agency", kind: "STATE_MEDIA", version: 1 });
    expect(await entries()).toBe(before + 1);
    expect(await database().standing.findUnique({ where: { recommendationId: recommendation.id } })).toMatchObject({
      triangulation: "OFFICIAL_ONLY",
    });
    await expect(reviseSource(analyst, { id, name: "Agency", kind: "ACADEMIC", version: 1 })).rejects.toMatchObject({
      problem: { code: "stale" },
    });
    expect(await entries()).toBe(before + 1);
    const shown = await getSource(analyst, id);
    expect(shown.evidence).toBe(1);
    expect(shown.history.map((row) => row.kind)).toEqual(["STATE_MEDIA", "INDEPENDENT_MEDIA"]);
  });

  test("newly name no retired party; one named before may stay", async () => {
    const [kept, other] = [await createParty(), await createParty()];
    const { id } = await createSource(analyst, { name: "Loyal", kind: "STATE_BODY", party: kept.key });
    for (const { key } of [kept, other]) await retireParty(analyst, key, { reason: "Dissolved." });
    const refused = { fields: { party: { code: "partyRetired" } } };
    await expect(createSource(analyst, { name: "Late", kind: "IGO", party: kept.key })).rejects.toMatchObject(refused);
    const revise = (party: string) => reviseSource(analyst, { id, name: "Loyal", kind: "IGO", party, version: 1 });
    await expect(revise(other.key)).rejects.toMatchObject(refused);
    await expect(revise(kept.key)).resolves.toMatchObject({ version: 2 });
  });

  test("of fifty identical revisions at once one wins", async () => {
    const { id } = await createSource(analyst, { name: "Contended", kind: "ACADEMIC" });
    const outcomes = await Promise.allSettled(
      Array.from({ length: 50 }, () => reviseSource(analyst, { id, name: "Settled", kind: "ACADEMIC", version: 1 })),
    );
    expect(outcomes.filter((outcome) => outcome.status === "fulfilled")).toHaveLength(1);
    expect((await getSource(analyst, id)).version).toBe(2);
  });

  test("a revision does not double another source", async () => {
    const { id } = await createSource(analyst, { name: "Twin A", kind: "ACADEMIC" });
    await createSource(analyst, { name: "Twin B", kind: "ACADEMIC" });
    await expect(reviseSource(analyst, { id, name: "twin b", kind: "ACADEMIC", version: 1 })).rejects.toMatchObject({
      problem: { code: "sourceExists" },
    });
  });

  test("are graded by theme and in general; the newest counts, the others stay", async () => {
    const { id } = await createSource(analyst, { name: "Graded", kind: "STATE_BODY" });
    const before = await entries();
    await gradeSource(analyst, { id, reliability: "C", rationale: "First look" });
    await gradeSource(analyst, { id, reliability: "B", rationale: "Held up" });
    await gradeSource(analyst, { id, reliability: "D", rationale: "Weak on borders", theme: "borders" });
    expect(await entries()).toBe(before + 3);
    const listed = (await listSources(analyst, { q: "grad" })).find((source) => source.id === id);
    expect(listed?.gradings.map((grading) => [grading.theme?.key ?? null, grading.reliability]).sort()).toEqual(
      [
        ["borders", "D"],
        [null, "B"],
      ].sort(),
    );
    expect((await getSource(analyst, id)).gradingHistory).toHaveLength(3);
    await expect(gradeSource(analyst, { id, reliability: "A", rationale: "x", theme: "none" })).rejects.toMatchObject({
      fields: { theme: { code: "unknownTheme" } },
    });
  });

  test("viewers read and do not write", async () => {
    const viewer = await createActor("VIEWER");
    const { id } = await createSource(analyst, { name: "Guarded", kind: "IGO" });
    await expect(createSource(viewer, { name: "V", kind: "IGO" })).rejects.toBeInstanceOf(Forbidden);
    await expect(reviseSource(viewer, { id, name: "V", kind: "IGO", version: 1 })).rejects.toBeInstanceOf(Forbidden);
    await expect(gradeSource(viewer, { id, reliability: "A", rationale: "x" })).rejects.toBeInstanceOf(Forbidden);
    expect((await listSources(viewer)).length).toBeGreaterThan(0);
    await expect(getSource(viewer, "nothing")).rejects.toBeInstanceOf(NotFound);
  });
});
