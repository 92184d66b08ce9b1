import type { Cell } from "@/lib/domain/export";
import { LOCALES, type Locale, type Localized, pick } from "@/lib/domain/localized";
import type { Translate } from "../translator";

/** For whom a table is made: programs get names and codes, people words in their language. */
export type Audience = { for: "programs" } | { for: "people"; t: Translate; locale: Locale };

/** A column of a list that is exported. */
export interface Column<Item> {
  /** As programs know it; a dot stands before a part, as in the API. */
  name: string;
  of: (item: Item, audience: Audience) => Cell;
  /** The messages that say the codes in it. */
  words?: string;
  type?: "day" | "instant";
  width?: number;
  /** Left out for the others. */
  only?: Audience["for"];
  /** Its heading, where that is no message: a member state's name, say. */
  heading?: string;
}

/** A column. */
export function column<Item>(
  name: string,
  of: Column<Item>["of"],
  more: Omit<Column<Item>, "name" | "of"> = {},
): Column<Item> {
  return { name, of, ...more };
}

/** A text in several languages: a column for each for programs, one in the reader's language for people. */
export function localizedColumns<Item>(name: string, of: (item: Item) => Localized, width = 40): Column<Item>[] {
  return [
    ...LOCALES.map((language) =>
      column<Item>(`${name}.${language}`, (item) => of(item)[language] ?? null, { only: "programs" }),
    ),
    column<Item>(name, (item, audience) => (audience.for === "people" ? pick(of(item), audience.locale).text : null), {
      only: "people",
      width,
    }),
  ];
}

/** The columns that an audience gets. */
export function columnsFor<Item>(columns: readonly Column<Item>[], audience: Audience): readonly Column<Item>[] {
  return columns.filter(({ only }) => only === undefined || only === audience.for);
}

/** What stands in a cell: for people codes become words. */
export function cellOf<Item>({ of, words }: Column<Item>, item: Item, audience: Audience): Cell {
  const cell = of(item, audience);
  if (audience.for === "programs" || !words) return cell;
  const word = (code: string) => audience.t(`${words}.${code}`);
  if (typeof cell === "string") return word(cell);
  return Array.isArray(cell) ? cell.map(word) : cell;
}

/** A column's heading for people: "theme.name" is export.column.themeName in the message files. */
export function headingOf<Item>({ name, heading }: Column<Item>, t: Translate): string {
  return heading ?? t(`export.column.${name.replace(/\.(\w)/g, (_, letter: string) => letter.toUpperCase())}`);
}
