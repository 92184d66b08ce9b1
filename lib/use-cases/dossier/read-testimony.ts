import type { Reader } from "@/lib/db/transaction";
import { toDay } from "@/lib/domain/dates";

/** Every judgement on some recommendations, with who decided what and what those whom it judges said. */
export async function readJudgements(db: Reader, ids: readonly string[]) {
  const assessments = await db.assessment.findMany({
    where: { recommendationId: { in: [...ids] } },
    include: {
      author: true,
      citations: { orderBy: { linkId: "asc" } },
      searches: { orderBy: { searchLogId: "asc" } },
      withdrawal: true,
      decisions: { include: { decider: true }, orderBy: { ordinal: "asc" } },
      replies: { orderBy: [{ recordedAt: "asc" }, { id: "asc" }] },
    },
    orderBy: [{ submittedAt: "asc" }, { id: "asc" }],
  });
  return assessments.map((each) => ({
    ...each,
    recommendation: each.recommendationId,
    asOn: toDay(each.asOn),
    author: each.author.name,
    submittedAt: each.submittedAt.toISOString(),
    withdrawn: each.withdrawal !== null,
    withdrawalReason: each.withdrawal?.reason ?? null,
    revises: each.revisesId,
    corrects: each.correctsId,
    cites: each.citations.map(({ linkId }) => linkId),
    searches: each.searches.map(({ searchLogId }) => searchLogId),
    decisions: each.decisions.map(({ verdict, note, decider, decidedAt }) => ({
      verdict,
      note,
      decider: decider.name,
      decidedAt: decidedAt.toISOString(),
    })),
    replies: each.replies.map(({ receivedOn, evidenceId, ...reply }) => ({
      ...reply,
      receivedOn: toDay(receivedOn),
      evidence: evidenceId,
    })),
  }));
}

/** Answers to contradictions, how reviews settled the recommendations, and notes for the public; people by their names. */
export async function readStatements(db: Reader, ids: readonly string[], linkIds: readonly string[]) {
  const answers = await db.contradictionAnswer.findMany({
    where: { linkId: { in: [...linkIds] } },
    include: { link: true, acceptance: true },
    orderBy: [{ recordedAt: "asc" }, { id: "asc" }],
  });
  const outcomes = await db.reviewOutcome.findMany({
    where: { item: { recommendationId: { in: [...ids] } } },
    include: { item: { include: { review: { include: { revisions: { orderBy: { version: "desc" }, take: 1 } } } } } },
    orderBy: [{ recordedAt: "asc" }, { id: "asc" }],
  });
  const notes = await db.note.findMany({
    where: { recommendationId: { in: [...ids] }, visibility: "PUBLIC" },
    include: { author: true, revisions: { orderBy: { version: "desc" }, take: 1 } },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
  const people = await db.user.findMany({
    where: {
      id: {
        in: [
          ...answers.flatMap(({ authorId, acceptance }) => [authorId, ...acceptance.map((each) => each.accepterId)]),
          ...outcomes.map(({ recordedById }) => recordedById),
        ],
      },
    },
    select: { id: true, name: true },
  });
  const nameOf = new Map(people.map(({ id, name }) => [id, name]));
  const there = new Set(notes.map(({ id }) => id));
  return {
    answers: answers.map(({ id, link, linkId, citedLinks, text, authorId, recordedAt, acceptance: [accepted] }) => ({
      id,
      recommendation: link.recommendationId,
      link: linkId,
      cites: citedLinks,
      text,
      author: nameOf.get(authorId) ?? "",
      writtenAt: recordedAt.toISOString(),
      accepted: accepted ? { by: nameOf.get(accepted.accepterId) ?? "", at: accepted.recordedAt.toISOString() } : null,
    })),
    outcomes: outcomes.flatMap(({ id, item, kind, reason, assessmentId, recordedAt, recordedById }) => {
      const [review] = item.review.revisions;
      if (!review) return [];
      const { title, question, periodFrom, periodTo } = review;
      return [
        {
          id,
          recommendation: item.recommendationId,
          review: { number: item.review.number, title, question, from: toDay(periodFrom), to: toDay(periodTo) },
          kind,
          reason,
          judgement: assessmentId,
          by: nameOf.get(recordedById) ?? "",
          at: recordedAt.toISOString(),
        },
      ];
    }),
    notes: notes.map(({ id, recommendationId, parentId, author, createdAt, revisions: [content] }) => ({
      id,
      recommendation: recommendationId,
      // What it replies to may be for the team alone.
      parent: parentId !== null && there.has(parentId) ? parentId : null,
      body: content?.body ?? "",
      author: author.name,
      writtenAt: createdAt.toISOString(),
    })),
  };
}
