import { type Day, toDay } from "@/lib/domain/dates";
import { evidenceReference } from "@/lib/domain/evidence";
import type { Localized } from "@/lib/domain/localized";
import type { PublishedEvidence, PublishedJudgement, PublishedParty } from "@/lib/domain/published";
import type { Prisma } from "./generated/client";
import type { Reader } from "./transaction";

// Everything here names the fields that it takes: a column that is added is not public because somebody forgot it.

const party = { select: { currentRevision: { select: { name: true, shortName: true } } } } as const;

const recommendation = {
  id: true,
  reference: true,
  parentId: true,
  parent: { select: { reference: true } },
  currentRevision: {
    select: {
      title: true,
      summary: true,
      basis: true,
      derived: true,
      levels: true,
      locator: true,
      retired: true,
      theme: { select: { key: true, name: true } },
      parties: { orderBy: { position: "asc" }, select: { role: true, party } },
    },
  },
  notes: {
    where: { visibility: "PUBLIC" },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: {
      id: true,
      createdAt: true,
      revisions: { orderBy: { version: "desc" }, take: 1, select: { body: true, version: true } },
    },
  },
} as const satisfies Prisma.RecommendationSelect;

/** The recommendations of a publication and their components, with their public notes, in the publication's order. */
export function readPublicRecommendations(db: Reader, publicationId: string) {
  return db.recommendation.findMany({
    where: { publicationId },
    orderBy: [{ position: "asc" }, { reference: "asc" }],
    select: recommendation,
  });
}

/** What the public reads of a party. */
export function publicParty(row: { currentRevision: { name: unknown; shortName: unknown } | null }): PublishedParty {
  return {
    name: (row.currentRevision?.name ?? {}) as Localized,
    shortName: (row.currentRevision?.shortName ?? {}) as Localized,
  };
}

/** Published judgements by id, with the entry of the chain that approved each. Give only ids of published ones. */
export async function readPublicJudgements(
  db: Reader,
  ids: readonly string[],
): Promise<Map<string, PublishedJudgement>> {
  const rows = await db.assessment.findMany({
    where: { id: { in: [...ids] } },
    select: {
      id: true,
      implementation: true,
      outcome: true,
      confidence: true,
      reasons: true,
      rationale: true,
      asOn: true,
      party,
      _count: { select: { searches: true } },
      citations: { select: { link: { select: { evidence: { select: { number: true } } } } } },
      decisions: { orderBy: { ordinal: "desc" }, take: 1, select: { decidedAt: true, auditSequence: true } },
    },
  });
  const entries = await db.auditEntry.findMany({
    where: { sequence: { in: rows.flatMap((row) => row.decisions.map((decision) => decision.auditSequence)) } },
    select: { sequence: true, hash: true },
  });
  const hashOf = new Map(entries.map((entry) => [entry.sequence, entry.hash]));
  return new Map(
    rows.flatMap((row) => {
      const [approval] = row.decisions;
      if (!approval) return [];
      const hash = hashOf.get(approval.auditSequence);
      const numbers = [...new Set(row.citations.map(({ link }) => link.evidence.number))].sort((a, b) => a - b);
      const judgement: PublishedJudgement = {
        id: row.id,
        implementation: row.implementation,
        outcome: row.outcome,
        confidence: row.confidence,
        reasons: row.reasons,
        rationale: row.rationale as Localized,
        asOn: toDay(row.asOn),
        approvedAt: approval.decidedAt,
        party: row.party && publicParty(row.party),
        searches: row._count.searches,
        cites: numbers.map(evidenceReference),
        entry: hash === undefined ? null : { sequence: Number(approval.auditSequence), hash },
      };
      return [[row.id, judgement] as const];
    }),
  );
}

/** Public evidence by id, but for what it bears on. Give only ids of public evidence. */
export async function readPublicEvidence(
  db: Reader,
  ids: readonly string[],
): Promise<Map<string, Omit<PublishedEvidence, "bears">>> {
  const rows = await db.evidence.findMany({
    // Asked for once more, so that a mistake of a caller shows nothing.
    where: { id: { in: [...ids] }, currentRevision: { visibility: "PUBLIC", state: "LOGGED" } },
    orderBy: { number: "asc" },
    select: {
      id: true,
      number: true,
      createdAt: true,
      currentRevision: {
        select: {
          type: true,
          title: true,
          url: true,
          archiveUrl: true,
          publishedOn: true,
          eventFrom: true,
          eventTo: true,
          trueOn: true,
          language: true,
          quotation: true,
          translation: true,
          via: true,
          citation: true,
          sources: {
            orderBy: { position: "asc" },
            select: { source: { select: { currentRevision: { select: { name: true, kind: true } } } } },
          },
        },
      },
      files: {
        where: { file: { redactedAt: null } },
        orderBy: { version: "asc" },
        select: { file: { select: { sha256: true, size: true } } },
      },
    },
  });
  return new Map(
    rows.flatMap(({ id, number, createdAt, currentRevision: revision, files }) => {
      if (!revision) return [];
      const { title, trueOn, sources, ...rest } = revision;
      const item = {
        reference: evidenceReference(number),
        ...rest,
        title: title as Localized,
        trueOn: toDay(trueOn) as Day,
        recordedAt: createdAt,
        sources: sources.flatMap(({ source: { currentRevision } }) => currentRevision ?? []),
        files: files.map(({ file }) => ({ sha256: file.sha256, size: Number(file.size) })),
      };
      return [[id, item] as const];
    }),
  );
}
