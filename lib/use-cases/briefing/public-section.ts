import type { BriefingEvidence, BriefingSection } from "@/lib/domain/briefing/briefing";
import type { Published, PublishedEvidence, PublishedLink, PublishedRecommendation } from "@/lib/domain/published";

/**
 * What a briefing for the public says of a recommendation: what its public page says, and nothing else. It is made of what
 * the public pages are made of, so that what they leave out cannot come in here.
 */
export function publicSection(published: Published, row: PublishedRecommendation): BriefingSection {
  const { standing, judgement } = row;
  const parts = published.recommendations.filter((each) => each.parent === row.reference && !each.retired);
  const parent = published.recommendations.find((each) => each.reference === row.parent);
  const items = new Map(published.evidence.map((item) => [item.reference, item]));
  return {
    reference: row.reference,
    publication: published.reference,
    parent: parent ? { reference: parent.reference, title: parent.title } : null,
    title: row.title,
    summary: row.summary,
    theme: row.theme,
    levels: row.levels,
    basis: row.basis,
    priority: null,
    retired: row.retired,
    section: row.section,
    paragraph: null,
    addressees: row.addressees.map(({ name }) => name),
    partners: row.partners.map(({ name }) => name),
    status: standing.status,
    confidence: standing.confidence,
    triangulation: standing.triangulation,
    contradicted: standing.contradicted,
    judgement: judgement && {
      asOn: judgement.asOn,
      rationale: judgement.rationale,
      outcome: judgement.outcome,
      judgedConfidence: judgement.confidence,
      reasons: judgement.reasons,
      author: null,
      approvals: [
        { by: null, at: judgement.approvedAt.toISOString(), entry: judgement.entry ? judgement.entry.sequence : null },
      ],
      cites: judgement.cites,
      searches: judgement.searches,
      replies: [],
    },
    proposals: [],
    gate: null,
    alarm: null,
    disputed: null,
    counts: { supports: standing.supports, contradicts: standing.contradicts, context: standing.context },
    silentSince: standing.silentSince,
    evidence: row.links.flatMap((link) => {
      const item = items.get(link.evidence);
      return item ? [evidenceOf(link, item)] : [];
    }),
    searches: [],
    responses: [],
    milestones: [],
    components: parts.map((each) => ({
      reference: each.reference,
      title: each.title,
      status: each.standing.status,
      confidence: each.standing.confidence,
      counts: { supports: each.standing.supports, contradicts: each.standing.contradicts },
    })),
    states: row.byParty.map(({ party, status, judgement: each }) => ({
      party: party.shortName,
      status,
      confidence: each?.confidence ?? null,
      asOn: each?.asOn ?? null,
    })),
    notes: row.notes.map(({ body, at }) => ({
      depth: 0,
      author: null,
      at: at.toISOString(),
      visibility: "PUBLIC" as const,
      body,
    })),
  };
}

function evidenceOf(link: PublishedLink, item: PublishedEvidence): BriefingEvidence {
  const { reference, type, title, sources, publishedOn, eventFrom, eventTo, trueOn, language, quotation } = item;
  return {
    reference,
    on: link.on === null ? [] : [link.on],
    stance: link.stance,
    credibility: link.credibility,
    // Public pages do not show how sources are graded; neither does this.
    reliability: null,
    affiliation: link.affiliation,
    addressee: false,
    type,
    title,
    sources,
    publishedOn,
    eventFrom,
    eventTo,
    trueOn,
    language,
    quotation,
    translation: item.translation,
    via: item.via,
    url: item.url ?? item.archiveUrl,
    visibility: "PUBLIC",
    answers: [],
  };
}
