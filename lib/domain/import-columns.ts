import type { ColumnReading, ImportField, ImportMap } from "./import";
import { LIST_FIELDS } from "./import";
import { readDate } from "./import-date";
import { guessStatus } from "./import-status";
import { type Cell, textOf, textsOf } from "./import-table";
import type { Locale } from "./localized";

/** What the values of a column are like, from a sample. */
interface Profile {
  name: string;
  words: string;
  filled: number;
  rows: number;
  distinct: number;
  meanLength: number;
  urls: number;
  dates: number;
  numbers: number;
  booleans: number;
  answers: number;
  statuses: number;
  spaced: number;
  repeated: boolean;
  separator: string;
}

type Names = Partial<Record<ImportField, readonly [phrase: string, weight: number][]>>;

/** Names of columns as trackers, ministries and parliaments write them; the longest phrase that is met counts. */
const NAMES: Names = {
  identifier: [
    ["id", 10],
    ["identifier", 10],
    ["reference", 9],
    ["ref", 9],
    ["ref no", 9],
    ["code", 7],
    ["key", 5],
    ["number", 7],
    ["no", 7],
    ["recommendation number", 9],
    ["recommendation no", 9],
    ["recommendation id", 10],
    ["rec id", 10],
    ["rec no", 9],
    ["slug", 6],
    ["номер", 8],
    ["код", 8],
    ["идентификатор", 10],
    ["номер рекомендации", 9],
    ["no п п", 7],
    ["п п", 7],
    ["шифр", 7],
  ],
  title: [
    ["title", 10],
    ["name", 8],
    ["heading", 8],
    ["short title", 10],
    ["recommendation", 7],
    ["recommendation text", 7],
    ["text", 6],
    ["commitment", 7],
    ["promise", 7],
    ["pledge", 7],
    ["action", 6],
    ["measure", 6],
    ["policy", 5],
    ["call to action", 7],
    ["requirement", 6],
    ["название", 10],
    ["наименование", 10],
    ["заголовок", 10],
    ["рекомендация", 7],
    ["текст рекомендации", 7],
    ["текст", 6],
    ["обещание", 7],
    ["обязательство", 7],
    ["мероприятие", 7],
    ["мера", 6],
    ["предложение", 6],
    ["содержание", 6],
    ["поручение", 7],
  ],
  summary: [
    ["summary", 10],
    ["description", 9],
    ["details", 8],
    ["detail", 7],
    ["full text", 9],
    ["body", 7],
    ["recommendation text", 6],
    ["recommendation", 4],
    ["commitment", 4],
    ["promise", 4],
    ["text", 5],
    ["requirement description", 9],
    ["описание", 9],
    ["содержание", 8],
    ["подробно", 7],
    ["полный текст", 9],
    ["краткое содержание", 10],
    ["рекомендация", 4],
    ["текст", 5],
  ],
  theme: [
    ["theme", 10],
    ["topic", 9],
    ["area label", 9.5],
    ["area", 8],
    ["policy area", 9],
    ["category", 8],
    ["sector", 8],
    ["pillar", 8],
    ["subject", 7],
    ["issue", 5],
    ["cluster", 7],
    ["priority area", 8],
    ["theme name", 10],
    ["chapter name", 7],
    ["section name", 6],
    ["тема", 10],
    ["раздел", 7],
    ["направление", 8],
    ["сфера", 8],
    ["сектор", 8],
    ["категория", 8],
    ["рубрика", 8],
    ["область", 7],
  ],
  addressees: [
    ["addressee", 10],
    ["addressees", 10],
    ["addressed to", 10],
    ["reporting lead", 9],
    ["lead", 7],
    ["responsible", 8],
    ["lead department", 9],
    ["responsible department", 9],
    ["responsible body", 9],
    ["responsible agency", 9],
    ["responsible minister", 9],
    ["ministry", 7],
    ["minister", 7],
    ["department", 7],
    ["agency", 7],
    ["party", 6],
    ["organisation", 6],
    ["organization", 6],
    ["state under review", 9],
    ["institution", 6],
    ["body", 4],
    ["owner", 5],
    ["assigned to", 6],
    ["country", 5],
    ["government", 5],
    ["lead ministry", 9],
    ["lead agency", 9],
    ["jurisdiction", 5],
    ["адресат", 10],
    ["адресаты", 10],
    ["ответственный", 9],
    ["ответственные", 9],
    ["ответственный исполнитель", 10],
    ["исполнитель", 8],
    ["ведомство", 8],
    ["министерство", 7],
    ["орган", 6],
    ["организация", 6],
    ["кому", 7],
    ["государство", 5],
  ],
  partners: [
    ["partners", 10],
    ["partner", 10],
    ["all ministers", 8],
    ["supporting", 7],
    ["supporting departments", 9],
    ["contributing", 7],
    ["other ministers", 8],
    ["co lead", 7],
    ["co leads", 7],
    ["stakeholders", 6],
    ["supporting ministries", 9],
    ["соисполнитель", 9],
    ["соисполнители", 9],
    ["партнёры", 10],
    ["партнеры", 10],
    ["участники", 6],
  ],
  priority: [
    ["priority", 10],
    ["приоритет", 10],
  ],
  section: [
    ["section", 9],
    ["chapter", 8],
    ["page", 7],
    ["pages", 7],
    ["paragraph", 8],
    ["source doc", 7],
    ["source document", 7],
    ["document", 5],
    ["location", 4],
    ["clause", 7],
    ["раздел", 8],
    ["глава", 8],
    ["страница", 7],
    ["стр", 6],
    ["пункт", 7],
    ["документ", 5],
  ],
  status: [
    ["status", 10],
    ["implementation status", 11],
    ["current status", 11],
    ["progress status", 11],
    ["state", 5],
    ["progress", 6],
    ["rating", 6],
    ["verdict", 6],
    ["ruling", 6],
    ["implementation", 6],
    ["outcome", 4],
    ["статус", 10],
    ["состояние", 8],
    ["статус исполнения", 11],
    ["статус выполнения", 11],
    ["ход исполнения", 7],
    ["исполнение", 6],
    ["выполнение", 6],
  ],
  response: [
    ["response", 9],
    ["government response", 10],
    ["management response", 10],
    ["response status", 10],
    ["position", 7],
    ["decision", 6],
    ["reply", 8],
    ["answer", 7],
    ["acceptance", 9],
    ["accepted", 7],
    ["ответ", 9],
    ["ответ правительства", 10],
    ["позиция", 8],
    ["решение", 7],
    ["реакция", 7],
  ],
  statusNote: [
    ["status reason", 9],
    ["status note", 9],
    ["status comment", 9],
    ["what happened", 8],
    ["comment", 7],
    ["comments", 7],
    ["explanation", 7],
    ["progress note", 9],
    ["notes", 6],
    ["note", 6],
    ["update", 5],
    ["progress update", 8],
    ["justification", 6],
    ["примечание", 8],
    ["примечания", 8],
    ["комментарий", 8],
    ["комментарии", 8],
    ["пояснение", 8],
    ["что сделано", 9],
  ],
  statusOn: [
    ["status date", 10],
    ["date", 6],
    ["updated", 7],
    ["last updated", 8],
    ["as of", 8],
    ["date updated", 8],
    ["assessed on", 9],
    ["response date", 8],
    ["date of response", 8],
    ["дата", 7],
    ["дата статуса", 10],
    ["дата обновления", 9],
    ["обновлено", 8],
    ["по состоянию на", 9],
  ],
  "evidence.url": [
    ["evidence urls", 11],
    ["evidence url", 11],
    ["evidence", 9],
    ["evidence link", 11],
    ["evidence links", 11],
    ["links url", 10],
    ["link", 8],
    ["links", 9],
    ["url", 8],
    ["urls", 9],
    ["sources url", 10],
    ["sources", 7],
    ["source url", 6],
    ["source", 5],
    ["references", 6],
    ["web page", 7],
    ["evidence source", 10],
    ["links href", 10],
    ["links link", 10],
    ["evidence url s", 11],
    ["ссылка", 9],
    ["ссылки", 10],
    ["источник", 6],
    ["источники", 7],
    ["доказательства", 9],
    ["подтверждение", 8],
    ["адрес", 5],
  ],
};

