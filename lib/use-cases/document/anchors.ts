import type { Reader } from "@/lib/db/transaction";
import type { Anchor } from "@/lib/domain/extraction/passage";
import { locatorSchema } from "@/lib/domain/recommendation";

/** The anchors of a publication's recommendations and components in force, each with the id of what it belongs to. */
export async function anchorsOf(tx: Reader, publicationId: string): Promise<(Anchor & { id: string })[]> {
  const rows = await tx.recommendation.findMany({
    where: { publicationId, currentRevision: { retired: false } },
    select: { id: true, currentRevision: { select: { locator: true } } },
    orderBy: { reference: "asc" },
  });
  return rows.flatMap(({ id, currentRevision }) => {
    const anchor = anchorIn(currentRevision?.locator);
    return anchor ? [{ id, ...anchor }] : [];
  });
}

/** The anchor that a stored locator holds; null where it has none. */
export function anchorIn(locator: unknown): Anchor | null {
  const parsed = locatorSchema.safeParse(locator);
  if (!parsed.success || parsed.data.sha256 === undefined || parsed.data.length === undefined) return null;
  return { offset: parsed.data.offset ?? 0, length: parsed.data.length, sha256: parsed.data.sha256 };
}
