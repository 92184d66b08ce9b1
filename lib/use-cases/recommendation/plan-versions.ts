import { readEvidenceBriefs } from "@/lib/db/evidence-brief";
import { readNames } from "@/lib/db/people";
import type { Reader } from "@/lib/db/transaction";
import { type Day, toDay } from "@/lib/domain/dates";
import type { Localized } from "@/lib/domain/localized";
import type { RequestState } from "@/lib/domain/request";

interface Version {
  id: string;
  version: number;
  at: Date;
  by: string;
  dueOn: Day | null;
  reason: string | null;
}

/** What became of a milestone when: it was added, changed, reached, or taken out of force. */
export interface MilestoneVersion extends Version {
  what: "created" | "revised" | "reached" | "retired";
  title: Localized;
  reachedOn: Day | null;
}

/** What became of a request for evidence when. */
export interface RequestVersion extends Version {
  what: "opened" | "revised" | "filled" | "dropped";
  wanted: string;
  /** The number of the item that filled it. */
  evidence: number | null;
}

/** Every version of a recommendation's own milestones and requests for evidence that was known at an instant. */
export async function readPlanVersions(
  db: Reader,
  recommendationId: string,
  known: Date,
): Promise<{ milestones: MilestoneVersion[]; requests: RequestVersion[] }> {
  const revisions = { revisions: { where: { recordedAt: { lte: known } }, orderBy: { version: "asc" } } } as const;
  const [milestones, requests] = await Promise.all([
    db.milestone.findMany({ where: { recommendationId }, include: revisions }),
    db.evidenceRequest.findMany({ where: { recommendationId }, include: revisions }),
  ]);
  const asked = requests.flatMap((row) => row.revisions);
  const [names, items] = await Promise.all([
    readNames(
      db,
      [...milestones.flatMap((row) => row.revisions), ...asked].map((row) => row.recordedById),
    ),
    readEvidenceBriefs(
      db,
      asked.flatMap((row) => row.evidenceId ?? []),
    ),
  ]);
  const common = (id: string, row: (typeof asked)[number] | (typeof milestones)[number]["revisions"][number]) => ({
    id,
    version: row.version,
    at: row.recordedAt,
    by: names.get(row.recordedById) ?? "",
    dueOn: row.dueOn && toDay(row.dueOn),
    reason: row.reason,
  });
  return {
    milestones: milestones.flatMap(({ id, revisions }) =>
      revisions.map((row, index) => ({
        ...common(id, row),
        what: whatOfMilestone(row, revisions[index - 1]),
        title: row.title as Localized,
        reachedOn: row.reachedOn && toDay(row.reachedOn),
      })),
    ),
    requests: requests.flatMap(({ id, revisions }) =>
      revisions.map((row) => ({
        ...common(id, row),
        what: whatOfRequest(row),
        wanted: row.wanted,
        evidence: (row.evidenceId && items.get(row.evidenceId)?.number) || null,
      })),
    ),
  };
}

function whatOfMilestone(
  row: { version: number; retired: boolean; reachedOn: Date | null },
  before: { reachedOn: Date | null } | undefined,
): MilestoneVersion["what"] {
  if (row.retired) return "retired";
  if (row.version === 1) return "created";
  return row.reachedOn && !before?.reachedOn ? "reached" : "revised";
}

function whatOfRequest(row: { version: number; state: RequestState }): RequestVersion["what"] {
  if (row.state === "FILLED") return "filled";
  if (row.state === "DROPPED") return "dropped";
  return row.version === 1 ? "opened" : "revised";
}
