import { evidenceReference } from "@/lib/domain/evidence";
import type { LinkFact } from "@/lib/domain/evidence-facts";
import type { Clocks } from "@/lib/domain/record";
import type { ChangeBrief, ChangedRecommendation } from "@/lib/use-cases/change/queries";
import type { AnswerOf } from "../contract";
import type { getChanges } from "../contracts/change";
import { presentAssessment } from "./assessment";

/** The change brief with its judgements and evidence named. */
export function presentChanges(brief: ChangeBrief): AnswerOf<typeof getChanges> {
  return {
    from: presentClocks(brief.from),
    to: presentClocks(brief.to),
    changed: brief.changed,
    total: brief.total,
    themes: brief.themes.map(({ key, name, recommendations }) => ({
      key,
      name,
      recommendations: recommendations.map((change) => presentChange(change, brief)),
    })),
  };
}

function presentClocks({ asOf, knownAt }: Clocks) {
  return { asOf, knownAt: Number.isFinite(knownAt) ? new Date(knownAt).toISOString() : null };
}

function presentChange(change: ChangedRecommendation, brief: ChangeBrief) {
  const judgement = (id: string | null) => {
    const view = id === null ? undefined : brief.assessments.get(id);
    return view ? presentAssessment(view) : null;
  };
  const { evidence } = change;
  return {
    reference: change.reference,
    title: change.title,
    existence: change.existence,
    implementation: change.status,
    judgement: judgement(change.judgementId),
    components: change.components.map((each) => ({
      reference: brief.references.get(each.recommendationId) ?? "",
      implementation: each.status,
      judgement: judgement(each.judgementId),
    })),
    proposals: change.proposals.flatMap(({ assessmentId, from, to }) => {
      const view = brief.assessments.get(assessmentId);
      if (!view) return [];
      return [{ id: assessmentId, implementation: view.implementation, party: view.party?.key ?? null, from, to }];
    }),
    triangulation: change.triangulation,
    evidence: {
      added: evidence.added.map(presentItem),
      removed: evidence.removed.map(presentItem),
      regraded: evidence.regraded.map(({ before, after }) => ({ from: presentItem(before), to: presentItem(after) })),
    },
    answered: change.answered.map(presentItem),
    reopened: change.reopened.map(presentItem),
    alarm: change.alarm,
    responses: change.responses.map(({ partyId, from, to }) => ({ party: brief.parties.get(partyId) ?? {}, from, to })),
    milestones: change.milestones.map(({ milestoneId, from, to }) => ({
      title: brief.milestones.get(milestoneId) ?? {},
      from,
      to,
    })),
    disagreements: change.disagreements,
    searches: change.searches,
  };
}

function presentItem({ evidenceId, number, stance, credibility }: LinkFact) {
  return { id: evidenceId, reference: evidenceReference(number), stance, credibility };
}
