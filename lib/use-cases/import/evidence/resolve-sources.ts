import { bulkInsert } from "@/lib/db/bulk-insert";
import type { Tx } from "@/lib/db/transaction";
import type { EvidenceMap, MappedEvidenceRow } from "@/lib/domain/import/evidence-map";
import type { SourceKind } from "@/lib/domain/source";
import { newSourceRows } from "@/lib/use-cases/source/describe-source";
import type { Recording } from "../resolve-names";

/** What a row says of who publishes its evidence. */
type Named = Pick<MappedEvidenceRow, "source" | "sourceKind">;

/** What names of sources stand for. */
export interface ResolvedSources {
  /** The source's id; null where nobody is named, or nobody could be made of the name. */
  idOf(named: Named): string | null;
  /** Why a name stands for nothing. */
  problemOf(named: Named): "sourceUnknown" | "sourceKindMissing" | null;
  created: string[];
  write(tx: Tx): Promise<void>;
}

/**
 * Finds sources by their names and kinds. One that is not known is made only where its kind is: whether it is official or
 * independent hangs on that, and is not guessed from a name.
 */
export async function resolveSources(
  tx: Tx,
  named: Iterable<Named>,
  { unknown }: Pick<EvidenceMap, "unknown">,
  { by, at }: Recording,
): Promise<ResolvedSources> {
  const wanted = new Map<string, { name: string; kind: SourceKind | null }>();
  for (const { source, sourceKind } of named) {
    if (source !== null) wanted.set(keyOf(source, sourceKind), { name: source, kind: sourceKind });
  }
  const names = [...new Set([...wanted.values()].map(({ name }) => name.toLowerCase()))];
  const known = await tx.$queryRaw<{ id: string; name: string; kind: SourceKind }[]>`
    SELECT s.id, lower(v.name) AS name, v.kind::text AS kind FROM source s JOIN source_revision v ON v.id = s.current_revision_id
    WHERE lower(v.name) = ANY(${names}::text[]) ORDER BY s.created_at, s.id`;
  const found = new Map<string, string>();
  const created: string[] = [];
  const rows = { source: [] as Record<string, unknown>[], revision: [] as Record<string, unknown>[] };
  // Those whose kind is said come first: a name alone may then mean them.
  const inOrder = [...wanted].sort(([, a], [, b]) => Number(a.kind === null) - Number(b.kind === null));
  for (const [key, { name, kind }] of inOrder) {
    const same = known.filter((each) => each.name === name.toLowerCase() && (kind === null || each.kind === kind));
    if (same[0]) found.set(key, same[0].id);
    else if (kind !== null && unknown.source === "create") {
      const made = newSourceRows({ name, kind }, null, { userId: by, at });
      rows.source.push(made.source);
      rows.revision.push(made.revision);
      found.set(key, made.id);
      known.push({ id: made.id, name: name.toLowerCase(), kind });
      created.push(name);
    }
  }
  return {
    idOf: ({ source, sourceKind }) => (source === null ? null : (found.get(keyOf(source, sourceKind)) ?? null)),
    problemOf({ source, sourceKind }) {
      if (source === null || found.has(keyOf(source, sourceKind))) return null;
      return sourceKind === null && unknown.source === "create" ? "sourceKindMissing" : "sourceUnknown";
    },
    created,
    async write(into) {
      await bulkInsert(into, "source", rows.source);
      await bulkInsert(into, "source_revision", rows.revision);
    },
  };
}

function keyOf(name: string, kind: SourceKind | null): string {
  return `${kind ?? ""}:${name.toLowerCase()}`;
}
