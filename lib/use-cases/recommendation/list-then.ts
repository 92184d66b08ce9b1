import { contentKnown, type StandingItem } from "@/lib/db/standing-items";
import type { Reader } from "@/lib/db/transaction";
import type { Cursor } from "./list-item";
import { cursorValue, searched, type Wanted } from "./list-now";

/** Ids of what a text finds in the contents known at an instant. */
export async function searchThen(db: Reader, q: string, knownAt: number): Promise<Set<string>> {
  const find = (similar: boolean) => db.$queryRaw<{ id: string }[]>`
    SELECT v.recommendation_id AS id FROM (${contentKnown(knownAt)}) v
    JOIN recommendation r ON r.id = v.recommendation_id
    WHERE ${searched(q, similar)} OR starts_with(lower(r.reference), lower(${q}))`;
  const found = await find(false);
  return new Set((found.length > 0 ? found : await find(true)).map((row) => row.id));
}

/** The same filters as in SQL, over items in memory. */
export function filterItems(items: readonly StandingItem[], wanted: Wanted, found: Set<string> | null): StandingItem[] {
  const any = <Value>(values: readonly Value[] | undefined, test: (value: Value) => boolean) =>
    !values || values.length === 0 || values.some(test);
  const same = (wish: boolean | undefined, is: boolean) => wish === undefined || wish === is;
  return items.filter(
    (item) =>
      (wanted.components || item.parent === null) &&
      item.retired === (wanted.retired ?? false) &&
      (found === null || found.has(item.id)) &&
      any(wanted.reference, (reference) => reference === item.reference) &&
      any(wanted.implementation, (value) => value === item.implementation) &&
      same(wanted.proposed, item.proposals > 0) &&
      any(wanted.triangulation, (value) => value === item.triangulation) &&
      any(wanted.theme, (key) => key === item.theme.key) &&
      any(wanted.party, (key) => item.addressees.some((addressee) => addressee.key === key)) &&
      any(wanted.level, (level) => item.levels.includes(level)) &&
      any(wanted.basis, (basis) => basis === item.basis) &&
      (wanted.owner === undefined || item.owner?.id === wanted.owner) &&
      same(wanted.alarm, item.alarm) &&
      same(wanted.contradicted, item.contradicted) &&
      (wanted.publication === undefined || item.publication === wanted.publication.toUpperCase()),
  );
}

/** A page of items in the order asked for, one more than `limit` when there are further ones. */
export function pageOf(items: readonly StandingItem[], wanted: Wanted, cursor: Cursor | null): StandingItem[] {
  const sign = wanted.dir === "asc" ? 1 : -1;
  const compare = (a: [string | number, string], b: [string | number, string]) =>
    sign * (a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : a[1] < b[1] ? -1 : a[1] > b[1] ? 1 : 0);
  const key = (item: StandingItem): [string | number, string] => [cursorValue(wanted.sort, item), item.reference];
  return items
    .filter((item) => cursor === null || compare(key(item), [cursor.value, cursor.reference]) > 0)
    .sort((a, b) => compare(key(a), key(b)))
    .slice(0, wanted.limit + 1);
}
