import { readFile, writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import type { Candidate } from "@/lib/domain/extraction/candidate";
import { type DocumentProblem, DocumentRefused } from "@/lib/platform/documents/document-content";
import { readDocument } from "@/lib/platform/documents/read-document";
import { CommandError, UsageError } from "../problems";

const WHY: Record<DocumentProblem, string> = {
  documentUnreadable: "no text can be read from it (text has to be UTF-8).",
  documentTooHeavy: "it is too large, or unpacks to too much.",
  documentKind: "it is no PDF, DOCX, Markdown or plain text.",
  documentEmpty: "there are no words in it.",
};

/** `heed extract`: prints what a document may recommend, as JSON. It needs neither database nor network. */
export async function extract(argv: string[]): Promise<number> {
  const { file, report } = readArguments(argv);
  const candidates = await readCandidates(file);
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

/** By their first bytes, whatever the file is called; all else is read as text. */
function mediaTypeOf(bytes: Buffer): string {
  const head = bytes.toString("latin1", 0, 5);
  if (head === "%PDF-") return "application/pdf";
  return head.startsWith("PK")
    ? "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    : "text/plain";
}

async function readCandidates(file: string): Promise<Candidate[]> {
  const bytes = await readFile(file).catch(() => {
    throw new CommandError(`${file} cannot be read.`);
  });
  const { candidates } = await readDocument(bytes, mediaTypeOf(bytes)).catch((error: unknown) => {
    throw error instanceof DocumentRefused ? new CommandError(`${file}: ${WHY[error.why]}`) : error;
  });
  return candidates;
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
