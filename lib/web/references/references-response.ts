import type { Actor } from "@/lib/domain/actor";
import { REFERENCE_FORMATS, type ReferenceFormat, type ReferenceStyle } from "@/lib/domain/bibliography/csl";
import { formatReference, sortReferences } from "@/lib/domain/bibliography/styles";
import { writeReferences } from "@/lib/platform/bibliography/write-references";
import { listReferences, type ReferenceScope } from "@/lib/use-cases/reference/queries";
import { contentDisposition } from "../download";

/** The forms in which a bibliography can be had: for reference managers, or as text to be read. */
export const BIBLIOGRAPHY_FORMATS = [...REFERENCE_FORMATS, "text"] as const;
export type BibliographyFormat = ReferenceFormat | "text";

export const BIBLIOGRAPHY_MEDIA: Record<BibliographyFormat, string> = {
  bibtex: "application/x-bibtex",
  ris: "application/x-research-info-systems",
  csl: "application/vnd.citationstyles.csl+json",
  text: "text/plain",
};

const ENDINGS: Record<BibliographyFormat, string> = { bibtex: "bib", ris: "ris", csl: "json", text: "txt" };

/** A bibliography as a file. @throws NotFound, Unauthenticated */
export async function referencesResponse(
  actor: Actor,
  scope: ReferenceScope,
  { format, style }: { format: BibliographyFormat; style: ReferenceStyle },
): Promise<Response> {
  const references = sortReferences(await listReferences(actor, scope), style);
  const items = references.map(({ csl }) => csl);
  const body =
    format === "text"
      ? items.map((item) => `${formatReference(item, style)}\n`).join("")
      : await writeReferences(items, format);
  const of = scope.recommendation ?? scope.publication ?? (scope.library ? "library" : "all");
  return new Response(body, {
    headers: {
      "content-type": `${BIBLIOGRAPHY_MEDIA[format]}; charset=utf-8`,
      "content-disposition": contentDisposition(`heed-references-${of}.${ENDINGS[format]}`),
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
    },
  });
}
