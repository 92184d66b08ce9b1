import { Invalid } from "@/lib/domain/errors";
import type { PageSpan } from "@/lib/domain/extraction/candidate";

/** What a document's reader gives: its text with the places of pages and headings in it. */
export interface DocumentContent {
  text: string;
  pages: PageSpan[];
  /** Headings that the format itself marks; those of plain text are told by how they look. */
  headings: { start: number; level: number }[];
}

/** How much one document may hold. */
export const LIMITS = {
  /** The file, in bytes. */
  bytes: 40_000_000,
  /** The text, in characters. */
  characters: 5_000_000,
  pages: 3_000,
  /** What one part of a file may unpack to, and all parts together, in bytes. */
  unpackedPart: 48_000_000,
  unpacked: 300_000_000,
  /** How many parts an archive may have. */
  parts: 5_000,
  milliseconds: 20_000,
  /** What the reader may take for its work, in megabytes. */
  megabytes: 140,
} as const;

export type DocumentProblem = "documentUnreadable" | "documentTooHeavy" | "documentKind" | "documentEmpty";

/** A file of which no text can be had. Stands at the field `file`. */
export class DocumentRefused extends Invalid {
  constructor(readonly why: DocumentProblem) {
    super({ file: { code: why } });
  }
}
