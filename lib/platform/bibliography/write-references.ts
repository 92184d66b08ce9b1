import { type CslItem, originOf, type ReferenceFormat } from "@/lib/domain/bibliography/csl";
import { forBibtex } from "./bibtex-text";
import { citationLibrary } from "./citation-library";

/**
 * References as BibTeX (in BibLaTeX's fields, which hold more), RIS or CSL-JSON, in UTF-8. One that came in the form that is
 * asked for goes out word for word as it came.
 */
export async function writeReferences(items: readonly CslItem[], format: ReferenceFormat): Promise<string> {
  if (format === "csl") return `${JSON.stringify(items, null, 2)}\n`;
  const { Cite } = await citationLibrary();
  const written = items.map((item) => {
    const origin = originOf(item);
    if (origin?.format === format) return origin.text.trim();
    const { custom: _custom, ...plain } = item;
    const given = format === "bibtex" ? forBibtex(plain) : plain;
    return new Cite([given], { generateGraph: false }).format(format === "bibtex" ? "biblatex" : "ris").trim();
  });
  // Programs that read RIS want the space after the dash of an end.
  return format === "bibtex" ? `${written.join("\n\n")}\n` : `${written.join(" \n")} \n`;
}
