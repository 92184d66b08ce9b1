import { beforeAll, beforeEach, expect, test } from "vitest";
import type { Actor, Member } from "@/lib/domain/actor";
import { Conflict, Forbidden, NotFound } from "@/lib/domain/errors";
import { evidenceReference, logEvidenceSchema } from "@/lib/domain/evidence";
import { describeOnBoth } from "@/lib/testing/database";
import { createActor, createEvidence, createParty, createRecommendation, useClock } from "@/lib/testing/factories";
import { projectedVoices } from "@/lib/testing/projection";
import { retireParty } from "@/lib/use-cases/party/revise-party";
import { logEvidence } from "../evidence/log-evidence";
import { dropRequest } from "./drop-request";
import { fillRequest } from "./fill-request";
import { openRequest } from "./open-request";
import { getRequest, listOpenRequests, listRequests } from "./queries";
import { reviseRequest } from "./revise-request";

describeOnBoth("requests for evidence", (db) => {
  const clock = useClock("2026-06-15T12:00:00Z");
  let analyst: Actor & Member;
  let other: Actor & Member;
  let parentId: string;
  let componentId: string;
  let evidence: string;

  beforeAll(async () => {
    analyst = await createActor("ANALYST");
    other = await createActor("ANALYST");
    await createParty({ key: "kz", kind: "STATE", memberState: true });
    await createParty({ key: "body" });
    const parent = await createRecommendation({ reference: "HD-1" });
    parentId = parent.id;
    componentId = (await createRecommendation({ reference: "HD-1a", parent })).id;
    await createRecommendation({ reference: "HD-OLD", retired: true });
    evidence = evidenceReference((await createEvidence({ links: [{ recommendationId: parentId }] })).number);
    await createEvidence({ title: "Elsewhere" });
  });
  beforeEach(() => clock.advance({ seconds: 60 }));

  const ask = (over: object = {}, reference = "HD-1", actor: Actor = analyst) =>
    openRequest(actor, { reference, wanted: "The text of the decree", ...over });
  const entries = async () => (await db.asApp<{ n: number }>("SELECT count(*)::int AS n FROM audit_entry"))[0]?.n ?? 0;
  const open = async (id: string) => (await projectedVoices()).find((each) => each.id === id)?.stored[3];

  test("count as gaps at the component and its parent until they are filled or dropped", async () => {
    const before = await entries();
    const first = await ask({ ownerId: other.userId, dueOn: "2026-07-01", party: "kz" }, "HD-1a");
    const second = await ask();
    expect([await open(parentId), await open(componentId)]).toEqual([2, 1]);
    expect((await listRequests(analyst, "HD-1"))[0]).toMatchObject({
      reference: "HD-1a",
      owner: { name: other.name },
      dueOn: "2026-07-01",
      party: { key: "kz" },
      state: "OPEN",
    });
    await fillRequest(other, { id: first.id, evidence, version: 1 });
    await dropRequest(analyst, { id: second.id, reason: "It is secret." });
    expect([await open(parentId), await open(componentId)]).toEqual([0, 0]);
    for (const each of await projectedVoices()) expect(each.stored).toEqual(each.recomputed);
    expect(await getRequest(analyst, first.id)).toMatchObject({
      state: "FILLED",
      evidence: { title: {} },
      owner: { id: other.userId },
      party: { key: "kz" },
      version: 2,
    });
    expect(await getRequest(analyst, second.id)).toMatchObject({ state: "DROPPED", reason: "It is secret." });
    expect(await entries()).toBe(before + 4);
    expect(
      await db.asApp(
        "SELECT action, recommendation_id FROM audit_touch JOIN audit_entry USING (sequence) WHERE subject_id = $1 ORDER BY sequence",
        [first.id],
      ),
    ).toEqual([
      { action: "request.opened", recommendation_id: componentId },
      { action: "request.filled", recommendation_id: componentId },
    ]);
  });

  test("are listed with the reader's own first, then by day", async () => {
    const later = await ask({ dueOn: "2026-09-01" });
    const soon = await ask({ dueOn: "2026-07-01" });
    const someday = await ask();
    const mine = await ask({ ownerId: analyst.userId, dueOn: "2026-12-01" });
    const { items, total, own } = await listOpenRequests(analyst);
    expect(items.map((item) => item.id)).toEqual([mine.id, soon.id, later.id, someday.id]);
    expect([total, own]).toEqual([4, 1]);
    expect((await listOpenRequests(analyst, { mine: true })).items.map((item) => item.id)).toEqual([mine.id]);
    expect(await listOpenRequests(other, { mine: true })).toEqual({ items: [], total: 0, own: 0 });
  });

  test("are changed by one of two who read the same version, and not at all when closed", async () => {
    const { id } = await ask({ dueOn: "2026-07-01" });
    const change = { id, wanted: "The budget line", version: 1 };
    const both = await Promise.allSettled([reviseRequest(analyst, change), reviseRequest(other, change)]);
    expect(both.map((each) => each.status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await getRequest(analyst, id)).toMatchObject({ wanted: "The budget line", dueOn: null, version: 2 });
    await expect(fillRequest(analyst, { id, evidence, version: 1 })).rejects.toThrow("stale");
    await dropRequest(analyst, { id, reason: "Enough." });
    for (const again of [
      () => fillRequest(analyst, { id, evidence }),
      () => dropRequest(analyst, { id, reason: "Twice" }),
      () => reviseRequest(analyst, { ...change, version: 3 }),
    ])
      await expect(again()).rejects.toThrow("requestClosed");
  });

  test("name no retired state; one that was named before it was retired may stay", async () => {
    await createParty({ key: "am", kind: "STATE", memberState: true });
    const [about, whole] = [await ask({ party: "am" }), await ask()];
    await retireParty(analyst, "am", { reason: "It left" });
    const refused = { fields: { party: { code: "partyRetired", params: { party: "am" } } } };
    await expect(ask({ party: "am" })).rejects.toMatchObject(refused);
    const change = { wanted: "The report", party: "am", version: 1 };
    await expect(reviseRequest(analyst, { ...change, id: whole.id })).rejects.toMatchObject(refused);
    expect(await reviseRequest(analyst, { ...change, id: about.id })).toMatchObject({ version: 2 });
  });

  test("are refused with a day gone by, nobody's owner, what is no state or no evidence there, and to viewers; nothing is left", async () => {
    const { id } = await ask();
    const before = await entries();
    const refuse = (over: object, fields: object) => expect(ask(over)).rejects.toMatchObject({ fields });
    await refuse({ dueOn: "2026-01-01" }, { dueOn: { code: "pastDate" } });
    await refuse({ ownerId: parentId }, { ownerId: { code: "ownerUnknown" } });
    await refuse({ party: "body" }, { party: { code: "notMemberState" } });
    await refuse({ party: "nobody" }, { party: { code: "partyUnknown" } });
    await expect(fillRequest(analyst, { id, evidence: "E02" })).rejects.toMatchObject({
      fields: { evidence: { code: "evidenceNotLinked" } },
    });
    await expect(ask({}, "HD-OLD")).rejects.toBeInstanceOf(Conflict);
    const viewer = await createActor("VIEWER");
    await expect(ask({}, "HD-1", viewer)).rejects.toBeInstanceOf(Forbidden);
    await expect(dropRequest(viewer, { id, reason: "No" })).rejects.toBeInstanceOf(Forbidden);
    await expect(getRequest(analyst, "nothing")).rejects.toBeInstanceOf(NotFound);
    expect(await entries()).toBe(before);
  });

  test("are filled by the logging of evidence for them, in one entry; logging elsewhere or for a closed one is refused", async () => {
    const { id } = await ask({}, "HD-1a");
    const logFor = (reference: string) =>
      logEvidence(
        analyst,
        logEvidenceSchema.parse({
          type: "LAW",
          title: { en: "The decree" },
          publishedOn: "2026-06-01",
          language: "en",
          source: { name: "Gazette", kind: "STATE_BODY" },
          links: [{ reference, stance: "SUPPORTS" }],
          request: id,
        }),
      );
    await createRecommendation({ reference: "HD-2" });
    const before = await entries();
    await expect(logFor("HD-2")).rejects.toMatchObject({ fields: { request: { code: "evidenceNotLinked" } } });
    const logged = await logFor("HD-1");
    expect(await getRequest(analyst, id)).toMatchObject({ state: "FILLED", evidence: { id: logged.id } });
    expect(await open(componentId)).toBe(0);
    for (const each of await projectedVoices()) expect(each.stored).toEqual(each.recomputed);
    await expect(logFor("HD-1")).rejects.toThrow("requestClosed");
    expect(await entries()).toBe(before + 1);
  });
});
