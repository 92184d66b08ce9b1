import { createHash, randomUUID } from "node:crypto";
import { bulkInsert } from "@/lib/db/bulk-insert";
import type { Tx } from "@/lib/db/transaction";
import type { ImportMap } from "@/lib/domain/import/import";
import { keyFrom } from "@/lib/domain/import/key";
import type { TableScan } from "@/lib/domain/import/recommendation-scan";
import type { Locale, Localized } from "@/lib/domain/localized";

/** Who records what an import writes. */
export interface Recording {
  by: string;
  at: Date;
}

/** What the names of a file stand for: ids by name in small letters, and the rows that are yet to be made for those that are new. */
export interface ResolvedNames {
  themes: Map<string, string>;
  parties: Map<string, string>;
  /** For rows that name no theme. */
  defaultTheme: string;
  created: { themes: string[]; parties: string[] };
  /** Names that stand for nothing, or for a party that is out of force, with why. */
  refused: Map<string, "themeUnknown" | "partyUnknown" | "partyRetired">;
  rows: { theme: object[]; party: object[]; party_revision: object[] };
}

const UNSORTED = { key: "unsorted", name: { en: "Unsorted", ru: "Без темы" } };

/** Finds themes and parties by name in any language, short name or key; what is new gets rows, unless that is to be refused. */
export async function resolveNames(
  tx: Tx,
  scan: TableScan,
  map: ImportMap,
  { by, at }: Recording,
): Promise<ResolvedNames> {
  const { language } = scan.mapping;
  const resolved: ResolvedNames = {
    themes: new Map(),
    parties: new Map(),
    defaultTheme: "",
    created: { themes: [], parties: [] },
    refused: new Map(),
    rows: { theme: [], party: [], party_revision: [] },
  };
  await resolveThemes(tx, scan, map, resolved);
  const known = await tx.party.findMany({
    select: { id: true, key: true, currentRevision: { select: { name: true, shortName: true, retired: true } } },
  });
  const keys = new Set(known.map(({ key }) => key));
  const byName = new Map<string, { id: string; retired: boolean }>();
  for (const { id, key, currentRevision } of known) {
    if (!currentRevision) continue;
    const { name, shortName, retired } = currentRevision;
    for (const text of [key, ...Object.values(name as Localized), ...Object.values(shortName as Localized)]) {
      const small = text?.toLowerCase();
      // Of two that are called alike the one in force.
      if (small && (byName.get(small)?.retired ?? true)) byName.set(small, { id, retired });
    }
  }
  for (const [small, name] of scan.parties) {
    const found = byName.get(small);
    if (found?.retired) resolved.refused.set(small, "partyRetired");
    else if (found) resolved.parties.set(small, found.id);
    else if (map.unknown.party === "refuse") resolved.refused.set(small, "partyUnknown");
    else {
      const [id, revisionId] = [randomUUID(), randomUUID()];
      const key = freeKey(name, "party", keys);
      resolved.parties.set(small, id);
      resolved.created.parties.push(name);
      resolved.rows.party.push({
        id,
        key,
        version: 1,
        current_revision_id: revisionId,
        created_at: at,
        created_by_id: by,
      });
      resolved.rows.party_revision.push({
        id: revisionId,
        party_id: id,
        version: 1,
        kind: map.defaults.partyKind ?? "BODY",
        name: { [language]: name },
        short_name: { [language]: name.length > 80 ? `${name.slice(0, 79)}…` : name },
        member_state: false,
        collective: false,
        retired: false,
        recorded_at: at,
        recorded_by_id: by,
      });
    }
  }
  return resolved;
}

/** Writes what resolving found to be new. */
export async function writeNames(tx: Tx, { rows }: ResolvedNames): Promise<void> {
  await bulkInsert(tx, "theme", rows.theme as Record<string, unknown>[]);
  await bulkInsert(tx, "party", rows.party as Record<string, unknown>[]);
  await bulkInsert(tx, "party_revision", rows.party_revision as Record<string, unknown>[]);
}

async function resolveThemes(tx: Tx, scan: TableScan, map: ImportMap, resolved: ResolvedNames): Promise<void> {
  const known = await tx.theme.findMany({ select: { id: true, key: true, name: true, position: true } });
  const keys = new Set(known.map(({ key }) => key));
  const byName = new Map(
    known.flatMap(({ id, key, name }) =>
      [key, ...Object.values(name as Localized)].map((text) => [String(text).toLowerCase(), id] as const),
    ),
  );
  let position = Math.max(-1, ...known.map((theme) => theme.position));
  const create = (key: string, name: Partial<Record<Locale, string>>) => {
    const id = randomUUID();
    resolved.rows.theme.push({ id, key, name, position: ++position });
    return id;
  };
  for (const [small, name] of scan.themes) {
    const found = byName.get(small);
    if (found) resolved.themes.set(small, found);
    else if (map.unknown.theme === "refuse") resolved.refused.set(small, "themeUnknown");
    else {
      resolved.themes.set(small, create(freeKey(name, "theme", keys), { [scan.mapping.language]: name }));
      resolved.created.themes.push(name);
    }
  }
  const named = scan.mapping.readings.some(({ field }) => field === "theme") || map.defaults.theme !== undefined;
  const unsorted = known.find(({ key }) => key === UNSORTED.key)?.id;
  if (unsorted) resolved.defaultTheme = unsorted;
  else if (!named || scan.withoutTheme > 0) {
    resolved.defaultTheme = create(UNSORTED.key, UNSORTED.name);
    resolved.created.themes.push(UNSORTED.name.en);
  }
}

function freeKey(name: string, kind: "theme" | "party", keys: Set<string>): string {
  const own = keyFrom(name);
  const base = own.length >= 2 ? own : `${kind}-${createHash("sha256").update(name).digest("hex").slice(0, 8)}`;
  let key = base;
  for (let further = 2; keys.has(key); further++) key = `${base}-${further}`;
  keys.add(key);
  return key;
}
