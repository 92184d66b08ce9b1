import type { Locale } from "@/lib/domain/localized";
import type { PublicStatus } from "@/lib/domain/publishing";

/** A briefing in words and in order, without a form yet: what both PDF and DOCX are set from. Plain data. */
export interface BriefingDocument {
  language: Locale;
  title: string;
  /** For the properties of the file. */
  subject: string;
  author: string;
  madeAt: string;
  /** What stands above each page but the first, left and right. */
  running: { left: string; right: string };
  cover: { kicker: string; title: Run[]; lines: Run[][]; facts: Fact[]; notice: string };
  blocks: Block[];
}

/** A stretch of text in one look. */
export interface Run {
  text: string;
  strong?: boolean;
  soft?: boolean;
  italic?: boolean;
  mono?: boolean;
  tone?: "for" | "against" | "attention";
  /** A status stands before it as a glyph. */
  status?: PublicStatus;
  /** An address on the web, or the key of a heading of this document. */
  href?: string;
  to?: string;
  /** Where it is not in the document's language. */
  lang?: string;
}

export interface Fact {
  label: string;
  runs: Run[];
}

/** A cell of a table. */
export type Cell = Run[];

/** A step of evidence's grade: letter of the source, figure of the information. */
export interface Entry {
  grade: [string, string];
  shape: "s" | "c" | "d";
  stance: "for" | "against" | "context";
  paragraphs: { style: "title" | "meta" | "quote" | "text"; runs: Run[] }[];
}

export type Block =
  | { kind: "heading"; level: 1 | 2 | 3; text: string; mark?: string; key?: string; newPage?: boolean; lang?: string }
  | { kind: "text"; style: "lede" | "reading" | "body" | "quote" | "caption"; runs: Run[]; indent?: number }
  | { kind: "figure"; title: string; sub: string }
  | { kind: "facts"; rows: Fact[] }
  | { kind: "strip"; cells: { label: string; value: Run[]; detail: string | null }[] }
  /** A row for each value; its recommendations as squares with their short names, or as a bar where they are many. */
  | { kind: "bars"; total: number; rows: { label: Run[]; count: number; squares: Square[] }[] }
  /** To the left what speaks against, to the right what speaks for. */
  | {
      kind: "balance";
      heads: { left: string; right: string };
      rows: { label: Run[]; left: number; right: number }[];
    }
  | { kind: "table"; columns: Column[]; rows: Cell[][] }
  | { kind: "checks"; rows: { holds: boolean; text: string; detail: string }[] }
  | { kind: "entries"; entries: Entry[] }
  | { kind: "lines"; rows: { mark: string; text: string }[] };

export interface Square {
  name: string;
  status: PublicStatus;
  to: string;
}

export interface Column {
  head: string;
  /** A share of the width, in percent. */
  width: number;
  align?: "right";
  /** Shows the page of the heading that the first run of the row leads to, where the form knows pages. */
  page?: boolean;
}
