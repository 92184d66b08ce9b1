import { beforeAll, expect, test } from "vitest";
import { database } from "@/lib/db/connection";
import { refreshStanding } from "@/lib/db/standing";
import { today } from "@/lib/db/today";
import { transact } from "@/lib/db/transaction";
import type { Actor } from "@/lib/domain/actor";
import { describeOnBoth } from "@/lib/testing/database";
import { createActor, createEvidence, createParty, createRecommendation, createSource } from "@/lib/testing/factories";
import { createAssessment } from "@/lib/testing/judgements";
import { getDashboard } from "@/lib/use-cases/dashboard/queries";
import { linkEvidence } from "@/lib/use-cases/evidence/link-evidence";
import { listEvidence } from "@/lib/use-cases/evidence/queries";
import { retireParty } from "@/lib/use-cases/party/revise-party";
import { listMatrix, listStateCells } from "@/lib/use-cases/recommendation/matrix";
import { openRequest } from "@/lib/use-cases/request/open-request";
import { requestSubject } from "@/lib/use-cases/request/queries";
import { responseChoices } from "@/lib/use-cases/response/queries";
import { createPublication } from "./create-publication";
import { getPublication } from "./queries";
import { revisePublication } from "./revise-publication";
import { listStatesApart } from "./states-apart";

