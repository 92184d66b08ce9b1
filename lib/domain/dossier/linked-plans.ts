import { type Json, named, ref, texts, typed } from "./linked-terms";
import type { DossierRecord } from "./record";

/** Milestones and requests for evidence as linked data. */
export function planNodes({ milestones, requests }: DossierRecord): Json[] {
  return [
    ...milestones.map((each) => ({
      ...ref(each.id),
      "@type": ["heed:Milestone", "prov:Entity"],
      "heed:recommendation": ref(each.recommendation),
      name: texts(each.title),
      ...(each.indicator === null ? {} : { "heed:indicator": each.indicator }),
      ...(each.dueOn === null ? {} : { "heed:dueOn": typed("date", each.dueOn) }),
      ...(each.reachedOn === null ? {} : { "heed:reachedOn": typed("date", each.reachedOn) }),
      "heed:retired": each.retired,
      "prov:wasDerivedFrom": each.evidence.map(ref),
    })),
    ...requests.map((each) => ({
      ...ref(each.id),
      "@type": ["Demand", "prov:Entity"],
      additionalType: { "@id": "urn:heed:term:EvidenceRequest" },
      "heed:recommendation": ref(each.recommendation),
      description: each.wanted,
      "heed:state": each.state,
      ...(each.dueOn === null ? {} : { availabilityEnds: typed("date", each.dueOn) }),
      ...(each.party === null ? {} : { "heed:about": named("party", each.party) }),
      ...(each.evidence === null ? {} : { "heed:filledBy": ref(each.evidence) }),
    })),
  ];
}
