export type Json = Record<string, unknown>;

export const uuid = (id: string) => `urn:uuid:${id}`;
export const ref = (id: string) => ({ "@id": uuid(id) });
export const named = (kind: string, key: string) => ({ "@id": `urn:heed:${kind}:${encodeURIComponent(key)}` });
export const texts = (words: Record<string, string>) =>
  Object.entries(words).map(([language, value]) => ({ "@language": language, "@value": value }));
export const typed = (type: "date" | "dateTime", value: string) => ({
  "@type": `http://www.w3.org/2001/XMLSchema#${type}`,
  "@value": value,
});
export const person = (name: string) => ({ "@type": ["Person", "prov:Agent"], name });
