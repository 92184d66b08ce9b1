import { evidenceReference } from "@/lib/domain/evidence";
import type { RecommendationPageData } from "@/lib/use-cases/recommendation/get-recommendation";
import type { RecommendationListItem } from "@/lib/use-cases/recommendation/list-item";
import type { getRecommendationContent } from "@/lib/use-cases/recommendation/queries";
import type { AnswerOf } from "../contract";
import type { getRecommendation, listRecommendations } from "../contracts/recommendation";
import { presentAssessment } from "./assessment";

type Item = AnswerOf<typeof listRecommendations>["items"][number];
type Detail = AnswerOf<typeof getRecommendation>;

/** A line of the list. */
export function presentListItem(item: RecommendationListItem): Item {
  return {
    id: item.id,
    reference: item.reference,
    title: item.title,
    retired: item.retired,
    parent: item.parent,
    publication: item.publication,
    basis: item.basis,
    theme: item.theme,
    levels: item.levels,
    priority: item.priority,
    owner: item.owner,
    addressees: item.addressees,
    components: item.components,
    implementation: item.implementation,
    confidence: item.confidence,
    asOn: item.asOn,
    proposed: item.proposed,
    proposals: item.proposals,
    triangulation: item.triangulation,
    contradicted: item.contradicted,
    alarm: item.alarm,
    counts: { supports: item.supports, contradicts: item.contradicts, context: item.context },
    searches: item.searches,
    disagreement: item.disagreement,
    schedule: item.schedule,
    requests: item.requests,
    silentSince: item.silentSince,
    movedAt: item.movedAt?.toISOString() ?? null,
  };
}

/** One recommendation with where it stands. */
export function presentRecommendation(data: RecommendationPageData): Detail {
  const { standing } = data;
  return {
    id: data.id,
    version: data.version,
    reference: data.reference,
    title: data.title,
    summary: data.summary,
    retired: data.retired,
    retiredReason: data.retiredReason,
    parent: data.parent && { reference: data.parent.reference, title: data.parent.title },
    publication: { reference: data.publication.reference, title: data.publication.title },
    basis: data.basis,
    derived: data.derived,
    theme: data.theme,
    levels: data.levels,
    priority: data.priority,
    owner: data.owner,
    locator: data.locator,
    addressees: data.addressees,
    partners: data.partners,
    implementation: standing.implementation,
    confidence: standing.confidence,
    proposed: standing.proposals[0]?.implementation ?? null,
    triangulation: standing.triangulation,
    contradicted: standing.contradicted,
    alarm: standing.alarm,
    disagreements: standing.disagreements,
    schedule: data.schedule,
    requests: standing.requests,
    counts: {
      supports: standing.supports,
      contradicts: standing.contradicts,
      context: standing.context,
      searches: standing.searches,
      components: data.components.filter((component) => !component.retired).length,
    },
    silentSince: standing.silentSince,
    judgement: data.current && presentAssessment(data.current),
    byState: data.byState.map(presentAssessment),
    proposals: data.proposals.map((each) => ({ ...presentAssessment(each), violations: each.violations })),
    gate: {
      passes: standing.gate.passes,
      legs: standing.gate.legs.map(({ leg, holds, evidence, components }) => ({
        leg,
        holds,
        evidence: evidence.map(evidenceReference),
        components,
      })),
    },
    sourceMix: data.sourceMix,
    components: data.components.map(presentComponent),
    evidence: data.links.map(presentLink),
    asOf: data.clocks?.asOf ?? null,
    knownAt: data.clocks?.knownAt ? new Date(data.clocks.knownAt).toISOString() : null,
  };
}

/** A recommendation as the body of a revision would name it. */
export function contentOfRecommendation(data: Awaited<ReturnType<typeof getRecommendationContent>>) {
  const { version, title, summary, basis, theme, levels, priority, ownerId, locator, addressees, partners } = data;
  return {
    version,
    content: { title, summary, basis, theme, levels, priority, ownerId, locator, addressees, partners },
  };
}

function presentComponent(component: RecommendationPageData["components"][number]): Detail["components"][number] {
  const { supports, contradicts, context } = component;
  return {
    reference: component.reference,
    title: component.title,
    retired: component.retired,
    implementation: component.implementation,
    confidence: component.confidence,
    proposed: component.proposed,
    triangulation: component.triangulation,
    contradicted: component.contradicted,
    alarm: component.alarm,
    counts: { supports, contradicts, context },
    silentSince: component.silentSince,
  };
}

function presentLink(link: RecommendationPageData["links"][number]): Detail["evidence"][number] {
  return {
    linkId: link.linkId,
    id: link.evidenceId,
    reference: evidenceReference(link.number),
    recommendation: link.reference,
    title: link.title,
    stance: link.stance,
    credibility: link.credibility,
    passage: link.passage,
    note: link.note,
    inForce: link.inForce,
    state: link.state,
    type: link.type,
    url: link.url,
    trueOn: link.trueOn,
    language: link.language,
    via: link.via,
    affiliation: link.affiliation,
    answered: link.answered,
    sources: link.sources.map(({ id, name, kind, party }) => ({ id, name, kind, party })),
  };
}
