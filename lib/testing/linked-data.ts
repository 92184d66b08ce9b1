import { readFileSync } from "node:fs";
import jsonld from "jsonld";

const SCHEMA = "https://schema.org/";
const PROV = "http://www.w3.org/ns/prov#";
const OWN = "urn:heed:term:";
/** Of PROV-O (W3C, 2013): its starting points, and of its expanded terms those that a record may need. */
const PROV_TERMS = new Set(
  `Entity Activity Agent Bundle Collection Person Organization Plan Location wasGeneratedBy wasDerivedFrom wasAttributedTo
  startedAtTime used wasInformedBy endedAtTime wasAssociatedWith actedOnBehalfOf alternateOf specializationOf generatedAtTime
  hadPrimarySource value wasQuotedFrom wasRevisionOf invalidatedAtTime wasInvalidatedBy hadMember wasStartedBy wasEndedBy
  atLocation wasInfluencedBy`.split(/\s+/),
);

interface Term {
  above: string[];
  properties: Set<string>;
}

let vocabulary: Map<string, Term> | undefined;

/** Types of schema.org with their properties, as Google's schema-dts lists them. */
function schemaOrg(): Map<string, Term> {
  if (vocabulary) return vocabulary;
  vocabulary = new Map();
  let term: Term | undefined;
  for (const line of readFileSync("node_modules/schema-dts/dist/schema.d.ts", "utf8").split("\n")) {
    const [, name, above] = /^(?:export )?interface (\w+?)(?:Base|Leaf) extends (.+?) \{/.exec(line) ?? [];
    if (name) {
      term = vocabulary.get(name) ?? { above: [], properties: new Set() };
      term.above.push(...[...(above ?? "").matchAll(/(\w+)Base\b/g)].flatMap(([, each]) => each ?? []));
      vocabulary.set(name, term);
    }
    const [, property] = /^ {4}"(\w+)"\?:/.exec(line) ?? [];
    if (property) term?.properties.add(property);
  }
  return vocabulary;
}

function has(type: string, property: string, seen = new Set<string>()): boolean {
  const term = schemaOrg().get(type);
  if (!term || seen.has(type)) return false;
  seen.add(type);
  return term.properties.has(property) || term.above.some((each) => has(each, property, seen));
}

/**
 * What is wrong with linked data: terms that schema.org and PROV-O do not have, and properties that things of a kind do not
 * have. Expanded by jsonld.js, which throws on what would be lost.
 * @throws Error for what is no JSON-LD
 */
export async function linkedDataFaults(document: object): Promise<string[]> {
  const options: jsonld.Options.Expand & { safe: boolean } = {
    safe: true,
    // A document that stands somewhere: it may name what stands beside it.
    base: "https://dossier.example/data.jsonld",
    // No network: the one context that documents name maps every word into its own vocabulary.
    documentLoader: async (url: string) => {
      if (!/^https?:\/\/schema\.org\/?$/.test(url)) throw new Error(`The context ${url} is not known.`);
      return { documentUrl: url, document: { "@context": { "@vocab": SCHEMA } } };
    },
  };
  const expanded = await jsonld.expand(document as jsonld.JsonLdDocument, options);
  if (expanded.length === 0) return ["It says nothing."];
  return expanded.flatMap((node) => faultsOf(node));
}

function faultsOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(faultsOf);
  if (typeof value !== "object" || value === null || "@value" in value) return [];
  const node = value as Record<string, unknown>;
  const types = [node["@type"] ?? []].flat().map(String);
  const known = types.flatMap((type) => (type.startsWith(SCHEMA) ? [type.slice(SCHEMA.length)] : []));
  return Object.entries(node).flatMap(([key, content]) => {
    if (key === "@type") return types.flatMap(faultOfType);
    if (key.startsWith("@")) return key === "@list" || key === "@graph" ? faultsOf(content) : [];
    return [...faultOfProperty(key, known), ...faultsOf(content)];
  });
}

function faultOfType(type: string): string[] {
  if (type.startsWith(OWN)) return [];
  if (type.startsWith(PROV)) return PROV_TERMS.has(type.slice(PROV.length)) ? [] : [`PROV-O has no ${type}`];
  if (type.startsWith(SCHEMA)) return schemaOrg().has(type.slice(SCHEMA.length)) ? [] : [`schema.org has no ${type}`];
  return [`${type} is of no vocabulary`];
}

function faultOfProperty(property: string, types: readonly string[]): string[] {
  if (property.startsWith(OWN)) return [];
  if (property.startsWith(PROV))
    return PROV_TERMS.has(property.slice(PROV.length)) ? [] : [`PROV-O has no ${property}`];
  if (!property.startsWith(SCHEMA)) return [`${property} is of no vocabulary`];
  const name = property.slice(SCHEMA.length);
  // What is of a kind of our own only may still have what every thing has.
  const of = types.length > 0 ? types : ["Thing"];
  return of.some((type) => has(type, name)) ? [] : [`${of.join("/")} has no ${name}`];
}
