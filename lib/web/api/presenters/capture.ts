import type { Archive } from "@/lib/use-cases/capture/queries";
import type { requestCapture as request } from "@/lib/use-cases/capture/request-capture";
import type { AnswerOf } from "../contract";
import type { listCaptures, requestCapture } from "../contracts/capture";

/** The archive of an evidence item's address. */
export function presentArchive(archive: Archive): AnswerOf<typeof listCaptures> {
  const { evidenceId, reference, url, link, waitingSince, failed, captures } = archive;
  return {
    evidence: { id: evidenceId, reference },
    url,
    link: link && { ...link, since: link.since.toISOString(), askedAt: link.askedAt.toISOString() },
    waitingSince: waitingSince?.toISOString() ?? null,
    failed: failed && { ...failed, at: failed.at.toISOString() },
    items: captures.map((capture) => ({
      ...capture,
      fetchedAt: capture.fetchedAt.toISOString(),
      recordedAt: capture.recordedAt.toISOString(),
      redactedAt: capture.redactedAt?.toISOString() ?? null,
    })),
  };
}

/** A capture that was asked for. */
export function presentAskedCapture({
  evidenceId,
  reference,
  url,
  askedAt,
}: Awaited<ReturnType<typeof request>>): AnswerOf<typeof requestCapture> {
  return { evidence: { id: evidenceId, reference }, url, askedAt: askedAt.toISOString() };
}
