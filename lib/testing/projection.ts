import { database } from "@/lib/db/connection";
import { loadRecord } from "@/lib/db/facts";
import { today } from "@/lib/db/today";
import { toDate } from "@/lib/domain/dates";
import { scheduleBasis } from "@/lib/domain/milestone";
import { standingsOf } from "@/lib/domain/standing";

/** What the projection keeps of voices, milestones and requests beside what the raw rows say, by recommendation. */
export async function projectedVoices() {
  const standings = standingsOf(await loadRecord(database(), null), {
    asOf: today(),
    knownAt: Number.MAX_SAFE_INTEGER,
  });
  const stored = new Map((await database().standing.findMany()).map((row) => [row.recommendationId, row]));
  const date = (day: string | null) => day && toDate(day);
  return [...standings.values()].flatMap((standing) => {
    const row = stored.get(standing.recommendationId);
    const due = scheduleBasis(standing.milestones);
    return row
      ? [
          {
            id: standing.recommendationId,
            stored: [row.disagreement, row.dueOn, row.unsupportedDueOn, row.requests, row.allReached],
            recomputed: [
              standing.disagreements.length > 0,
              date(due.dueOn),
              date(due.unsupportedDueOn),
              standing.requests,
              due.allReached,
            ],
          },
        ]
      : [];
  });
}
