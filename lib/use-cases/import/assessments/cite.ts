import { randomUUID } from "node:crypto";
import { bulkInsert } from "@/lib/db/bulk-insert";
import type { Tx } from "@/lib/db/transaction";
import { urlKey } from "@/lib/domain/evidence";
import { cut, nameOf } from "@/lib/domain/import/cells";
import { writeEvidence } from "../write-evidence";
import type { AssessmentRun, PlacedRow } from "./assessment-run";

/** Ids of the evidence that rows name, by the row's number, all of it logged and linked where the import writes. */
export async function linkNamed(
  tx: Tx,
  run: AssessmentRun,
  placed: readonly PlacedRow[],
): Promise<Map<number, string[]>> {
  const found = new Map<number, string[]>();
  const addresses: { row: number; url: string; recommendationId: string }[] = [];
  const wanted: { evidenceId: string; recommendationId: string }[] = [];
  for (const { row, recommendation } of placed) {
    for (const text of row.content.evidence) {
      const named = run.evidence(text);
      if (named === null) continue;
      if ("url" in named) addresses.push({ row: row.row, url: named.url, recommendationId: recommendation.id });
      else if (!named.withdrawn) {
        found.set(row.row, [...(found.get(row.row) ?? []), named.id]);
        wanted.push({ evidenceId: named.id, recommendationId: recommendation.id });
      }
    }
  }
  if (!run.writes) {
    // What would be logged counts as there: the dry run tells what would be proposed.
    for (const { row, url } of addresses) found.set(row, [...(found.get(row) ?? []), url]);
    return found;
  }
  const { created } = await writeEvidence(
    tx,
    addresses.map(({ url, recommendationId }) => ({
      recommendationId,
      evidence: { url, title: cut(nameOf(url), 300) },
    })),
    run.met,
    { map: run.map, day: run.day, by: run.by, at: run.at },
  );
  run.report.evidence.created += created;
  for (const { row, url } of addresses) {
    const id = run.met.get(urlKey(url) ?? "");
    if (id) found.set(row, [...(found.get(row) ?? []), id]);
  }
  run.report.evidence.linked += addresses.length + (await linkKnown(tx, run, wanted));
  return found;
}

/** Links what is logged and not linked yet on the recommendation or its family, as context: what it shows is for people to say. */
async function linkKnown(
  tx: Tx,
  { by, at }: AssessmentRun,
  wanted: readonly { evidenceId: string; recommendationId: string }[],
): Promise<number> {
  const pairs = [...new Map(wanted.map((pair) => [`${pair.evidenceId} ${pair.recommendationId}`, pair])).values()];
  if (pairs.length === 0) return 0;
  const missing = await tx.$queryRaw<{ evidenceId: string; recommendationId: string }[]>`
    SELECT p."evidenceId"::text, p."recommendationId"::text
    FROM jsonb_to_recordset(${JSON.stringify(pairs)}::jsonb) AS p("evidenceId" uuid, "recommendationId" uuid)
    WHERE NOT EXISTS (SELECT FROM evidence_link l JOIN recommendation r ON r.id = l.recommendation_id
      WHERE l.evidence_id = p."evidenceId" AND (r.id = p."recommendationId" OR r.parent_id = p."recommendationId"))`;
  const made = missing.map((pair) => ({ ...pair, id: randomUUID() }));
  await bulkInsert(
    tx,
    "evidence_link",
    made.map(({ id, evidenceId, recommendationId }) => ({
      ...{ id, evidence_id: evidenceId, recommendation_id: recommendationId },
      ...{ created_at: at, created_by_id: by },
    })),
  );
  await bulkInsert(
    tx,
    "link_grading",
    made.map(({ id }) => ({
      ...{ id: randomUUID(), link_id: id, version: 1, stance: "CONTEXT", removed: false, states: [] },
      ...{ grader_id: by, recorded_at: at },
    })),
  );
  return made.length;
}
