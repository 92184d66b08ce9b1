import { Invalid } from "@/lib/domain/errors";
import { isStorable } from "./storable";

/** What a form sent, by field name: the text of each value, for showing it again. */
export type FormValues = Record<string, string[]>;

/** Values that are never given back, in a page or a draft. */
const SECRET = /password|token|current/i;

/** The texts of a form by field name, without files, secrets and the framework's own fields. */
export function formValues(data: Iterable<[string, FormDataEntryValue]>): FormValues {
  const values: FormValues = {};
  for (const [name, value] of data) {
    if (typeof value !== "string" || name.startsWith("$ACTION") || SECRET.test(name)) continue;
    values[name] = [...(values[name] ?? []), value];
  }
  return values;
}

/**
 * A form as the object that schemas take. Names are paths ("links.0.stance"); a name that ends in "[]" is a list;
 * "on" is true; empty texts are left out. Whole rows of a list that are empty drop out, the rest keep their order.
 * @throws Invalid when a text holds what no column can
 */
export function formObject(data: Iterable<[string, FormDataEntryValue]>): Record<string, unknown> {
  const root: Record<string, unknown> = {};
  for (const [name, value] of data) {
    if (typeof value !== "string" || name.startsWith("$ACTION") || value.trim() === "") continue;
    if (!isStorable(name + value)) throw new Invalid({ [name]: { code: "unstorable" } });
    const isList = name.endsWith("[]");
    const path = (isList ? name.slice(0, -2) : name).split(".");
    if (path.length > 4 || path.some((part) => ["__proto__", "constructor", "prototype"].includes(part))) continue;
    let target = root;
    for (const part of path.slice(0, -1)) {
      if (typeof target[part] !== "object" || target[part] === null) target[part] = {};
      target = target[part] as Record<string, unknown>;
    }
    const last = path.at(-1) ?? name;
    const taken = value === "on" ? true : value;
    if (isList) target[last] = [...(Array.isArray(target[last]) ? target[last] : []), taken];
    else target[last] = taken;
  }
  return listsIn(root) as Record<string, unknown>;
}

/** Objects whose keys are all numbers become lists. */
function listsIn(value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  const entries = Object.entries(value).map(([key, inner]) => [key, listsIn(inner)] as const);
  if (entries.length > 0 && entries.every(([key]) => /^\d{1,3}$/.test(key))) {
    return entries.sort(([a], [b]) => Number(a) - Number(b)).map(([, inner]) => inner);
  }
  return Object.fromEntries(entries);
}
