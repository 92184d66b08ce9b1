import { readFile } from "node:fs/promises";
import { REFERENCE_STYLES } from "@/lib/domain/bibliography/csl";
import { NotFound } from "@/lib/domain/errors";
import { importReferences } from "@/lib/use-cases/reference/import-references";
import { bibliographyText } from "@/lib/web/references/bibliography-text";
import { BIBLIOGRAPHY_FORMATS, referencesResponse } from "@/lib/web/references/references-response";
import { onePosition, readOptions } from "../arguments";
import { UsageError } from "../problems";
import { withDatabase } from "../with-database";

/** `heed import references`: takes a file into the library and says what came of it. */
export async function importReferencesCommand(argv: string[]): Promise<number> {
  const text = bibliographyText(await readFile(onePosition(argv, "FILE")));
  const { total, created, updated, unchanged } = await withDatabase((actor) => importReferences(actor, { text }));
  process.stdout.write(`${JSON.stringify({ total, created: created.length, updated: updated.length, unchanged })}\n`);
  return 0;
}

/** `heed export references`: prints a bibliography. */
export async function exportReferencesCommand(argv: string[]): Promise<number> {
  const options = readOptions(argv, {
    format: { type: "string", default: "bibtex" },
    style: { type: "string", default: "gost" },
    of: { type: "string" },
  });
  const format = BIBLIOGRAPHY_FORMATS.find((each) => each === options.format);
  const style = REFERENCE_STYLES.find((each) => each === options.style);
  if (!format) throw new UsageError(`--format is one of ${BIBLIOGRAPHY_FORMATS.join(", ")}.`);
  if (!style) throw new UsageError(`--style is one of ${REFERENCE_STYLES.join(", ")}.`);
  const { of } = options;
  const written = await withDatabase(async (actor) => {
    const shown = { format, style };
    if (of === undefined) return (await referencesResponse(actor, {}, shown)).text();
    try {
      return await (await referencesResponse(actor, { recommendation: of }, shown)).text();
    } catch (error) {
      // What is no recommendation may be a publication.
      if (!(error instanceof NotFound)) throw error;
      return (await referencesResponse(actor, { publication: of }, shown)).text();
    }
  });
  process.stdout.write(written);
  return 0;
}
