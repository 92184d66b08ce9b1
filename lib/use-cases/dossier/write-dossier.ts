import { readFile } from "node:fs/promises";
import path from "node:path";
import type { Writable } from "node:stream";
import { now } from "@/lib/db/clock";
import { database } from "@/lib/db/connection";
import { getAuditHead } from "@/lib/db/figures-memo";
import type { Reader } from "@/lib/db/transaction";
import { assertMaySee, getVisibleRecommendation } from "@/lib/db/visibility";
import type { Actor } from "@/lib/domain/actor";
import { dossierCitations } from "@/lib/domain/dossier/citations";
import { dossierLinkedData } from "@/lib/domain/dossier/linked-data";
import { DOSSIER_FORMAT, DOSSIER_MANIFEST, DOSSIER_RECORD, type DossierManifest } from "@/lib/domain/dossier/manifest";
import { dossierMember, namedBytes } from "@/lib/domain/dossier/members";
import type { DossierRecord } from "@/lib/domain/dossier/record";
import { NotFound } from "@/lib/domain/errors";
import { type Member, SealedZip } from "@/lib/platform/archive/sealed-zip";
import { fileStore } from "@/lib/platform/files/current-file-store";
import { readRecord } from "./read-record";

const VERIFIER = "lib/verifier/verify.mjs";

/** Of what a dossier is made: one recommendation with its components, or a publication with all of them. */
export type DossierSubject = DossierManifest["subject"];

/** A dossier that can be written; everything but files and captured pages is read already. */
export interface Dossier {
  /** The subject's reference as it is written. */
  reference: string;
  /** Writes it. @throws FileMissing, FileDamaged, and the destination's error */
  write(destination: Writable): Promise<DossierManifest>;
}

/**
 * Gathers a dossier for whoever may read its subject: the record as it stands, evidence files and captured pages, what the
 * audit chain says about it, and a program that checks it. Notes and what is about people stay here.
 * @param about `heed` is this version, `origin` the installation's address
 * @throws NotFound, Unauthenticated
 */
export async function gatherDossier(
  actor: Actor,
  subject: DossierSubject,
  about: { heed: string; origin: string | null },
): Promise<Dossier> {
  assertMaySee(actor);
  const { record, entries, head, reference } = await database().$transaction(
    async (tx) => {
      const { publicationId, ids, reference } = await findSubject(tx, actor, subject);
      const { sequence, hash } = await getAuditHead(tx);
      return {
        record: await readRecord(tx, publicationId, ids),
        entries: await readEntries(tx, ids),
        head: { sequence: Number(sequence), hash },
        reference,
      };
    },
    { isolationLevel: "RepeatableRead", timeout: 20_000, maxWait: 10_000 },
  );
  const madeAt = now();
  return {
    reference,
    write: async (destination) => {
      const zip = new SealedZip(destination, madeAt);
      try {
        const members: Member[] = [
          await zip.addText("README.txt", readme(reference)),
          await zip.addText("verify.mjs", await readFile(path.resolve(VERIFIER), "utf8")),
          await zip.addText(DOSSIER_RECORD, json(record)),
          await zip.addText("data.jsonld", json(dossierLinkedData(record))),
          await zip.addText("citations.json", json(dossierCitations(record))),
          await zip.addText("audit.jsonl", entries.map((entry) => `${JSON.stringify(entry)}\n`).join("")),
        ];
        for (const sha256 of filesOf(record)) {
          members.push(
            await zip.add(dossierMember(sha256), await fileStore().openVerified(sha256), { compress: false }),
          );
        }
        const manifest: DossierManifest = {
          kind: "heed-dossier",
          format: DOSSIER_FORMAT,
          ...about,
          madeAt: madeAt.toISOString(),
          subject: { kind: subject.kind, reference },
          head,
          members,
        };
        await zip.addText(DOSSIER_MANIFEST, json(manifest));
        await zip.finish();
        return manifest;
      } catch (error) {
        await zip.abandon();
        throw error;
      }
    },
  };
}

async function findSubject(db: Reader, actor: Actor, subject: DossierSubject) {
  if (subject.kind === "recommendation") {
    const { id, reference, publicationId } = await getVisibleRecommendation(db, actor, subject.reference);
    const components = await db.recommendation.findMany({ where: { parentId: id }, select: { id: true } });
    return { publicationId, reference, ids: [id, ...components.map((each) => each.id)] };
  }
  const publication = await db.publication.findUnique({ where: { reference: subject.reference.toUpperCase() } });
  if (!publication) throw new NotFound("publicationNotFound");
  const all = await db.recommendation.findMany({ where: { publicationId: publication.id }, select: { id: true } });
  if (all.length === 0) throw new NotFound("nothingRecommended");
  return { publicationId: publication.id, reference: publication.reference, ids: all.map(({ id }) => id) };
}

/** What the chain says about some recommendations, each entry with what its hashes are made of. */
async function readEntries(db: Reader, ids: readonly string[]) {
  const rows = await db.$queryRaw<{ sequence: bigint; at: Date; redactedAt: Date | null }[]>`
    SELECT e.sequence, e.at, e.actor_id AS "actorId", e.actor_label AS "actorLabel", e.action,
      e.subject_type AS "subjectType", e.subject_id AS "subjectId", e.payload_hash AS "payloadHash",
      e.previous_hash AS "previousHash", e.hash, p.salt, p.payload, p.redacted_at AS "redactedAt"
    FROM audit_entry e LEFT JOIN audit_payload p ON p.sequence = e.sequence
    WHERE e.sequence IN (SELECT t.sequence FROM audit_touch t WHERE t.recommendation_id = ANY(${[...ids]}::uuid[]))
      AND e.subject_type NOT IN ('user', 'invitation', 'token', 'note', 'watch', 'view')
    ORDER BY e.sequence`;
  return rows.map((row) => ({
    ...row,
    sequence: Number(row.sequence),
    at: row.at.toISOString(),
    redactedAt: row.redactedAt?.toISOString() ?? null,
  }));
}

function filesOf(record: DossierRecord): string[] {
  return [...new Set(namedBytes(record).map(({ sha256 }) => sha256))].sort();
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

function readme(reference: string): string {
  return `A dossier of ${reference}, made by Heed.

record.json     what is recorded, each thing under its id
data.jsonld     the same as linked data: schema.org and PROV-O
citations.json  the works cited, as CSL-JSON
audit.jsonl     the entries of the audit chain about it
files/          evidence files, captured pages and their texts as they were stored, each under its SHA-256
manifest.json   where and when it was made, the end of the audit chain, the SHA-256 of each member
verify.mjs      checks all of it: node verify.mjs DOSSIER.zip (Node 18 or later, nothing else)

Досье ${reference}, созданное программой Heed. Проверка: node verify.mjs ДОСЬЕ.zip (нужен только Node 18 или новее).
`;
}
