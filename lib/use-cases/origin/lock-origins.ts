import type { Tx } from "@/lib/db/transaction";
import { getVisibleEvidence } from "@/lib/db/visibility";
import type { Actor } from "@/lib/domain/actor";
import { assertNotWithdrawn } from "@/lib/domain/evidence";

/** Evidence with the group that it belongs to: its own id as long as it stands for itself. */
export interface LockedOrigin {
  id: string;
  number: number;
  groupId: string;
  /** Whether a row says so. */
  isMember: boolean;
  /** The recommendations and components that it is or was linked to. */
  recommendationIds: string[];
}

/**
 * Reads evidence that stands, locked in the order of ids, so that two who join the same items take turns.
 * @throws NotFound; Conflict when one was withdrawn; Unauthenticated
 */
export async function lockOrigins(tx: Tx, actor: Actor, names: readonly string[]): Promise<LockedOrigin[]> {
  const ids: string[] = [];
  for (const name of names) ids.push((await getVisibleEvidence(tx, actor, name)).id);
  await tx.$queryRaw`SELECT id FROM evidence WHERE id = ANY(${ids}::uuid[]) ORDER BY id FOR NO KEY UPDATE`;
  const origins: LockedOrigin[] = [];
  for (const id of ids) {
    const { number, currentRevision } = await getVisibleEvidence(tx, actor, id);
    assertNotWithdrawn(currentRevision);
    const membership = await tx.originMembership.findFirst({
      where: { evidenceId: id },
      orderBy: [{ recordedAt: "desc" }, { id: "desc" }],
    });
    const links = await tx.evidenceLink.findMany({ where: { evidenceId: id }, select: { recommendationId: true } });
    origins.push({
      id,
      number,
      groupId: membership?.groupId ?? id,
      isMember: membership !== null,
      recommendationIds: links.map((link) => link.recommendationId),
    });
  }
  return origins;
}
