import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { parse } from "csv-parse/sync";
import { expect, test } from "vitest";
import { writeXlsx } from "@/lib/platform/export/xlsx-writer";
import { convertInOffice } from "../office";

/** What a spreadsheet would reckon or run, were it a formula there. */
const HOSTILE = ["=1+1", "+1+1", "-1+1", "@SUM(1)", "\t=1+1", '=HYPERLINK("http://evil.example","click")', "'=1+1"];
const PLAIN = ["Проверить списки: «Ёж» — 5 %", "one, two", 'said "no"', "two\nlines", "007", "2019-01", "1E5", "💡"];

test("an exported table opens in LibreOffice as it was written: no text is a formula, Cyrillic is whole", async () => {
  const texts = [...HOSTILE, ...PLAIN];
  const table = {
    statement: { list: "evidence", asOf: "2026-05-01", knownAt: "2026-06-01T09:30:00.000Z", filters: {} },
    columns: [
      { name: "title", heading: "Название" },
      { name: "count", heading: "Count" },
    ],
    pages: Readable.from([texts.map((text, at) => [text, at])]),
  };
  const words = { data: "Свидетельства", about: "About", lines: [["True on", "2026-05-01"]] as const };
  const workbook = await buffer(writeXlsx(table as never, words));
  const csv = await convertInOffice(workbook, "xlsx", "csv");
  const rows = parse(csv.toString("utf8"), { bom: true }) as string[][];
  expect(rows[0]).toEqual(["Название", "Count"]);
  expect(rows.slice(1).map(([text]) => text)).toEqual(texts);
  expect(rows.slice(1).map(([, count]) => count)).toEqual(texts.map((_, at) => String(at)));
});
