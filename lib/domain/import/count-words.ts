import type { ImportReport } from "./import";
import type { WordRead } from "./row-scan";

/** Words of a file by field and text. */
export type WordCounts = Map<string, NonNullable<ImportReport["words"]>[number]>;

/** So many different words are told: a column of texts that was read as one of words would fill the page. */
const MOST_WORDS = 300;

/** Adds the words of a row to those of the file, each once. */
export function countWords(counts: WordCounts, words: readonly WordRead[]): void {
  for (const word of words) {
    const key = `${word.field} ${word.value}`;
    const known = counts.get(key);
    if (known) known.count++;
    else if (counts.size < MOST_WORDS) counts.set(key, { ...word, count: 1 });
  }
}
