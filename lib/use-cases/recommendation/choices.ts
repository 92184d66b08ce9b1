import { database } from "@/lib/db/connection";
import { assertMaySee } from "@/lib/db/visibility";
import type { Actor } from "@/lib/domain/actor";
import type { Localized } from "@/lib/domain/localized";

/** So many fit into a list of suggestions; every other reference can still be typed. */
const MOST = 500;

/** What evidence may be linked to: recommendations and components in force, in the order of their publication. @throws Unauthenticated */
export async function listRecommendationChoices(actor: Actor): Promise<{ reference: string; title: Localized }[]> {
  assertMaySee(actor);
  return database().$queryRaw<{ reference: string; title: Localized }[]>`
    SELECT r.reference, v.title FROM recommendation r JOIN recommendation_revision v ON v.id = r.current_revision_id
    LEFT JOIN recommendation top ON top.id = r.parent_id
    WHERE NOT v.retired
    ORDER BY coalesce(top.reference, r.reference) COLLATE "C", r.parent_id IS NOT NULL, r.position, r.reference LIMIT ${MOST}`;
}
