import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { findCandidates } from "@/lib/domain/extraction/find-candidates";
import { type Comparison, compare, compareNumbers, type Labelled, rates } from "./compare";

/** The labelled documents, written for this: beside each its labels. */
export const LABELLED = path.resolve("bench/extract/labelled");

/**
 * `npm run bench:extract [-- FILE [--numbers FROM-TO]]`: precision and recall on the labelled documents, or on a file
 * whose recommendations bear the numbers given or stand in FILE's own labels file.
 */
function run(): number {
  const { values, positionals } = parseArgs({ options: { numbers: { type: "string" } }, allowPositionals: true });
  const [file] = positionals;
  if (file) return report([[file, compareFile(file, values.numbers)]]);
  const results = labelledDocuments().map((each) => [each, compareFile(each)] as const);
  return report([...results, ["all", sum(results.map(([, comparison]) => comparison))]]);
}

/** The labelled set's documents. */
export function labelledDocuments(): string[] {
  return readdirSync(LABELLED)
    .filter((name) => !name.endsWith(".json"))
    .map((name) => path.join(LABELLED, name));
}

/** Finds a document's candidates and compares them with its labels, or with the numbers that they should bear. */
export function compareFile(file: string, numbers?: string): Comparison {
  const candidates = findCandidates({ text: readFileSync(file, "utf8") });
  const [, from, to] = /^(\d{1,5})-(\d{1,5})$/.exec(numbers ?? "") ?? [];
  if (from && to) return compareNumbers(candidates, Number(from), Number(to));
  const labels = file.replace(/\.\w+$/, ".labels.json");
  if (!existsSync(labels)) throw new Error(`${file} has no ${path.basename(labels)}: say --numbers FROM-TO.`);
  return compare(candidates, JSON.parse(readFileSync(labels, "utf8")) as Labelled[]);
}

function sum(all: readonly Comparison[]): Comparison {
  const total = (key: "found" | "right" | "expected" | "componentsRight") =>
    all.reduce((count, each) => count + each[key], 0);
  return {
    found: total("found"),
    right: total("right"),
    expected: total("expected"),
    componentsRight: total("componentsRight"),
    missing: [],
    wrong: [],
  };
}

function report(results: readonly (readonly [string, Comparison])[]): number {
  const lines = results.flatMap(([name, comparison]) => {
    const { precision, recall } = rates(comparison);
    const figures = `${comparison.right} right of ${comparison.found} found, ${comparison.expected} there, components right in ${comparison.componentsRight}`;
    return [
      `${path.basename(name).padEnd(26)} precision ${precision.toFixed(3)}  recall ${recall.toFixed(3)}  ${figures}`,
      ...comparison.missing.map((each) => `  missing ${each}`),
      ...comparison.wrong.map((each) => `  wrong   ${each}`),
    ];
  });
  process.stdout.write(`${lines.join("\n")}\n`);
  return 0;
}

if (process.argv[1]?.endsWith("run.ts")) process.exitCode = run();
