import type { z } from "zod";
import type { ReviewView } from "@/lib/use-cases/review/queries";
import type * as contract from "../contracts/review";

/** A review with how far it is. */
export function presentReview(view: ReviewView): z.input<typeof contract.listReviews.answer>["items"][number] {
  return {
    number: view.number,
    version: view.version,
    title: view.title,
    question: view.question,
    periodFrom: view.periodFrom,
    periodTo: view.periodTo,
    scope: view.scope,
    reviewers: view.reviewers,
    dueOn: view.dueOn,
    openedAt: view.openedAt.toISOString(),
    openedBy: view.openedBy,
    states: view.counts,
    closing: view.closing && {
      closedAt: view.closing.at.toISOString(),
      closedBy: view.closing.by,
      reportSha256: view.closing.sha256,
      auditHead: view.closing.head,
    },
  };
}

/** The same with its items. */
export function presentReviewInFull(view: ReviewView): z.input<typeof contract.getReview.answer> {
  return {
    ...presentReview(view),
    items: view.items.map(({ position, reference, title, state, implementation, waiting, said }) => ({
      position,
      reference,
      title,
      state,
      implementation,
      waiting,
      last: said && { what: said.what, by: said.by, at: said.at.toISOString(), reason: said.reason },
    })),
  };
}
