import type { AssessmentField, AssessmentMap } from "./assessment-map";
import type { Profile } from "./column-profile";
import { byChoiceAndName, ELSEWHERE, inOrder, type Names, readAs, type Vocabulary } from "./column-reading";
import type { ColumnReading } from "./import";
import { type Cell, textsOf } from "./table";

const NAMES: Names<AssessmentField> = {
  identifier: [
    ["id", 8],
    ["assessment id", 11],
    ["identifier", 9],
    ["record id", 10],
    ["идентификатор", 9],
  ],
  recommendation: [
    ["recommendation", 10],
    ["recommendation id", 12],
    ["recommendation reference", 12],
    ["recommendation no", 12],
    ["rec", 9],
    ["rec id", 11],
    ["rec no", 11],
    ["reference", 8],
    ["ref", 8],
    ["commitment", 8],
    ["commitment id", 11],
    ["promise", 8],
    ["promise id", 11],
    ["no", 6],
    ["number", 6],
    ["рекомендация", 10],
    ["номер рекомендации", 12],
    ["обязательство", 8],
    ["номер", 6],
  ],
  status: [
    ["status", 10],
    ["implementation status", 11],
    ["assessment", 9],
    ["judgement", 9],
    ["verdict", 9],
    ["rating", 9],
    ["ruling", 8],
    ["implementation", 8],
    ["progress", 7],
    ["state", 6],
    ["response", 6],
    ["статус", 10],
    ["оценка", 9],
    ["состояние", 8],
    ["выполнение", 7],
    ["ход исполнения", 8],
  ],
  saidOn: [
    ["date", 9],
    ["as of", 10],
    ["as on", 10],
    ["assessed on", 11],
    ["assessment date", 11],
    ["status date", 11],
    ["updated", 8],
    ["year", 6],
    ["дата", 9],
    ["дата оценки", 11],
    ["по состоянию на", 11],
    ["год", 6],
  ],
  note: [
    ["note", 9],
    ["notes", 9],
    ["comment", 9],
    ["comments", 9],
    ["rationale", 10],
    ["status reason", 10],
    ["status note", 10],
    ["what happened", 9],
    ["justification", 9],
    ["explanation", 9],
    ["reason", 8],
    ["примечание", 9],
    ["комментарий", 9],
    ["обоснование", 10],
    ["пояснение", 9],
  ],
  assessor: [
    ["assessor", 10],
    ["assessed by", 11],
    ["author", 9],
    ["analyst", 8],
    ["evaluator", 10],
    ["rated by", 10],
    ["кто оценил", 11],
    ["автор", 9],
    ["эксперт", 8],
    ["оценил", 9],
  ],
  decider: [
    ["decider", 10],
    ["decided by", 11],
    ["approved by", 11],
    ["approver", 10],
    ["reviewer", 9],
    ["reviewed by", 10],
    ["утвердил", 10],
    ["кто утвердил", 11],
    ["рецензент", 9],
    ["согласовал", 8],
  ],
  party: [
    ["party", 9],
    ["country", 8],
    ["member state", 10],
    ["addressee", 9],
    ["department", 7],
    ["сторона", 9],
    ["государство", 9],
    ["страна", 8],
    ["адресат", 9],
  ],
  evidence: [
    ["evidence", 10],
    ["evidence reference", 12],
    ["evidence references", 12],
    ["evidence id", 12],
    ["evidence url", 12],
    ["sources", 8],
    ["source", 7],
    ["links", 8],
    ["link", 8],
    ["url", 8],
    ["urls", 8],
    ["свидетельства", 10],
    ["свидетельство", 10],
    ["доказательства", 10],
    ["источники", 8],
    ["источник", 7],
    ["ссылки", 9],
    ["ссылка", 8],
  ],
};

const VOCABULARY: Vocabulary<AssessmentField> = { names: NAMES, lists: ["evidence"], couldBe, texts: [] };

/**
 * Reads the columns of a file of assessments made elsewhere.
 * @param isReference whether a text names a recommendation here: a column of such names is that, whatever it is called
 */
export function readAssessmentColumns(
  columns: readonly string[],
  sample: readonly (readonly Cell[])[],
  map: Pick<AssessmentMap, "columns">,
  isReference: (text: string) => boolean,
): ColumnReading<AssessmentField>[] {
  const naming = columns.find((name, index) => {
    if (Object.hasOwn(map.columns, name)) return false;
    const texts = sample.flatMap((cells) => textsOf(cells[index] ?? "")).filter((text) => text !== "");
    return texts.length > 0 && texts.filter(isReference).length > texts.length * 0.6;
  });
  const chosen = Object.values(map.columns).some(
    (choice) => choice === "recommendation" || (typeof choice === "object" && choice?.field === "recommendation"),
  );
  const given = naming === undefined || chosen ? map.columns : { ...map.columns, [naming]: "recommendation" as const };
  const reading = byChoiceAndName(columns, sample, given, VOCABULARY);
  const { profiles, readings, taken } = reading;
  const found = given === map.columns ? undefined : profiles.find(({ name }) => name === naming);
  if (found) readings.set(found.name, readAs(found, "recommendation", "CONTENT", VOCABULARY));
  const byContent = (field: AssessmentField, test: (each: Profile) => boolean) => {
    const each = taken.has(field)
      ? undefined
      : profiles.find((one) => !readings.has(one.name) && !ELSEWHERE.test(one.words) && one.filled > 0 && test(one));
    if (!each) return;
    taken.add(field);
    readings.set(each.name, readAs(each, field, "CONTENT", VOCABULARY));
  };
  byContent("status", ({ statuses, answers, meanLength }) => statuses + answers > 0.6 && meanLength < 60);
  byContent("saidOn", ({ dates, filled }) => dates > 0.8 && filled > 0.5);
  byContent("evidence", ({ urls }) => urls > 0.5);
  return inOrder(reading);
}

function couldBe(each: Profile, field: AssessmentField): boolean {
  switch (field) {
    case "saidOn":
      return each.dates > 0.7;
    case "status":
      return each.urls === 0 && each.dates < 0.5 && each.meanLength < 60;
    case "evidence":
      return each.dates < 0.5;
    case "identifier":
      return each.urls === 0 && each.meanLength <= 80 && (each.rows < 10 || each.distinct > 0.9);
    default:
      return each.urls < 0.5 && each.dates < 0.9;
  }
}
