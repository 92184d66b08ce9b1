import { captureNodes } from "./linked-captures";
import { planNodes } from "./linked-plans";
import { type Json, named, person, ref, texts, typed } from "./linked-terms";
import { testimonyNodes } from "./linked-testimony";
import type { DossierRecord } from "./record";

/** A dossier's record as JSON-LD: things in the words of schema.org, who did what by PROV-O, the rest in terms of Heed's own. */
export function dossierLinkedData(record: DossierRecord): Json {
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
        "heed:reliability": source.gradings.map((grading) => ({
          "@type": ["Rating", "prov:Entity"],
          ratingValue: grading.reliability,
          ratingExplanation: grading.rationale,
          ...(grading.theme === null ? {} : { "heed:theme": named("theme", grading.theme) }),
          author: person(grading.grader),
          "prov:generatedAtTime": typed("dateTime", grading.gradedAt),
        })),
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
      ...captureNodes(record),
      ...record.links.map((link) => ({
        ...ref(link.id),
        "@type": ["heed:EvidenceLink", "prov:Entity"],
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
        actionStatus: { "@id": "https://schema.org/CompletedActionStatus" },
        "heed:found": false,
      })),
      ...record.responses.map((response) => ({
        ...ref(response.id),
        "@type": ["heed:Response", "prov:Entity"],
        "heed:recommendation": ref(response.recommendation),
        "prov:wasAttributedTo": named("party", response.party),
        "heed:answer": response.answer,
        ...(response.statement === null ? {} : { "heed:statement": response.statement }),
      })),
      ...planNodes(record),
      ...testimonyNodes(record),
      ...record.elsewhere.flatMap((from) => [
        {
          "@id": `urn:sha256:${from.sha256}`,
          "@type": ["Dataset", "prov:Bundle", "prov:Entity"],
          name: from.subject,
          dateCreated: typed("dateTime", from.madeAt),
          ...(from.origin === null ? {} : { "prov:atLocation": { "@id": from.origin } }),
        },
        ...testimonyNodes(from).map((node) => ({ ...node, "heed:cameIn": { "@id": `urn:sha256:${from.sha256}` } })),
      ]),
    ],
  };
}
