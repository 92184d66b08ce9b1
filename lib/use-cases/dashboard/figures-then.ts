import { type StandingItem, standingItems } from "@/lib/db/standing-items";
import type { Reader } from "@/lib/db/transaction";
import type { Clocks } from "@/lib/domain/record";
import type { SourceKind } from "@/lib/domain/source";
import { foldFigures, foldMix, foldRows, NAMED_UP_TO } from "./figures";
import { type Counted, LISTED, type Line, names } from "./shape";

/** The same figures at the two clocks, computed from the raw rows. */
export async function figuresThen(db: Reader, clocks: Clocks): Promise<Counted> {
  const [all, { themes, addressees }] = await Promise.all([standingItems(db, clocks), names(db)]);
  const items = all.filter((item) => item.parent === null && !item.retired);
  const named = items.length <= NAMED_UP_TO;
  const of = (item: StandingItem) => ({ ...item, count: 1, references: named ? [item.reference] : [] });
  const heard = items
    .filter((item) => item.silentSince !== null)
    .sort((a, b) => ((a.silentSince ?? "") < (b.silentSince ?? "") ? -1 : a.silentSince === b.silentSince ? 0 : 1));
  const never = items.filter((item) => item.silentSince === null);
  return {
    ...foldFigures(
      items.map((item) => ({
        ...of(item),
        theme: item.theme.key,
        contradicted: Number(item.contradicted),
        alarm: Number(item.alarm),
        withEvidence: Number(item.supports + item.contradicts + item.context > 0),
      })),
    ),
    byTheme: foldRows(
      themes,
      items.map((item) => ({ ...of(item), key: item.theme.key })),
    ),
    byAddressee: foldRows(
      addressees,
      items.flatMap((item) => item.addressees.map(({ key }) => ({ ...of(item), key }))),
    ).filter((row) => row.total > 0),
    sourceMix: foldMix(kinds(all)),
    evidence: named ? items.map(line) : null,
    silentSince: heard.slice(0, LISTED.silent).map(line),
    neverHeard: { total: never.length, items: never.slice(0, NAMED_UP_TO).map(line) },
    contested: items
      .filter((item) => item.triangulation === "CONTESTED")
      .slice(0, LISTED.contested)
      .map(line),
  };
}

function line(item: StandingItem): Line {
  const { reference, title, marks, supports, contradicts, context, silentSince } = item;
  const { triangulation, contradicted, alarm, implementation } = item;
  return {
    reference,
    title,
    marks,
    supports,
    contradicts,
    context,
    silentSince,
    triangulation,
    contradicted,
    alarm,
    implementation,
  };
}

/** The kind of the primary source of each item of evidence in force, once each. */
function kinds(items: readonly StandingItem[]): { kind: SourceKind; count: number }[] {
  const kindOf = new Map<string, SourceKind>();
  for (const item of items) {
    if (item.retired) continue;
    for (const fact of item.standing.facts) if (fact.kind) kindOf.set(fact.evidenceId, fact.kind);
  }
  return [...kindOf.values()].map((kind) => ({ kind, count: 1 }));
}
