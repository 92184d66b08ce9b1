import type { Reader } from "@/lib/db/transaction";
import { toDay } from "@/lib/domain/dates";

/** Milestones of some recommendations as they are set last, those out of force too. */
export async function readMilestones(db: Reader, ids: readonly string[]) {
  const rows = await db.milestone.findMany({
    where: { recommendationId: { in: [...ids] } },
    include: { revisions: { orderBy: { version: "desc" }, take: 1 } },
    orderBy: { id: "asc" },
  });
  return rows.flatMap(({ id, recommendationId, revisions: [content] }) =>
    content
      ? [
          {
            ...content,
            id,
            recommendation: recommendationId,
            dueOn: content.dueOn && toDay(content.dueOn),
            reachedOn: content.reachedOn && toDay(content.reachedOn),
          },
        ]
      : [],
  );
}

/** Requests for evidence on some recommendations as they stand; who is to fill them stays here. */
export async function readRequests(db: Reader, ids: readonly string[]) {
  const rows = await db.evidenceRequest.findMany({
    where: { recommendationId: { in: [...ids] } },
    include: { revisions: { orderBy: { version: "desc" }, take: 1 } },
    orderBy: { id: "asc" },
  });
  return rows.flatMap(({ id, recommendationId, revisions: [content] }) =>
    content
      ? [
          {
            ...content,
            id,
            recommendation: recommendationId,
            dueOn: content.dueOn && toDay(content.dueOn),
            evidence: content.evidenceId,
          },
        ]
      : [],
  );
}
