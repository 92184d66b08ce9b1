import { database } from "@/lib/db/connection";
import { assertMaySee } from "@/lib/db/visibility";
import type { Actor } from "@/lib/domain/actor";
import type { Localized } from "@/lib/domain/localized";
import { actorId } from "@/lib/domain/permissions";
import type { WatchKind } from "@/lib/domain/watch";

/** Something that one watches, by its reference or key. */
export interface Watched {
  kind: WatchKind;
  key: string;
  name: Localized;
  since: Date;
}

/** All that one watches: recommendations, then themes, then parties, each in the record's order. @throws Unauthenticated */
export async function listWatched(actor: Actor): Promise<Watched[]> {
  assertMaySee(actor);
  return database().$queryRaw<Watched[]>`
    SELECT w.kind::text AS kind, coalesce(r.reference, t.key, p.key) AS key, coalesce(rv.title, t.name, pv.name) AS name,
      w.created_at AS since
    FROM watch w
      LEFT JOIN recommendation r ON w.kind = 'RECOMMENDATION' AND r.id = w.subject_id
      LEFT JOIN recommendation_revision rv ON rv.id = r.current_revision_id
      LEFT JOIN theme t ON w.kind = 'THEME' AND t.id = w.subject_id
      LEFT JOIN party p ON w.kind = 'PARTY' AND p.id = w.subject_id
      LEFT JOIN party_revision pv ON pv.id = p.current_revision_id
    WHERE w.user_id = ${actorId(actor)}::uuid AND coalesce(r.id, t.id, p.id) IS NOT NULL
    ORDER BY w.kind, r.position, t.position, key`;
}

/** Whether one watches something oneself (not by its parent, theme or addressee). @throws Unauthenticated */
export async function isWatched(actor: Actor, kind: WatchKind, key: string): Promise<boolean> {
  assertMaySee(actor);
  const rows = await database().$queryRaw<unknown[]>`
    SELECT FROM watch WHERE user_id = ${actorId(actor)}::uuid AND kind = ${kind}::"WatchKind" AND subject_id IN (
      SELECT id FROM recommendation WHERE reference = ${key} UNION ALL SELECT id FROM theme WHERE key = ${key}
      UNION ALL SELECT id FROM party WHERE key = ${key})`;
  return rows.length > 0;
}

/** The themes, each with whether one watches it. @throws Unauthenticated */
export async function listThemesToWatch(actor: Actor): Promise<{ key: string; name: Localized; watched: boolean }[]> {
  assertMaySee(actor);
  return database().$queryRaw`
    SELECT t.key, t.name, w.user_id IS NOT NULL AS watched FROM theme t
      LEFT JOIN watch w ON w.kind = 'THEME' AND w.subject_id = t.id AND w.user_id = ${actorId(actor)}::uuid
    ORDER BY t.position, t.key`;
}
