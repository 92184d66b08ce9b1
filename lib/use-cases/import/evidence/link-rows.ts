import { randomUUID } from "node:crypto";
import type { Recording } from "../resolve-names";
import type { FoundLink } from "./evidence-run";

/** The rows of a link that is new. Whoever imports records what the file says: the credibility is graded in their name. */
export function newLinkRows(evidenceId: string, link: FoundLink, { by, at }: Recording) {
  const id = randomUUID();
  return {
    link: {
      id,
      evidence_id: evidenceId,
      recommendation_id: link.recommendationId,
      created_at: at,
      created_by_id: by,
    },
    grading: gradingRow(id, 1, link, { by, at }),
  };
}

/** A grading of a link as a file says. */
export function gradingRow(linkId: string, version: number, link: FoundLink, { by, at }: Recording) {
  return {
    id: randomUUID(),
    link_id: linkId,
    version,
    stance: link.stance,
    credibility: link.credibility,
    passage: link.passage,
    note: link.note,
    removed: false,
    states: [],
    grader_id: by,
    recorded_at: at,
  };
}
