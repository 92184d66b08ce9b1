import { z } from "zod";
import { EVIDENCE_TYPES, STANCES, VISIBILITIES } from "../evidence";
import { SHOWN_IMPLEMENTATIONS } from "../implementation";
import { LOCALES, type Locale, type Localized } from "../localized";
import { BASES, LEVELS, PARTY_KINDS, PRIORITIES } from "../recommendation";
import { ANSWERS } from "../response";
import { isAcceptance } from "./status";
import { ENCODINGS, type TableShape } from "./table";

/** What the rows of a file are taken for. */
export const IMPORT_KINDS = ["RECOMMENDATIONS", "EVIDENCE", "ASSESSMENTS"] as const;
export type ImportKind = (typeof IMPORT_KINDS)[number];

/** What of a row becomes the recommendation's own content: what of it a later file changes is revised. */
export const CONTENT_FIELDS = [
  "title",
  "summary",
  "theme",
  "addressees",
  "partners",
  "priority",
  "levels",
  "basis",
  "section",
] as const;

/** What of a row somebody elsewhere said of it. */
export const STATUS_FIELDS = ["status", "response", "statusNote", "statusOn"] as const;

/** What a column of a file of recommendations can be read as. */
export const IMPORT_FIELDS = [
  "identifier",
  ...CONTENT_FIELDS,
  ...STATUS_FIELDS,
  "evidence.url",
  "evidence.title",
  "evidence.date",
  "event.title",
  "event.from",
  "event.to",
] as const;
export type ImportField = (typeof IMPORT_FIELDS)[number];

/** Fields that take several values from one cell. */
export const LIST_FIELDS: readonly ImportField[] = [
  "addressees",
  "partners",
  "levels",
  "evidence.url",
  "evidence.title",
  "evidence.date",
  "event.title",
  "event.from",
  "event.to",
];

/** How columns are to be read, by their names; null keeps one as it is. */
export function columnsSchema<const Field extends string>(fields: readonly [Field, ...Field[]]) {
  const field = z.enum(fields);
  const choice = z.strictObject({
    field,
    /** What stands between several values in one cell; "" for one value a cell. */
    separator: z.string().max(5).optional(),
    language: z.enum(LOCALES).optional(),
  });
  return z.record(z.string(), z.union([field, z.null(), choice])).default({});
}

/** What statuses of elsewhere come to here, by the words. */
export const statusesSchema = z
  .record(
    z.string(),
    z.union([
      z.strictObject({ response: z.enum(ANSWERS), lossy: z.boolean().optional() }),
      z.strictObject({ implementation: z.enum(SHOWN_IMPLEMENTATIONS), lossy: z.boolean().optional() }),
      z.strictObject({ keep: z.literal(true) }),
    ]),
  )
  .default({});

/** What rows without an identifier and rows with one that was there already are to be. */
export const identifierSchema = z
  .strictObject({
    missing: z.enum(["derive", "refuse"]).default("derive"),
    duplicate: z.enum(["refuse", "number"]).default("refuse"),
  })
  .prefault({});

/** How a file is read, whatever its rows are. */
export const readingChoices = {
  dates: z.enum(["dmy", "mdy"]).optional(),
  entities: z.enum(["decode", "keep"]).default("decode"),
  encoding: z.enum(ENCODINGS).optional(),
  delimiter: z.string().length(1).optional(),
  sheet: z.string().min(1).max(100).optional(),
  records: z.string().max(200).optional(),
};

/** Lets no map say that somebody's acceptance is something done. */
export function refuseAcceptances(
  map: { statuses: z.output<typeof statusesSchema> },
  context: z.core.$RefinementCtx,
): void {
  for (const [value, meaning] of Object.entries(map.statuses)) {
    if ("implementation" in meaning && meaning.implementation !== "NOT_ASSESSED" && isAcceptance(value)) {
      context.addIssue({ code: "custom", path: ["statuses", value], message: "acceptanceIsNoImplementation" });
    }
  }
}

