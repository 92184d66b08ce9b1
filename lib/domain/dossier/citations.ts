import type { DossierRecord } from "./record";

const TYPES: Record<string, string> = {
  LAW: "legislation",
  TREATY: "treaty",
  NEWS: "article",
  REPORT: "report",
  INTERVIEW: "interview",
};

/** The works of a dossier as CSL-JSON: the publication, then each item of evidence. */
export function dossierCitations({ publication, evidence, sources }: DossierRecord): Record<string, unknown>[] {
  const first = (words: Record<string, string>) => Object.values(words)[0] ?? "";
  const names = new Map(sources.map(({ id, name }) => [id, name]));
  const own = typeof publication.citation === "object" && publication.citation !== null ? publication.citation : {};
  return [
    {
      type: "report",
      title: first(publication.title),
      author: publication.authors.map((literal) => ({ literal })),
      issued: { "date-parts": [[publication.year]] },
      language: publication.language,
      ...(publication.url === null ? {} : { URL: publication.url }),
      ...own,
      id: publication.reference,
    },
    ...evidence.map((item) => ({
      id: item.reference,
      type: TYPES[item.type] ?? "document",
      title: item.title[item.language] ?? first(item.title),
      publisher: item.sources.map((id) => names.get(id) ?? "").join("; "),
      language: item.language,
      ...(item.publishedOn === null ? {} : { issued: { "date-parts": [item.publishedOn.split("-").map(Number)] } }),
      ...(item.url === null ? {} : { URL: item.url }),
      ...(item.citation === null ? {} : { note: item.citation }),
    })),
  ];
}
