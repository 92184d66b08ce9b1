import { nestedIn, recordsUnder } from "./json-nested";
import { isObject, recordsOf } from "./json-records";

/** The records of a JSON text: where they stand in it, and each as cells by path. */
export interface JsonRecords {
  /** The path of the list within the text ("" for the text itself). */
  path: string;
  lines: boolean;
  records: readonly unknown[];
}

const MOST_DEPTH = 6;

/**
 * Finds the list of records in a JSON text: the text itself, the longest list of objects within, or one object a line.
 * @param at the path of the list where it is known
 * @throws SyntaxError with the place for what is no JSON
 */
export function findRecords(text: string, at?: string): JsonRecords {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    const lines = asLines(text);
    if (lines) return { path: "", lines: true, records: lines };
    throw error;
  }
  const within = at === undefined ? null : /^(.*)\[\]\.([^.[\]]+)$/.exec(at);
  if (at !== undefined && within) {
    const [, outer = "", key = ""] = within;
    const { records } = findRecords(text, outer);
    return { path: at, lines: false, records: recordsUnder(records, key, nameOf(outer)) };
  }
  if (at !== undefined) {
    const found = at
      .split(".")
      .filter(Boolean)
      .reduce<unknown>((inner, key) => (inner as Record<string, unknown>)?.[key], value);
    return { path: at, lines: false, records: recordsOf(found, value)?.records ?? (Array.isArray(found) ? found : []) };
  }
  const lists: { path: string; records: readonly unknown[]; weight: number }[] = [];
  collect(value, value, "", 0, lists);
  lists.sort((a, b) => b.weight - a.weight);
  const [longest] = lists;
  return { path: longest?.path ?? "", lines: false, records: longest?.records ?? (isObject(value) ? [value] : []) };
}

/** A record as cells by path: `a.b` for what is nested, `a[].b` for what is repeated, one value for each repetition. */
export function flatten(record: unknown): Map<string, string | string[]> {
  const cells = new Map<string, string | string[]>();
  if (!isObject(record)) {
    cells.set("value", textOf(record));
    return cells;
  }
  into(cells, record, "", 0);
  return cells;
}

function into(
  cells: Map<string, string | string[]>,
  record: Record<string, unknown>,
  prefix: string,
  depth: number,
): void {
  for (const [key, value] of Object.entries(record)) {
    const path = prefix === "" ? key : `${prefix}.${key}`;
    if (Array.isArray(value)) {
      if (value.length === 0) continue;
      const objects = value.filter(isObject);
      if (objects.length === 0 || objects.length < value.length) {
        cells.set(path, value.map(textOf));
        continue;
      }
      const keys = new Set(objects.flatMap((each) => Object.keys(each)));
      for (const inner of keys)
        cells.set(
          `${path}[].${inner}`,
          objects.map((each) => textOf(each[inner])),
        );
    } else if (isObject(value) && depth < MOST_DEPTH) {
      into(cells, value, path, depth + 1);
    } else {
      cells.set(path, textOf(value));
    }
  }
}

function collect(
  value: unknown,
  beside: unknown,
  path: string,
  depth: number,
  lists: { path: string; records: readonly unknown[]; weight: number }[],
): void {
  if (depth > MOST_DEPTH) return;
  const found = recordsOf(value, beside);
  if (found) {
    // A list further out is the table, unless it only groups one; lists within its records are cells.
    const nested = Array.isArray(value) ? nestedIn(value, nameOf(path)) : null;
    if (nested) {
      const { key, records } = nested;
      lists.push({ path: `${path}[].${key}`, records, weight: records.length / 10 ** (depth * 0.2) });
      return;
    }
    lists.push({ path, records: found.records, weight: found.records.length / 10 ** (depth * 0.2) });
    return;
  }
  if (!isObject(value)) return;
  for (const [key, inner] of Object.entries(value))
    collect(inner, value, path === "" ? key : `${path}.${key}`, depth + 1, lists);
}

/** What a list is called: the last part of its path. */
function nameOf(path: string): string {
  return path.split(".").at(-1) || "group";
}

function asLines(text: string): readonly unknown[] | null {
  const records: unknown[] = [];
  for (const line of text.split(/\r\n|\n|\r/)) {
    if (line.trim() === "") continue;
    try {
      records.push(JSON.parse(line));
    } catch {
      return null;
    }
  }
  return records.length > 0 ? (recordsOf(records, null)?.records ?? null) : null;
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return "";
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
