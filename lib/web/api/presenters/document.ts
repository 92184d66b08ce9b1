import type { ListedCandidate } from "@/lib/use-cases/candidate/queries";
import type { AttachedDocument } from "@/lib/use-cases/document/attach-document";

/** What attaching a document answers. */
export function presentAttachedDocument({ publication, version, sha256, passages, candidates }: AttachedDocument) {
  return { publication, version, sha256, passages, candidates };
}

/** A candidate's public fields. */
export function presentCandidate(candidate: ListedCandidate) {
  const { id, label, text, start, end, page, section, components, addressee, theme, score, reasons, state } = candidate;
  return {
    ...{ id, label, text, start, end, page, section, addressee, theme, score, state },
    recommendation: candidate.recommendation,
    components: components.map(({ label, text, start, end }) => ({ label, text, start, end })),
    reasons: reasons.map(({ code, weight }) => ({ code, weight })),
  };
}
