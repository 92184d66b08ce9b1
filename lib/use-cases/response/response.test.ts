import { beforeAll, beforeEach, expect, test } from "vitest";
import { database } from "@/lib/db/connection";
import { refreshStanding } from "@/lib/db/standing";
import { transact } from "@/lib/db/transaction";
import type { Actor, Member } from "@/lib/domain/actor";
import { Conflict, Forbidden, NotFound } from "@/lib/domain/errors";
import { evidenceReference } from "@/lib/domain/evidence";
import { recordResponseSchema } from "@/lib/domain/response";
import { describeOnBoth } from "@/lib/testing/database";
import { createActor, createEvidence, createParty, createRecommendation, useClock } from "@/lib/testing/factories";
import { createAssessment, createDecision } from "@/lib/testing/judgements";
import { projectedVoices } from "@/lib/testing/projection";
import { retireParty } from "@/lib/use-cases/party/revise-party";
import { getRecommendation } from "@/lib/use-cases/recommendation/get-recommendation";
import { listResponses, responseChoices } from "./queries";
import { recordResponse } from "./record-response";

describeOnBoth("responses", (db) => {
  const clock = useClock("2026-06-15T12:00:00Z");
  let analyst: Actor & Member;
  let id: string;
  let evidence: string;

  beforeAll(async () => {
    analyst = await createActor("ANALYST");
    const body = await createParty({ key: "secretariat" });
    const all = await createParty({ key: "member-states", collective: true });
    await createParty({ key: "kz", kind: "STATE", memberState: true });
    await createParty({ key: "us", kind: "STATE" });
    const parent = await createRecommendation({ reference: "HD-1", addressees: [body.id, all.id] });
    id = parent.id;
    const component = await createRecommendation({ reference: "HD-1a", parent });
    await createRecommendation({ reference: "HD-2", addressees: [body.id] });
    await createRecommendation({ reference: "HD-OLD", addressees: [body.id], retired: true });
    const logged = await createEvidence({ links: [{ recommendationId: component.id }] });
    evidence = evidenceReference(logged.number);
    await createEvidence({ title: "Elsewhere" });
  });
  beforeEach(() => clock.advance({ seconds: 60 }));

  const record = (over: object = {}, actor: Actor = analyst, reference = "HD-1") => {
    const input = recordResponseSchema.parse({ party: "secretariat", answer: "ACCEPTED", basis: "FORMAL", ...over });
    return recordResponse(actor, { reference, ...input });
  };
  const entries = async () => (await db.asApp<{ n: number }>("SELECT count(*)::int AS n FROM audit_entry"))[0]?.n ?? 0;

  test("stay as they were recorded, the newest first, each with its author, its item and one entry that says what it is about", async () => {
    const before = await entries();
    await record({ statement: "We will.", respondedOn: "2025-04" });
    clock.advance({ seconds: 60 });
    await record({ answer: "ACCEPTED_IN_PART", basis: "INFERRED", evidence });
    await record({ party: "kz", answer: "NOTED" });
    await record({ party: "member-states", answer: "NONE_FOUND", basis: undefined });
    expect(await entries()).toBe(before + 4);
    const said = await listResponses(analyst, "hd-1");
    expect(said.filter((each) => each.party === "secretariat")).toMatchObject([
      { answer: "ACCEPTED_IN_PART", basis: "INFERRED", evidence: { title: {} }, recordedBy: { name: analyst.name } },
      { answer: "ACCEPTED", statement: "We will.", respondedOn: "2025-04", evidence: null },
    ]);
    const touched = await db.asApp(
      `SELECT e.subject_type, t.recommendation_id FROM audit_entry e JOIN audit_touch t USING (sequence)
       WHERE e.action = 'response.recorded' AND e.subject_id = $1`,
      [said[0]?.id],
    );
    expect(touched).toEqual([{ subject_type: "response", recommendation_id: id }]);
  });

  test("name addressees only: any member state where member states are addressed, none elsewhere", async () => {
    const { addressees } = await responseChoices(analyst, "HD-1a");
    expect(addressees.map((each) => [each.key, each.viaCollective])).toEqual([
      ["secretariat", false],
      ["member-states", false],
      ["kz", true],
    ]);
    for (const [reference, party] of [
      ["HD-1", "us"],
      ["HD-1", "nobody"],
      ["HD-2", "kz"],
    ])
      await expect(record({ party }, analyst, reference)).rejects.toMatchObject({
        fields: { party: { code: "notAddressee" } },
      });
  });

  test("are refused ahead of time, on evidence from elsewhere, on what is retired or unknown, and to viewers; nothing is left", async () => {
    const before = await entries();
    await expect(record({ respondedOn: "2026-07" })).rejects.toMatchObject({
      fields: { respondedOn: { code: "futureDate" } },
    });
    await expect(record({ evidence: "E02" })).rejects.toMatchObject({
      fields: { evidence: { code: "evidenceNotLinked" } },
    });
    await expect(record({}, analyst, "HD-OLD")).rejects.toBeInstanceOf(Conflict);
    await expect(record({}, analyst, "HD-404")).rejects.toBeInstanceOf(NotFound);
    await expect(record({}, await createActor("VIEWER"))).rejects.toBeInstanceOf(Forbidden);
    expect(await entries()).toBe(before);
  });

  test("that claim more than is judged make a disagreement, in the projection as in the raw rows", async () => {
    const proposal = await createAssessment({ recommendationId: id, implementation: "UNDERWAY" });
    await createDecision({ assessment: proposal });
    await transact((tx, at) => refreshStanding(tx, [id], at, "2026-06-15"));
    expect((await projectedVoices()).find((each) => each.id === id)?.stored[0]).toBe(false);
    clock.advance({ days: 1 });
    await record({ claimsAlreadyDone: true, statement: "It exists." });
    const projected = await projectedVoices();
    expect(projected.find((each) => each.id === id)?.stored[0]).toBe(true);
    for (const each of projected) expect(each.stored).toEqual(each.recomputed);
    clock.advance({ seconds: 60 });
    await record({ statement: "Not all of it yet." });
    expect((await projectedVoices()).find((each) => each.id === id)?.stored[0]).toBe(false);
  });

  test("count by the day on which they were given: what was recorded late outweighs nothing said after it", async () => {
    await createRecommendation({
      reference: "HD-4",
      addressees: [(await database().party.findUniqueOrThrow({ where: { key: "secretariat" } })).id],
    });
    const counting = async () => {
      const page = await getRecommendation(analyst, "HD-4");
      const counts = new Set(page.standing.responses.map((each) => each.id));
      return page.responses.filter((each) => counts.has(each.id)).map((each) => each.answer);
    };
    await record({ answer: "ACCEPTED", respondedOn: "2026-03" }, analyst, "HD-4");
    clock.advance({ seconds: 60 });
    await record({ answer: "REJECTED", respondedOn: "2025-11-30" }, analyst, "HD-4");
    expect(await counting()).toEqual(["ACCEPTED"]);
    // Without a day it counts as given when it is recorded: in June.
    await record({ answer: "NOTED" }, analyst, "HD-4");
    expect(await counting()).toEqual(["NOTED"]);
    clock.advance({ seconds: 60 });
    await record({ answer: "REJECTED", respondedOn: "2026-05" }, analyst, "HD-4");
    expect(await counting()).toEqual(["NOTED"]);
  });

  test("name nobody who is retired, and such are not offered; what was recorded of them stays", async () => {
    const gone = await createParty({ key: "council" });
    await createRecommendation({ reference: "HD-3", addressees: [gone.id] });
    await record({ party: "council" }, analyst, "HD-3");
    await retireParty(analyst, "council", { reason: "Dissolved" });
    await expect(record({ party: "council" }, analyst, "HD-3")).rejects.toMatchObject({
      fields: { party: { code: "partyRetired", params: { party: "council" } } },
    });
    expect((await responseChoices(analyst, "HD-3")).addressees).toEqual([]);
    expect(await listResponses(analyst, "HD-3")).toHaveLength(1);
  });

  test("cannot be changed or taken out by the app", async () => {
    await expect(db.asApp("UPDATE response SET answer = 'REJECTED'")).rejects.toThrow();
    await expect(db.asApp("DELETE FROM response")).rejects.toThrow();
  });
});
