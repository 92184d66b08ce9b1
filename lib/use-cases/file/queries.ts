import type { Readable } from "node:stream";
import { database } from "@/lib/db/connection";
import { getVisibleEvidence } from "@/lib/db/visibility";
import type { Actor } from "@/lib/domain/actor";
import { NotFound } from "@/lib/domain/errors";
import { fileStore } from "@/lib/platform/files/current-file-store";

/** A file to hand out: what to say of it, and its bytes once they are asked for. */
export interface Download {
  sha256: string;
  name: string;
  size: number;
  mediaType: string;
  /** The bytes, verified on their way (the stream fails before its end when they are damaged). @throws FileMissing */
  open(): Promise<Readable>;
}

/**
 * A file of an evidence item, for whoever may read the evidence.
 * @throws NotFound when the evidence has no such file or its bytes were removed for good; Unauthenticated
 */
export async function getFileForDownload(actor: Actor, idOrReference: string, sha256: string): Promise<Download> {
  const db = database();
  const evidence = await getVisibleEvidence(db, actor, idOrReference);
  const use = await db.evidenceFile.findUnique({
    where: { evidenceId_sha256: { evidenceId: evidence.id, sha256 } },
    include: { file: true },
  });
  if (!use) throw new NotFound("fileNotFound");
  if (use.file.redactedAt) throw new NotFound("fileRedacted");
  const { size, mediaType } = use.file;
  return { sha256, name: use.name, size: Number(size), mediaType, open: () => fileStore().openVerified(sha256) };
}
