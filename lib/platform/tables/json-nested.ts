import { isObject } from "./json-records";

/** Records that stand in the lists of other records. */
export interface NestedRecords {
  /** The list's name in the records around it. */
  key: string;
  records: Record<string, unknown>[];
}

const ADDRESS = /^https?:\/\//i;
/** What is around a list of records says little more than what they have in common. */
const MOST_AROUND = 4;

/**
 * `[{ "name": "Health", "pledges": [ … ] }, … ]`: groups whose lists are the table, each record with what its group says.
 * A list within a record is told from them by what it holds: links and days, or less than the record itself.
 * @param name what the list of groups is called
 */
export function nestedIn(outer: readonly unknown[], name: string): NestedRecords | null {
  const groups = outer.filter(isObject);
  const keys = new Set(groups.flatMap((group) => Object.keys(group).filter((key) => listOf(group, key).length > 0)));
  const [key] = keys;
  if (keys.size !== 1 || key === undefined || groups.length < outer.length) return null;
  const inner = groups.flatMap((group) => listOf(group, key));
  const around = fieldsOf(groups.map(({ [key]: _, ...rest }) => rest));
  const within = fieldsOf(inner);
  const long = Math.max(0, ...[...within.values()].map((texts) => (areAddresses(texts) ? 0 : meanLength(texts))));
  const isTable =
    inner.length >= groups.length * 1.5 &&
    around.size <= MOST_AROUND &&
    within.size >= Math.max(2, around.size) &&
    ![...within.values()].some((texts) => within.size <= 3 && areAddresses(texts)) &&
    long > 15 &&
    [...around.values()].every((texts) => meanLength(texts) < long);
  return isTable ? { key, records: recordsUnder(groups, key, name) } : null;
}

/** The records of one list of each group, with what the group says. */
export function recordsUnder(outer: readonly unknown[], key: string, name: string): Record<string, unknown>[] {
  return outer.filter(isObject).flatMap((group) => {
    const said = Object.entries(group).flatMap(([each, value]) =>
      each === key || Array.isArray(value) ? [] : [[`${name}.${each}`, value] as const],
    );
    return listOf(group, key).map((record) => ({ ...Object.fromEntries(said), ...record }));
  });
}

function listOf(group: Record<string, unknown>, key: string): Record<string, unknown>[] {
  const list = group[key];
  return Array.isArray(list) && list.every(isObject) ? list : [];
}

function fieldsOf(records: readonly Record<string, unknown>[]): Map<string, string[]> {
  const fields = new Map<string, string[]>();
  for (const record of records) {
    for (const [key, value] of Object.entries(record)) {
      if (value === null || typeof value === "object") continue;
      fields.set(key, [...(fields.get(key) ?? []), String(value)].slice(-200));
    }
  }
  return fields;
}

function areAddresses(texts: readonly string[]): boolean {
  return texts.filter((text) => ADDRESS.test(text)).length > texts.length / 2;
}

function meanLength(texts: readonly string[]): number {
  return texts.reduce((sum, text) => sum + text.length, 0) / Math.max(1, texts.length);
}
