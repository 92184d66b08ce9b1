import { randomUUID } from "node:crypto";
import { safeFileName } from "@/lib/platform/files/file-name";
import type { ReceivedFile } from "@/lib/platform/files/file-store";
import type { EvidenceRows } from "./insert-rows";

/** The rows that attach files to evidence; the same bytes sent twice count once. */
export function fileRows(
  files: readonly ReceivedFile[],
  to: { evidenceId: string; version: number; at: Date; by: string },
): Required<Pick<EvidenceRows, "stored_file" | "evidence_file">> {
  const distinct = [...new Map(files.map((file) => [file.sha256, file])).values()];
  return {
    stored_file: distinct.map((file) => ({
      sha256: file.sha256,
      size: file.size,
      media_type: file.mediaType,
      stored_at: to.at,
    })),
    evidence_file: distinct.map((file) => ({
      id: randomUUID(),
      evidence_id: to.evidenceId,
      version: to.version,
      sha256: file.sha256,
      name: safeFileName(file.name),
      recorded_at: to.at,
      recorded_by_id: to.by,
    })),
  };
}
