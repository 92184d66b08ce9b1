import type { Locale } from "../localized";
import { languageIn, type Profile, profile } from "./column-profile";
import type { ColumnReading } from "./import";
import type { Cell } from "./table";

/** Names that columns of a field bear, with how much each speaks for it. */
export type Names<Field extends string> = Partial<Record<Field, readonly [phrase: string, weight: number][]>>;

/** What columns can be read as, and how that is told. */
export interface Vocabulary<Field extends string> {
  names: Names<Field>;
  /** Fields that take several values from one cell. */
  lists: readonly Field[];
  /** Whether the values of a column can be a field's. */
  couldBe(column: Profile, field: Field): boolean;
  /** Fields of which each language may have a column of its own. */
  texts: readonly Field[];
}

/** Columns on the way to being read. */
export interface Reading<Field extends string> {
  profiles: readonly Profile[];
  readings: Map<string, ColumnReading<Field>>;
  taken: Set<Field>;
}

/** How a map says that a column is to be read. */
export type ColumnChoice<Field extends string> =
  | Field
  | null
  | { field: Field; separator?: string | undefined; language?: Locale | undefined };

/** Signs that a column is about something else, whatever its name has in common. */
export const ELSEWHERE =
  /\b(image|photo|picture|logo|avatar|icon|thumbnail|colou?r|email|phone|created|modified|lat|lon|latitude|longitude)\b/;
const SAMPLE = 500;

/** Reads each column as what was chosen for it, else as what its name and its values are most like. */
export function byChoiceAndName<Field extends string>(
  columns: readonly string[],
  sample: readonly (readonly Cell[])[],
  chosen: Readonly<Record<string, ColumnChoice<Field>>>,
  vocabulary: Vocabulary<Field>,
): Reading<Field> {
  const profiles = columns.map((name, index) =>
    profile(
      name,
      sample.slice(0, SAMPLE).map((cells) => cells[index] ?? ""),
    ),
  );
  const readings = new Map<string, ColumnReading<Field>>();
  const taken = new Set<Field>();
  for (const { name, separator } of profiles) {
    if (!Object.hasOwn(chosen, name)) continue;
    const choice = chosen[name] ?? null;
    const given = typeof choice === "object" ? choice : null;
    const field = given ? given.field : (choice as Field | null);
    if (field) taken.add(field);
    readings.set(name, {
      name,
      field,
      separator: given?.separator ?? (field && vocabulary.lists.includes(field) ? separator : ""),
      language: given?.language ?? languageIn(name),
      by: "HAND",
    });
  }
  const candidates = profiles.flatMap((each) =>
    readings.has(each.name) || ELSEWHERE.test(each.words) || each.filled === 0
      ? []
      : (Object.keys(vocabulary.names) as Field[]).flatMap((field) => {
          const score = scoreOf(each, field, vocabulary);
          return score > 0 ? [{ each, field, score }] : [];
        }),
  );
  candidates.sort((a, b) => b.score - a.score);
  for (const { each, field } of candidates) {
    if (readings.has(each.name)) continue;
    const language = languageIn(each.name);
    // One column a field, but for the same text in another language.
    const another = language && vocabulary.texts.includes(field) && lacksLanguage(readings, field, language);
    if (taken.has(field) && !another) continue;
    taken.add(field);
    readings.set(each.name, readAs(each, field, "NAME", vocabulary));
  }
  return { profiles, readings, taken };
}

/** A column read as a field. */
export function readAs<Field extends string>(
  each: Profile,
  field: Field,
  by: "NAME" | "CONTENT",
  { lists }: Pick<Vocabulary<Field>, "lists">,
): ColumnReading<Field> {
  const separator = lists.includes(field) ? each.separator : "";
  return { name: each.name, field, separator, language: languageIn(each.name), by };
}

/** All columns in their order; those that nothing speaks for are kept as they are. */
export function inOrder<Field extends string>({ profiles, readings }: Reading<Field>): ColumnReading<Field>[] {
  return profiles.map(
    ({ name }) => readings.get(name) ?? { name, field: null, separator: "", language: null, by: "NONE" },
  );
}

/** How much a column is like a field; 0 where its values cannot be that. */
function scoreOf<Field extends string>(each: Profile, field: Field, { names, couldBe }: Vocabulary<Field>): number {
  const score = nameScore(each.words, names[field] ?? []);
  if (score === 0 || !couldBe(each, field)) return 0;
  // Of two that are called alike the fuller one.
  return score + each.filled * 0.2;
}

function nameScore(words: string, names: readonly (readonly [phrase: string, weight: number])[]): number {
  let best = 0;
  for (const [phrase, weight] of names) {
    if (words === phrase) best = Math.max(best, weight);
    else if (` ${words} `.includes(` ${phrase} `)) {
      const further = words.split(" ").length - phrase.split(" ").length;
      // The last word says what it is: "MLC ID" is an identifier, "ID card" none.
      best = Math.max(best, weight - (words.endsWith(phrase) ? 1 : 2.5) - further * 0.5);
    }
  }
  return Math.max(0, best);
}

function lacksLanguage<Field extends string>(
  readings: ReadonlyMap<string, ColumnReading<Field>>,
  field: Field,
  language: Locale,
): boolean {
  return ![...readings.values()].some(
    (each) => each.field === field && (each.language === null || each.language === language),
  );
}
