import { Invalid } from "@/lib/domain/errors";
import { type ImportMap, importMapSchema } from "@/lib/domain/import";
import { fieldProblems } from "../issues";

/** Names of the form's fields: the n-th column and status, and what is chosen for each. */
export const MAP_FIELDS = {
  column: (index: number) => ({ name: `column.${index}`, field: `field.${index}`, separator: `separator.${index}` }),
  status: (index: number) => ({ value: `status.${index}`, meaning: `meaning.${index}` }),
};

/** The map that a mapping form chose, over the one before it. @throws Invalid */
export function mapFromForm(before: ImportMap, form: ReadonlyMap<string, string>): ImportMap {
  const columns: Record<string, unknown> = {};
  for (let index = 0; form.has(`column.${index}`); index++) {
    const names = MAP_FIELDS.column(index);
    const column = form.get(names.name) ?? "";
    const field = form.get(names.field) || null;
    const old = before.columns[column];
    const language = typeof old === "object" && old?.field === field ? old.language : undefined;
    columns[column] = field && {
      field,
      separator: form.get(names.separator) === "\\n" ? "\n" : (form.get(names.separator) ?? ""),
      ...(language ? { language } : {}),
    };
  }
  const statuses: Record<string, unknown> = {};
  for (let index = 0; form.has(`status.${index}`); index++) {
    const names = MAP_FIELDS.status(index);
    const value = form.get(names.value) ?? "";
    const [axis, meaning] = (form.get(names.meaning) ?? "").split(":");
    if (axis === "RESPONSE") statuses[value] = { response: meaning };
    else if (axis === "IMPLEMENTATION") statuses[value] = { implementation: meaning, lossy: true };
    else if (axis === "KEEP") statuses[value] = { keep: true };
  }
  const chosen = <Key extends string>(name: Key) => (form.get(name) ? { [name]: form.get(name) } : {});
  const { encoding: _encoding, delimiter: _delimiter, dates: _dates, ...kept } = before;
  const parsed = importMapSchema.safeParse({
    ...kept,
    columns,
    statuses,
    ...chosen("dates"),
    ...chosen("encoding"),
    ...(form.get("delimiter") ? { delimiter: form.get("delimiter") === "\\t" ? "\t" : form.get("delimiter") } : {}),
    propose: form.get("propose") === "yes",
    identifier: { missing: form.get("missing") || "derive", duplicate: form.get("duplicate") || "refuse" },
    unknown: { theme: form.get("theme") || "create", party: form.get("party") || "create" },
  });
  if (!parsed.success) throw new Invalid(fieldProblems(parsed.error), Object.values(fieldProblems(parsed.error))[0]);
  return parsed.data;
}
