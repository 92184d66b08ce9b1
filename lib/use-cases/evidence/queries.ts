import { database } from "@/lib/db/connection";
import { assertMaySee } from "@/lib/db/visibility";
import type { Actor } from "@/lib/domain/actor";
import { evidenceReference, urlKey } from "@/lib/domain/evidence";
import type { Localized } from "@/lib/domain/localized";
import { loadDuplicates } from "./duplicates";

export { getEvidence } from "./evidence-detail";
export { EVIDENCE_SORTS, type EvidenceFilters, type EvidenceSort } from "./evidence-filters";
export { type EvidenceItem, type EvidencePage, listEvidence } from "./evidence-list";
export type { EvidenceDetail, EvidenceRevisionShown, LinkGradingShown } from "./evidence-shown";

/** Evidence that has the same address or file. */
export interface Duplicate {
  id: string;
  reference: string;
  title: Localized;
  sameUrl: boolean;
  sameFile: boolean;
}

/** What is already logged (and not withdrawn) with an address or a file's hash, oldest first. @throws Unauthenticated */
export async function findDuplicates(actor: Actor, asked: { url?: string; sha256?: string }): Promise<Duplicate[]> {
  assertMaySee(actor);
  const key = asked.url === undefined ? null : urlKey(asked.url);
  const rows = await loadDuplicates(database(), key, asked.sha256 === undefined ? [] : [asked.sha256]);
  return rows.map((row) => ({
    id: row.id,
    reference: evidenceReference(row.number),
    title: row.title,
    sameUrl: row.byUrl,
    sameFile: row.byFile,
  }));
}
