import type { DossierRecord } from "./dossier";

type Json = Record<string, unknown>;

const uuid = (id: string) => `urn:uuid:${id}`;
const ref = (id: string) => ({ "@id": uuid(id) });
const named = (kind: string, key: string) => ({ "@id": `urn:heed:${kind}:${encodeURIComponent(key)}` });
const texts = (words: Record<string, string>) =>
  Object.entries(words).map(([language, value]) => ({ "@language": language, "@value": value }));
const typed = (type: "date" | "dateTime", value: string) => ({
  "@type": `http://www.w3.org/2001/XMLSchema#${type}`,
  "@value": value,
});

/** A dossier's record as JSON-LD: things in the words of schema.org, who did what by PROV-O, the rest in terms of Heed's own. */
export function dossierLinkedData(record: DossierRecord): Json {
  const linkOf = new Map(record.links.map((link) => [link.id, link]));
  return {
    "@context": {
      "@vocab": "https://schema.org/",
      prov: "http://www.w3.org/ns/prov#",
      heed: "urn:heed:term:",
    },
    "@graph": [
      {
        ...ref(record.publication.id),
        "@type": ["Report", "prov:Entity"],
        identifier: record.publication.reference,
        name: texts(record.publication.title),
        author: record.publication.authors.map((name) => ({ "@type": "Person", name })),
        datePublished: String(record.publication.year),
        inLanguage: record.publication.language,
        ...(record.publication.url ? { url: { "@id": record.publication.url } } : {}),
      },
      ...record.themes.map(({ key, name }) => ({
        ...named("theme", key),
        "@type": "DefinedTerm",
        termCode: key,
        name: texts(name),
      })),
      ...record.parties.map((party) => ({
        ...named("party", party.key),
        "@type": [party.kind === "STATE" ? "Country" : "Organization", "prov:Agent"],
        identifier: party.key,
        name: texts(party.name),
      })),
      ...record.recommendations.map((each) => ({
        ...ref(each.id),
        "@type": ["CreativeWork", "prov:Entity"],
        additionalType: { "@id": "urn:heed:term:Recommendation" },
        identifier: each.reference,
        name: texts(each.title),
        abstract: texts(each.summary),
        about: named("theme", each.theme),
        isPartOf: ref(each.parent ?? record.publication.id),
        "prov:wasDerivedFrom": ref(record.publication.id),
        "heed:basis": each.basis,
        "heed:addressee": each.parties.filter(({ role }) => role === "ADDRESSEE").map(({ key }) => named("party", key)),
        "heed:partner": each.parties.filter(({ role }) => role === "PARTNER").map(({ key }) => named("party", key)),
      })),
      ...record.sources.map((source) => ({
        ...ref(source.id),
        "@type": ["Organization", "prov:Agent"],
        name: source.name,
        "heed:kind": source.kind,
      })),
      ...record.evidence.map((item) => ({
        ...ref(item.id),
        "@type": ["CreativeWork", "prov:Entity"],
        additionalType: { "@id": "urn:heed:term:Evidence" },
        identifier: item.reference,
        name: texts(item.title),
        genre: item.type,
        inLanguage: item.language,
        ...(item.url ? { url: { "@id": item.url } } : {}),
        ...(item.archiveUrl ? { archivedAt: { "@id": item.archiveUrl } } : {}),
        ...(item.publishedOn ? { datePublished: item.publishedOn } : {}),
        ...(item.quotation ? { text: { "@language": item.language, "@value": item.quotation } } : {}),
        "prov:wasAttributedTo": item.sources.map(ref),
        "prov:generatedAtTime": typed("dateTime", item.recordedAt),
        "heed:state": item.state,
        encoding: item.files.map((file) => ({
          "@type": "MediaObject",
          name: file.name,
          contentUrl: { "@id": `files/${file.sha256}` },
          encodingFormat: file.mediaType,
          contentSize: String(file.size),
          sha256: file.sha256,
        })),
      })),
      ...record.links.map((link) => ({
        ...ref(link.id),
        "@type": "heed:EvidenceLink",
        "heed:evidence": ref(link.evidence),
        "heed:recommendation": ref(link.recommendation),
        "heed:stance": link.stance,
        ...(link.credibility === null ? {} : { "heed:credibility": link.credibility }),
        ...(link.note === null ? {} : { "heed:note": link.note }),
      })),
      ...record.searches.map((search) => ({
        ...ref(search.id),
        "@type": ["SearchAction", "prov:Activity"],
        object: ref(search.recommendation),
        query: search.query,
        location: search.where,
        endTime: typed("date", search.searchedOn),
        result: "found nothing",
      })),
      ...record.responses.map((response) => ({
        ...ref(response.id),
        "@type": "heed:Response",
        "heed:recommendation": ref(response.recommendation),
        "prov:wasAttributedTo": named("party", response.party),
        "heed:answer": response.answer,
        ...(response.statement === null ? {} : { "heed:statement": response.statement }),
      })),
      ...record.judgements.flatMap((each) => [
        {
          ...ref(each.id),
          "@type": ["Review", "prov:Entity"],
          itemReviewed: ref(each.recommendation),
          ...(each.party === null ? {} : { about: named("party", each.party) }),
          reviewBody: texts(each.rationale),
          reviewRating: { "@type": "Rating", ratingValue: each.implementation, ratingExplanation: each.confidence },
          author: { "@type": ["Person", "prov:Agent"], name: each.author },
          dateCreated: typed("dateTime", each.submittedAt),
          "heed:asOn": typed("date", each.asOn),
          "heed:withdrawn": each.withdrawn,
          "prov:wasDerivedFrom": each.cites.flatMap((id) => {
            const link = linkOf.get(id);
            return link ? [ref(link.evidence)] : [];
          }),
          ...(each.corrects === null ? {} : { "prov:wasRevisionOf": ref(each.corrects) }),
        },
        ...each.decisions.map((decision, position) => ({
          "@id": `${uuid(each.id)}#decision-${position + 1}`,
          "@type": ["AssessAction", "prov:Activity"],
          object: ref(each.id),
          agent: { "@type": ["Person", "prov:Agent"], name: decision.decider },
          "prov:used": ref(each.id),
          "prov:endedAtTime": typed("dateTime", decision.decidedAt),
          "heed:verdict": decision.verdict,
        })),
      ]),
    ],
  };
}
