import { loadRecord } from "@/lib/db/facts";
import { lockFamilies } from "@/lib/db/family-lock";
import type { Tx } from "@/lib/db/transaction";
import { assertMaySee, isUuid } from "@/lib/db/visibility";
import type { Actor } from "@/lib/domain/actor";
import { NotFound } from "@/lib/domain/errors";
import type { LinkRows, RawRecord } from "@/lib/domain/record";

/** A link with what names it, and the rows of the family that it bears on. */
export interface LockedLink {
  link: LinkRows;
  reference: string;
  raw: RawRecord;
}

/**
 * Reads a link while the recommendation that it bears on is locked with its family.
 * @throws NotFound, Unauthenticated
 */
export async function lockLink(tx: Tx, actor: Actor, linkId: string): Promise<LockedLink> {
  assertMaySee(actor);
  const found = isUuid(linkId)
    ? await tx.evidenceLink.findUnique({
        where: { id: linkId },
        select: { recommendationId: true, recommendation: { select: { reference: true } } },
      })
    : null;
  if (!found) throw new NotFound("linkNotFound");
  await lockFamilies(tx, [found.recommendationId]);
  const raw = await loadRecord(tx, [found.recommendationId]);
  const link = raw.links.find((each) => each.id === linkId);
  if (!link) throw new NotFound("linkNotFound");
  return { link, raw, reference: found.recommendation.reference };
}
