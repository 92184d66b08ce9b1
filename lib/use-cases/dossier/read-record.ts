import { listStates } from "@/lib/db/states-apart";
import type { Reader } from "@/lib/db/transaction";
import { toDay } from "@/lib/domain/dates";
import { type DossierRecord, dossierRecordSchema } from "@/lib/domain/dossier/record";
import { NotFound } from "@/lib/domain/errors";
import { readCaptures } from "./read-captures";
import { readElsewhere } from "./read-elsewhere";
import { readEvidence, readLinks, readSources } from "./read-evidence";
import { readMilestones, readRequests } from "./read-plans";
import { readJudgements, readStatements } from "./read-testimony";

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
  const links = await readLinks(db, ids);
  const searches = await db.searchLog.findMany({ where: { recommendationId: among }, orderBy: { id: "asc" } });
  const responses = await db.response.findMany({
    where: { recommendationId: among },
    orderBy: [{ recordedAt: "asc" }, { id: "asc" }],
  });
  const judgements = await readJudgements(db, ids);
  const milestones = await readMilestones(db, ids);
  const requests = await readRequests(db, ids);
  const statements = await readStatements(
    db,
    ids,
    links.map(({ id }) => id),
  );
  const elsewhere = await readElsewhere(db, ids);
  // What a milestone, a request or an answer rests on comes along, though it bears on nothing here.
  const evidence = await readEvidence(
    db,
    [
      ...links.map((link) => link.evidenceId),
      ...responses.map((each) => each.evidenceId),
      ...milestones.flatMap((each) => each.evidence),
      ...requests.map((each) => each.evidence),
      ...judgements.flatMap((each) => each.replies.map((reply) => reply.evidence)),
    ].filter((id) => id !== null),
  );
  const sources = await readSources(
    db,
    evidence.flatMap((each) => each.sources),
  );
  // Few: all of them, so that whoever is named anywhere is there.
  const parties = await db.party.findMany({ include: { currentRevision: true }, orderBy: { key: "asc" } });
  const keyOf = new Map(parties.map(({ id, key }) => [id, key]));
  const keys = (ids: readonly (string | null)[]) => ids.flatMap((id) => (id && keyOf.get(id)) || []);
  const keyOrNone = (id: string | null) => keys([id])[0] ?? null;
  const states = (await listStates(db, publicationId, { retired: true })).map(({ key }) => key);
  const named = new Set([
    ...states,
    ...keys([
      ...recommendations.flatMap((each) => each.currentRevision?.parties.map(({ partyId }) => partyId) ?? []),
      ...sources.map((each) => each.currentRevision?.partyId ?? null),
      ...responses.map((each) => each.partyId),
      ...requests.map((each) => each.partyId),
      ...judgements.flatMap((each) => [each.partyId, ...each.replies.map((reply) => reply.partyId)]),
      ...links.flatMap((each) => each.grading.states),
    ]),
    ...elsewhere.flatMap((each) =>
      each.judgements.flatMap(({ party, replies }) => [party ?? [], replies.map((reply) => reply.party)].flat()),
    ),
  ]);
  const themes = new Map(
    [
      ...recommendations.flatMap((each) => each.currentRevision?.theme ?? []),
      ...sources.flatMap((each) => each.themes),
    ].map((theme) => [theme.key, theme]),
  );
  const record = {
    // "All that there are" would be others elsewhere.
    publication: { ...paper, id: publication.id, reference: publication.reference, states },
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
    sources: sources.flatMap(({ id, gradings, currentRevision: content }) =>
      content ? [{ ...content, id, party: keyOrNone(content.partyId), gradings }] : [],
    ),
    evidence,
    captures: await readCaptures(
      db,
      evidence.map(({ id }) => id),
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
      evidence: evidenceId,
    })),
    milestones,
    requests: requests.map((each) => ({ ...each, party: keyOrNone(each.partyId) })),
    judgements: judgements.map((each) => ({
      ...each,
      party: keyOrNone(each.partyId),
      replies: each.replies.map((reply) => ({ ...reply, party: keyOrNone(reply.partyId) })),
    })),
    ...statements,
    elsewhere,
  };
  // Takes out what a dossier does not name: the schema says what leaves the house.
  return dossierRecordSchema.parse(record);
}
