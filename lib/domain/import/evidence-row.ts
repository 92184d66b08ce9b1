import type { Day } from "../dates";
import { rangeOf } from "../dates";
import { urlKey } from "../evidence";
import { cut, dateOf, excerpt, nameOf, webAddress } from "./cells";
import { languageIn } from "./column-profile";
import type { DateOrder } from "./date";
import type { EvidenceField, EvidenceMap, MappedEvidenceRow, MappedLink } from "./evidence-map";
import {
  guessLanguage,
  guessSourceKind,
  guessStance,
  guessType,
  guessVisibility,
  readCredibility,
} from "./evidence-words";
import type { ColumnReading, RowProblem, WordField } from "./import";
import { cellsOf, type RowCells } from "./row-cells";
import { filledCells, type Mapped, type WordRead } from "./row-scan";
import { scriptLanguage } from "./script-language";
import type { Cell } from "./table";

const MOST = { title: 300, key: 200, name: 200, words: 300, passage: 4000, note: 2000, quotation: 10_000 };

/** What rows of one file are read with. */
export interface EvidenceMapping {
  readings: readonly ColumnReading<EvidenceField>[];
  map: EvidenceMap;
  order: DateOrder | null;
  today: Day;
  /** Whether a text names a recommendation as it stands. */
  isReference(text: string): boolean;
}

interface Problems {
  refusals: RowProblem[];
  warnings: RowProblem[];
  words: WordRead[];
}

/** Reads one row as evidence. Nothing is thrown: what does not go is said. */
export function mapEvidenceRow(cells: readonly Cell[], mapping: EvidenceMapping): Mapped<MappedEvidenceRow> {
  const { readings, map } = mapping;
  const problems: Problems = { refusals: [], warnings: [], words: [] };
  const { refusals, warnings, words } = problems;
  const row = cellsOf(readings, cells);
  const identifier = row.first("identifier");
  if (identifier && identifier.text.length > MOST.key)
    refusals.push({ column: identifier.column, code: "tooLong", params: { max: MOST.key } });
  const url = addressIn(row, "url", warnings);
  const title = titleOf(row, url, problems);
  const dates = datesOf(row, mapping, refusals);
  const author = row.whole("author", MOST.words, warnings);
  const source = row.whole("source", MOST.name, warnings)?.replace(/\s+/g, " ") ?? null;
  return {
    identifier: identifier?.text ?? null,
    content: {
      title,
      url,
      archiveUrl: addressIn(row, "archiveUrl", warnings),
      ...dates,
      type: chosenIn(row, "type", map.types, guessType, "typeUnknown", problems) ?? map.defaults.type,
      language: languageOf(row, title, map, warnings),
      source,
      sourceKind:
        chosenIn(row, "sourceKind", map.sourceKinds, guessSourceKind, "sourceKindUnknown", problems) ??
        (source === null ? null : (map.defaults.sourceKind ?? null)),
      citation: row.whole("citation", MOST.words, warnings) ?? author,
      via: row.whole("via", MOST.words, warnings),
      quotation: row.whole("quotation", MOST.quotation, warnings),
      translation: row.whole("translation", MOST.quotation, warnings),
      visibility: wordIn(row, "visibility", guessVisibility, "visibilityUnknown", warnings) ?? map.defaults.visibility,
      links: linksOf(row, mapping, problems),
    },
    cells: filledCells(readings, cells),
    refusals,
    warnings,
    words,
  };
}

/** What stands for the identifier of evidence: its address, else its title and when it was. */
export function evidenceKey({ url, title, publishedOn, eventFrom }: MappedEvidenceRow): string {
  if (url !== null) return urlKey(url) ?? url;
  return [title.en ?? title.ru ?? "", publishedOn ?? eventFrom ?? ""].join(" ").toLowerCase();
}

function titleOf(row: RowCells<EvidenceField>, url: string | null, { refusals }: Problems): MappedEvidenceRow["title"] {
  const given = row.first("title");
  const text = (given?.text ?? (url === null ? "" : nameOf(url))).replace(/\s+/g, " ");
  if (text === "")
    refusals.push({ column: row.columnOf("title"), code: row.columnOf("title") ? "missing" : "noEvidenceTitle" });
  const language = (given && languageIn(given.column)) ?? (scriptLanguage(text) === "ru" ? "ru" : "en");
  return { [language]: cut(text, MOST.title) };
}

function datesOf(row: RowCells<EvidenceField>, mapping: EvidenceMapping, refusals: RowProblem[]) {
  const dated = (field: "publishedOn" | "eventFrom" | "eventTo") => {
    const given = row.first(field);
    return given ? dateOf(given, mapping, refusals) : null;
  };
  const [publishedOn, eventFrom, eventTo] = [dated("publishedOn"), dated("eventFrom"), dated("eventTo")];
  const [start, end] = [eventFrom && rangeOf(eventFrom)?.from, eventTo && rangeOf(eventTo)?.to];
  if (start && end && end < start) refusals.push({ column: row.columnOf("eventTo"), code: "endsBeforeStart" });
  return { publishedOn, eventFrom, eventTo };
}

