import type { Profile } from "./column-profile";
import { byChoiceAndName, ELSEWHERE, inOrder, type Names, readAs, type Vocabulary } from "./column-reading";
import { EVIDENCE_CONTENT, type EvidenceField, type EvidenceMap, LINK_FIELDS } from "./evidence-map";
import { guessStance, readCredibility } from "./evidence-words";
import type { ColumnReading } from "./import";
import { type Cell, textsOf } from "./table";

const NAMES: Names<EvidenceField> = {
  identifier: [
    ["id", 10],
    ["identifier", 10],
    ["evidence id", 11],
    ["evidence no", 10],
    ["evidence number", 10],
    ["evidence reference", 10],
    ["reference", 6],
    ["ref", 6],
    ["code", 6],
    ["key", 5],
    ["no", 7],
    ["номер", 8],
    ["код", 7],
    ["идентификатор", 10],
    ["no п п", 7],
  ],
  title: [
    ["title", 10],
    ["headline", 10],
    ["heading", 8],
    ["name", 7],
    ["evidence", 8],
    ["evidence title", 11],
    ["document", 7],
    ["what", 5],
    ["description", 5],
    ["summary", 4],
    ["название", 10],
    ["заголовок", 10],
    ["наименование", 9],
    ["свидетельство", 8],
    ["доказательство", 8],
    ["документ", 7],
    ["описание", 5],
  ],
  url: [
    ["url", 10],
    ["link", 9],
    ["address", 8],
    ["web address", 10],
    ["web page", 9],
    ["source url", 10],
    ["source link", 10],
    ["href", 9],
    ["source", 4],
    ["ссылка", 10],
    ["адрес", 9],
    ["источник", 4],
  ],
  archiveUrl: [
    ["archive", 9],
    ["archive url", 11],
    ["archived", 9],
    ["archive link", 11],
    ["wayback", 10],
    ["архив", 9],
    ["архивная копия", 11],
  ],
  publishedOn: [
    ["date", 8],
    ["published", 9],
    ["published on", 11],
    ["date published", 11],
    ["publication date", 11],
    ["дата", 8],
    ["дата публикации", 11],
    ["опубликовано", 10],
  ],
  eventFrom: [
    ["event date", 10],
    ["event from", 11],
    ["from", 7],
    ["start", 7],
    ["start date", 9],
    ["дата события", 10],
    ["начало", 8],
  ],
  eventTo: [
    ["event to", 11],
    ["to", 6],
    ["end", 7],
    ["end date", 9],
    ["until", 8],
    ["конец", 8],
    ["окончание", 9],
  ],
  type: [
    ["type", 9],
    ["evidence type", 11],
    ["kind", 7],
    ["category", 6],
    ["тип", 9],
    ["вид", 9],
    ["вид свидетельства", 11],
  ],
  language: [
    ["language", 10],
    ["lang", 10],
    ["язык", 10],
  ],
  source: [
    ["source", 8],
    ["source name", 11],
    ["publisher", 10],
    ["outlet", 9],
    ["published by", 10],
    ["issuer", 8],
    ["organisation", 6],
    ["organization", 6],
    ["источник", 8],
    ["издатель", 10],
    ["издание", 9],
    ["кем опубликовано", 10],
  ],
  sourceKind: [
    ["source kind", 12],
    ["source type", 12],
    ["kind of source", 12],
    ["publisher type", 11],
    ["вид источника", 12],
    ["тип источника", 12],
  ],
  author: [
    ["author", 10],
    ["authors", 10],
    ["by", 5],
    ["автор", 10],
    ["авторы", 10],
  ],
  citation: [
    ["citation", 10],
    ["bibliographic reference", 10],
    ["библиографическая ссылка", 11],
    ["библиография", 9],
  ],
  via: [
    ["via", 10],
    ["seen in", 9],
    ["cited in", 9],
    ["через", 8],
    ["по работе", 8],
  ],
  quotation: [
    ["quotation", 10],
    ["quote", 10],
    ["excerpt", 9],
    ["text", 5],
    ["extract", 8],
    ["цитата", 10],
    ["выдержка", 9],
    ["текст", 5],
  ],
  translation: [
    ["translation", 10],
    ["перевод", 10],
  ],
  visibility: [
    ["visibility", 10],
    ["видимость", 10],
    ["доступ", 7],
  ],
  recommendation: [
    ["recommendation", 10],
    ["recommendations", 10],
    ["recommendation reference", 12],
    ["recommendation id", 12],
    ["recommendation no", 12],
    ["recommendation number", 12],
    ["rec", 9],
    ["rec id", 11],
    ["rec no", 11],
    ["recs", 9],
    ["links reference", 12],
    ["links recommendation", 12],
    ["reference", 7],
    ["references", 7],
    ["links", 8],
    ["linked to", 9],
    ["bears on", 9],
    ["commitment", 8],
    ["commitment id", 11],
    ["promise", 8],
    ["promise id", 11],
    ["рекомендация", 10],
    ["рекомендации", 10],
    ["номер рекомендации", 12],
    ["обязательство", 8],
    ["к рекомендации", 11],
  ],
  stance: [
    ["stance", 10],
    ["links stance", 12],
    ["direction", 8],
    ["supports", 8],
    ["for or against", 10],
    ["for against", 10],
    ["позиция", 8],
    ["отношение", 8],
    ["за или против", 10],
    ["направленность", 8],
  ],
  credibility: [
    ["credibility", 10],
    ["links credibility", 12],
    ["information credibility", 11],
    ["rating", 6],
    ["grade", 7],
    ["достоверность", 10],
    ["оценка достоверности", 11],
  ],
  passage: [
    ["passage", 10],
    ["locator", 10],
    ["page", 8],
    ["pages", 8],
    ["paragraph", 8],
    ["section", 7],
    ["страница", 8],
    ["страницы", 8],
    ["пункт", 7],
    ["место", 7],
  ],
  note: [
    ["note", 10],
    ["notes", 9],
    ["comment", 9],
    ["comments", 9],
    ["remark", 8],
    ["links note", 12],
    ["примечание", 10],
    ["примечания", 9],
    ["комментарий", 9],
  ],
};

