import { recordAudit } from "@/lib/db/audit";
import { database } from "@/lib/db/connection";
import { noteAnswers } from "@/lib/db/link-watch";
import { type Tx, transact } from "@/lib/db/transaction";
import { getVisibleEvidence } from "@/lib/db/visibility";
import type { Actor } from "@/lib/domain/actor";
import { keptHeaders } from "@/lib/domain/capture";
import { Conflict } from "@/lib/domain/errors";
import { assertNotWithdrawn, evidenceReference } from "@/lib/domain/evidence";
import type { LinkAnswer } from "@/lib/domain/link-watch";
import { actorId, authorize } from "@/lib/domain/permissions";
import { archiving } from "@/lib/platform/outbound/archiving";
import { lockVisibleEvidence } from "@/lib/use-cases/evidence/lock-evidence";
import { type FetchedPage, fetchPage, type KeptBytes } from "./fetch-page";

/**
 * Takes a capture of an evidence item's address that was asked for: fetches it, stores what came and records it, for the
 * person who asked. What came instead of a page is noted and leaves no capture. Analysts and above.
 * @param evidenceId the evidence's id
 * @returns the capture's version, null where none was had
 * @throws Conflict when the evidence has no address, was withdrawn, or these bytes were removed for good; Forbidden
 */
export async function captureLink(actor: Actor, evidenceId: string): Promise<number | null> {
  const { currentRevision } = await getVisibleEvidence(database(), actor, evidenceId);
  authorize(actor, "evidence.log");
  assertNotWithdrawn(currentRevision);
  const { url, language } = currentRevision;
  if (url === null) throw new Conflict("nothingToCapture");
  // Fetching takes seconds: no lock is held meanwhile.
  const page = await fetchPage(url, language);
  const { everyDays } = archiving();
  return transact(async (tx, at) => {
    const evidence = await lockVisibleEvidence(tx, actor, evidenceId);
    authorize(actor, "evidence.log");
    assertNotWithdrawn(evidence.currentRevision);
    const answer = "failed" in page ? page.failed : { status: page.status, problem: null };
    await noteAnswers(tx, [{ evidenceId: evidence.id, url, answer }], at, everyDays);
    await endWaiting(tx, evidence.id, "failed" in page ? { at, ...page.failed } : null);
    if ("failed" in page) return null;
    const version = await insertCapture(tx, page, { evidenceId: evidence.id, url, at, by: actorId(actor) });
    const { bytes, text, finalUrl, status, fetchedAt } = page;
    await recordAudit(tx, {
      actor,
      action: "evidence.captured",
      subjectType: "evidence",
      subjectId: evidenceReference(evidence.number),
      payload: {
        ...{ id: evidence.id, version, url, finalUrl, status, fetchedAt },
        ...bytes,
        textSha256: text?.sha256 ?? null,
      },
    });
    return version;
  });
}

async function insertCapture(
  tx: Tx,
  { finalUrl, status, headers, title, bytes, text, fetchedAt }: FetchedPage,
  { evidenceId, url, at, by }: { evidenceId: string; url: string; at: Date; by: string },
): Promise<number> {
  await keepFiles(tx, text ? [bytes, text] : [bytes], at);
  const latest = await tx.linkCapture.aggregate({ where: { evidenceId }, _max: { version: true } });
  const version = (latest._max.version ?? 0) + 1;
  await tx.linkCapture.create({
    data: {
      ...{ evidenceId, version, url, finalUrl, status, headers: keptHeaders(headers), title },
      ...{ sha256: bytes.sha256, textSha256: text?.sha256 ?? null, fetchedAt },
      ...{ recordedAt: at, recordedById: by },
    },
  });
  return version;
}

async function keepFiles(tx: Tx, files: readonly KeptBytes[], at: Date): Promise<void> {
  const sha256s = files.map((file) => file.sha256);
  const redacted = await tx.storedFile.count({ where: { sha256: { in: sha256s }, redactedAt: { not: null } } });
  if (redacted > 0) throw new Conflict("fileRedacted");
  await tx.storedFile.createMany({
    data: files.map(({ sha256, size, mediaType }) => ({ sha256, size: BigInt(size), mediaType, storedAt: at })),
    skipDuplicates: true,
  });
}

async function endWaiting(tx: Tx, evidenceId: string, failed: (LinkAnswer & { at: Date }) | null): Promise<void> {
  await tx.linkWatch.updateMany({
    where: { evidenceId },
    data: {
      ...{ captureAskedAt: null, captureClaimedAt: null, captureFailedAt: failed?.at ?? null },
      ...{ captureProblem: failed?.problem ?? null, captureStatus: failed?.status ?? null },
    },
  });
}
