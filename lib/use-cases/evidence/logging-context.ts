import { KEPT_PLAN } from "@/lib/db/kept-plan";
import type { Tx } from "@/lib/db/transaction";
import { type DuplicateRow, duplicatesSql } from "./duplicates";
import type { NamedSource } from "./named-sources";

/** All that logging needs to know of what is there, read behind the locks in one round trip. */
export interface LoggingContext {
  retired: string[];
  duplicates: DuplicateRow[];
  /** Sources that may be those meant: by id, or of the same name and kind. */
  sources: { id: string; name: string; kind: string; partyId: string | null }[];
  /** The parties that new sources are or speak for. */
  parties: { key: string; id: string; retired: boolean }[];
  /** Hashes whose bytes were removed for good. */
  redacted: string[];
}

/** Reads it. Call it in a statement of its own after the locks, so that it sees what others committed meanwhile. */
export async function loadLoggingContext(
  tx: Tx,
  asked: {
    recommendationIds: string[];
    urlKey: string | null;
    sha256s: string[];
    sources: readonly NamedSource[];
  },
): Promise<LoggingContext> {
  const ids = asked.sources.flatMap((each) => each.sourceId ?? []);
  const described = asked.sources.flatMap((each) => each.source ?? []);
  const [names, kinds] = [described.map((each) => each.name), described.map((each) => each.kind as string)];
  const parties = described.flatMap((each) => each.party ?? []);
  const rows = await tx.$queryRaw<{ context: LoggingContext }[]>`${KEPT_PLAN}
    SELECT json_build_object(
      'retired', (SELECT coalesce(json_agg(v.recommendation_id), '[]'::json) FROM recommendation r
        JOIN recommendation_revision v ON v.id = r.current_revision_id
        WHERE r.id = ANY(${asked.recommendationIds}::uuid[]) AND v.retired),
      'duplicates', ${duplicatesSql(asked.urlKey, asked.sha256s)},
      'sources', (SELECT coalesce(json_agg(json_build_object('id', s.id, 'name', v.name, 'kind', v.kind, 'partyId', v.party_id)
          ORDER BY s.created_at, s.id), '[]'::json)
        FROM source s JOIN source_revision v ON v.id = s.current_revision_id
        WHERE s.id = ANY(${ids}::uuid[]) OR (lower(v.name), v.kind::text) IN
          (SELECT lower(n), k FROM unnest(${names}::text[], ${kinds}::text[]) AS given (n, k))),
      'parties', (SELECT coalesce(json_agg(json_build_object('key', p.key, 'id', p.id, 'retired', v.retired)), '[]'::json)
        FROM party p JOIN party_revision v ON v.id = p.current_revision_id WHERE p.key = ANY(${parties}::text[])),
      'redacted', (SELECT coalesce(json_agg(f.sha256), '[]'::json) FROM stored_file f
        WHERE f.sha256 = ANY(${asked.sha256s}::text[]) AND f.redacted_at IS NOT NULL)
    ) AS context`;
  const context = rows[0]?.context;
  if (!context) throw new Error("The database gave no context.");
  return context;
}
