import type { Tx } from "@/lib/db/transaction";
import type { NewSource } from "@/lib/use-cases/source/describe-source";
import { type DuplicateRow, duplicatesSql } from "./duplicates";

/** All that logging needs to know of what is there, read behind the locks in one round trip. */
export interface LoggingContext {
  retired: string[];
  duplicates: DuplicateRow[];
  /** Sources that are the one meant: by id, or of the same name and kind. */
  sources: { id: string; name: string; kind: string; partyId: string | null }[];
  partyId: string | null;
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
    sourceId: string | null;
    source: NewSource | null;
  },
): Promise<LoggingContext> {
  const { source } = asked;
  const rows = await tx.$queryRaw<{ context: LoggingContext }[]>`
    SELECT json_build_object(
      'retired', (SELECT coalesce(json_agg(v.recommendation_id), '[]'::json) FROM recommendation r
        JOIN recommendation_revision v ON v.id = r.current_revision_id
        WHERE r.id = ANY(${asked.recommendationIds}::uuid[]) AND v.retired),
      'duplicates', ${duplicatesSql(asked.urlKey, asked.sha256s)},
      'sources', (SELECT coalesce(json_agg(json_build_object('id', s.id, 'name', v.name, 'kind', v.kind, 'partyId', v.party_id)
          ORDER BY s.created_at, s.id), '[]'::json)
        FROM source s JOIN source_revision v ON v.id = s.current_revision_id
        WHERE s.id = ${asked.sourceId}::uuid OR (lower(v.name) = lower(${source?.name ?? null}::text) AND v.kind::text = ${source?.kind ?? null}::text)),
      'partyId', (SELECT p.id FROM party p WHERE p.key = ${source?.party ?? null}::text),
      'redacted', (SELECT coalesce(json_agg(f.sha256), '[]'::json) FROM stored_file f
        WHERE f.sha256 = ANY(${asked.sha256s}::text[]) AND f.redacted_at IS NOT NULL)
    ) AS context`;
  const context = rows[0]?.context;
  if (!context) throw new Error("The database gave no context.");
  return context;
}