/** How a file is to be read: all of it may be left out, and what is left out is guessed and said. */
export const importMapSchema = z
  .strictObject({
    columns: columnsSchema(IMPORT_FIELDS),
    statuses: statusesSchema,
    /** Proposes judgements from mapped statuses where the row brings evidence to cite. */
    propose: z.boolean().default(false),
    identifier: identifierSchema,
    unknown: z
      .strictObject({
        theme: z.enum(["create", "refuse"]).default("create"),
        party: z.enum(["create", "refuse"]).default("create"),
      })
      .prefault({}),
    defaults: z
      .strictObject({
        theme: z.string().trim().min(1).max(200).optional(),
        levels: z.array(z.enum(LEVELS)).min(1).default(["DOMESTIC_INTERSTATE"]),
        basis: z.enum(BASES).default("EXPLICIT"),
        priority: z.enum(PRIORITIES).nullish(),
        language: z.enum(LOCALES).optional(),
        partyKind: z.enum(PARTY_KINDS).optional(),
      })
      .prefault({}),
    evidence: z
      .strictObject({
        stance: z.enum(STANCES).default("CONTEXT"),
        type: z.enum(EVIDENCE_TYPES).default("OTHER"),
        visibility: z.enum(VISIBILITIES).default("TEAM"),
        language: z.string().trim().min(2).max(12).optional(),
      })
      .prefault({}),
    ...readingChoices,
  })
  .superRefine(refuseAcceptances);

export type ImportMap = z.output<typeof importMapSchema>;

/** How one column is read, and why. */
export interface ColumnReading<Field extends string = ImportField> {
  name: string;
  field: Field | null;
  separator: string;
  language: Locale | null;
  /** HAND: chosen; NAME, CONTENT: guessed by it; NONE: kept as it is, beside the record. */
  by: "HAND" | "NAME" | "CONTENT" | "NONE";
}

/** A piece of evidence that a row names. */
export interface MappedEvidence {
  url: string | null;
  title: string;
  publishedOn?: string;
  eventFrom?: string;
  eventTo?: string;
}

/** A row as a recommendation: what is compared with the last time and written. */
export interface MappedRow {
  title: Localized;
  summary: Localized;
  theme: string | null;
  addressees: string[];
  partners: string[];
  priority: (typeof PRIORITIES)[number] | null;
  levels: (typeof LEVELS)[number][];
  basis: (typeof BASES)[number];
  section: string | null;
  status: string | null;
  response: string | null;
  statusNote: string | null;
  statusOn: string | null;
  evidence: MappedEvidence[];
}

/** What is wrong or worth saying about a row: `code` is a key below `import.problem`. */
export interface RowProblem {
  column: string;
  code: string;
  params?: Record<string, string | number>;
}

export type RowOutcome = "CREATED" | "UPDATED" | "UNCHANGED" | "REFUSED" | "VANISHED";

/** What became of a row that is not plain. */
export interface ImportEntry {
  /** From 1, the heading not counted; null for what is not in the file any more. */
  row: number | null;
  line: number | null;
  identifier: string | null;
  reference: string | null;
  outcome: RowOutcome;
  /** Names of the columns that are not as they were. */
  changed: string[];
  refusals: RowProblem[];
  warnings: RowProblem[];
}

/** What of a row of evidence is said in words that stand for Heed's own. */
export const WORD_FIELDS = ["type", "stance", "sourceKind"] as const;
export type WordField = (typeof WORD_FIELDS)[number];

/** What an import did, or a dry run found that it would. */
export interface ImportReport {
  /** Left out where recommendations came. */
  kind?: ImportKind;
  file: { name: string; sha256: string; bytes: number; columns: ColumnReading<string>[] } & TableShape;
  publication: { reference: string; created: boolean };
  dryRun: boolean;
  /** Whether anything was written. */
  written: boolean;
  rows: number;
  created: number;
  updated: number;
  unchanged: number;
  refused: number;
  warnings: number;
  vanished: number;
  evidence: { created: number; linked: number };
  responses: number;
  proposals: number;
  /** What somebody elsewhere said, kept word for word. */
  statements?: number;
  sources?: { created: string[] };
  themes: { created: string[] };
  parties: { created: string[] };
  statuses: {
    value: string;
    count: number;
    axis: "RESPONSE" | "IMPLEMENTATION" | "NONE";
    mapped: string | null;
    lossy: boolean;
    chosen: boolean;
  }[];
  /** Words for types, stances and kinds of sources, and what each comes to; null where it is not known. */
  words?: { field: WordField; value: string; count: number; mapped: string | null; chosen: boolean }[];
  /** What concerns the file as a whole. */
  notes: RowProblem[];
  entries: ImportEntry[];
  /** Entries that are not listed because there are too many of them. */
  furtherEntries: number;
}
