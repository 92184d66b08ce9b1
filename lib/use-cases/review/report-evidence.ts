import type { Tx } from "@/lib/db/transaction";
import { toDay } from "@/lib/domain/dates";
import { evidenceReference } from "@/lib/domain/evidence";
import type { Localized } from "@/lib/domain/localized";
import type { Clocks } from "@/lib/domain/record";
import type { ReportedEvidence } from "@/lib/domain/review-report";

/** What a closing report says of one link, before it is placed on its recommendation. */
export type ReportedLink = Omit<ReportedEvidence, "affiliation"> & { recommendationId: string; evidenceId: string };

/** The links in force of some recommendations and components at the clocks, with what each item is and its files' hashes. */
export async function readReportedLinks(
  tx: Tx,
  recommendationIds: readonly string[],
  clocks: Clocks,
): Promise<ReportedLink[]> {
  const known = { recordedAt: { lte: new Date(clocks.knownAt) } };
  const rows = await tx.evidenceLink.findMany({
    where: { recommendationId: { in: [...recommendationIds] } },
    include: {
      recommendation: { select: { reference: true } },
      gradings: { where: known, orderBy: { version: "desc" }, take: 1 },
      answers: { where: { acceptance: { some: known } }, take: 1, select: { id: true } },
      evidence: {
        select: {
          number: true,
          files: { where: known, select: { name: true, sha256: true } },
          revisions: {
            where: known,
            orderBy: { version: "desc" },
            take: 1,
            omit: { searchText: true },
            include: {
              sources: {
                orderBy: { position: "asc" },
                take: 1,
                include: {
                  source: { select: { revisions: { where: known, orderBy: { version: "desc" }, take: 1 } } },
                },
              },
            },
          },
        },
      },
    },
  });
  return rows.flatMap((row) => {
    const [grading] = row.gradings;
    const [evidence] = row.evidence.revisions;
    if (!grading || grading.removed || evidence?.state !== "LOGGED" || toDay(evidence.trueOn) > clocks.asOf) return [];
    const source = evidence.sources[0]?.source.revisions[0];
    return [
      {
        recommendationId: row.recommendationId,
        evidenceId: row.evidenceId,
        reference: evidenceReference(row.evidence.number),
        bearsOn: row.recommendation.reference,
        title: evidence.title as Localized,
        stance: grading.stance,
        credibility: grading.credibility,
        answered: row.answers.length > 0,
        source: source?.name ?? null,
        sourceKind: source?.kind ?? null,
        url: evidence.url,
        archiveUrl: evidence.archiveUrl,
        trueOn: toDay(evidence.trueOn),
        files: row.evidence.files,
      },
    ];
  });
}
