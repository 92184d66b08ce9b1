import { Invalid } from "@/lib/domain/errors";
import { WORD_FIELDS } from "@/lib/domain/import/import";
import { type AnyMap, MAP_SCHEMAS, type TableKind } from "@/lib/domain/import/kinds";
import { fieldProblems } from "../issues";

type Form = ReadonlyMap<string, string>;

/** Names of the form's fields: the n-th column and status, and what is chosen for each. */
export const MAP_FIELDS = {
  column: (index: number) => ({ name: `column.${index}`, field: `field.${index}`, separator: `separator.${index}` }),
  status: (index: number) => ({ value: `status.${index}`, meaning: `meaning.${index}` }),
  word: (index: number) => ({ field: `wordField.${index}`, value: `word.${index}`, meaning: `wordMeaning.${index}` }),
};

/** The map that a mapping form chose, over the one before it. @throws Invalid */
export function mapFromForm(before: AnyMap, form: Form, kind: TableKind = "RECOMMENDATIONS"): AnyMap {
  const { encoding: _encoding, delimiter: _delimiter, dates: _dates, sheet: oldSheet, ...kept } = before;
  const parsed = MAP_SCHEMAS[kind].safeParse({
    ...kept,
    columns: columnsOf(before, form),
    ...chosen(form, "dates"),
    ...chosen(form, "encoding"),
    // A form that shows no sheets says nothing of them.
    ...(form.has("sheet") ? chosen(form, "sheet") : oldSheet ? { sheet: oldSheet } : {}),
    ...(form.get("delimiter") ? { delimiter: form.get("delimiter") === "\\t" ? "\t" : form.get("delimiter") } : {}),
    identifier: { missing: form.get("missing") || "derive", duplicate: form.get("duplicate") || "refuse" },
    ...OWN[kind](kept, form),
  });
  if (!parsed.success) throw new Invalid(fieldProblems(parsed.error), Object.values(fieldProblems(parsed.error))[0]);
  return parsed.data;
}

/** What only the form of one kind asks. */
const OWN: Record<TableKind, (before: object, form: Form) => object> = {
  RECOMMENDATIONS: (_before, form) => ({
    statuses: statusesOf(form),
    propose: form.get("propose") === "yes",
    unknown: { theme: form.get("theme") || "create", party: form.get("party") || "create" },
  }),
  ASSESSMENTS: (_before, form) => ({
    statuses: statusesOf(form),
    propose: form.get("propose") || "latest",
    unknown: { evidence: form.get("evidence") || "refuse", party: form.get("party") || "refuse" },
    undated: form.get("undated") || "keep",
    defaults: chosen(form, "saidOn"),
  }),
  EVIDENCE: (before, form) => ({
    ...wordsOf(before, form),
    unknown: { source: form.get("source") || "create", reference: form.get("reference") || "refuse" },
    defaults: {
      ...("defaults" in before ? (before.defaults as object) : {}),
      ...chosen(form, "stance"),
      ...chosen(form, "type"),
      ...chosen(form, "visibility"),
      sourceKind: form.get("sourceKind") || undefined,
    },
  }),
};

function columnsOf(before: AnyMap, form: Form): Record<string, unknown> {
  const columns: Record<string, unknown> = {};
  for (let index = 0; form.has(`column.${index}`); index++) {
    const names = MAP_FIELDS.column(index);
    const column = form.get(names.name) ?? "";
    const field = form.get(names.field) || null;
    const old = (before.columns as Record<string, unknown>)[column];
    const language =
      typeof old === "object" && old !== null && "field" in old && old.field === field && "language" in old
        ? old.language
        : undefined;
    columns[column] = field && {
      field,
      separator: form.get(names.separator) === "\\n" ? "\n" : (form.get(names.separator) ?? ""),
      ...(language ? { language } : {}),
    };
  }
  return columns;
}

function statusesOf(form: Form): Record<string, unknown> {
  const statuses: Record<string, unknown> = {};
  for (let index = 0; form.has(`status.${index}`); index++) {
    const names = MAP_FIELDS.status(index);
    const value = form.get(names.value) ?? "";
    const [axis, meaning] = (form.get(names.meaning) ?? "").split(":");
    if (axis === "RESPONSE") statuses[value] = { response: meaning };
    else if (axis === "IMPLEMENTATION") statuses[value] = { implementation: meaning, lossy: true };
    else if (axis === "KEEP") statuses[value] = { keep: true };
  }
  return statuses;
}

const MAP_OF_WORDS = { type: "types", stance: "stances", sourceKind: "sourceKinds" } as const;

/** What the words on the form mean, over what was said of others before. */
function wordsOf(before: object, form: Form): Record<string, Record<string, string>> {
  const said = before as Record<string, Record<string, string>>;
  const maps = Object.fromEntries(Object.values(MAP_OF_WORDS).map((each) => [each, { ...said[each] }]));
  for (let index = 0; form.has(`word.${index}`); index++) {
    const names = MAP_FIELDS.word(index);
    const field = WORD_FIELDS.find((each) => each === form.get(names.field));
    const words = field && maps[MAP_OF_WORDS[field]];
    if (!words) continue;
    const [value, meaning] = [form.get(names.value) ?? "", form.get(names.meaning)];
    if (meaning) words[value] = meaning;
    else delete words[value];
  }
  return maps;
}

function chosen<Key extends string>(form: Form, name: Key) {
  return form.get(name) ? { [name]: form.get(name) } : {};
}
