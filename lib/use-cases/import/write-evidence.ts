import { createHash, randomUUID } from "node:crypto";
import { bulkInsert } from "@/lib/db/bulk-insert";
import type { Tx } from "@/lib/db/transaction";
import type { Day } from "@/lib/domain/dates";
import { urlKey } from "@/lib/domain/evidence";
import type { ImportMap, MappedEvidence } from "@/lib/domain/import/import";
import { scriptLanguage } from "@/lib/domain/import/script-language";
import { contentColumns } from "@/lib/use-cases/evidence/evidence-content";
import type { Recording } from "./resolve-names";

/** Evidence that rows name, with the recommendation that each is to be linked to. */
export interface NamedEvidence {
  recommendationId: string;
  evidence: MappedEvidence;
}

/** What an import has met so far: evidence by what identifies it. */
export type MetEvidence = Map<string, string>;

/**
 * Logs what is not logged yet, once for each address, and links it; what is known is linked only. No source is named: who
 * publishes a page is for people to say, and until then it counts for neither side.
 * @returns link ids by recommendation, and how many were made
 */
export async function writeEvidence(
  tx: Tx,
  named: readonly NamedEvidence[],
  met: MetEvidence,
  { map, day, by, at }: Recording & { map: Pick<ImportMap, "evidence">; day: Day },
): Promise<{ created: number; links: Map<string, string[]> }> {
  const keyed = named.flatMap((each) => {
    const key = keyOf(each.evidence);
    return key === null ? [] : [{ ...each, key }];
  });
  const asked = [...new Set(keyed.map(({ key }) => key))].filter((key) => !met.has(key));
  const known = await tx.$queryRaw<{ key: string; id: string }[]>`
    SELECT DISTINCT ON (v.url_key) v.url_key AS key, e.id FROM evidence_revision v JOIN evidence e ON e.current_revision_id = v.id
    WHERE v.url_key = ANY(${asked}::text[]) AND v.state <> 'WITHDRAWN' ORDER BY v.url_key, e.number`;
  for (const { key, id } of known) met.set(key, id);

  const rows: Record<"evidence" | "evidence_revision" | "evidence_link" | "link_grading", Record<string, unknown>[]> = {
    evidence: [],
    evidence_revision: [],
    evidence_link: [],
    link_grading: [],
  };
  const pairs = new Map<string, { evidenceId: string; recommendationId: string }>();
  for (const { key, evidence, recommendationId } of keyed) {
    let id = met.get(key);
    if (id === undefined) {
      id = randomUUID();
      met.set(key, id);
      const revisionId = randomUUID();
      rows.evidence.push({ id, version: 1, current_revision_id: revisionId, created_at: at, created_by_id: by });
      rows.evidence_revision.push({
        id: revisionId,
        evidence_id: id,
        version: 1,
        state: "LOGGED",
        ...contentColumns(contentOf(evidence, map), day),
        url_key: key,
        recorded_at: at,
        recorded_by_id: by,
      });
    }
    pairs.set(`${id} ${recommendationId}`, { evidenceId: id, recommendationId });
  }
  const linked = await tx.$queryRaw<{ id: string; evidenceId: string; recommendationId: string }[]>`
    SELECT id, evidence_id AS "evidenceId", recommendation_id AS "recommendationId" FROM evidence_link
    WHERE recommendation_id = ANY(${[...new Set([...pairs.values()].map((pair) => pair.recommendationId))]}::uuid[])`;
  const links = new Map<string, string[]>();
  const add = (recommendationId: string, id: string) =>
    links.set(recommendationId, [...(links.get(recommendationId) ?? []), id]);
  for (const { id, evidenceId, recommendationId } of linked) {
    if (pairs.delete(`${evidenceId} ${recommendationId}`)) add(recommendationId, id);
  }
  for (const { evidenceId, recommendationId } of pairs.values()) {
    const id = randomUUID();
    add(recommendationId, id);
    rows.evidence_link.push({
      id,
      evidence_id: evidenceId,
      recommendation_id: recommendationId,
      created_at: at,
      created_by_id: by,
    });
    rows.link_grading.push({
      id: randomUUID(),
      link_id: id,
      version: 1,
      stance: map.evidence.stance,
      removed: false,
      states: [],
      grader_id: by,
      recorded_at: at,
    });
  }
  for (const table of ["evidence", "evidence_revision", "evidence_link", "link_grading"] as const) {
    await bulkInsert(tx, table, rows[table]);
  }
  return { created: rows.evidence.length, links };
}

/** What evidence is told apart by: its address, or what happened when. */
function keyOf(evidence: MappedEvidence): string | null {
  if (evidence.url !== null) return urlKey(evidence.url);
  const event = JSON.stringify([evidence.title, evidence.eventFrom ?? "", evidence.eventTo ?? ""]);
  return `event:${createHash("sha256").update(event).digest("hex").slice(0, 32)}`;
}

function contentOf({ url, title, ...dates }: MappedEvidence, map: Pick<ImportMap, "evidence">) {
  const { type, visibility, language } = map.evidence;
  return {
    type,
    title: /\p{Script=Cyrillic}/u.test(title) ? { ru: title } : { en: title },
    ...(url === null ? {} : { url }),
    ...dates,
    ongoing: false,
    language: language ?? scriptLanguage(title),
    visibility,
  };
}
