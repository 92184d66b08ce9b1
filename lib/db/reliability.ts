import type { Reliability } from "@/lib/domain/source";
import type { Reader } from "./transaction";

/**
 * How reliable sources are graded on a theme, as known at an instant: the newest grading on the theme, else the newest in
 * general. Sources that nobody has graded are absent.
 */
export async function readReliabilities(
  db: Reader,
  sourceIds: readonly string[],
  themeId: string,
  known: Date,
): Promise<Map<string, Reliability>> {
  if (sourceIds.length === 0) return new Map();
  const rows = await db.sourceGrading.findMany({
    where: {
      sourceId: { in: [...new Set(sourceIds)] },
      recordedAt: { lte: known },
      OR: [{ themeId }, { themeId: null }],
    },
    orderBy: [{ recordedAt: "asc" }, { id: "asc" }],
    select: { sourceId: true, themeId: true, reliability: true },
  });
  const newest = (rows: readonly { sourceId: string; reliability: Reliability }[]) =>
    rows.map((row) => [row.sourceId, row.reliability] as const);
  return new Map([
    ...newest(rows.filter((row) => row.themeId === null)),
    ...newest(rows.filter((row) => row.themeId !== null)),
  ]);
}
