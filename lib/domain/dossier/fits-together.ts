import { dossierMember, namedBytes } from "./members";
import type { DossierRecord } from "./record";
import type { Elsewhere } from "./testimony";

/** Whether whatever a dossier's record names is there, among its rows and the archive's members, and nothing is there twice. */
export function fitsTogether(record: DossierRecord, members: readonly string[]): boolean {
  const people = [record, ...record.elsewhere];
  const rows = {
    recommendations: record.recommendations,
    evidence: record.evidence,
    captures: record.captures,
    sources: record.sources,
    links: record.links,
    searches: record.searches,
    responses: record.responses,
    milestones: record.milestones,
    requests: record.requests,
    judgements: people.flatMap(({ judgements }) => judgements),
    statements: people.flatMap(({ answers, outcomes, notes }) => [...answers, ...outcomes, ...notes]),
    imports: record.elsewhere.map(({ sha256 }) => ({ id: sha256 })),
  };
  if (Object.values(rows).some((some) => new Set(some.map(({ id }) => id)).size !== some.length)) return false;
  const has = {
    recommendation: holds(rows.recommendations),
    evidence: holds(rows.evidence),
    source: holds(rows.sources),
    party: holds(record.parties.map(({ key }) => ({ id: key }))),
    theme: holds(record.themes.map(({ key }) => ({ id: key }))),
    file: holds(members.map((id) => ({ id }))),
  };
  const parents = new Set(record.recommendations.filter(({ parent }) => parent === null).map(({ id }) => id));
  const about = [
    ...record.links,
    ...record.searches,
    ...record.responses,
    ...record.milestones,
    ...record.requests,
    ...rows.judgements,
    ...rows.statements,
  ];
  return (
    (record.publication.states ?? []).every(has.party) &&
    record.recommendations.every(
      ({ theme, parties, parent }) =>
        has.theme(theme) && parties.every(({ key }) => has.party(key)) && (parent === null || parents.has(parent)),
    ) &&
    record.sources.every(
      ({ party, gradings }) => has.party(party) && gradings.every(({ theme }) => has.theme(theme)),
    ) &&
    record.evidence.every(({ sources }) => sources.every(has.source)) &&
    namedBytes(record).every(({ sha256 }) => has.file(dossierMember(sha256))) &&
    record.captures.every(({ evidence }) => has.evidence(evidence)) &&
    about.every(({ recommendation }) => has.recommendation(recommendation)) &&
    record.links.every(({ evidence, states }) => has.evidence(evidence) && states.every(has.party)) &&
    record.responses.every(({ party, evidence }) => has.party(party) && has.evidence(evidence)) &&
    record.milestones.every(({ evidence }) => evidence.every(has.evidence)) &&
    record.requests.every(({ party, evidence }) => has.party(party) && has.evidence(evidence)) &&
    people.every((each) => namesParties(each, has.party))
  );
}

function namesParties({ judgements }: Pick<Elsewhere, "judgements">, has: (key: string | null) => boolean): boolean {
  return judgements.every(({ party, replies }) => has(party) && replies.every((reply) => has(reply.party)));
}

/** Asks whether an id stands among rows; none asks for nothing. */
function holds(rows: readonly { id: string }[]): (id: string | null) => boolean {
  const ids = new Set(rows.map(({ id }) => id));
  return (id) => id === null || ids.has(id);
}
