import { readFile, writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import type { Candidate } from "@/lib/domain/extraction/candidate";
import { findCandidates } from "@/lib/domain/extraction/find-candidates";
import { CommandError, UsageError } from "../problems";

/** `heed extract`: prints what a document may recommend, as JSON. It needs neither database nor network. */
export async function extract(argv: string[]): Promise<number> {
  const { file, report } = readArguments(argv);
  const candidates = findCandidates({ text: await readText(file) });
  const json = `${JSON.stringify(candidates.map(presented), null, 2)}\n`;
  if (report !== undefined) {
    await writeFile(report, json).catch(() => {
      throw new CommandError(`${report} cannot be written.`);
    });
  }
  process.stdout.write(json);
  return 0;
}

function readArguments(argv: string[]): { file: string; report: string | undefined } {
  try {
    const { values, positionals } = parseArgs({
      args: argv,
      options: { report: { type: "string" } },
      allowPositionals: true,
    });
    const [file, ...more] = positionals;
    if (!file || more.length > 0) throw new UsageError("`extract` takes one file.");
    return { file, report: values.report };
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

async function readText(file: string): Promise<string> {
  const bytes = await readFile(file).catch(() => {
    throw new CommandError(`${file} cannot be read.`);
  });
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new CommandError(`${file} is no UTF-8 text.`);
  }
}

/** The candidates' public fields. */
function presented({
  label,
  text,
  start,
  end,
  page,
  section,
  components,
  addressee,
  theme,
  score,
  reasons,
}: Candidate) {
  return { label, text, start, end, page, section, components, addressee, theme, score, reasons };
}
