import { type Day, trueOn } from "@/lib/domain/dates";
import { type LogEvidence, urlKey } from "@/lib/domain/evidence";

/** The fields that describe evidence, as logging and revising take them. */
export type EvidenceContent = Pick<
  LogEvidence,
  | "type"
  | "title"
  | "url"
  | "archiveUrl"
  | "publishedOn"
  | "eventFrom"
  | "eventTo"
  | "ongoing"
  | "capturedAt"
  | "language"
  | "quotation"
  | "translation"
  | "via"
  | "citation"
  | "reviewBy"
  | "visibility"
>;

/**
 * The columns of a revision that follow from what was given; empty texts count as not given.
 * @param recordedOn the day on which the evidence was first recorded: it is true then when nothing else is known
 */
export function contentColumns(content: EvidenceContent, recordedOn: Day): Record<string, unknown> {
  return {
    type: content.type,
    title: content.title,
    url: content.url ?? null,
    url_key: content.url === undefined ? null : urlKey(content.url),
    archive_url: content.archiveUrl ?? null,
    published_on: content.publishedOn ?? null,
    event_from: content.eventFrom ?? null,
    event_to: content.eventTo ?? null,
    ongoing: content.ongoing,
    true_on: trueOn(content, recordedOn),
    captured_at: content.capturedAt ?? null,
    language: content.language,
    quotation: content.quotation || null,
    translation: content.translation || null,
    via: content.via || null,
    citation: content.citation || null,
    review_by: content.reviewBy ?? null,
    visibility: content.visibility,
  };
}
