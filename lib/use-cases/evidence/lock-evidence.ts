import type { Tx } from "@/lib/db/transaction";
import { getVisibleEvidence, isUuid } from "@/lib/db/visibility";
import type { Actor } from "@/lib/domain/actor";
import { evidenceNumber } from "@/lib/domain/evidence";

/**
 * Evidence with its current content, by id or reference, locked until the transaction ends; always locked before the
 * recommendations that it is linked to, so that two commands never wait for each other.
 * @throws NotFound, Unauthenticated
 */
export async function lockVisibleEvidence(tx: Tx, actor: Actor, idOrReference: string) {
  const number = evidenceNumber(idOrReference);
  const id = isUuid(idOrReference) ? idOrReference : null;
  await tx.$queryRaw`SELECT id FROM evidence WHERE number = ${number}::int OR id = ${id}::uuid FOR NO KEY UPDATE`;
  return getVisibleEvidence(tx, actor, idOrReference);
}

/** The ids of the recommendations and components that evidence is or was linked to. */
export async function linkedRecommendations(tx: Tx, evidenceId: string): Promise<string[]> {
  const links = await tx.evidenceLink.findMany({ where: { evidenceId }, select: { recommendationId: true } });
  return links.map((link) => link.recommendationId);
}
