import { type Profile, wordsOf } from "./column-profile";
import { byChoiceAndName, ELSEWHERE, inOrder, type Reading, readAs, type Vocabulary } from "./column-reading";
import { type ColumnReading, type ImportField, type ImportMap, LIST_FIELDS } from "./import";
import { RECOMMENDATION_NAMES } from "./recommendation-names";
import type { Cell } from "./table";

const VOCABULARY: Vocabulary<ImportField> = {
  names: RECOMMENDATION_NAMES,
  lists: LIST_FIELDS,
  couldBe,
  texts: ["title", "summary"],
};

/** Reads each column as what was chosen for it, else as what its name and its values are most like. */
export function readColumns(
  columns: readonly string[],
  sample: readonly (readonly Cell[])[],
  map: Pick<ImportMap, "columns" | "defaults">,
): ColumnReading[] {
  const reading = byChoiceAndName(columns, sample, map.columns, VOCABULARY);
  bySiblings(reading);
  byContent(reading);
  return inOrder(reading);
}

function read(each: Profile, field: ImportField, by: "NAME" | "CONTENT"): ColumnReading {
  return readAs(each, field, by, VOCABULARY);
}

/** Where no name says it: the longest text is what is recommended, a column of short different values tells rows apart. */
function byContent({ profiles, readings, taken }: Reading<ImportField>): void {
  const free = profiles.filter(
    (each) => !readings.has(each.name) && !each.repeated && !ELSEWHERE.test(each.words) && each.filled > 0,
  );
  if (!taken.has("title") && !taken.has("summary")) {
    const texts = free.filter(
      (each) =>
        each.urls < 0.2 && each.numbers < 0.5 && each.filled > 0.7 && each.meanLength >= 12 && each.distinct > 0.6,
    );
    const [longest] = texts.sort((a, b) => b.meanLength - a.meanLength);
    if (longest) {
      readings.set(longest.name, read(longest, "title", "CONTENT"));
      taken.add("title");
    }
  }
  if (!taken.has("identifier")) {
    const key = free.find(
      (each) =>
        !readings.has(each.name) &&
        each.filled > 0.95 &&
        each.distinct === 1 &&
        each.meanLength <= 24 &&
        each.spaced < 0.1 &&
        each.urls === 0 &&
        each.rows > 1,
    );
    if (key && free.indexOf(key) <= 2) {
      readings.set(key.name, read(key, "identifier", "CONTENT"));
      taken.add("identifier");
    }
  }
  if (!taken.has("response") && !taken.has("status")) {
    const said = free.find(
      (each) => !readings.has(each.name) && each.statuses + each.answers > 0.6 && each.meanLength < 40,
    );
    if (said) {
      const field = said.answers > said.statuses ? "response" : "status";
      readings.set(said.name, read(said, field, "CONTENT"));
      taken.add(field);
    }
  }
}

/** What records repeat comes in sets: beside `links[].url` stand the links' names and dates; labels with dates are events. */
function bySiblings({ profiles, readings, taken }: Reading<ImportField>): void {
  const groups = Map.groupBy(
    profiles.filter((each) => each.repeated && each.name.includes("[].")),
    (each) => each.name.slice(0, each.name.lastIndexOf("[].")),
  );
  for (const [prefix, members] of groups) {
    const last = (each: Profile) => wordsOf(each.name.slice(prefix.length + 3));
    const label = members.find(
      (each) => !readings.has(each.name) && /^(label|title|name|text|description|event|caption)\b/.test(last(each)),
    );
    const url = members.find((each) => readings.get(each.name)?.field === "evidence.url");
    if (url) {
      const date = members.find((each) => !readings.has(each.name) && each.dates > 0.5);
      if (label && !taken.has("evidence.title")) readings.set(label.name, read(label, "evidence.title", "CONTENT"));
      if (date && !taken.has("evidence.date")) readings.set(date.name, read(date, "evidence.date", "CONTENT"));
      continue;
    }
    const dated = members.filter((each) => !readings.has(each.name) && each.dates > 0.8);
    const from = dated.find((each) => !/\b(to|end|until)\b/.test(last(each)));
    const to = dated.find((each) => each !== from);
    if (!label || !from || taken.has("event.title")) continue;
    readings.set(label.name, read(label, "event.title", "CONTENT"));
    readings.set(from.name, read(from, "event.from", "CONTENT"));
    if (to) readings.set(to.name, read(to, "event.to", "CONTENT"));
    for (const field of ["event.title", "event.from", "event.to"] as const) taken.add(field);
  }
}

function couldBe(each: Profile, field: ImportField): boolean {
  const few = each.rows < 10;
  switch (field) {
    case "identifier":
      return each.urls === 0 && each.meanLength <= 80 && each.spaced < 0.5 && (few || each.distinct > 0.5);
    case "title":
      return (
        each.urls < 0.5 &&
        each.booleans < 0.5 &&
        each.dates < 0.5 &&
        each.meanLength > 3 &&
        (few || each.distinct > 0.3)
      );
    case "summary":
      return each.urls < 0.5 && each.booleans < 0.5 && each.meanLength > 10;
    case "theme":
      return each.urls === 0 && each.booleans < 0.5 && each.meanLength < 120 && (few || each.distinct < 0.5);
    case "addressees":
    case "partners":
      return each.urls < 0.3 && each.booleans < 0.5 && each.numbers < 0.5 && each.meanLength < 500;
    case "status":
      return each.urls === 0 && each.dates < 0.5 && each.meanLength < 60 && (few || each.distinct < 0.3);
    case "response":
      return (
        each.answers > 0.4 ||
        (each.meanLength < 40 && each.booleans < 0.5 && (few || each.distinct < 0.3) && each.answers > 0)
      );
    case "statusNote":
      return each.urls < 0.5 && each.booleans < 0.5 && each.numbers < 0.5;
    case "statusOn":
      return each.dates > 0.7;
    case "evidence.url":
      return each.urls > 0.5;
    case "priority":
      return each.meanLength < 12;
    case "levels":
      return each.meanLength < 60;
    case "section":
      return each.urls < 0.2;
    default:
      return false;
  }
}