const VOCABULARY: Vocabulary<EvidenceField> = { names: NAMES, lists: LINK_FIELDS, couldBe, texts: ["title"] };

/**
 * Reads the columns of a file of evidence.
 * @param isReference whether a text names a recommendation here: a column of such names says what the evidence bears on,
 * whatever it is called
 */
export function readEvidenceColumns(
  columns: readonly string[],
  sample: readonly (readonly Cell[])[],
  map: Pick<EvidenceMap, "columns">,
  isReference: (text: string) => boolean,
): ColumnReading<EvidenceField>[] {
  const naming = new Set(
    columns.filter((_, index) => {
      const texts = sample.flatMap((cells) => textsOf(cells[index] ?? "")).filter((text) => text !== "");
      return texts.length > 0 && texts.filter((text) => namesOne(text, isReference)).length > texts.length * 0.6;
    }),
  );
  const byValues = columns.find((name) => naming.has(name) && !Object.hasOwn(map.columns, name));
  const settled =
    byValues !== undefined && !Object.values(map.columns).some((choice) => fieldOf(choice) === "recommendation");
  const reading = byChoiceAndName(
    columns,
    sample,
    settled ? { ...map.columns, [byValues]: "recommendation" as const } : map.columns,
    VOCABULARY,
  );
  const { profiles, readings, taken } = reading;
  const found = settled ? profiles.find(({ name }) => name === byValues) : undefined;
  if (found) readings.set(found.name, readAs(found, "recommendation", "CONTENT", VOCABULARY));
  const byContent = (field: EvidenceField, test: (each: Profile) => boolean) => {
    if (taken.has(field)) return;
    const each = profiles.find(
      (one) => !readings.has(one.name) && !ELSEWHERE.test(one.words) && one.filled > 0 && test(one),
    );
    if (!each) return;
    taken.add(field);
    readings.set(each.name, readAs(each, field, "CONTENT", VOCABULARY));
  };
  byContent("url", ({ urls }) => urls > 0.5);
  byContent("publishedOn", ({ dates, numbers, filled }) => dates > 0.8 && numbers < 1 && filled > 0.5);
  byContent(
    "title",
    ({ urls, dates, numbers, meanLength, distinct, rows }) =>
      urls < 0.2 && dates < 0.2 && numbers < 0.2 && meanLength > 12 && (rows < 10 || distinct > 0.5),
  );
  byContent("stance", ({ name }) => {
    const at = columns.indexOf(name);
    const texts = sample.flatMap((cells) => textsOf(cells[at] ?? "")).filter((text) => text !== "");
    return texts.length > 0 && texts.every((text) => guessStance(text) !== null && readCredibility(text) === null);
  });
  return inOrder(reading);
}

/** Whether a text, or what stands in front of a stance in it, names a recommendation. */
function namesOne(text: string, isReference: (text: string) => boolean): boolean {
  return isReference(text) || text.split(/[;,|\n]/).every((part) => isReference(part.trim().split(/[\s:=(]/)[0] ?? ""));
}

function fieldOf(choice: EvidenceMap["columns"][string] | undefined): EvidenceField | null {
  return typeof choice === "object" ? (choice?.field ?? null) : (choice ?? null);
}

function couldBe(each: Profile, field: EvidenceField): boolean {
  switch (field) {
    case "url":
    case "archiveUrl":
      return each.urls > 0.5;
    case "publishedOn":
    case "eventFrom":
    case "eventTo":
      return each.dates > 0.7;
    case "identifier":
      return each.urls === 0 && each.meanLength <= 80 && each.spaced < 0.5 && (each.rows < 10 || each.distinct > 0.5);
    case "language":
    case "type":
    case "visibility":
    case "stance":
    case "sourceKind":
      return each.urls === 0 && each.dates < 0.5 && each.meanLength < 60;
    case "credibility":
      return each.meanLength < 40;
    case "recommendation":
      return each.urls === 0 && each.dates < 0.9;
    default:
      return each.urls < 0.5 && (EVIDENCE_CONTENT as readonly string[]).concat(LINK_FIELDS).includes(field);
  }
}
