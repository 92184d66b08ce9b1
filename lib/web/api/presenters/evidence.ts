import { evidenceReference } from "@/lib/domain/evidence";
import type { AttachedFile } from "@/lib/use-cases/evidence/attach-file";
import type { EvidenceDetail, EvidenceItem, LinkGradingShown } from "@/lib/use-cases/evidence/queries";
import type { AnswerOf } from "../contract";
import type { attachFile, getEvidence, listEvidence } from "../contracts/evidence";

type Item = AnswerOf<typeof listEvidence>["items"][number];
type Detail = AnswerOf<typeof getEvidence>;

/** Evidence by id and reference. */
export function presentEvidenceName({ id, number }: { id: string; number: number }) {
  return { id, reference: evidenceReference(number) };
}

/** A file as it was attached. */
export function presentAttachedFile(file: AttachedFile): AnswerOf<typeof attachFile> {
  const { evidenceId, number, sha256, name, size, mediaType, alsoAt } = file;
  return { evidence: presentEvidenceName({ id: evidenceId, number }), sha256, name, size, mediaType, alsoAt };
}

/** Evidence in a list. */
export function presentEvidenceItem(item: EvidenceItem): Item {
  return {
    ...fieldsOf(item),
    recordedAt: item.recordedAt.toISOString(),
    source: item.source,
    links: item.links,
    files: item.files,
    link: item.link && {
      state: item.link.state,
      since: instantOf(item.link.since),
      askedAt: instantOf(item.link.askedAt),
    },
    captured: item.captured && { at: instantOf(item.captured.at), sha256: item.captured.sha256 },
  };
}

/** One evidence item with all that was ever said of it. */
export function presentEvidence(detail: EvidenceDetail): Detail {
  return {
    ...fieldsOf(detail),
    archiveUrl: detail.archiveUrl,
    capturedAt: iso(detail.capturedAt),
    quotation: detail.quotation,
    translation: detail.translation,
    citation: detail.citation,
    reviewBy: detail.reviewBy,
    reason: detail.reason,
    recordedAt: detail.recordedAt.toISOString(),
    recordedBy: detail.recordedBy,
    createdAt: detail.createdAt.toISOString(),
    createdBy: detail.createdBy,
    sources: detail.sources.map(({ id, name, kind, partyKey, gradings }) => ({
      id,
      name,
      kind,
      party: partyKey,
      gradings: gradings.map((each) => ({ ...each, recordedAt: each.recordedAt.toISOString() })),
    })),
    links: detail.links.map(({ id, recommendation, grading, gradings }) => ({
      id,
      reference: recommendation.reference,
      title: recommendation.title,
      grading: presentGrading(grading),
      gradings: gradings.map(presentGrading),
    })),
    files: detail.files.map(({ sha256, name, size, mediaType, recordedAt, recordedBy, redactedAt }) => ({
      sha256,
      name,
      size,
      mediaType,
      recordedAt: recordedAt.toISOString(),
      recordedBy,
      redactedAt: iso(redactedAt),
    })),
    originFellows: detail.originFellows,
    revisions: detail.revisions.map(({ version, title, state, reason, recordedAt, recordedBy }) => ({
      version,
      title,
      state,
      reason,
      recordedAt: recordedAt.toISOString(),
      recordedBy,
    })),
  };
}

/** Evidence as the body of a revision would name it. */
export function contentOfEvidence(detail: EvidenceDetail): { version: number; content: object } {
  const { type, title, url, archiveUrl, publishedOn, eventFrom, eventTo, ongoing, language } = detail;
  const { quotation, translation, via, citation, reviewBy, visibility } = detail;
  const capturedAt = iso(detail.capturedAt);
  const dates = { publishedOn, eventFrom, eventTo, ongoing, capturedAt };
  const texts = { quotation, translation, via, citation, reviewBy, visibility };
  const [primary, ...further] = detail.sources.map((source) => source.id);
  return {
    version: detail.version,
    content: {
      type,
      title,
      url,
      archiveUrl,
      ...dates,
      language,
      ...texts,
      sourceId: primary ?? null,
      furtherSourceIds: further,
    },
  };
}

function fieldsOf(
  item: Omit<EvidenceItem, "links" | "files" | "source" | "recordedAt" | "number" | "link" | "captures" | "captured">,
) {
  return {
    id: item.id,
    reference: item.reference,
    version: item.version,
    state: item.state,
    type: item.type,
    title: item.title,
    url: item.url,
    publishedOn: item.publishedOn,
    eventFrom: item.eventFrom,
    eventTo: item.eventTo,
    ongoing: item.ongoing,
    trueOn: item.trueOn,
    language: item.language,
    via: item.via,
    visibility: item.visibility,
  };
}

function presentGrading({
  version,
  stance,
  credibility,
  passage,
  note,
  states,
  removed,
  recordedAt,
  grader,
}: LinkGradingShown) {
  return {
    version,
    stance,
    credibility,
    passage,
    note,
    states: states.map((state) => state.key),
    removed,
    recordedAt: recordedAt.toISOString(),
    grader,
  };
}

function iso(at: Date | null): string | null {
  return at?.toISOString() ?? null;
}

/** An instant as the database writes it in JSON. */
function instantOf(text: string): string {
  return new Date(text).toISOString();
}
