import { randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import { scheduleBasis } from "@/lib/domain/milestone";
import { evidenceMarks, standingsOf } from "@/lib/domain/standing";
import { describeOnBoth } from "@/lib/testing/database";
import { createEvidence, createParty, createRecommendation, createSource, useClock } from "@/lib/testing/factories";
import { createAssessment, createDecision } from "@/lib/testing/judgements";
import { now } from "./clock";
import { database } from "./connection";
import { loadRecord } from "./facts";
import { refreshStanding } from "./standing";
import { today } from "./today";
import { transact } from "./transaction";

describeOnBoth("the projection of standings", () => {
  const clock = useClock();

  const refresh = (...ids: string[]) => transact((tx, at) => refreshStanding(tx, ids, at, today(at)));

  async function stored() {
    const rows = await database().standing.findMany({
      omit: {
        movedAt: true,
        reference: true,
        parentId: true,
        publicationId: true,
        revisionId: true,
        themeId: true,
        levels: true,
        basis: true,
        ownerId: true,
        addressees: true,
      },
    });
    return new Map(rows.map(({ recommendationId, ...row }) => [recommendationId, row]));
  }

  /** The same, from the raw rows alone. */
  async function recomputed() {
    const standings = standingsOf(await loadRecord(database(), null), { asOf: today(), knownAt: now().getTime() });
    const day = (text: string | null | undefined) => (text ? new Date(text) : null);
    return new Map(
      [...standings.values()].map((standing) => [
        standing.recommendationId,
        {
          topLevel: standing.topLevel,
          retired: standing.retired,
          implementation: standing.judgement?.implementation ?? null,
          confidence: standing.judgement?.confidence ?? null,
          assessmentId: standing.judgement?.id ?? null,
          asOn: day(standing.judgement?.asOn),
          citedNewestOn: day(standing.citedNewestOn),
          proposed: standing.proposals[0]?.implementation ?? null,
          proposalId: standing.proposals[0]?.id ?? null,
          proposals: standing.proposals.length,
          openProposals: standing.openProposals,
          openSince: standing.openSince === null ? null : BigInt(standing.openSince),
          judgedParties: standing.forParties.map(({ partyId }) => partyId),
          judgedAs: standing.forParties.map(({ implementation }) => implementation),
          triangulation: standing.triangulation,
          contradicted: standing.contradicted,
          alarm: standing.alarm,
          supports: standing.supports,
          contradicts: standing.contradicts,
          context: standing.context,
          marks: evidenceMarks(standing.facts),
          searches: standing.searches,
          silentSince: day(standing.silentSince),
          disagreement: standing.disagreements.length > 0,
          dueOn: day(scheduleBasis(standing.milestones).dueOn),
          unsupportedDueOn: day(scheduleBasis(standing.milestones).unsupportedDueOn),
          allReached: scheduleBasis(standing.milestones).allReached,
          requests: standing.requests,
        },
      ]),
    );
  }

  it("equals what the raw rows say, whichever rows were written and in whichever order", async () => {
    const states = await createParty({ collective: true });
    const state = await createParty({ kind: "STATE", memberState: true });
    const parent = await createRecommendation({ addressees: [states.id] });
    const component = await createRecommendation({ parent });
    const other = await createRecommendation();
    const retired = await createRecommendation({ retired: true });
    await refresh(parent.id, other.id, retired.id);
    expect(await stored()).toEqual(await recomputed());
    expect((await stored()).get(parent.id)).toMatchObject({ triangulation: "UNSUPPORTED", implementation: null });

    // The state's own outlet is official, because "member states" stand for each of them.
    const official = await createSource({ kind: "INDEPENDENT_MEDIA", partyId: state.id });
    const originGroupId = randomUUID();
    const [first, reprint, against] = [
      await createEvidence({
        sourceId: official.id,
        publishedOn: "2026-02-01",
        links: [{ recommendationId: component.id, credibility: 2 }],
      }),
      await createEvidence({
        originGroupId,
        links: [{ recommendationId: parent.id, credibility: 1 }, { recommendationId: other.id }],
      }),
      await createEvidence({
        originGroupId,
        links: [{ recommendationId: other.id, stance: "CONTRADICTS", credibility: 2 }],
      }),
    ];
    await refresh(component.id, other.id);
    expect(await stored()).toEqual(await recomputed());
    expect((await stored()).get(parent.id)).toMatchObject({ triangulation: "CORROBORATED", supports: 2, marks: "sc|" });
    expect((await stored()).get(component.id)).toMatchObject({ triangulation: "OFFICIAL_ONLY", marks: "s|" });
    expect((await stored()).get(other.id)).toMatchObject({ triangulation: "CONTESTED", contradicted: true });
    expect(against.links).toHaveLength(1);

    clock.advance({ days: 1 });
    const linkIds = [...first.links, ...reprint.links.slice(0, 1)].map((link) => link.id);
    const proposal = await createAssessment({ recommendationId: parent.id, implementation: "UNDERWAY", linkIds });
    await createAssessment({ recommendationId: other.id, implementation: "STALLED", linkIds: [] });
    await refresh(parent.id, other.id);
    expect(await stored()).toEqual(await recomputed());
    expect((await stored()).get(parent.id)).toMatchObject({ implementation: null, proposed: "UNDERWAY", proposals: 1 });

    clock.advance({ days: 1 });
    await createDecision({ assessment: proposal });
    await refresh(parent.id);
    expect(await stored()).toEqual(await recomputed());
    expect((await stored()).get(parent.id)).toMatchObject({
      implementation: "UNDERWAY",
      proposed: null,
      assessmentId: proposal.id,
      citedNewestOn: new Date("2026-02-01"),
    });
  });

  it("says where a recommendation belongs in lists, as its content in force says", async () => {
    const party = await createParty();
    const { id } = await createRecommendation({ addressees: [party.id] });
    await refresh(id);
    const { reference, publicationId, currentRevision } = await database().recommendation.findUniqueOrThrow({
      where: { id },
      include: { currentRevision: true },
    });
    expect(await database().standing.findUniqueOrThrow({ where: { recommendationId: id } })).toMatchObject({
      reference,
      publicationId,
      revisionId: currentRevision?.id,
      themeId: currentRevision?.themeId,
      levels: currentRevision?.levels,
      basis: currentRevision?.basis,
      ownerId: currentRevision?.ownerId,
      parentId: null,
      addressees: [party.id],
    });
  });

  it("remembers when a recommendation last moved, not when it was last computed", async () => {
    const { id } = await createRecommendation();
    await refresh(id);
    const moved = now();
    clock.advance({ days: 3 });
    await refresh(id);
    expect((await database().standing.findUniqueOrThrow({ where: { recommendationId: id } })).movedAt).toEqual(moved);
    await createEvidence({ links: [{ recommendationId: id }] });
    await refresh(id);
    expect((await database().standing.findUniqueOrThrow({ where: { recommendationId: id } })).movedAt).toEqual(now());
  });

  it("takes the whole family along: a component's change is seen at its parent", async () => {
    const parent = await createRecommendation();
    const component = await createRecommendation({ parent });
    await createEvidence({ links: [{ recommendationId: component.id }] });
    await refresh(component.id);
    expect((await stored()).get(parent.id)).toMatchObject({ supports: 1, silentSince: new Date("2026-01-15") });
  });
});
