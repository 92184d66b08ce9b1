import { database } from "@/lib/db/connection";
import type { EvidenceRevision } from "@/lib/db/generated/client";
import { today } from "@/lib/db/today";
import { getVisibleEvidence } from "@/lib/db/visibility";
import type { Actor } from "@/lib/domain/actor";
import { toDay } from "@/lib/domain/dates";
import { evidenceReference } from "@/lib/domain/evidence";
import type { Localized } from "@/lib/domain/localized";
import type { EvidenceDetail, EvidenceRevisionShown, Person } from "./evidence-shown";

/** Evidence with all that was ever said of it, by id or reference (E07). @throws NotFound, Unauthenticated */
export async function getEvidence(actor: Actor, idOrReference: string): Promise<EvidenceDetail> {
  const db = database();
  const evidence = await getVisibleEvidence(db, actor, idOrReference);
  const reference = evidenceReference(evidence.number);
  const sourceIds = evidence.currentRevision.sources.map((each) => each.sourceId);
  const [revisions, sources, links, files, fellows, audit] = await Promise.all([
    db.evidenceRevision.findMany({ where: { evidenceId: evidence.id }, orderBy: { version: "desc" } }),
    db.source.findMany({
      where: { id: { in: sourceIds } },
      include: {
        currentRevision: { include: { party: true } },
        gradings: { include: { theme: true }, orderBy: [{ recordedAt: "desc" }, { id: "desc" }] },
      },
    }),
    db.evidenceLink.findMany({
      where: { evidenceId: evidence.id },
      include: {
        recommendation: {
          include: { currentRevision: { select: { title: true, retired: true, theme: { select: { key: true } } } } },
        },
        gradings: { orderBy: { version: "desc" } },
      },
      orderBy: { recommendation: { position: "asc" } },
    }),
    db.evidenceFile.findMany({
      where: { evidenceId: evidence.id },
      include: { file: true },
      orderBy: [{ recordedAt: "asc" }, { id: "asc" }],
    }),
    db.$queryRaw<{ id: string; number: number; title: Localized }[]>`
      WITH newest AS (SELECT DISTINCT ON (o.evidence_id) o.evidence_id, o.group_id FROM origin_membership o
        WHERE o.evidence_id IN (SELECT m.evidence_id FROM origin_membership m WHERE m.group_id IN
          (SELECT g.group_id FROM origin_membership g WHERE g.evidence_id = ${evidence.id}::uuid))
        ORDER BY o.evidence_id, o.recorded_at DESC, o.id DESC)
      SELECT e.id, e.number, v.title FROM newest n JOIN evidence e ON e.id = n.evidence_id
        JOIN evidence_revision v ON v.id = e.current_revision_id
      WHERE n.group_id = (SELECT group_id FROM newest WHERE evidence_id = ${evidence.id}::uuid) AND e.id <> ${evidence.id}::uuid
      ORDER BY e.number`,
    db.auditEntry.findMany({
      where: { subjectType: "evidence", subjectId: { in: [reference, evidence.id] } },
      orderBy: { sequence: "desc" },
    }),
  ]);
  const stateOf = await statesById(links.flatMap((link) => link.gradings.flatMap((row) => row.states)));
  const person = await peopleById([
    evidence.createdById,
    ...revisions.map((row) => row.recordedById),
    ...links.flatMap((link) => link.gradings.map((row) => row.graderId)),
    ...files.map((row) => row.recordedById),
  ]);
  return {
    ...revisionShown(evidence.currentRevision, person),
    id: evidence.id,
    number: evidence.number,
    reference,
    version: evidence.version,
    createdAt: evidence.createdAt,
    createdBy: person(evidence.createdById),
    revisions: revisions.map((row) => revisionShown(row, person)),
    sources: sourceIds.flatMap((id) => {
      const source = sources.find((each) => each.id === id);
      if (!source?.currentRevision) return [];
      const { name, kind, party } = source.currentRevision;
      const newest = source.gradings.filter(
        (row, position) => source.gradings.findIndex((other) => other.themeId === row.themeId) === position,
      );
      const gradings = newest.map((row) => ({
        theme: row.theme?.key ?? null,
        reliability: row.reliability,
        recordedAt: row.recordedAt,
      }));
      return { id, name, kind, partyKey: party?.key ?? null, gradings };
    }),
    links: links.flatMap((link) => {
      const gradings = link.gradings.map(({ graderId, states, ...row }) => ({
        ...row,
        states: states.flatMap((id) => stateOf.get(id) ?? []),
        grader: person(graderId),
      }));
      const grading = gradings[0];
      if (!grading) return [];
      const { id, reference: of, currentRevision } = link.recommendation;
      const recommendation = {
        id,
        reference: of,
        title: (currentRevision?.title ?? {}) as Localized,
        retired: currentRevision?.retired ?? false,
        theme: currentRevision?.theme.key ?? null,
      };
      return { id: link.id, recommendation, grading, gradings };
    }),
    files: files.map((row) => ({
      sha256: row.sha256,
      name: row.name,
      size: Number(row.file.size),
      mediaType: row.file.mediaType,
      recordedAt: row.recordedAt,
      recordedBy: person(row.recordedById),
      redactedAt: row.file.redactedAt,
    })),
    originFellows: fellows.map((row) => ({ id: row.id, reference: evidenceReference(row.number), title: row.title })),
    audit: audit.map((row) => ({
      sequence: String(row.sequence),
      at: row.at,
      action: row.action,
      actorId: row.actorId,
      actor: row.actorLabel,
      hash: row.hash,
    })),
  };
}

async function statesById(ids: readonly string[]): Promise<Map<string, { key: string; shortName: Localized }>> {
  if (ids.length === 0) return new Map();
  const parties = await database().party.findMany({
    where: { id: { in: [...new Set(ids)] } },
    select: { id: true, key: true, currentRevision: { select: { shortName: true } } },
  });
  return new Map(
    parties.map(({ id, key, currentRevision }) => [
      id,
      { key, shortName: (currentRevision?.shortName ?? {}) as Localized },
    ]),
  );
}

async function peopleById(ids: readonly string[]): Promise<(id: string) => Person> {
  const users = await database().user.findMany({
    where: { id: { in: [...new Set(ids)] } },
    select: { id: true, name: true },
  });
  const names = new Map(users.map((user) => [user.id, user.name]));
  return (id) => ({ id, name: names.get(id) ?? "" });
}

function revisionShown(row: EvidenceRevision, person: (id: string) => Person): EvidenceRevisionShown {
  return {
    version: row.version,
    state: row.state,
    type: row.type,
    title: row.title as Localized,
    url: row.url,
    archiveUrl: row.archiveUrl,
    publishedOn: row.publishedOn,
    eventFrom: row.eventFrom,
    eventTo: row.eventTo,
    ongoing: row.ongoing,
    trueOn: toDay(row.trueOn),
    capturedAt: row.capturedAt,
    capturedOn: row.capturedAt && today(row.capturedAt),
    language: row.language,
    quotation: row.quotation,
    translation: row.translation,
    via: row.via,
    citation: row.citation,
    reviewBy: row.reviewBy && toDay(row.reviewBy),
    visibility: row.visibility,
    reason: row.reason,
    recordedAt: row.recordedAt,
    recordedBy: person(row.recordedById),
  };
}
