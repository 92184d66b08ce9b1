/** A text in every language that the catalogue ships. */
export type Localized = { en: string; ru: string };

/** A bibliographic record in the vocabulary of CSL-JSON, as far as the catalogue uses it. */
export type CslItem = {
  id: string;
  type: string;
  title: string;
  author: { family: string; given: string }[];
  issued: { "date-parts": number[][] };
  language: string;
};

/** The document whose recommendations are tracked; the hash is that of its whole normalised text. */
export type CataloguePublication = {
  key: string;
  title: Localized;
  authors: string[];
  year: number;
  language: "en";
  citation: CslItem;
  textSha256: string;
};

/** A subject under which recommendations are grouped. */
export type CatalogueTheme = { key: string; name: Localized };

/** What sort of party somebody is. */
export type PartyKind = "BODY" | "STATE" | "ORGANISATION";

/** A body, state or organisation that recommendations address or involve. */
export type CatalogueParty = {
  key: string;
  kind: PartyKind;
  name: Localized;
  shortName: Localized;
  memberState: boolean;
  country?: string;
};

/** The four analytical levels of the publication. */
export type Level = "DOMESTIC_INTERSTATE" | "REGIONAL" | "INTERREGIONAL" | "GLOBAL";

/** Where a passage stands in the normalised text, in UTF-16 code units, and how to recognise it. */
export type CatalogueLocator = {
  section: Localized;
  paragraph: number;
  offset: number;
  length: number;
  sha256: string;
};

/** A part of a recommendation that can be verified by itself; a derived one has no passage behind it. */
export type CatalogueComponent = { letter: string; title: Localized } & (
  | { derived: true }
  | { derived: false; locator: CatalogueLocator }
);

/** What the publication recommends, in the catalogue's own words. */
export type CatalogueRecommendation = {
  reference: string;
  theme: string;
  levels: Level[];
  basis: "EXPLICIT" | "IMPLIED";
  title: Localized;
  summary: Localized;
  addressees: string[];
  partners: string[];
  locator: CatalogueLocator;
  components: CatalogueComponent[];
};

/** How a source stands towards the states and bodies that it reports on. */
export type SourceKind =
  | "STATE_BODY"
  | "STATE_MEDIA"
  | "IGO"
  | "INDEPENDENT_MEDIA"
  | "ACADEMIC"
  | "CIVIL_SOCIETY"
  | "OTHER_STATE"
  | "PAPER_AUTHOR";

/** Who publishes, and the party that the source is or speaks for. */
export type CatalogueSource = {
  key: string;
  name: string;
  kind: SourceKind;
  country?: string;
  languages: string[];
  party?: string;
  relation?: "IS" | "SPEAKS_FOR";
};

/** What sort of thing an item of evidence is. */
export type EvidenceType =
  | "LAW"
  | "TREATY"
  | "BUDGET"
  | "EXERCISE"
  | "STATEMENT"
  | "STATISTIC"
  | "NEWS"
  | "REPORT"
  | "INTERVIEW"
  | "OTHER";

/** Which way evidence points for a recommendation or component. */
export type Stance = "SUPPORTS" | "CONTRADICTS" | "CONTEXT";

/** Something reported to have happened, its dates as precise as the report; the first source is primary. */
export type CatalogueEvidence = {
  number: number;
  type: EvidenceType;
  title: Localized;
  publishedOn?: string;
  eventFrom?: string;
  eventTo?: string;
  ongoing?: true;
  language: string;
  sources: string[];
  citation: string;
  via: boolean;
  links: { reference: string; stance: Stance }[];
};

/** A remark that stands on a recommendation from the start. */
export type CatalogueNote = { recommendation: string; body: Localized };

/** The values of implementation that the baseline proposes. */
export type ProposedImplementation = "PROPOSED" | "UNDERWAY" | "STALLED";

/** Why confidence in a judgement is less than high. */
export type ConfidenceReason = "RISK_OF_BIAS" | "INCONSISTENCY" | "INDIRECTNESS" | "IMPRECISION" | "PUBLICATION_BIAS";

/** A judgement put to the reviewers, never an approved one; it cites evidence by number. */
export type CatalogueProposal = {
  reference: string;
  implementation: ProposedImplementation;
  confidence: "HIGH" | "MODERATE" | "LOW" | "VERY_LOW";
  asOn: string;
  reasons: ConfidenceReason[];
  cites: number[];
  rationale: Localized;
};

/** Everything that the first start loads. */
export type Catalogue = {
  publication: CataloguePublication;
  themes: CatalogueTheme[];
  parties: CatalogueParty[];
  recommendations: CatalogueRecommendation[];
  sources: CatalogueSource[];
  evidence: CatalogueEvidence[];
  notes: CatalogueNote[];
  proposals: CatalogueProposal[];
};
