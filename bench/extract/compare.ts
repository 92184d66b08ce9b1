import type { Candidate } from "@/lib/domain/extraction/candidate";

/** One recommendation of a labelled document: its label, its first and last words, how many components it has. */
export interface Labelled {
  label: string | null;
  begins: string;
  ends: string;
  components: number;
}

/** What was found of what is there. */
export interface Comparison {
  found: number;
  right: number;
  expected: number;
  componentsRight: number;
  missing: string[];
  wrong: string[];
}

/** Compares candidates with labels: right is one with the same label, the same beginning and the same end. */
export function compare(candidates: readonly Candidate[], labels: readonly Labelled[]): Comparison {
  const left = new Set(candidates);
  const missing: string[] = [];
  let componentsRight = 0;
  for (const label of labels) {
    const hit = [...left].find(
      ({ label: own, text }) => own === label.label && text.startsWith(label.begins) && text.endsWith(label.ends),
    );
    if (!hit) missing.push(`${label.label ?? "–"}: ${label.begins}`);
    else if (hit.components.length === label.components) componentsRight += 1;
    if (hit) left.delete(hit);
  }
  return {
    found: candidates.length,
    right: candidates.length - left.size,
    expected: labels.length,
    componentsRight,
    missing,
    wrong: [...left].map(({ label, text }) => `${label ?? "–"}: ${text.slice(0, 80)}`),
  };
}

/** The same where only the numbers are known: each once, and nothing else. */
export function compareNumbers(candidates: readonly Candidate[], from: number, to: number): Comparison {
  const expected = new Set(Array.from({ length: to - from + 1 }, (_, index) => from + index));
  const wrong: string[] = [];
  for (const { label, text } of candidates) {
    const number = Number(/(\d+)$/.exec(label ?? "")?.[1] ?? Number.NaN);
    if (!expected.delete(number)) wrong.push(`${label ?? "–"}: ${text.slice(0, 80)}`);
  }
  const right = candidates.length - wrong.length;
  const missing = [...expected].map(String);
  return { found: candidates.length, right, expected: to - from + 1, componentsRight: right, missing, wrong };
}

/** Precision and recall; 1 where there is nothing to be wrong about. */
export function rates({ found, right, expected }: Comparison): { precision: number; recall: number } {
  return { precision: found === 0 ? 1 : right / found, recall: expected === 0 ? 1 : right / expected };
}
