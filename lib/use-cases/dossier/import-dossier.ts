import { recordAudit } from "@/lib/db/audit";
import { database } from "@/lib/db/connection";
import { refreshStanding } from "@/lib/db/standing";
import { today } from "@/lib/db/today";
import { type Tx, transact } from "@/lib/db/transaction";
import { assertMaySee } from "@/lib/db/visibility";
import type { Actor } from "@/lib/domain/actor";
import { capturedBytes, dossierMember } from "@/lib/domain/dossier/members";
import { Conflict } from "@/lib/domain/errors";
import { actorId, authorize } from "@/lib/domain/permissions";
import { fileStore } from "@/lib/platform/files/current-file-store";
import { assertNew } from "./assert-new";
import { insertCaptures } from "./insert-captures";
import { insertEvidence, insertLinks } from "./insert-evidence";
import { type Maker, resolveParties, resolvePublication, resolveSources, resolveThemes } from "./insert-frame";
import { insertPlans } from "./insert-plans";
import { insertRecommendations } from "./insert-recommendations";
import { insertTestimony } from "./insert-testimony";
import { type OpenDossier, openDossier } from "./open-dossier";

/** What an import made. */
export interface ImportedDossier {
  subject: string;
  /** It is of a whole publication. */
  publication: boolean;
  recommendations: number;
  evidence: number;
  captures: number;
  /** Judgements of the other installation, kept as a record. */
  judgements: number;
}

/**
 * Takes a dossier of another installation in, all of it or nothing: recommendations, evidence with its files, captures and links,
 * searches, responses, milestones, requests and the gradings of new sources become records of this installation, known here
 * from now on and in the importer's name. Judgements, answers to contradictions, outcomes of reviews and public notes become
 * a record of what was said there: here nothing has been judged, and no figure moves by them. Sources, evidence and
 * a publication that are here already are used as they are. Who may edit publications.
 * @throws Conflict (notADossier, dossierDamaged, dossierMemberDamaged, dossierMemberMissing, dossierNewer, dossierKnown, dossierReferencesTaken), Forbidden
 */
export async function importDossier(actor: Actor, file: string): Promise<ImportedDossier> {
  assertMaySee(actor);
  authorize(actor, "publication.edit");
  const dossier = await openDossier(file);
  try {
    await storeFiles(dossier);
    return await transact((tx, at) => insertDossier(tx, actor, at, dossier));
  } finally {
    dossier.archive.close();
  }
}

async function insertDossier(
  tx: Tx,
  actor: Actor,
  at: Date,
  { sha256, manifest, record }: OpenDossier,
): Promise<ImportedDossier> {
  const maker: Maker = { userId: actorId(actor), at };
  await assertNew(tx, sha256, record);
  const themes = await resolveThemes(tx, record);
  const parties = await resolveParties(tx, maker, record);
  const publicationId = await resolvePublication(tx, maker, record, parties);
  const sources = await resolveSources(tx, maker, record, { parties, themes });
  await insertRecommendations(tx, maker, record, { publicationId, themes, parties });
  const added = await insertEvidence(tx, maker, record, sources);
  await insertLinks(tx, maker, record, parties);
  await insertPlans(tx, maker, record, parties);
  const { head, subject, origin, madeAt } = manifest;
  for (const each of record.elsewhere) await insertTestimony(tx, maker, each);
  const importId = await insertTestimony(tx, maker, {
    ...{ ...record, sha256, head, subject: subject.reference, origin, madeAt },
  });
  const captured = await insertCaptures(tx, maker, record, { importId, origin });
  const ids = record.recommendations.map(({ id }) => id);
  await refreshStanding(tx, ids, at, today(at));
  const made = {
    subject: subject.reference,
    publication: subject.kind === "publication",
    recommendations: ids.length,
    evidence: added.length,
    captures: captured.length,
    judgements: record.judgements.length,
  };
  await recordAudit(tx, {
    actor,
    action: "dossier.imported",
    subjectType: "dossier",
    subjectId: subject.reference,
    touches: ids,
    payload: {
      ...made,
      sha256,
      origin,
      madeAt,
      head,
      references: record.recommendations.map(({ reference }) => reference),
      evidenceIds: added,
      captureIds: captured,
    },
  });
  return made;
}

/** Before the transaction, as uploads are: what comes to nothing is swept later. What was removed for good here stays removed. */
async function storeFiles({ archive, record }: OpenDossier): Promise<void> {
  const store = fileStore();
  const files = record.evidence.flatMap((item) => item.files.map((file) => ({ ...file, anyKind: false })));
  // Evidence files first: what is one, too, is kept by the rule for them.
  const all = [...files, ...capturedBytes(record).map((bytes) => ({ ...bytes, anyKind: true }))];
  const gone = await database().storedFile.findMany({
    where: { sha256: { in: [...new Set(all.map(({ sha256 }) => sha256))] }, redactedAt: { not: null } },
    select: { sha256: true },
  });
  const redacted = new Set(gone.map(({ sha256 }) => sha256));
  for (const { sha256, size, anyKind } of all) {
    if (redacted.has(sha256) || (await store.has(sha256))) continue;
    const stored = await store.put(archive.read(dossierMember(sha256)), { maxBytes: size, anyKind });
    if (stored.sha256 !== sha256) throw new Conflict("dossierDamaged");
  }
}
