import type { DossierRecord } from "./record";

/** Where a dossier keeps bytes: evidence files, captured pages and their texts, each once. */
export const dossierMember = (sha256: string) => `files/${sha256}`;

/** Bytes that a dossier's record names. */
export interface NamedBytes {
  sha256: string;
  size: number;
}

/** The bytes of captured pages and their texts that a record names. */
export function capturedBytes({ captures }: Pick<DossierRecord, "captures">): NamedBytes[] {
  return captures.flatMap(({ sha256, size, text }) => [{ sha256, size }, ...(text ? [text] : [])]);
}

/** All bytes that a record names, as often as it names them. */
export function namedBytes(record: Pick<DossierRecord, "captures" | "evidence">): NamedBytes[] {
  return [...record.evidence.flatMap(({ files }) => files), ...capturedBytes(record)];
}
