import { type Json, named, person, ref, texts, typed, uuid } from "./linked-terms";
import type { DossierRecord } from "./record";

type Testimony = Pick<DossierRecord, "judgements" | "answers" | "outcomes" | "notes">;

/** What people judged and said, as linked data: reviews with their decisions and replies, answers, outcomes, comments. */
export function testimonyNodes({ judgements, answers, outcomes, notes }: Testimony): Json[] {
  return [
    ...judgements.flatMap(judgementNodes),
    ...answers.flatMap((each) => [
      {
        ...ref(each.id),
        "@type": ["Answer", "prov:Entity"],
        parentItem: ref(each.link),
        text: each.text,
        author: person(each.author),
        dateCreated: typed("dateTime", each.writtenAt),
        "prov:wasDerivedFrom": each.cites.map(ref),
      },
      ...(each.accepted === null
        ? []
        : [
            {
              "@id": `${uuid(each.id)}#acceptance`,
              "@type": ["AcceptAction", "prov:Activity"],
              object: ref(each.id),
              agent: person(each.accepted.by),
              "prov:used": ref(each.id),
              "prov:endedAtTime": typed("dateTime", each.accepted.at),
            },
          ]),
    ]),
    ...outcomes.map((each) => ({
      ...ref(each.id),
      "@type": ["AssessAction", "prov:Activity"],
      object: ref(each.judgement ?? each.recommendation),
      "heed:recommendation": ref(each.recommendation),
      name: each.review.title,
      description: each.reason,
      "heed:question": each.review.question,
      "heed:periodFrom": typed("date", each.review.from),
      "heed:periodTo": typed("date", each.review.to),
      "heed:outcome": each.kind,
      agent: person(each.by),
      "prov:endedAtTime": typed("dateTime", each.at),
    })),
    ...notes.map((each) => ({
      ...ref(each.id),
      "@type": ["Comment", "prov:Entity"],
      about: ref(each.recommendation),
      ...(each.parent === null ? {} : { parentItem: ref(each.parent) }),
      text: each.body,
      author: person(each.author),
      dateCreated: typed("dateTime", each.writtenAt),
    })),
  ];
}

function judgementNodes(each: Testimony["judgements"][number]): Json[] {
  return [
    {
      ...ref(each.id),
      "@type": ["Review", "prov:Entity"],
      itemReviewed: ref(each.recommendation),
      ...(each.party === null ? {} : { about: named("party", each.party) }),
      reviewBody: texts(each.rationale),
      reviewRating: { "@type": "Rating", ratingValue: each.implementation, ratingExplanation: each.confidence },
      author: person(each.author),
      dateCreated: typed("dateTime", each.submittedAt),
      "heed:asOn": typed("date", each.asOn),
      "heed:withdrawn": each.withdrawn,
      "prov:wasDerivedFrom": each.cites.map(ref),
      "heed:searches": each.searches.map(ref),
      ...(each.corrects === null ? {} : { "prov:wasRevisionOf": ref(each.corrects) }),
    },
    ...each.decisions.map((decision, position) => ({
      "@id": `${uuid(each.id)}#decision-${position + 1}`,
      "@type": ["AssessAction", "prov:Activity"],
      object: ref(each.id),
      agent: person(decision.decider),
      "prov:used": ref(each.id),
      "prov:endedAtTime": typed("dateTime", decision.decidedAt),
      "heed:verdict": decision.verdict,
    })),
    ...each.replies.map((reply) => ({
      ...ref(reply.id),
      "@type": ["Comment", "prov:Entity"],
      parentItem: ref(each.id),
      text: { "@language": reply.language, "@value": reply.statement },
      author: named("party", reply.party),
      dateCreated: typed("date", reply.receivedOn),
      ...(reply.evidence === null ? {} : { "prov:wasDerivedFrom": ref(reply.evidence) }),
    })),
  ];
}
