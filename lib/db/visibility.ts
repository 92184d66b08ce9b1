import type { Actor } from "@/lib/domain/actor";
import { NotFound, Unauthenticated } from "@/lib/domain/errors";
import { evidenceNumber } from "@/lib/domain/evidence";
import { lockReferences } from "./family-lock";
import type { Reader, Tx } from "./transaction";

/** Lets pass who may read the team's record. Until something is published, that is members and the system. */
export function assertMaySee(actor: Actor): void {
  if (actor.kind === "anonymous") throw new Unauthenticated();
}

/** The part of `where` that keeps notes and evidence to what an actor may see. */
export function visibleTo(actor: Actor): { visibility?: "PUBLIC" } {
  return actor.kind === "anonymous" ? { visibility: "PUBLIC" } : {};
}

/**
 * A recommendation with its current content, loaded through its viewer. References are matched without regard to case:
 * CSTO-10B and csto-10b are CSTO-10b.
 * @throws NotFound, Unauthenticated
 */
export async function getVisibleRecommendation(db: Reader, actor: Actor, reference: string) {
  assertMaySee(actor);
  // By its own statement: lower(reference) has an index, which a case-insensitive `equals` (ILIKE) does not use.
  const named = await db.$queryRaw<{ id: string }[]>`
    SELECT id FROM recommendation WHERE lower(reference) = lower(${reference})`;
  return getById(db, named[0]?.id, reference);
}

/** The same, locked with its parent until the transaction ends, so that two deciders or revisers take turns. */
export async function lockVisibleRecommendation(tx: Tx, actor: Actor, reference: string) {
  assertMaySee(actor);
  const locked = await lockReferences(tx, [reference]);
  return getById(tx, locked.get(reference.trim().toLowerCase())?.id, reference);
}

async function getById(db: Reader, id: string | undefined, reference: string) {
  const found = id ? await db.recommendation.findUnique({ where: { id }, include: { currentRevision: true } }) : null;
  if (!found?.currentRevision) throw new NotFound({ code: "recommendationNotFound", params: { reference } });
  return { ...found, currentRevision: found.currentRevision };
}

/** Evidence with its current content, by id or reference (E07). @throws NotFound, Unauthenticated */
export async function getVisibleEvidence(db: Reader, actor: Actor, idOrReference: string) {
  assertMaySee(actor);
  const number = evidenceNumber(idOrReference);
  const where = number === null ? { id: idOrReference } : { number };
  if (number === null && !isUuid(idOrReference)) throw new NotFound("evidenceNotFound");
  const found = await db.evidence.findFirst({
    where,
    include: { currentRevision: { include: { sources: { orderBy: { position: "asc" } } } } },
  });
  if (!found?.currentRevision) throw new NotFound("evidenceNotFound");
  return { ...found, currentRevision: found.currentRevision };
}

/** Whether a text has the form of an id; anything else cannot name a row and must not reach a uuid column. */
export function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);
}
