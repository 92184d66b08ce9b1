import { Prisma } from "@/lib/db/generated/client";
import type { Reader } from "@/lib/db/transaction";
import type { Actor } from "@/lib/domain/actor";
import { Invalid } from "@/lib/domain/errors";
import { evidenceReference } from "@/lib/domain/evidence";
import { type Localized, pick } from "@/lib/domain/localized";

/** Evidence that stands and has the same address or one of the same files. */
export interface DuplicateRow {
  id: string;
  number: number;
  title: Localized;
  byUrl: boolean;
  byFile: boolean;
  /** The origin group that it belongs to now; null as long as it stands for itself. */
  groupId: string | null;
}

/** The evidence (not withdrawn) that shares an address or a file, oldest first, as a JSON array in SQL. */
export function duplicatesSql(urlKey: string | null, sha256s: readonly string[]): Prisma.Sql {
  const files = Prisma.sql`SELECT f.evidence_id FROM evidence_file f WHERE f.sha256 = ANY(${[...sha256s]}::text[])`;
  return Prisma.sql`(SELECT coalesce(json_agg(d ORDER BY d.number), '[]'::json) FROM (
    SELECT e.id, e.number, v.title, v.url_key IS NOT DISTINCT FROM ${urlKey}::text AND v.url_key IS NOT NULL AS "byUrl",
      e.id IN (${files}) AS "byFile",
      (SELECT o.group_id FROM origin_membership o WHERE o.evidence_id = e.id ORDER BY o.recorded_at DESC, o.id DESC LIMIT 1) AS "groupId"
    FROM evidence e JOIN evidence_revision v ON v.id = e.current_revision_id
    WHERE v.state <> 'WITHDRAWN' AND e.id IN (SELECT k.evidence_id FROM evidence_revision k WHERE k.url_key = ${urlKey}::text UNION ${files})
  ) d WHERE d."byUrl" OR d."byFile")`;
}

/** What is already logged with the same address or file. */
export async function loadDuplicates(
  db: Reader,
  urlKey: string | null,
  sha256s: readonly string[],
): Promise<DuplicateRow[]> {
  const rows = await db.$queryRaw<{ found: DuplicateRow[] }[]>`SELECT ${duplicatesSql(urlKey, sha256s)} AS found`;
  return rows[0]?.found ?? [];
}

/** Asks whether evidence is the same as what was logged before. @throws Invalid with the question at `url` or `file` */
export function assertNoDuplicate(actor: Actor, duplicates: readonly DuplicateRow[]): void {
  const question = (row: DuplicateRow | undefined) =>
    row && {
      code: "duplicate",
      params: {
        reference: evidenceReference(row.number),
        title: pick(row.title, actor.kind === "member" ? actor.locale : "en").text,
      },
    };
  const url = question(duplicates.find((row) => row.byUrl));
  const file = question(duplicates.find((row) => row.byFile));
  if (url || file) throw new Invalid({ ...(url ? { url } : {}), ...(file ? { file } : {}) });
}
