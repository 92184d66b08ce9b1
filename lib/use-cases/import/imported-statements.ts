import { database } from "@/lib/db/connection";
import { assertMaySee } from "@/lib/db/visibility";
import type { Actor } from "@/lib/domain/actor";
import type { Localized } from "@/lib/domain/localized";

/** What somebody elsewhere said of how far a recommendation is, with what it comes to here. */
export interface ImportedStatement {
  id: string;
  status: string;
  axis: "RESPONSE" | "IMPLEMENTATION" | "NONE";
  mapped: string | null;
  lossy: boolean;
  saidOn: string | null;
  assessor: string | null;
  decider: string | null;
  note: string | null;
  party: Localized | null;
  fileName: string;
  recordedAt: Date;
  /** What was proposed here because of it. */
  assessmentId: string | null;
}

/** What was said elsewhere of a recommendation, as the last file has each row, newest first. @throws Unauthenticated */
export async function listImportedStatements(actor: Actor, recommendationId: string): Promise<ImportedStatement[]> {
  assertMaySee(actor);
  const rows = await database().importAssessmentRow.findMany({
    where: { recommendationId },
    orderBy: { recordedAt: "desc" },
    omit: { cells: true },
    include: {
      run: { select: { fileName: true } },
      party: { select: { currentRevision: { select: { name: true } } } },
    },
  });
  const newest = new Map<string, (typeof rows)[number]>();
  for (const row of rows) {
    const key = `${row.publicationId} ${row.key}`;
    if (!newest.has(key)) newest.set(key, row);
  }
  return [...newest.values()]
    .sort((a, b) => (b.saidOn ?? "").localeCompare(a.saidOn ?? ""))
    .map(({ runId, key, axis, party, run, ...row }) => ({
      ...row,
      id: `${runId} ${key}`,
      axis: axis as ImportedStatement["axis"],
      party: (party?.currentRevision?.name as Localized | undefined) ?? null,
      fileName: run.fileName,
    }));
}
