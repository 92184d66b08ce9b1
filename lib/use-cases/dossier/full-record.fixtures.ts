import { transact } from "@/lib/db/transaction";
import type { createTeam } from "@/lib/testing/factories";

/** Adds to a recommendation one of everything that a record holds of it beside evidence; some evidence has to bear on it. */
export async function fillRecord(team: Awaited<ReturnType<typeof createTeam>>, reference: string): Promise<void> {
  await transact(async (tx, at) => {
    const { id: recommendationId } = await tx.recommendation.findUniqueOrThrow({ where: { reference } });
    const [link, other] = await tx.evidenceLink.findMany({
      where: { recommendation: { parentId: recommendationId } },
      include: { evidence: { include: { currentRevision: { include: { sources: true } } } } },
      orderBy: { id: "asc" },
      take: 2,
    });
    if (!link || !other) throw new Error("Nothing bears on it.");
    const recorded = { recordedAt: at, recordedById: team.analyst.userId };
    const made = { createdAt: at, createdById: team.analyst.userId };
    const { id: partyId } = await tx.party.findUniqueOrThrow({ where: { key: "armenia" } });
    // Bears on nothing of the recommendation, and yet belongs to it.
    const apart = await tx.evidence.findFirstOrThrow({
      where: {
        links: { none: { recommendation: { OR: [{ id: recommendationId }, { parentId: recommendationId }] } } },
      },
    });
    const milestone = await tx.milestone.create({ data: { ...made, recommendationId } });
    await tx.milestoneRevision.create({
      data: {
        ...{ ...recorded, milestoneId: milestone.id, version: 1, title: { en: "A unit", ru: "Подразделение" } },
        ...{ indicator: "An order is published.", dueOn: new Date("2027-03-31"), evidence: [apart.id] },
      },
    });
    const request = await tx.evidenceRequest.create({ data: { ...made, recommendationId } });
    await tx.evidenceRequestRevision.create({
      data: {
        ...{ ...recorded, requestId: request.id, version: 1, state: "OPEN", wanted: "The budget law of 2026" },
        ...{ partyId, dueOn: new Date("2027-01-31"), ownerId: team.reviewer.userId },
      },
    });
    const search = await tx.searchLog.create({
      data: {
        ...{ ...recorded, recommendationId, where: "odkb-csto.org", query: "КСОР", language: "ru" },
        searchedOn: new Date("2026-05-01"),
      },
    });
    await tx.response.create({
      data: { ...recorded, recommendationId, partyId, answer: "NOTED", basis: "FORMAL", evidenceId: apart.id },
    });
    const sourceId = link.evidence.currentRevision?.sources[0]?.sourceId ?? "";
    await tx.sourceGrading.create({
      data: {
        sourceId,
        reliability: "B",
        rationale: "Mostly borne out.",
        graderId: team.reviewer.userId,
        recordedAt: at,
      },
    });
    const assessment = await tx.assessment.create({
      data: {
        ...{ recommendationId, implementation: "UNDERWAY", confidence: "LOW", rationale: { en: "Some of it moves." } },
        ...{ asOn: new Date("2026-06-30"), authorId: team.analyst.userId, submittedAt: at },
        citations: { create: { linkId: link.id } },
        searches: { create: { searchLogId: search.id } },
      },
    });
    await tx.judgementReply.create({
      data: {
        ...{ ...recorded, assessmentId: assessment.id, partyId, statement: "Мы не согласны.", language: "ru" },
        ...{ receivedOn: new Date("2026-07-02"), evidenceId: apart.id },
      },
    });
    const answer = await tx.contradictionAnswer.create({
      data: {
        ...{ linkId: link.id, text: "It was mended in 2026.", citedLinks: [other.id] },
        ...{ authorId: team.analyst.userId, recordedAt: at },
      },
    });
    await tx.answerAcceptance.create({
      data: {
        ...{ answerId: answer.id, authorId: answer.authorId, accepterId: team.reviewer.userId },
        recordedAt: at,
      },
    });
    const review = await tx.review.create({ data: { ...made, openedAfter: 0n } });
    await tx.reviewRevision.create({
      data: {
        ...{ ...recorded, reviewId: review.id, version: 1, title: "Autumn", question: "Does it move?", scope: "" },
        ...{ periodFrom: new Date("2026-07-01"), periodTo: new Date("2026-09-30"), reviewers: [team.reviewer.userId] },
      },
    });
    const item = await tx.reviewItem.create({ data: { reviewId: review.id, recommendationId, position: 0 } });
    await tx.reviewOutcome.create({
      data: { ...recorded, itemId: item.id, kind: "DEFERRED", reason: "The law comes in December." },
    });
    for (const [visibility, body] of [
      ["TEAM", "canary-of-a-team-note"],
      ["PUBLIC", "A note for all."],
    ] as const) {
      await tx.note.create({
        data: {
          ...{ recommendationId, visibility, authorId: team.analyst.userId, createdAt: at },
          revisions: { create: { version: 1, body, recordedAt: at } },
        },
      });
    }
  });
}
