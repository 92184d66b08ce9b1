import { z } from "zod";
import { SHOWN_IMPLEMENTATIONS, VERDICTS } from "@/lib/domain/implementation";
import { ITEM_STATES, openReviewSchema, settleItemSchema } from "@/lib/domain/review";
import { contract } from "../contract";
import { count, day, id, instant, localized, pageOf, paging, person, sha256, version } from "../schemas";

const states = z.object(Object.fromEntries(ITEM_STATES.map((state) => [state, count])));
const summary = z.object({
  number: z.int().min(1),
  version,
  title: z.string(),
  question: z.string(),
  periodFrom: day,
  periodTo: day,
  scope: z.string(),
  reviewers: z.array(person),
  dueOn: day.nullable(),
  openedAt: instant,
  openedBy: person,
  states,
  closing: z
    .object({
      closedAt: instant,
      closedBy: person,
      reportSha256: sha256,
      auditHead: z.object({ sequence: count, hash: sha256 }),
    })
    .nullable(),
});

const item = z.object({
  position: z.int().min(1),
  reference: z.string(),
  title: localized,
  state: z.enum(ITEM_STATES),
  implementation: z.enum(SHOWN_IMPLEMENTATIONS),
  waiting: count,
  last: z
    .object({
      what: z.enum([...VERDICTS, "CONFIRMED", "DEFERRED", "RESUMED"]),
      by: z.string(),
      at: instant,
      reason: z.string().nullable(),
    })
    .nullable(),
});

export const listReviews = contract({
  method: "GET",
  path: "/reviews",
  summary: "The reviews, newest first, with how far each is",
  permission: "read",
  query: z.strictObject(paging),
  answer: pageOf(summary),
});

export const openReview = contract({
  method: "POST",
  path: "/reviews",
  summary: "Open a review over what a filter of the recommendations finds now",
  permission: "review.run",
  body: openReviewSchema,
  status: 201,
  answer: z.object({ id, number: z.int().min(1), version }),
});

export const getReview = contract({
  method: "GET",
  path: "/reviews/{number}",
  summary: "One review with the state of each item",
  permission: "read",
  answer: summary.extend({ items: z.array(item) }),
});

export const settleItem = contract({
  method: "POST",
  path: "/reviews/{number}/items/{reference}/outcome",
  summary: "Confirm that a judgement stands, skip an item, or take a skipped one up again",
  permission: "review.run",
  body: settleItemSchema,
  status: 201,
  answer: z.object({ number: z.int().min(1), position: z.int().min(1), reference: z.string() }),
});

export const closeReview = contract({
  method: "POST",
  path: "/reviews/{number}/closing",
  summary: "Close a review whose items are all settled, and freeze its report",
  permission: "review.run",
  body: z.strictObject({}),
  status: 201,
  answer: z.object({
    number: z.int().min(1),
    reportSha256: sha256,
    auditHead: z.object({ sequence: count, hash: sha256 }),
    closedAt: instant,
  }),
});

export const getReport = contract({
  method: "GET",
  path: "/reviews/{number}/report",
  summary: "The closing report as it was frozen: canonical JSON (RFC 8785), the same bytes for ever",
  permission: "read",
  answer: z.record(z.string(), z.unknown()).meta({ description: "SHA-256 of these bytes: the review's reportSha256" }),
});
