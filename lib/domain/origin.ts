import { z } from "zod";
import { Conflict } from "./errors";

/** Why two items may be reports of one event by one hand. */
export const ORIGIN_REASONS = ["SAME_ADDRESS", "SAME_TITLE", "NEAR_TEXT"] as const;
export type OriginReason = (typeof ORIGIN_REASONS)[number];

/** Texts are compared by runs of so many words. */
export const SHINGLE_WORDS = 4;
/** Texts of fewer runs say too little to be compared. */
export const FEWEST_SHINGLES = 8;
/** Two texts are nearly equal when they share this part of all their runs (Jaccard's index). */
export const NEAR_TEXT = 0.5;
/** Titles of fewer letters ("Statement") are no reason. */
export const SHORTEST_TITLE = 12;

/** What is compared of an item. */
export interface OriginItem {
  id: string;
  /** In every language that it has one in. */
  titles: readonly string[];
  /** See urlKey; null without an address. */
  urlKey: string | null;
  /** Quotation, translation and what else stands in the item. */
  texts: readonly string[];
  /** The group that it belongs to; its own id as long as it stands for itself. */
  groupId: string;
}

/** An item that may share its origin, with every reason; similarity is that of the texts, 0 to 1. */
export interface OriginSuggestion {
  id: string;
  reasons: OriginReason[];
  similarity: number;
}

/**
 * The items that may have one origin with an item and are not in its group: same title in any language, same canonical
 * address or nearly the same text. The likeliest first. Linear in the number of candidates.
 */
export function suggestOrigins(item: OriginItem, candidates: readonly OriginItem[]): OriginSuggestion[] {
  const own = fingerprint(item);
  return candidates
    .filter((candidate) => candidate.id !== item.id && candidate.groupId !== item.groupId)
    .map((candidate) => {
      const other = fingerprint(candidate);
      const similarity = Math.max(0, ...own.texts.flatMap((a) => other.texts.map((b) => jaccard(a, b))));
      const holds: Record<OriginReason, boolean> = {
        SAME_ADDRESS: own.urlKey !== null && own.urlKey === other.urlKey,
        SAME_TITLE: other.titles.some((title) => own.titles.includes(title)),
        NEAR_TEXT: similarity >= NEAR_TEXT,
      };
      return { id: candidate.id, reasons: ORIGIN_REASONS.filter((reason) => holds[reason]), similarity };
    })
    .filter((suggestion) => suggestion.reasons.length > 0)
    .sort((a, b) => b.reasons.length - a.reasons.length || b.similarity - a.similarity || (a.id < b.id ? -1 : 1));
}

function fingerprint(item: OriginItem) {
  return {
    urlKey: item.urlKey,
    titles: item.titles.map(normalised).filter((title) => title.length >= SHORTEST_TITLE),
    texts: item.texts.map(shingles).filter((runs) => runs.size >= FEWEST_SHINGLES),
  };
}

/** A text without regard to case, accents, punctuation and spacing: what stays the same when a text is set anew. */
export function normalised(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

/** The runs of words in a text. */
export function shingles(text: string): Set<string> {
  const words = normalised(text).split(" ");
  const runs = new Set<string>();
  for (let at = 0; at + SHINGLE_WORDS <= words.length; at++) runs.add(words.slice(at, at + SHINGLE_WORDS).join(" "));
  return runs;
}

/** The part of all runs that two texts share. */
export function jaccard(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const [fewer, more] = a.size <= b.size ? [a, b] : [b, a];
  let shared = 0;
  for (const run of fewer) if (more.has(run)) shared++;
  const all = a.size + b.size - shared;
  return all === 0 ? 0 : shared / all;
}

/** What joining takes: the other item, by id or reference (E07). */
export const joinOriginSchema = z.strictObject({ with: z.string().trim().min(1).max(60) });

/** What leaving takes: nothing. */
export const leaveOriginSchema = z.strictObject({});

/** Lets two items be declared of one origin. @throws Conflict when they are one item, or are already */
export function assertJoinable(item: { id: string; groupId: string }, other: { id: string; groupId: string }): void {
  if (item.id === other.id) throw new Conflict("originItself");
  if (item.groupId === other.groupId) throw new Conflict("originShared");
}
