import { randomUUID } from "node:crypto";
import { recordAudit } from "@/lib/db/audit";
import { database } from "@/lib/db/connection";
import type { Prisma } from "@/lib/db/generated/client";
import { type Reader, type Tx, transact } from "@/lib/db/transaction";
import { assertMaySee } from "@/lib/db/visibility";
import type { Actor } from "@/lib/domain/actor";
import { Conflict, Invalid, NotFound } from "@/lib/domain/errors";
import { actorId, authorize } from "@/lib/domain/permissions";
import { readStoredDocument } from "@/lib/platform/documents/read-document";
import { safeFileName } from "@/lib/platform/files/file-name";
import type { ReceivedFile } from "@/lib/platform/files/file-store";
import { anchorsOf } from "./anchors";
import { insertDocumentParts } from "./document-rows";

/** What attaching gave: how many passages were asked for and found, and how much the document may recommend. */
export interface AttachedDocument {
  publication: string;
  version: number;
  sha256: string;
  passages: { asked: number; found: number };
  candidates: number;
}

/**
 * Attaches a publication's own file, stored before: reads it once, and looks for the passages of its recommendations.
 * Administrators may. An earlier file stays what it was.
 * @throws Invalid at `file` when no text can be had of it; Conflict when it is the current one already or the publication
 *   is retired; NotFound, Forbidden, Unauthenticated
 */
export async function attachDocument(actor: Actor, reference: string, file: ReceivedFile): Promise<AttachedDocument> {
  assertMaySee(actor);
  authorize(actor, "publication.edit");
  // Reading takes seconds: no lock is held meanwhile.
  const known = await findPublication(database(), reference);
  const read = await readStoredDocument(file, await anchorsOf(database(), known.id));
  return transact(async (tx, at) => {
    await tx.$queryRaw`SELECT id FROM publication WHERE id = ${known.id}::uuid FOR UPDATE`;
    const publication = await findPublication(tx, reference);
    authorize(actor, "publication.edit");
    if (publication.currentRevision?.retired)
      throw new Conflict({ code: "retired", params: { reference: publication.reference } });
    const latest = await tx.publicationDocument.findFirst({
      where: { publicationId: publication.id },
      orderBy: { version: "desc" },
      select: { version: true, sha256: true },
    });
    if (latest?.sha256 === file.sha256) throw new Conflict("documentAttachedAlready");
    await storeFile(tx, file, at);
    const [id, version] = [randomUUID(), (latest?.version ?? 0) + 1];
    const by = actorId(actor);
    await tx.publicationDocument.create({
      data: {
        ...{ id, publicationId: publication.id, version, sha256: file.sha256, name: safeFileName(file.name) },
        ...{ text: read.text, textSha256: read.textSha256, recordedAt: at, recordedById: by },
        pages: read.pages as unknown as Prisma.InputJsonValue,
        headings: read.headings,
        sections: read.sections as unknown as Prisma.InputJsonValue,
      },
    });
    await insertDocumentParts(tx, read, { id, at, by });
    const passages = { asked: read.passages.length, found: read.passages.filter(({ found }) => found !== null).length };
    await recordAudit(tx, {
      actor,
      action: "publication.document-attached",
      subjectType: "publication",
      subjectId: publication.reference,
      payload: { version, sha256: file.sha256, textSha256: read.textSha256, name: safeFileName(file.name), passages },
    });
    return {
      publication: publication.reference,
      version,
      sha256: file.sha256,
      passages,
      candidates: read.candidates.length,
    };
  });
}

async function findPublication(tx: Reader, reference: string) {
  const publication = await tx.publication.findUnique({
    where: { reference: reference.toUpperCase() },
    include: { currentRevision: { select: { retired: true } } },
  });
  if (!publication) throw new NotFound("publicationNotFound");
  return publication;
}

async function storeFile(tx: Tx, { sha256, size, mediaType }: ReceivedFile, at: Date): Promise<void> {
  const stored = await tx.storedFile.findUnique({ where: { sha256 } });
  if (stored?.redactedAt) throw new Invalid({ file: { code: "fileRedacted" } });
  if (!stored) {
    await tx.storedFile.createMany({
      data: [{ sha256, size: BigInt(size), mediaType, storedAt: at }],
      skipDuplicates: true,
    });
  }
}
