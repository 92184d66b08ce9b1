import { describe, expect, it } from "vitest";
import { importMapSchema } from "./import";
import { readColumns } from "./recommendation-columns";
import type { Cell } from "./table";

function fields(columns: Record<string, Cell[]>, map: object = {}) {
  const names = Object.keys(columns);
  const rows = Object.values(columns)[0]?.length ?? 0;
  const sample = Array.from({ length: rows }, (_, row) => names.map((name) => columns[name]?.[row] ?? ""));
  return Object.fromEntries(
    readColumns(names, sample, importMapSchema.parse(map)).map((each) => [
      each.name,
      each.separator ? `${each.field} by ${each.separator}` : each.field,
    ]),
  );
}

describe("columns are guessed", () => {
  it("by the names that trackers give them", () => {
    expect(
      fields({
        "Rec. No.": ["1", "2"],
        "Recommendation text": ["Build a register of decisions", "Train the staff each year"],
        "Lead agency": ["Ministry of Finance; Treasury", "Treasury"],
        "Implementation status": ["Ongoing", "Done"],
        "Government response": ["Accepted", "Noted"],
        "Last updated": ["2024-01-03", "2024-02-01"],
        Colour: ["red", "blue"],
      }),
    ).toEqual({
      "Rec. No.": "identifier",
      "Recommendation text": "title",
      "Lead agency": "addressees by ;",
      "Implementation status": "status",
      "Government response": "response",
      "Last updated": "statusOn",
      Colour: null,
    });
  });

  it("in Russian, too", () => {
    expect(
      fields({
        "№ п/п": ["1", "2"],
        Рекомендация: ["Создать реестр решений", "Обучать сотрудников"],
        "Ответственный исполнитель": ["Минфин", "Казначейство"],
        "Статус исполнения": ["Выполнено", "В работе"],
        Примечание: ["см. отчёт", "идёт набор"],
      }),
    ).toEqual({
      "№ п/п": "identifier",
      Рекомендация: "title",
      "Ответственный исполнитель": "addressees",
      "Статус исполнения": "status",
      Примечание: "statusNote",
    });
  });

  it("two languages of one text beside each other", () => {
    expect(fields({ id: ["1"], title_en: ["Build it soon"], title_ru: ["Построить скорее"] })).toEqual({
      id: "identifier",
      title_en: "title",
      title_ru: "title",
    });
  });

  it("by their values where names say nothing", () => {
    expect(
      fields({
        A: ["x1", "x2", "x3"],
        B: ["Build a register of decisions", "Train the staff each year", "Open the archive"],
        C: ["Accepted", "Noted", "Accepted"],
      }),
    ).toEqual({
      A: "identifier",
      B: "title",
      C: "response",
    });
  });

  it("as sets where a record repeats them", () => {
    expect(
      fields({
        id: ["1"],
        title: ["Build it"],
        "sources[].href": [["https://example.org/a", "https://example.org/b"]],
        "sources[].title": [["A", "B"]],
        "history[].label": [["Announced"]],
        "history[].start": [["2019-01"]],
        "history[].end": [["2019-03"]],
      }),
    ).toMatchObject({
      "sources[].href": "evidence.url",
      "sources[].title": "evidence.title",
      "history[].label": "event.title",
      "history[].start": "event.from",
      "history[].end": "event.to",
    });
  });

  it.each([
    { Numéro: "identifier", Engagement: "title", Domaine: "theme", Responsable: "addressees", État: "status" },
    { Nummer: "identifier", Maßnahme: "title", Thema: "theme", Ministerium: "addressees", Umsetzungsstand: "status" },
    { "№": "identifier", Обязательство: "title", Тематика: "theme", "Кто отвечает": "addressees", Стадия: "status" },
    { key: "identifier", Promise: "title", "themes.name": "theme", Ministry: "addressees", Status: "status" },
  ])("by the names that they have in other languages and in what is nested: %o", (wanted) => {
    const values = [
      ["A-1", "A-2", "A-3"],
      ["Build a register of decisions", "Train the staff each year", "Open the archive to all"],
      ["Records", "People", "Records"],
      ["The Treasury", "The Office", "The Treasury"],
      ["in progress", "done", "done"],
    ];
    expect(fields(Object.fromEntries(Object.keys(wanted).map((name, place) => [name, values[place] ?? []])))).toEqual(
      wanted,
    );
  });

  it("unless somebody has said what they are", () => {
    expect(
      fields(
        { id: ["a", "b"], text: ["Build it soon", "Do it now"] },
        { columns: { id: null, text: { field: "summary", language: "ru" } } },
      ),
    ).toEqual({
      id: null,
      text: "summary",
    });
  });
});
