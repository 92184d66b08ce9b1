import { createHash } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { parseArgs } from "node:util";
import type { ImportReport, RowProblem } from "@/lib/domain/import/import";
import { type AnyMap, MAP_SCHEMAS, type TableKind } from "@/lib/domain/import/kinds";
import { readTable } from "@/lib/platform/tables/read-table";
import { UnreadableTable } from "@/lib/platform/tables/xlsx-table";
import { findPublicationOf, recallMap } from "@/lib/use-cases/import/queries";
import { importTable } from "@/lib/web/imports/kinds";
import { translatorOf } from "@/lib/web/translator";
import { checked, needed } from "../arguments";
import { collectGarbage } from "../collect-garbage";
import { CommandError, UsageError } from "../problems";
import { withDatabase } from "../with-database";

const MOST_BYTES = 512 << 20;
const MOST_SHOWN = 20;
/** So many rows leave some tens of megabytes behind. */
const COLLECT_EACH = 5_000;

/** `heed import recommendations|evidence|assessments FILE`: takes a file's rows over, or tells what it would do; 1 where a row is refused. */
export function importTableCommand(kind: TableKind): (argv: string[]) => Promise<number> {
  return async (argv) => {
    const { file, options } = readArguments(argv, kind);
    if (options.recommendation === undefined) needed(options.publication, "publication");
    const bytes = await readFile(file).catch((error: NodeJS.ErrnoException) => {
      throw new CommandError(`${file} cannot be read: ${error.code ?? error.message}`);
    });
    if (bytes.length > MOST_BYTES) throw new CommandError(`${file} is larger than ${MOST_BYTES >> 20} MB.`);
    const given = options.map === undefined ? null : await readMap(options.map);
    const report = await withDatabase(async (actor) => {
      const choices: AnyMap = checked(MAP_SCHEMAS[kind], given ?? {});
      const publication = options.publication ?? (await findPublicationOf(actor, options.recommendation ?? ""));
      const table = await readTable(bytes, choices).catch((error: unknown) => {
        throw error instanceof UnreadableTable ? new CommandError(unreadable(file, error)) : error;
      });
      // Without a map the columns are read as the last time that a file with these columns came.
      const recalled = given === null ? await recallMap(actor, publication, table.columns, kind) : null;
      const kept = MAP_SCHEMAS[kind].safeParse(recalled);
      const map: AnyMap = kept.success ? kept.data : choices;
      return importTable(actor, kind, {
        table,
        map: "stances" in map && options.recommendation ? forOne(map, options.recommendation) : map,
        file: {
          name: path.basename(file),
          sha256: createHash("sha256").update(bytes).digest("hex"),
          bytes: bytes.length,
        },
        publication,
        ...(kind === "RECOMMENDATIONS"
          ? { create: { title: options.title ?? publication, ...(options.year ? { year: Number(options.year) } : {}) } }
          : {}),
        dryRun: options["dry-run"] ?? false,
        onProgress: (done) => {
          if (done % COLLECT_EACH === 0) collectGarbage();
        },
      });
    });
    if (options.report !== undefined) await writeFile(options.report, `${JSON.stringify(report, null, 2)}\n`);
    process.stdout.write(summarise(report));
    return report.refused > 0 ? 1 : 0;
  };
}

/** Rows that name no recommendation bear on this one. */
function forOne(map: Extract<AnyMap, { stances: object }>, recommendation: string): AnyMap {
  return { ...map, defaults: { ...map.defaults, recommendation } };
}

function readArguments(argv: string[], kind: TableKind) {
  try {
    const { values, positionals } = parseArgs({
      args: argv,
      allowPositionals: true,
      strict: true,
      options: {
        publication: { type: "string" },
        recommendation: { type: "string" },
        map: { type: "string" },
        "dry-run": { type: "boolean" },
        report: { type: "string" },
        title: { type: "string" },
        year: { type: "string" },
      },
    });
    const [file, ...further] = positionals;
    if (file === undefined || further.length > 0) throw new UsageError("Name one file to import.");
    if (values.recommendation !== undefined && kind !== "EVIDENCE")
      throw new UsageError("--recommendation is for evidence.");
    if (values.year !== undefined && !/^(1[89]|2[01])\d\d$/.test(values.year))
      throw new UsageError("--year is a year, 1800 to 2199.");
    return { file, options: values };
  } catch (error) {
    throw error instanceof UsageError ? error : new UsageError(error instanceof Error ? error.message : String(error));
  }
}

async function readMap(file: string): Promise<unknown> {
  const text = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    throw new CommandError(`${file} cannot be read: ${error.code ?? error.message}`);
  });
  try {
    return JSON.parse(text.replace(/^\ufeff/, ""));
  } catch (error) {
    throw new CommandError(`${file} is no JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function unreadable(file: string, { code, detail }: UnreadableTable): string {
  const t = translatorOf("en");
  return `${file}: ${t(`import.unreadable.${code}`)}${detail === "" ? "" : ` (${detail})`}`;
}

function summarise(report: ImportReport): string {
  const { file, publication } = report;
  const t = translatorOf("en");
  const say = ({ column, code, params }: RowProblem) =>
    `${column === "" ? "" : `${column}: `}${t(`import.problem.${code}`, params ?? {})}`;
  const read = [
    file.format,
    file.encoding,
    file.byteOrderMark ? "BOM" : "",
    file.delimiter ? `delimiter ${JSON.stringify(file.delimiter)}` : "",
    file.lineEnds ?? "",
    file.sheet ? `sheet ${file.sheet}` : "",
  ];
  const lines = [
    `${file.name}: ${read.filter(Boolean).join(", ")}`,
    ...file.columns.map(
      ({ name, field, separator, by }) =>
        `  ${name} -> ${field ?? "kept as it is"}${separator ? `, several by ${JSON.stringify(separator)}` : ""} (${by.toLowerCase()})`,
    ),
    ...report.statuses.map(
      ({ value, count, axis, mapped, lossy }) =>
        `  status "${value}" (${count}) -> ${mapped === null ? "kept only" : `${axis.toLowerCase()} ${mapped}`}${lossy && mapped !== null ? ", with loss" : ""}`,
    ),
    ...report.notes.filter(({ code }) => code !== "columnKept").map((note) => `  note: ${say(note)}`),
    `${publication.reference}: ${report.rows} rows: ${report.created} created, ${report.updated} updated, ${report.unchanged} unchanged, ${report.refused} refused, ${report.vanished} vanished, ${report.warnings} warnings`,
    report.dryRun
      ? "dry run: nothing was written"
      : report.refused > 0
        ? "nothing was written: mend the refused rows, or say in a map how to take them"
        : report.written
          ? `written: ${report.statements === undefined ? "" : `${report.statements} statements of elsewhere, `}${report.evidence.created} items of evidence, ${report.evidence.linked} links, ${report.responses} responses, ${report.proposals} proposals`
          : "nothing has changed",
  ];
  const refused = report.entries.filter(({ outcome }) => outcome === "REFUSED");
  for (const { row, line, identifier, refusals } of refused.slice(0, MOST_SHOWN)) {
    for (const problem of refusals)
      lines.push(`  row ${row} (line ${line})${identifier ? ` ${identifier}` : ""}: ${say(problem)}`);
  }
  if (report.refused > MOST_SHOWN)
    lines.push(`  … and ${report.refused - MOST_SHOWN} more refused rows; --report lists them`);
  return `${lines.join("\n").replace(/[^\P{Cc}\n]/gu, " ")}\n`;
}
