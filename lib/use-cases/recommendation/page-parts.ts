import type { Prisma } from "@/lib/db/generated/client";
import type { Reader } from "@/lib/db/transaction";
import { toDay } from "@/lib/domain/dates";
import type { LinkFact } from "@/lib/domain/evidence-facts";
import type { Localized } from "@/lib/domain/localized";
import type { Clocks } from "@/lib/domain/record";
import { reliabilityOn } from "@/lib/domain/source";

/**
 * The links of a recommendation and its components as known at an instant, by evidence number, with what the evidence is,
 * who grades it and how reliable its primary source is. Those in force carry their fact (affiliation, origin); withdrawn
 * and removed ones say so.
 * @param theme key of the recommendation's theme: a source graded on it has that letter, else its general one
 */
export async function readLinks(
  db: Reader,
  recommendationIds: readonly string[],
  clocks: Clocks,
  facts: readonly LinkFact[],
  theme: string,
) {
  const known = { recordedAt: { lte: new Date(clocks.knownAt) } };
  const rows = await db.evidenceLink.findMany({
    where: { recommendationId: { in: [...recommendationIds] }, createdAt: { lte: new Date(clocks.knownAt) } },
    include: {
      recommendation: { select: { reference: true } },
      gradings: { where: known, orderBy: { version: "desc" }, take: 1 },
      answers: { where: known, orderBy: { recordedAt: "desc" }, include: { acceptance: { where: known } } },
      evidence: {
        include: {
          revisions: {
            where: known,
            orderBy: { version: "desc" },
            take: 1,
            omit: { searchText: true },
            include: {
              sources: {
                orderBy: { position: "asc" },
                include: {
                  source: {
                    include: {
                      currentRevision: { include: { party: { select: { key: true } } } },
                      gradings: {
                        where: { ...known, OR: [{ themeId: null }, { theme: { key: theme } }] },
                        orderBy: [{ recordedAt: "desc" }, { id: "desc" }],
                        select: { reliability: true, theme: { select: { key: true } } },
                      },
                    },
                  },
                },
              },
            },
          },
          files: { where: known, orderBy: { version: "desc" }, select: { sha256: true, name: true } },
        },
      },
    },
  });
  const factOf = new Map(facts.map((fact) => [fact.evidenceId, fact]));
  return rows
    .flatMap((row) => {
      const [grading] = row.gradings;
      const [evidence] = row.evidence.revisions;
      if (!grading || !evidence || grading.removed) return [];
      const fact = factOf.get(row.evidenceId) ?? null;
      return [
        {
          linkId: row.id,
          evidenceId: row.evidenceId,
          number: row.evidence.number,
          reference: row.recommendation.reference,
          stance: grading.stance,
          credibility: grading.credibility,
          reliability: reliabilityOn(
            (evidence.sources[0]?.source.gradings ?? []).map((each) => ({ ...each, theme: each.theme?.key ?? null })),
            theme,
          ),
          passage: grading.passage,
          note: grading.note,
          gradingVersion: grading.version,
          graderId: grading.graderId,
          inForce: evidence.state === "LOGGED" && toDay(evidence.trueOn) <= clocks.asOf,
          state: evidence.state,
          type: evidence.type,
          title: evidence.title as Localized,
          url: evidence.url,
          archiveUrl: evidence.archiveUrl,
          publishedOn: evidence.publishedOn,
          eventFrom: evidence.eventFrom,
          eventTo: evidence.eventTo,
          ongoing: evidence.ongoing,
          trueOn: toDay(evidence.trueOn),
          language: evidence.language,
          quotation: evidence.quotation,
          translation: evidence.translation,
          via: evidence.via,
          citation: evidence.citation,
          visibility: evidence.visibility,
          withdrawnReason: evidence.state === "WITHDRAWN" ? evidence.reason : null,
          recordedAt: row.createdAt,
          sources: evidence.sources.map(({ source }) => ({
            id: source.id,
            name: source.currentRevision?.name ?? "",
            kind: source.currentRevision?.kind ?? null,
            party: source.currentRevision?.party?.key ?? null,
          })),
          affiliation: fact?.affiliation ?? null,
          addressee: fact?.addressee ?? false,
          originGroup: fact?.originGroup ?? null,
          answered: row.answers.some((answer) => answer.acceptance.length > 0),
          answers: row.answers.map((answer) => ({
            id: answer.id,
            text: answer.text,
            authorId: answer.authorId,
            at: answer.recordedAt,
            acceptedById: answer.acceptance[0]?.accepterId ?? null,
          })),
          files: row.evidence.files,
        },
      ];
    })
    .sort((a, b) => a.number - b.number || (a.reference < b.reference ? -1 : 1));
}

/** The references before and after, in the publication's order (a component's: among its parent's). */
export async function readNeighbours(
  db: Reader,
  {
    publicationId,
    parentId,
    position,
    id,
  }: { publicationId: string; parentId: string | null; position: number; id: string },
): Promise<{ previous: string | null; next: string | null }> {
  const siblings = { publicationId, parentId, currentRevision: { retired: false }, NOT: { id } };
  const [previous, next] = await Promise.all([
    db.recommendation.findFirst({
      where: { ...siblings, position: { lt: position } },
      orderBy: { position: "desc" },
      select: { reference: true },
    }),
    db.recommendation.findFirst({
      where: { ...siblings, position: { gt: position } },
      orderBy: { position: "asc" },
      select: { reference: true },
    }),
  ]);
  return { previous: previous?.reference ?? null, next: next?.reference ?? null };
}

/** The newest entries of the chain about a recommendation and all that is recorded on it but evidence. */
export async function readEntriesAbout(db: Reader, id: string, reference: string, known: Date) {
  const rows = await db.$queryRaw<
    {
      sequence: bigint;
      at: Date;
      actorId: string;
      actorLabel: string;
      action: string;
      subjectType: string;
      subjectId: string;
      hash: string;
      payload: string | null;
    }[]
  >`SELECT e.sequence, e.at, e.actor_id AS "actorId", e.actor_label AS "actorLabel", e.action,
      e.subject_type AS "subjectType", e.subject_id AS "subjectId", e.hash, p.payload
    FROM audit_entry e LEFT JOIN audit_payload p ON p.sequence = e.sequence
    WHERE e.at <= ${known} AND (e.subject_type, e.subject_id) IN (
      SELECT 'recommendation', ${reference}
      UNION ALL SELECT 'assessment', a.id::text FROM assessment a WHERE a.recommendation_id = ${id}::uuid
      UNION ALL SELECT 'note', n.id::text FROM note n WHERE n.recommendation_id = ${id}::uuid
      UNION ALL SELECT 'search', s.id::text FROM search_log s WHERE s.recommendation_id = ${id}::uuid
      UNION ALL SELECT 'response', p.id::text FROM response p WHERE p.recommendation_id = ${id}::uuid
      UNION ALL SELECT 'milestone', m.id::text FROM milestone m WHERE m.recommendation_id = ${id}::uuid
      UNION ALL SELECT 'request', q.id::text FROM evidence_request q WHERE q.recommendation_id = ${id}::uuid
      UNION ALL SELECT 'reply', y.id::text FROM judgement_reply y JOIN assessment a ON a.id = y.assessment_id
        WHERE a.recommendation_id = ${id}::uuid)
    ORDER BY e.sequence DESC LIMIT 50`;
  return rows.map(({ sequence, payload, ...row }) => ({
    ...row,
    sequence: Number(sequence),
    payload: payload === null ? null : (JSON.parse(payload) as Prisma.JsonObject),
  }));
}
