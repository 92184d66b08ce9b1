import { createHash } from "node:crypto";
import canonicalize from "canonicalize";
import { loadRecord } from "@/lib/db/facts";
import { today } from "@/lib/db/today";
import type { Tx } from "@/lib/db/transaction";
import { assertMayClose, reviewDay } from "@/lib/domain/review";
import { buildReport } from "@/lib/domain/review-report";
import { stateItems } from "./item-states";
import type { ReviewRow } from "./read-review";
import { type HeadEntry, readReportRows } from "./report-rows";

/**
 * The closing report of a review as canonical JSON (RFC 8785) with its SHA-256, of what is committed up to the chain's
 * head. The day and the instant that it speaks of are the head entry's, not the clock's: the same state gives the same
 * bytes whenever it is made.
 * @param head the chain's head, locked by the caller
 * @throws Conflict when an item is not settled
 */
export async function makeReport(
  tx: Tx,
  review: ReviewRow,
  head: HeadEntry,
): Promise<{ report: string; sha256: string }> {
  const raw = await loadRecord(
    tx,
    review.items.map((item) => item.recommendationId),
  );
  const day = today(head.at);
  const items = stateItems(review, raw, day);
  assertMayClose(items);
  const opening = await tx.auditEntry.findUnique({ where: { sequence: BigInt(review.openedAfter) } });
  const asOf = reviewDay(review.periodTo, day);
  const before = opening?.at.getTime() ?? Number.NEGATIVE_INFINITY;
  const rows = await readReportRows(tx, { review, items, raw, head, before, asOf });
  const report = canonicalize(buildReport(rows));
  if (report === undefined) throw new Error("The closing report has no text.");
  return { report, sha256: createHash("sha256").update(report).digest("hex") };
}