function addressIn(row: RowCells<EvidenceField>, field: "url" | "archiveUrl", warnings: RowProblem[]): string | null {
  const given = row.first(field);
  if (!given) return null;
  const url = webAddress(given.text);
  if (url === null) warnings.push({ column: given.column, code: "notAddress", params: { value: excerpt(given.text) } });
  return url;
}

function wordIn<Value>(
  row: RowCells<EvidenceField>,
  field: EvidenceField,
  guess: (text: string) => Value | null,
  code: string,
  warnings: RowProblem[],
): Value | null {
  const given = row.first(field);
  if (!given) return null;
  const value = guess(given.text);
  if (value === null) warnings.push({ column: given.column, code, params: { value: excerpt(given.text) } });
  return value;
}

/** What a word comes to that a map may say the meaning of. */
function chosenIn<Value extends string>(
  row: RowCells<EvidenceField>,
  field: WordField,
  chosen: Readonly<Record<string, Value>>,
  guess: (text: string) => Value | null,
  code: string,
  { warnings, words }: Problems,
): Value | null {
  return wordIn(row, field, (text) => meaningOf({ field, text }, chosen, guess, words), code, warnings);
}

/** A word as the map says, else as it is guessed. */
function meaningOf<Value extends string>(
  { field, text }: { field: WordField; text: string },
  chosen: Readonly<Record<string, Value>>,
  guess: (text: string) => Value | null,
  words: WordRead[],
): Value | null {
  const said = Object.hasOwn(chosen, text) ? chosen[text] : undefined;
  const mapped = said ?? guess(text);
  words.push({ field, value: text, mapped, chosen: said !== undefined });
  return mapped;
}

function languageOf(
  row: RowCells<EvidenceField>,
  title: MappedEvidenceRow["title"],
  map: EvidenceMap,
  warnings: RowProblem[],
): string {
  const said = wordIn(row, "language", guessLanguage, "languageUnknown", warnings);
  return said ?? map.defaults.language ?? scriptLanguage(title.ru ?? title.en ?? "");
}

/** "CSTO-03", "CSTO-03: contradicts", "CSTO-03 SUPPORTS 2", "CSTO-03 (supports, 2)". */
const INLINE = /^(.+?)\s*[:=(\s]\s*([^\s,;:()]+)(?:\s*[,/:\s]\s*([1-6]))?\s*\)?$/u;

function linksOf(
  row: RowCells<EvidenceField>,
  mapping: EvidenceMapping,
  { refusals, warnings, words }: Problems,
): MappedLink[] {
  const { map, isReference } = mapping;
  const named = row
    .list("recommendation")
    // References have no commas, whatever stands between them; a name that is known as it stands is not cut.
    .flatMap(({ text, column }) =>
      (isReference(text) ? [text] : text.split(/[;,|\n]/)).map((part) => ({ text: part.trim(), column })),
    )
    .filter(({ text }, _, all) => text !== "" || all.length === 0);
  const references =
    named.length > 0 ? named : map.defaults.recommendation ? [{ text: map.defaults.recommendation, column: "" }] : [];
  if (references.length === 0) {
    refusals.push({
      column: row.columnOf("recommendation"),
      code: row.columnOf("recommendation") ? "missing" : "noReferenceColumn",
    });
  }
  const at = (field: "stance" | "credibility" | "passage" | "note") => {
    const values = row.list(field);
    return (place: number) => {
      const value =
        values.length === references.length
          ? values[place]
          : field === "passage" || field === "note"
            ? whole(values)
            : values[0];
      return value && value.text !== "" ? value : null;
    };
  };
  const [stances, credibilities, passages, notes] = [at("stance"), at("credibility"), at("passage"), at("note")];
  const links = references.map(({ text }, place): MappedLink => {
    const inline = isReference(text) ? null : INLINE.exec(text);
    const own = inline && guessStance(inline[2] ?? "");
    const stance = stances(place);
    const chosen = stance && meaningOf({ field: "stance", text: stance.text }, map.stances, guessStance, words);
    if (stance && !chosen)
      warnings.push({ column: stance.column, code: "stanceUnknown", params: { value: excerpt(stance.text) } });
    const credibility = credibilities(place);
    const graded = credibility && readCredibility(credibility.text);
    if (credibility && graded === null)
      warnings.push({
        column: credibility.column,
        code: "credibilityUnknown",
        params: { value: excerpt(credibility.text) },
      });
    return {
      reference: own ? (inline?.[1] ?? text) : text,
      stance: own ?? chosen ?? map.defaults.stance,
      credibility: own && inline?.[3] ? Number(inline[3]) : graded,
      passage: passages(place)?.text.slice(0, MOST.passage) ?? null,
      note: notes(place)?.text.slice(0, MOST.note) ?? null,
    };
  });
  return [...new Map(links.map((link) => [link.reference.toLowerCase(), link])).values()];
}

/** Words that were cut for no reason: they are one text for all. */
function whole(values: readonly { text: string; column: string }[]) {
  const [first] = values;
  return first && { column: first.column, text: values.map(({ text }) => text).join("; ") };
}
