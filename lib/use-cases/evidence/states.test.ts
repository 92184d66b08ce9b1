import { beforeAll, expect, test } from "vitest";
import { database } from "@/lib/db/connection";
import type { Actor } from "@/lib/domain/actor";
import { Conflict } from "@/lib/domain/errors";
import { describeOnBoth } from "@/lib/testing/database";
import { createActor, createParty, createRecommendation } from "@/lib/testing/factories";
import { retireParty } from "@/lib/use-cases/party/revise-party";
import { getEvidence } from "./evidence-detail";
import { gradeLink } from "./grade-link";
import { linkEvidence } from "./link-evidence";
import { logEvidence } from "./log-evidence";

describeOnBoth("the member states that evidence speaks of", () => {
  let analyst: Actor;
  beforeAll(async () => {
    analyst = await createActor("ANALYST");
    await createParty({ key: "kazakhstan", kind: "STATE", memberState: true });
    await createParty({ key: "joint-staff" });
    await createRecommendation({ reference: "HD-1" });
    await createRecommendation({ reference: "HD-2" });
  });
  const log = (states: string[] | undefined) =>
    logEvidence(analyst, {
      type: "NEWS",
      title: { en: "A plan is published" },
      language: "en",
      ongoing: false,
      visibility: "TEAM",
      source: { name: "A paper", kind: "INDEPENDENT_MEDIA" },
      links: [{ reference: "HD-1", stance: "SUPPORTS", ...(states ? { states } : {}) }],
    } as never);
  const spoken = async (id: string) =>
    (await getEvidence(analyst, id)).links.map((link) => link.grading.states.map((state) => state.key));

  test("are kept with each link, in its gradings, and none means the whole", async () => {
    const whole = await log(undefined);
    expect(await spoken(whole.id)).toEqual([[]]);
    const { id, links } = await log(["kazakhstan", "kazakhstan"]);
    expect(await spoken(id)).toEqual([["kazakhstan"]]);
    const linkId = links[0]?.id ?? "";
    await linkEvidence(analyst, { id, reference: "HD-2", stance: "CONTEXT", states: ["kazakhstan"] });
    expect(await spoken(id)).toEqual([["kazakhstan"], ["kazakhstan"]]);
    const same = { linkId, stance: "SUPPORTS" as const, removed: false };
    await expect(gradeLink(analyst, { ...same, states: ["kazakhstan"] })).rejects.toThrow(Conflict);
    await gradeLink(analyst, same);
    expect((await spoken(id))[0]).toEqual([]);
    const gradings = await database().linkGrading.findMany({ where: { linkId }, orderBy: { version: "asc" } });
    expect(gradings.map((row) => row.states.length)).toEqual([1, 0]);
  });

  test("must be member states, each said at its link; nothing is logged else", async () => {
    const before = await database().auditEntry.count();
    await expect(log(["joint-staff"])).rejects.toMatchObject({
      fields: { "links.0.states": { code: "notMemberState" } },
    });
    await expect(log(["atlantis"])).rejects.toMatchObject({ fields: { "links.0.states": { code: "partyUnknown" } } });
    expect(await database().auditEntry.count()).toBe(before);
  });

  test("are in force where they are named anew; one that a link names already may stay", async () => {
    await createParty({ key: "armenia", kind: "STATE", memberState: true });
    const { id, links } = await log(["armenia"]);
    await retireParty(analyst, "armenia", { reason: "It left" });
    const refused = { code: "partyRetired", params: { party: "armenia" } };
    await expect(log(["armenia"])).rejects.toMatchObject({ fields: { "links.0.states": refused } });
    const toAnother = { id, reference: "HD-2", stance: "CONTEXT" as const, states: ["armenia"] };
    await expect(linkEvidence(analyst, toAnother)).rejects.toMatchObject({ fields: { states: refused } });
    const again = { linkId: links[0]?.id ?? "", stance: "CONTEXT" as const, removed: false, states: ["armenia"] };
    expect(await gradeLink(analyst, again)).toMatchObject({ version: 2 });
  });
});
