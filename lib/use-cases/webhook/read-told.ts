import { loadRecord } from "@/lib/db/facts";
import { publicAmong, readPublished, readWithheld } from "@/lib/db/public-record";
import type { Tx } from "@/lib/db/transaction";
import type { AuditSubject } from "@/lib/domain/audit";
import { evidenceNumber } from "@/lib/domain/evidence";
import { publicRecord } from "@/lib/domain/publishing";
import type { ToldEntry } from "@/lib/domain/webhook-event";

/**
 * The entries of the chain after one, oldest first, with what decides who may be told of them; and the publications that
 * are public now.
 * @param forPublic whether somebody asks for what is public; what is not looked up counts as not public
 */
export async function readTold(
  tx: Tx,
  after: bigint,
  limit: number,
  forPublic: boolean,
): Promise<{ entries: ToldEntry[]; published: Map<string, string> }> {
  const rows = await tx.auditEntry.findMany({
    where: { sequence: { gt: after } },
    orderBy: { sequence: "asc" },
    take: limit,
  });
  const touches = await tx.$queryRaw<{ sequence: bigint; reference: string; publicationId: string | null }[]>`
    SELECT t.sequence, r.reference, r.publication_id AS "publicationId"
    FROM audit_touch t JOIN recommendation r ON r.id = t.recommendation_id
    WHERE t.sequence = ANY(${rows.map((row) => row.sequence)}::bigint[]) ORDER BY t.sequence, r.position, r.reference`;
  const about = Map.groupBy(touches, (touch) => touch.sequence);
  const named = rows.filter((row) => row.subjectType === "publication").map((row) => row.subjectId);
  const publications = await tx.publication.findMany({
    where: { reference: { in: named } },
    select: { id: true, reference: true },
  });
  const idOf = new Map(publications.map(({ id, reference }) => [reference, id]));
  const published = new Map(forPublic ? (await readPublished(tx)).map(({ id, reference }) => [id, reference]) : []);
  const open = forPublic
    ? await readOpen(tx, rows, new Set(touches.map((touch) => touch.publicationId)), published)
    : null;
  const entries = rows.map(({ sequence, hash, at, action, subjectType, subjectId }): ToldEntry => {
    const publicationId = subjectType === "publication" ? (idOf.get(subjectId) ?? null) : null;
    const isTakenBack = action === "publication.taken-back";
    const isPublished = isTakenBack || (publicationId !== null && published.has(publicationId));
    return {
      sequence,
      hash,
      at,
      action,
      subject: { type: subjectType as AuditSubject, id: subjectId },
      about: about.get(sequence) ?? [],
      publicationId,
      isPublic:
        subjectType === "recommendation" ||
        (subjectType === "publication" && isPublished) ||
        open?.has(`${subjectType}:${subjectType === "assessment" ? `${subjectId}:${sequence}` : subjectId}`) === true,
    };
  });
  return { entries, published };
}

/** What of the subjects anybody may know: evidence in force and notes marked public, judgements of which all is public. */
async function readOpen(
  tx: Tx,
  rows: readonly { subjectType: string; subjectId: string }[],
  touched: ReadonlySet<string | null>,
  published: ReadonlyMap<string, string>,
): Promise<Set<string>> {
  const idsOf = (type: string) => rows.filter((row) => row.subjectType === type).map((row) => row.subjectId);
  const numbers = idsOf("evidence").flatMap((reference) => evidenceNumber(reference) ?? []);
  const evidence = await tx.evidence.findMany({
    where: { number: { in: numbers }, currentRevision: { state: { not: "WITHDRAWN" }, visibility: "PUBLIC" } },
    select: { number: true },
  });
  const shown = new Set(evidence.map(({ number }) => number));
  const notes = await tx.note.findMany({
    where: { id: { in: idsOf("note") }, visibility: "PUBLIC" },
    select: { id: true },
  });
  const judgements = idsOf("assessment");
  const publications = [...touched].filter((id): id is string => id !== null && published.has(id));
  return new Set([
    ...idsOf("evidence")
      .filter((reference) => shown.has(evidenceNumber(reference) ?? 0))
      .map((reference) => `evidence:${reference}`),
    ...notes.map(({ id }) => `note:${id}`),
    ...(judgements.length > 0 ? await readPublishedJudgements(tx, judgements, publications) : []),
  ]);
}

/** Judgements that are published, each with the entry that approved it. */
async function readPublishedJudgements(tx: Tx, ids: readonly string[], publicationIds: readonly string[]) {
  const within = await tx.recommendation.findMany({
    where: { publicationId: { in: [...publicationIds] } },
    select: { id: true },
  });
  const raw = await loadRecord(
    tx,
    within.map(({ id }) => id),
  );
  const { published } = publicRecord(raw, publicAmong(raw, await readWithheld(tx, raw)));
  const decisions = await tx.decision.findMany({
    where: { assessmentId: { in: ids.filter((id) => published.has(id)) } },
    orderBy: { ordinal: "asc" },
    select: { assessmentId: true, auditSequence: true },
  });
  const newest = new Map(decisions.map(({ assessmentId, auditSequence }) => [assessmentId, auditSequence]));
  return [...newest].map(([id, sequence]) => `assessment:${id}:${sequence}`);
}