describeOnBoth("the member states that a publication is judged apart in", () => {
  let admin: Actor;
  let here: string;
  let elsewhere: string;
  const ids: Record<string, string> = {};
  const paper = { title: { en: "A paper" }, authors: ["A. Author"], year: 2025, language: "en" };
  const keys = (states: readonly { key: string }[]) => states.map(({ key }) => key);

  beforeAll(async () => {
    admin = await createActor("ADMIN");
    for (const [key, name] of [
      ["am", "Armenia"],
      ["kz", "Kazakhstan"],
      ["qc", "Quebec"],
    ] as const) {
      ids[key] = (await createParty({ key, name, kind: "STATE", memberState: true })).id;
    }
    const all = await createParty({ key: "members", collective: true });
    here = (await createPublication(admin, { ...paper, reference: "HERE", states: ["kz", "am"] })).id;
    elsewhere = (await createPublication(admin, { ...paper, reference: "ELSEWHERE", states: [] })).id;
    const made = [
      await createRecommendation({ reference: "HD-1", publicationId: here, addressees: [all.id] }),
      await createRecommendation({ reference: "CA-1", publicationId: elsewhere, addressees: [all.id] }),
      await createRecommendation({ reference: "XX-1", addressees: [all.id] }),
    ];
    const added = made.map(({ id }) => id);
    await transact((tx, at) => refreshStanding(tx, added, at, today(at)));
  });
  const version = async (reference: string) => (await getPublication(admin, reference)).version;
  const revise = async (reference: string, states: string[] | null) =>
    revisePublication(admin, reference, { ...paper, states, reason: "Its states", version: await version(reference) });
  const cells = async (reference: string) => {
    const { id } = await database().recommendation.findUniqueOrThrow({ where: { reference } });
    return keys((await listStateCells(admin, id)).states);
  };

  test("are those that it names, all where it names none, and forms offer them alone", async () => {
    expect(await cells("HD-1")).toEqual(["am", "kz"]);
    expect(await cells("CA-1")).toEqual([]);
    expect(await cells("XX-1")).toEqual(["am", "kz", "qc"]);
    expect(keys(await listStatesApart(admin, "hd-1"))).toEqual(["am", "kz"]);
    expect(keys(await listStatesApart(admin, "CA-1"))).toEqual([]);
    expect(keys(await listStatesApart(admin))).toEqual(["am", "kz", "qc"]);
    expect(keys((await requestSubject(admin, "HD-1")).states)).toEqual(["am", "kz"]);
    const shown = await getPublication(admin, "HERE");
    expect(keys(shown.states ?? [])).toEqual(["am", "kz"]);
    expect((await getPublication(admin, "ELSEWHERE")).states).toEqual([]);
  });

  test("are the matrix's columns; a row has cells for its own", async () => {
    const all = await listMatrix(admin, {});
    expect(keys(all.states)).toEqual(["am", "kz", "qc"]);
    const byReference = Object.fromEntries(all.rows.map((row) => [row.item.reference, row]));
    expect(byReference["HD-1"]?.cells.map(({ stateId }) => stateId)).toEqual([ids.am, ids.kz]);
    expect(byReference["HD-1"]?.spread.total).toBe(2);
    expect(byReference["CA-1"]?.cells).toEqual([]);
    expect(byReference["XX-1"]?.cells).toHaveLength(3);
    expect(keys((await listMatrix(admin, { publication: "elsewhere" })).states)).toEqual([]);
    expect(keys((await listMatrix(admin, { publication: "HERE" })).states)).toEqual(["am", "kz"]);
  });

  test("are what the overview counts by state", async () => {
    const rows = (await getDashboard(admin, {})).byState.map(({ key, total }) => [key, total]);
    expect(rows).toEqual([
      ["am", 2],
      ["kz", 2],
      ["qc", 1],
    ]);
  });

  test("are whom “member states” means: who may answer, and who is official", async () => {
    const answering = async (reference: string) =>
      keys((await responseChoices(admin, reference)).addressees.filter((each) => each.viaCollective));
    expect(await answering("HD-1")).toEqual(["am", "kz"]);
    expect(await answering("CA-1")).toEqual([]);
    const { id: sourceId } = await createSource({ kind: "ACADEMIC", partyId: ids.qc ?? "" });
    const [hd, xx] = await Promise.all(
      ["HD-1", "XX-1"].map((reference) => database().recommendation.findUniqueOrThrow({ where: { reference } })),
    );
    const item = await createEvidence({
      sourceId,
      links: [hd, xx].map((each) => ({ recommendationId: each?.id ?? "", stance: "SUPPORTS" as const })),
    });
    const official = async (recommendation: string) =>
      (await listEvidence(admin, { recommendation, affiliation: "OFFICIAL" })).items.map(({ id }) => id);
    expect(await official("HD-1")).toEqual([]);
    expect(await official("XX-1")).toEqual([item.id]);
  });

  test("are the only ones that anything new may speak of", async () => {
    const problem = { code: "notJudgedApart", params: { party: "qc", publication: "HERE" } };
    const { id } = await createEvidence();
    await expect(
      linkEvidence(admin, { id, reference: "HD-1", stance: "SUPPORTS", states: ["qc"] }),
    ).rejects.toMatchObject({ fields: { states: problem } });
    await expect(openRequest(admin, { reference: "HD-1", wanted: "A plan", party: "qc" })).rejects.toMatchObject({
      fields: { party: problem },
    });
    expect(await database().evidenceRequest.count()).toBe(0);
    await openRequest(admin, { reference: "XX-1", wanted: "A plan", party: "qc" });
  });

  test("can be changed, which moves the figures that rest on them, in one entry", async () => {
    await revise("HERE", ["am", "kz", "qc"]);
    expect(await cells("HD-1")).toEqual(["am", "kz", "qc"]);
    expect(keys((await getPublication(admin, "HERE")).states ?? [])).toEqual(["am", "kz", "qc"]);
    const entry = await database().auditEntry.findFirstOrThrow({ orderBy: { sequence: "desc" } });
    expect(entry.action).toBe("publication.revised");
    const touched = await database().auditTouch.findMany({ where: { sequence: entry.sequence } });
    expect(touched).toHaveLength(1);
    await revise("HERE", null);
    expect((await getPublication(admin, "HERE")).states).toBeNull();
    await revise("HERE", ["am", "kz"]);
  });

  test("must be member states in force; one for which something was proposed stays", async () => {
    await expect(revise("HERE", ["members"])).rejects.toMatchObject({ fields: { states: { code: "notMemberState" } } });
    await expect(revise("HERE", ["atlantis"])).rejects.toMatchObject({ fields: { states: { code: "partyUnknown" } } });
    const { id } = await database().recommendation.findUniqueOrThrow({ where: { reference: "HD-1" } });
    await createAssessment({ recommendationId: id, implementation: "PARTLY_IMPLEMENTED", partyId: ids.kz ?? "" });
    await expect(revise("HERE", ["am"])).rejects.toMatchObject({
      fields: { states: { code: "stateJudged", params: { party: "kz" } } },
    });
    await revise("HERE", ["kz", "qc"]);
    await retireParty(admin, "qc", { reason: "It left" });
    await revise("HERE", ["kz", "qc"]);
    await expect(revise("ELSEWHERE", ["qc"])).rejects.toMatchObject({
      fields: { states: { code: "partyRetired", params: { party: "qc" } } },
    });
  });
});
