import { readAudience } from "@/lib/db/audience";
import type { ChangedLink } from "@/lib/db/link-watch";
import { timezone } from "@/lib/db/today";
import type { Tx } from "@/lib/db/transaction";
import { dayIn } from "@/lib/domain/dates";
import { evidenceReference } from "@/lib/domain/evidence";
import type { Localized } from "@/lib/domain/localized";
import type { NewNotice } from "@/lib/domain/notification";

interface DeadEvidence {
  id: string;
  number: number;
  title: Localized;
  archived: boolean;
  /** Whoever logged it, where that is a person who still works here. */
  loggedBy: string | null;
  /** When the newest copy of the address that can still be read was fetched. */
  keptAt: Date | null;
  /** What it is linked to, in the order of the record. */
  recommendations: string[];
}

/**
 * Lines for those whom links that were found dead concern: whoever logged the evidence, and who owns or watches what it is
 * linked to. One for each person and item; its key names since when, so a link that dies again is told again. Evidence that
 * was withdrawn, or has another address by now, tells nobody.
 */
export async function readDead(tx: Tx, changed: readonly ChangedLink[]): Promise<NewNotice[]> {
  const dead = new Map(
    changed.filter(({ state }) => state === "DEAD").map(({ evidenceId, url, since }) => [evidenceId, { url, since }]),
  );
  if (dead.size === 0) return [];
  const items = await readEvidence(tx, dead);
  const audience = await readAudience(tx, [...new Set(items.flatMap(({ recommendations }) => recommendations))]);
  return items.flatMap((item) => {
    const { id, number, title, archived, loggedBy, keptAt, recommendations } = item;
    const listeners = audience.filter((listener) => recommendations.includes(listener.recommendationId));
    const people = new Set([...(loggedBy === null ? [] : [loggedBy]), ...listeners.map(({ userId }) => userId)]);
    return [...people].map((userId) => {
      const theirs = recommendations.filter((recommendation) =>
        listeners.some((listener) => listener.userId === userId && listener.recommendationId === recommendation),
      );
      const about = theirs.length > 0 ? theirs : recommendations;
      return {
        userId,
        key: `link-dead:${id}:${dead.get(id)?.since.toISOString()}`,
        kind: "LINK_DEAD" as const,
        recommendationId: about[0] ?? null,
        link: `/evidence/${evidenceReference(number)}#archive`,
        params: {
          what: title,
          copy: keptAt ? ("kept" as const) : archived ? ("archived" as const) : ("none" as const),
          ...(keptAt ? { on: dayIn(timezone(), keptAt) } : {}),
          ...(about.length > 1 ? { more: about.length - 1 } : {}),
        },
      };
    });
  });
}

function readEvidence(tx: Tx, dead: ReadonlyMap<string, { url: string }>): Promise<DeadEvidence[]> {
  return tx.$queryRaw<DeadEvidence[]>`
    SELECT e.id, e.number, v.title, v.archive_url IS NOT NULL AS archived, u.id AS "loggedBy",
      (SELECT max(c.fetched_at) FROM link_capture c JOIN stored_file f ON f.sha256 = c.sha256
        WHERE c.evidence_id = e.id AND c.url = v.url AND f.redacted_at IS NULL) AS "keptAt",
      ARRAY(SELECT r.id FROM evidence_link l JOIN recommendation r ON r.id = l.recommendation_id
        WHERE l.evidence_id = e.id
          AND NOT (SELECT g.removed FROM link_grading g WHERE g.link_id = l.id ORDER BY g.version DESC LIMIT 1)
        ORDER BY r.position, r.reference) AS recommendations
    FROM unnest(${[...dead.keys()]}::uuid[], ${[...dead.values()].map(({ url }) => url)}::text[]) AS d(id, url)
      JOIN evidence e ON e.id = d.id JOIN evidence_revision v ON v.id = e.current_revision_id AND v.url = d.url
      LEFT JOIN app_user u ON u.id = e.created_by_id AND u.disabled_at IS NULL AND NOT u.is_system
    WHERE v.state <> 'WITHDRAWN' ORDER BY e.number`;
}
