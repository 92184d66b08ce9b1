import type {
  BriefingEvidence,
  BriefingJudgement,
  BriefingNote,
  BriefingSection,
} from "@/lib/domain/briefing/briefing";
import { evidenceReference } from "@/lib/domain/evidence";
import type { Localized } from "@/lib/domain/localized";
import type { NoteThread } from "../note/queries";
import type { RecommendationPageData } from "../recommendation/get-recommendation";

type Link = RecommendationPageData["links"][number];

/**
 * What a briefing for the team says of a recommendation: what its page says, at the same clocks.
 * @param names of people, by id
 */
export function teamSection(
  data: RecommendationPageData,
  notes: BriefingNote[],
  names: ReadonlyMap<string, string>,
): BriefingSection {
  const { standing } = data;
  return {
    reference: data.reference,
    publication: data.publication.reference,
    parent: data.parent,
    title: data.title,
    summary: data.summary,
    theme: data.theme,
    levels: data.levels,
    basis: data.basis,
    priority: data.priority,
    retired: data.retired,
    section: data.locator?.section ?? null,
    paragraph: data.locator?.paragraph ?? null,
    addressees: data.addressees.map(({ name }) => name),
    partners: data.partners.map(({ name }) => name),
    status: standing.implementation,
    confidence: standing.confidence,
    triangulation: standing.triangulation,
    contradicted: standing.contradicted,
    judgement: judgementOf(data),
    proposals: data.proposals
      .filter((each) => each.party === null)
      .map(({ implementation, asOn, author }) => ({ implementation, asOn, author: author.name })),
    gate: {
      passes: standing.gate.passes,
      legs: standing.gate.legs.map(({ leg, holds, evidence, components }) => ({
        leg,
        holds,
        about: [...evidence.map(evidenceReference), ...components],
      })),
    },
    alarm: data.alarm && new Date(data.alarm.since).toISOString(),
    disputed: standing.disputed && new Date(standing.disputed.since).toISOString(),
    counts: { supports: standing.supports, contradicts: standing.contradicts, context: standing.context },
    silentSince: standing.silentSince,
    evidence: evidenceOf(data, names),
    searches: data.searches.map(({ where, query, language, searchedOn }) => ({ where, query, language, searchedOn })),
    responses: data.responses
      .filter((each) => standing.responses.some(({ id }) => id === each.id))
      .map(({ shortName, answer, basis, claimsDone, statement, respondedOn, evidence }) => ({
        party: shortName,
        answer,
        basis,
        claimsDone,
        statement,
        respondedOn,
        evidence: evidence && evidenceReference(evidence.number),
      })),
    milestones: data.milestones.map((each) => ({
      on: each.reference,
      title: each.title,
      indicator: each.indicator,
      dueOn: each.dueOn,
      reachedOn: each.reachedOn,
      schedule: each.schedule,
      evidence: each.evidence.map(({ number }) => evidenceReference(number)),
    })),
    components: data.components
      .filter((each) => !each.retired)
      .map(({ reference, title, implementation, confidence, supports, contradicts }) => ({
        reference,
        title,
        status: implementation,
        confidence,
        counts: { supports, contradicts },
      })),
    states: data.byState.map(({ party, implementation, confidence, asOn }) => ({
      party: party?.shortName ?? ({} as Localized),
      status: implementation,
      confidence,
      asOn,
    })),
    notes,
  };
}

function judgementOf({ current, replies }: RecommendationPageData): BriefingJudgement | null {
  if (!current) return null;
  return {
    asOn: current.asOn,
    rationale: current.rationale,
    outcome: current.outcome,
    judgedConfidence: current.confidence,
    reasons: current.reasons,
    author: current.author.name,
    approvals: current.decisions
      .filter(({ verdict }) => verdict === "APPROVE")
      .map(({ decider, decidedAt, sequence }) => ({
        by: decider.name,
        at: decidedAt.toISOString(),
        entry: sequence,
      })),
    cites: [...new Set(current.citations.map(({ number }) => evidenceReference(number)))],
    searches: current.searches.length,
    replies: replies
      .filter(({ assessmentId }) => assessmentId === current.id)
      .map(({ shortName, statement, language, receivedOn }) => ({
        party: shortName,
        statement,
        language,
        receivedOn,
      })),
  };
}

/** One for each item and stance, in force alone; an item that bears on several components names them. */
function evidenceOf({ reference, links }: RecommendationPageData, names: ReadonlyMap<string, string>) {
  const items = new Map<string, BriefingEvidence>();
  for (const link of links) {
    if (!link.inForce) continue;
    const key = `${link.evidenceId} ${link.stance}`;
    const item = items.get(key) ?? itemOf(link);
    if (link.reference !== reference) item.on.push(link.reference);
    if ((link.credibility ?? 7) < (item.credibility ?? 7)) item.credibility = link.credibility;
    if (link.stance === "CONTRADICTS") {
      item.answers.push(
        ...link.answers.map(({ text, authorId, acceptedById }) => ({
          text,
          author: names.get(authorId) ?? "",
          accepted: acceptedById && (names.get(acceptedById) ?? ""),
        })),
      );
    }
    items.set(key, item);
  }
  return [...items.values()];
}

function itemOf(link: Link): BriefingEvidence {
  const { stance, credibility, reliability, affiliation, addressee, type, title, trueOn, language, visibility } = link;
  const { publishedOn, eventFrom, eventTo, quotation, translation, via, archiveUrl, sources } = link;
  return {
    reference: evidenceReference(link.number),
    on: [],
    stance,
    credibility,
    reliability,
    affiliation,
    addressee,
    type,
    title,
    sources: sources.map(({ name, kind }) => ({ name, kind })),
    publishedOn,
    eventFrom,
    eventTo,
    trueOn,
    language,
    quotation,
    translation,
    via,
    url: link.url ?? archiveUrl,
    visibility,
    answers: [],
  };
}

/**
 * Notes as they read at an instant, each thread after the one before it, replies below what they answer.
 * @param knownAt what was written later is left out, and a note stands in the wording that it had then
 */
export function notesAt(threads: readonly NoteThread[], knownAt: number, depth = 0): BriefingNote[] {
  return threads.flatMap((note) => {
    const wording = note.history.filter(({ recordedAt }) => recordedAt.getTime() <= knownAt).at(-1);
    if (!wording || note.createdAt.getTime() > knownAt) return [];
    const { author, createdAt, visibility } = note;
    const own = { depth, author: author.name, at: createdAt.toISOString(), visibility, body: wording.body };
    return [own, ...notesAt(note.replies, knownAt, depth + 1)];
  });
}
