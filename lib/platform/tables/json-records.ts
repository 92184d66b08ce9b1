/** Records that a value of JSON holds, whatever way it holds them; null where it is no table. */
export function recordsOf(value: unknown, beside: unknown): { records: readonly unknown[] } | null {
  if (Array.isArray(value)) {
    if (value.length > 0 && value.every(isObject)) return { records: value };
    return fromArrays(value, beside);
  }
  if (!isObject(value)) return null;
  const entries = Object.entries(value);
  return byKey(entries) ?? byGroup(entries);
}

/** Whether a value is a record rather than a list or a plain value. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** `{ "R-1": { … }, "R-2": { … } }`: the keys tell the records apart. */
function byKey(entries: readonly [string, unknown][]): { records: unknown[] } | null {
  const records = entries.flatMap(([key, record]) => (isObject(record) ? [{ key, ...record }] : []));
  return records.length > 1 && records.length === entries.length && areAlike(records) ? { records } : null;
}

/** `{ "Health": [ … ], "Transport": [ … ] }`: the keys are groups of records. */
function byGroup(entries: readonly [string, unknown][]): { records: unknown[] } | null {
  if (entries.length < 2) return null;
  const lists = entries.filter(([, list]) => Array.isArray(list) && list.every(isObject) && list.length > 0) as [
    string,
    Record<string, unknown>[],
  ][];
  if (lists.length < entries.length) return null;
  const records = lists.flatMap(([group, list]) => list.map((record) => ({ group, ...record })));
  return areAlike(records) ? { records } : null;
}

/** `[["id", "text"], ["1", "…"]]`: a heading and rows, or rows whose heading stands beside them. */
function fromArrays(rows: readonly unknown[], beside: unknown): { records: unknown[] } | null {
  if (rows.length === 0 || !rows.every((row): row is unknown[] => Array.isArray(row))) return null;
  const named = isObject(beside) ? Object.values(beside).find((each) => each !== rows && isHeading(each)) : undefined;
  const heading = isHeading(named) ? named : rows[0];
  if (!isHeading(heading) || rows.some((row) => row.length > heading.length)) return null;
  const body = heading === rows[0] ? rows.slice(1) : rows;
  return { records: body.map((row) => Object.fromEntries(heading.map((name, place) => [name, row[place] ?? null]))) };
}

function isHeading(value: unknown): value is string[] {
  return (
    Array.isArray(value) &&
    value.length > 1 &&
    value.every((name) => typeof name === "string" && name.trim() !== "") &&
    new Set(value).size === value.length
  );
}

/** Records of one table have most of their fields in common; the parts of a document do not. */
function areAlike(records: readonly Record<string, unknown>[]): boolean {
  const counts = new Map<string, number>();
  for (const record of records) for (const key of Object.keys(record)) counts.set(key, (counts.get(key) ?? 0) + 1);
  // The key or the group that was added is in all of them.
  const common = [...counts.values()].filter((count) => count > records.length * 0.5).length - 1;
  const usual = records.reduce((sum, record) => sum + Object.keys(record).length - 1, 0) / records.length;
  return common >= 1 && common >= usual * 0.5;
}