/** Signs that a column is about something else, whatever its name has in common. */
const ELSEWHERE =
  /\b(image|photo|picture|logo|avatar|icon|thumbnail|colou?r|email|phone|created|modified|lat|lon|latitude|longitude)\b/;
const SAMPLE = 500;

/** Reads each column as what was chosen for it, else as what its name and its values are most like. */
export function readColumns(
  columns: readonly string[],
  sample: readonly (readonly Cell[])[],
  map: Pick<ImportMap, "columns" | "defaults">,
): ColumnReading[] {
  const profiles = columns.map((name, index) =>
    profile(
      name,
      sample.slice(0, SAMPLE).map((cells) => cells[index] ?? ""),
    ),
  );
  const readings = new Map<string, ColumnReading>();
  const taken = new Set<ImportField>();
  for (const { name, separator } of profiles) {
    if (!Object.hasOwn(map.columns, name)) continue;
    const choice = map.columns[name] ?? null;
    const field = typeof choice === "object" ? (choice?.field ?? null) : choice;
    const given = typeof choice === "object" ? choice : null;
    if (field) taken.add(field);
    readings.set(name, {
      name,
      field,
      separator: given?.separator ?? (field && LIST_FIELDS.includes(field) ? separator : ""),
      language: given?.language ?? languageIn(name),
      by: "HAND",
    });
  }
  const candidates = profiles.flatMap((each) =>
    readings.has(each.name) || ELSEWHERE.test(each.words) || each.filled === 0
      ? []
      : (Object.keys(NAMES) as ImportField[]).flatMap((field) => {
          const score = scoreOf(each, field);
          return score > 0 ? [{ each, field, score }] : [];
        }),
  );
  candidates.sort((a, b) => b.score - a.score);
  for (const { each, field } of candidates) {
    if (readings.has(each.name)) continue;
    const language = languageIn(each.name);
    const again = taken.has(field);
    // One column a field, but for the same text in another language.
    if (again && !(language && (field === "title" || field === "summary") && lacksLanguage(readings, field, language)))
      continue;
    taken.add(field);
    readings.set(each.name, read(each, field, "NAME"));
  }
  bySiblings(profiles, readings, taken);
  byContent(profiles, readings, taken);
  return profiles.map(
    (each) => readings.get(each.name) ?? { name: each.name, field: null, separator: "", language: null, by: "NONE" },
  );
}

