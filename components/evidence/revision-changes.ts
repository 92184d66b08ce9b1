import type { Localized } from "@/lib/domain/localized";

/** The fields that a revision of evidence may change. */
export interface RevisionFields {
  state: string;
  type: string;
  title: Localized;
  url: string | null;
  archiveUrl: string | null;
  publishedOn: string | null;
  eventFrom: string | null;
  eventTo: string | null;
  ongoing: boolean;
  language: string;
  quotation: string | null;
  translation: string | null;
  via: string | null;
  citation: string | null;
  capturedOn: string | null;
  reviewBy: string | null;
  visibility: string;
}

/** One changed field: its label's key in the messages, and both values as text ("" for none). */
export interface Change {
  field: string;
  before: string;
  after: string;
}

/** A key of the messages whose sentence stands for a value, or the value itself. */
type Shown = { key: string } | string;

/**
 * What differs between two states of evidence, in the order of the form.
 * @param word gives the sentence behind a key
 */
export function changesBetween(before: RevisionFields, after: RevisionFields, word: (key: string) => string): Change[] {
  return FIELDS.flatMap(({ field, of }) => {
    const text = (fields: RevisionFields) => {
      const shown = of(fields);
      return typeof shown === "string" ? shown : word(shown.key);
    };
    const change = { field, before: text(before), after: text(after) };
    return change.before === change.after ? [] : [change];
  });
}

const FIELDS: readonly { field: string; of: (fields: RevisionFields) => Shown }[] = [
  { field: "evidence.state", of: (each) => ({ key: `evidence.${each.state}` }) },
  { field: "evidence.titleEn", of: (each) => each.title.en ?? "" },
  { field: "evidence.titleRu", of: (each) => each.title.ru ?? "" },
  { field: "evidenceForm.type", of: (each) => ({ key: `evidenceType.${each.type}` }) },
  { field: "evidence.address", of: (each) => each.url ?? "" },
  { field: "evidence.archivedAt", of: (each) => each.archiveUrl ?? "" },
  { field: "evidence.published", of: (each) => each.publishedOn ?? "" },
  { field: "evidenceForm.eventFrom", of: (each) => each.eventFrom ?? "" },
  { field: "evidenceForm.eventTo", of: (each) => each.eventTo ?? "" },
  { field: "evidenceForm.ongoing", of: (each) => ({ key: each.ongoing ? "evidence.yes" : "evidence.no" }) },
  { field: "evidence.language", of: (each) => each.language },
  { field: "evidenceForm.quotation", of: (each) => each.quotation ?? "" },
  { field: "evidenceForm.translation", of: (each) => each.translation ?? "" },
  { field: "evidenceForm.via", of: (each) => each.via ?? "" },
  { field: "evidence.citation", of: (each) => each.citation ?? "" },
  { field: "evidence.captured", of: (each) => each.capturedOn ?? "" },
  { field: "evidence.reviewBy", of: (each) => each.reviewBy ?? "" },
  { field: "evidence.visibility", of: (each) => ({ key: `visibility.${each.visibility}` }) },
];
