import type { Reader } from "@/lib/db/transaction";
import { toDay } from "@/lib/domain/dates";
import { type DossierRecord, dossierRecordSchema } from "@/lib/domain/dossier";
import { NotFound } from "@/lib/domain/errors";
import { evidenceReference } from "@/lib/domain/evidence";

/** All that a dossier of some recommendations of one publication holds, as it stands now. @throws NotFound */
export async function readRecord(db: Reader, publicationId: string, ids: readonly string[]): Promise<DossierRecord> {
  const among = { in: [...ids] };
  const publication = await db.publication.findUnique({
    where: { id: publicationId },
    include: { currentRevision: true },
  });
  const paper = publication?.currentRevision;
  if (!publication || !paper) throw new NotFound("publicationNotFound");
  const recommendations = await db.recommendation.findMany({
    where: { id: among },
    include: {
      currentRevision: {
        include: { theme: true, parties: { include: { party: true }, orderBy: { position: "asc" } } },
      },
    },
    orderBy: [{ parentId: { sort: "asc", nulls: "first" } }, { position: "asc" }, { reference: "asc" }],
  });
  const links = (
    await db.evidenceLink.findMany({
      where: { recommendationId: among },
      include: { gradings: { orderBy: { version: "desc" }, take: 1 } },
      orderBy: { id: "asc" },
    })
  ).flatMap(({ gradings, ...link }) =>
    gradings[0] && !gradings[0].removed ? [{ ...link, grading: gradings[0] }] : [],
  );
  const evidence = await db.evidence.findMany({
    where: { id: { in: links.map((link) => link.evidenceId) } },
    include: {
      currentRevision: { include: { sources: { orderBy: { position: "asc" } } } },
      files: { include: { file: true } },
      origins: { orderBy: [{ recordedAt: "desc" }, { id: "desc" }], take: 1 },
    },
    orderBy: { number: "asc" },
  });
  const sources = await db.source.findMany({
    where: {
      id: { in: evidence.flatMap((each) => each.currentRevision?.sources.map(({ sourceId }) => sourceId) ?? []) },
    },
    include: { currentRevision: true },
    orderBy: { id: "asc" },
  });
  const searches = await db.searchLog.findMany({ where: { recommendationId: among }, orderBy: { id: "asc" } });
  const responses = await db.response.findMany({ where: { recommendationId: among }, orderBy: { recordedAt: "asc" } });
  const assessments = await db.assessment.findMany({
    where: { recommendationId: among },
    include: {
      author: true,
      citations: true,
      withdrawal: true,
      decisions: { include: { decider: true }, orderBy: { ordinal: "asc" } },
    },
    orderBy: [{ submittedAt: "asc" }, { id: "asc" }],
  });
  // Few: all of them, so that whoever is named anywhere is there.
  const parties = await db.party.findMany({ include: { currentRevision: true }, orderBy: { key: "asc" } });
  const keyOf = new Map(parties.map(({ id, key }) => [id, key]));
  const keys = (ids: readonly (string | null)[]) => ids.flatMap((id) => (id && keyOf.get(id)) || []);
  const named = new Set(
    keys([
      ...recommendations.flatMap((each) => each.currentRevision?.parties.map(({ partyId }) => partyId) ?? []),
      ...sources.map((each) => each.currentRevision?.partyId ?? null),
      ...responses.map((each) => each.partyId),
      ...assessments.map((each) => each.partyId),
      ...links.flatMap((each) => each.grading.states),
    ]),
  );
  const themes = new Map(
    recommendations.flatMap((each) =>
      each.currentRevision ? [[each.currentRevision.theme.key, each.currentRevision.theme]] : [],
    ),
  );
  const record = {
    publication: {
      id: publication.id,
      reference: publication.reference,
      title: paper.title,
      authors: paper.authors,
      year: paper.year,
      language: paper.language,
      citation: paper.citation,
      url: paper.url,
    },
    themes: [...themes.values()].map(({ key, name }) => ({ key, name })),
    parties: parties.flatMap(({ id, key, currentRevision: content }) =>
      content && named.has(key) ? [{ ...content, id, key }] : [],
    ),
    recommendations: recommendations.flatMap(({ id, reference, parentId, position, currentRevision: content }) =>
      content
        ? [
            {
              ...content,
              id,
              reference,
              parent: parentId !== null && ids.includes(parentId) ? parentId : null,
              position,
              theme: content.theme.key,
              parties: content.parties.map(({ party, role }) => ({ key: party.key, role })),
            },
          ]
        : [],
    ),
    sources: sources.flatMap(({ id, currentRevision: content }) =>
      content ? [{ ...content, id, party: (content.partyId && keyOf.get(content.partyId)) || null }] : [],
    ),
    evidence: evidence.flatMap(({ id, number, currentRevision: content, files, origins }) =>
      content
        ? [
            {
              ...content,
              id,
              reference: evidenceReference(number),
              trueOn: toDay(content.trueOn),
              capturedAt: content.capturedAt?.toISOString() ?? null,
              recordedAt: content.recordedAt.toISOString(),
              sources: content.sources.map(({ sourceId }) => sourceId),
              origin: origins[0]?.groupId ?? null,
              files: files
                .filter(({ file }) => file.redactedAt === null)
                .map(({ sha256, name, file }) => ({
                  sha256,
                  name,
                  size: Number(file.size),
                  mediaType: file.mediaType,
                })),
            },
          ]
        : [],
    ),
    links: links.map(({ id, evidenceId, recommendationId, grading }) => ({
      ...grading,
      id,
      evidence: evidenceId,
      recommendation: recommendationId,
      states: keys(grading.states),
    })),
    searches: searches.map((each) => ({
      ...each,
      recommendation: each.recommendationId,
      searchedOn: toDay(each.searchedOn),
    })),
    responses: responses.map(({ evidenceId, ...each }) => ({
      ...each,
      recommendation: each.recommendationId,
      party: keyOf.get(each.partyId),
      evidence: evidence.some(({ id }) => id === evidenceId) ? evidenceId : null,
    })),
    judgements: assessments.map((each) => ({
      ...each,
      recommendation: each.recommendationId,
      party: (each.partyId && keyOf.get(each.partyId)) || null,
      asOn: toDay(each.asOn),
      author: each.author.name,
      submittedAt: each.submittedAt.toISOString(),
      withdrawn: each.withdrawal !== null,
      revises: each.revisesId,
      corrects: each.correctsId,
      cites: each.citations.map(({ linkId }) => linkId),
      decisions: each.decisions.map(({ verdict, note, decider, decidedAt }) => ({
        verdict,
        note,
        decider: decider.name,
        decidedAt: decidedAt.toISOString(),
      })),
    })),
  };
  // Takes out what a dossier does not name: the schema says what leaves the house.
  return dossierRecordSchema.parse(record);
}