function read(each: Profile, field: ImportField, by: "NAME" | "CONTENT"): ColumnReading {
  return {
    name: each.name,
    field,
    separator: LIST_FIELDS.includes(field) ? each.separator : "",
    language: languageIn(each.name),
    by,
  };
}

/** Where no name says it: the longest text is what is recommended, a column of short different values tells rows apart. */
function byContent(profiles: readonly Profile[], readings: Map<string, ColumnReading>, taken: Set<ImportField>): void {
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
function bySiblings(profiles: readonly Profile[], readings: Map<string, ColumnReading>, taken: Set<ImportField>): void {
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

/** How much a column is like a field; 0 where its values cannot be that. */
function scoreOf(each: Profile, field: ImportField): number {
  const score = nameScore(each.words, NAMES[field] ?? []);
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

function profile(name: string, cells: readonly Cell[]): Profile {
  const values = cells.map(textOf).filter((text) => text !== "");
  const single = cells.flatMap(textsOf).filter((text) => text !== "");
  const share = (count: number, of: number) => (of === 0 ? 0 : count / of);
  const part = (test: (text: string) => boolean) => share(single.filter(test).length, single.length);
  const repeated = cells.some(Array.isArray);
  return {
    name,
    words: wordsOf(name),
    rows: cells.length,
    filled: share(values.length, cells.length),
    distinct: share(new Set(values).size, values.length),
    meanLength: share(
      values.reduce((sum, text) => sum + text.length, 0),
      values.length,
    ),
    urls: part((text) => /^(https?:\/\/|www\.)\S/i.test(text)),
    dates: part((text) => readDate(text, "dmy") !== null),
    numbers: part((text) => /^[\d\s.,%-]+$/.test(text)),
    booleans: part((text) => /^(true|false|yes|no|да|нет|0|1)$/i.test(text)),
    answers: part((text) => guessStatus(text).axis === "RESPONSE"),
    statuses: part((text) => guessStatus(text).axis === "IMPLEMENTATION"),
    spaced: part((text) => /\s/.test(text)),
    repeated,
    separator: repeated ? "" : separatorOf(values),
  };
}

/** What stands between several values of one cell. A comma does not count: names have commas. */
function separatorOf(values: readonly string[]): string {
  const urls = values.some((text) => /https?:\/\//.test(text));
  for (const separator of [" | ", "|", "; ", ";", "\n"]) {
    const cut = values.filter((text) => text.split(separator).filter((part) => part.trim() !== "").length > 1);
    const wanted = urls
      ? cut.filter((text) => text.split(separator).every((part) => /^\s*(https?:\/\/|$)/.test(part)))
      : cut;
    if (wanted.length > 0 && (urls || separator !== "\n" || wanted.length > 1)) return separator.trim() || separator;
  }
  if (urls) {
    for (const [separator, between] of [
      [",", /,\s*(?=https?:\/\/)/],
      [" ", /\s+(?=https?:\/\/)/],
    ] as const) {
      if (values.some((text) => text.split(between).length > 1)) return separator;
    }
  }
  return "";
}

/** A column's name as words: camelCase and punctuation cut, small letters. */
export function wordsOf(name: string): string {
  return name
    .replace(/(\p{Ll})(\p{Lu})/gu, "$1 $2")
    .replace(/№/g, " no ")
    .toLowerCase()
    .replace(/[_\s([.-]+(en|ru|eng|rus|english|russian|англ|рус)[)\]]?$/, "")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

function languageIn(name: string): Locale | null {
  const tag = /[_\s([.-](en|ru|eng|rus|english|russian|англ|рус)[)\]]?$/i.exec(name)?.[1]?.toLowerCase();
  if (!tag) return null;
  return tag.startsWith("ru") || tag === "рус" ? "ru" : "en";
}

function lacksLanguage(readings: ReadonlyMap<string, ColumnReading>, field: ImportField, language: Locale): boolean {
  return ![...readings.values()].some(
    (each) => each.field === field && (each.language === null || each.language === language),
  );
}
