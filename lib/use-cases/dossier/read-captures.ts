import type { Reader } from "@/lib/db/transaction";

/** The captures of some evidence's addresses, oldest first; what was removed for good is not there any more. */
export async function readCaptures(db: Reader, evidenceIds: readonly string[]) {
  const captures = await db.linkCapture.findMany({
    where: { evidenceId: { in: [...new Set(evidenceIds)] }, file: { redactedAt: null } },
    include: { file: true, text: true },
    orderBy: [{ evidenceId: "asc" }, { fetchedAt: "asc" }, { version: "asc" }],
  });
  const people = await db.user.findMany({
    where: { id: { in: [...new Set(captures.map(({ recordedById }) => recordedById))] } },
    select: { id: true, name: true },
  });
  const names = new Map(people.map(({ id, name }) => [id, name]));
  return captures.map(({ evidenceId, file, text, importId, takenBy, takenAt, ...capture }) => ({
    ...capture,
    evidence: evidenceId,
    size: Number(file.size),
    mediaType: file.mediaType,
    text:
      text === null || text.redactedAt !== null
        ? null
        : { sha256: text.sha256, size: Number(text.size), mediaType: text.mediaType },
    fetchedAt: capture.fetchedAt.toISOString(),
    by: takenBy ?? names.get(capture.recordedById) ?? "",
    takenAt: importId === null ? null : { origin: takenAt },
  }));
}
