/** The state of a list as its address holds it: every filter by name, with its values. */
export type ListQuery = Record<string, readonly string[]>;

/** The address of a list in a state. The page's place (cursor) is not part of it unless given. */
export function listHref(path: string, query: ListQuery): string {
  const params = new URLSearchParams();
  for (const [name, values] of Object.entries(query)) for (const value of values) params.append(name, value);
  const text = params.toString();
  return text ? `${path}?${text}` : path;
}

/** The same state with one filter set to other values (none: without it), back on the first page. */
export function withFilter(query: ListQuery, name: string, values: readonly string[]): ListQuery {
  const { cursor: _cursor, [name]: _old, ...rest } = query;
  return values.length > 0 ? { ...rest, [name]: values } : rest;
}

/** The same state with one value of a filter taken out. */
export function withoutValue(query: ListQuery, name: string, value: string): ListQuery {
  return withFilter(
    query,
    name,
    (query[name] ?? []).filter((each) => each !== value),
  );
}
