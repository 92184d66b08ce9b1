import { Readable } from "node:stream";
import { buffer, text } from "node:stream/consumers";
import { parse } from "csv-parse/sync";
import { readSheet } from "read-excel-file/node";
import { describe, expect, it } from "vitest";
import { type Cell, withoutNeutralising } from "@/lib/domain/export";
import { writeCsv } from "./csv-writer";
import { writeJson, writeJsonLines } from "./json-writer";
import type { Table } from "./table";
import { writeXlsx } from "./xlsx-writer";

const statement = {
  list: "evidence",
  asOf: "2026-05-01",
  knownAt: "2026-06-01T09:30:00.000Z",
  filters: { theme: ["prevention", "global"], q: ["a;b"] },
  exportedAt: "2026-06-02T00:00:00.000Z",
};

/** What is known to run, or to break out of its cell, when a spreadsheet opens it. */
const HOSTILE = [
  "=1+1",
  '=HYPERLINK("http://evil.example","click")',
  "+1",
  "-1+cmd|'/C calc'!A0",
  "@SUM(1)",
  "\t=1+1",
  "\r=1+1",
  "\n=1+1",
  "  =1+1",
  "＝1+1",
  'a","=1+1',
  "a;=1+1",
  "a\t=1+1",
  "a\r\n=1+1",
  "'=1+1",
];
const PLAIN = ["", "Проверить списки", "one, two", 'said "no"', "two\nlines", " spaced ", "a & b < c > d", "💡"];

function tableOf(pages: (readonly Cell[])[][]): Table {
  return {
    statement,
    columns: [
      { name: "title.en", heading: "Title" },
      { name: "count", heading: "Count" },
      { name: "on", heading: "On", type: "day" },
    ],
    pages: Readable.from(pages),
  };
}

const words = { data: "Evidence: all/some", about: "About", lines: [["True on", "2026-05-01"]] as const };

async function sheetOf(table: Table, sheet: number) {
  return readSheet(await buffer(writeXlsx(table, words)), sheet, { trim: false });
}

describe("CSV", () => {
  it("begins with a byte order mark, names its columns and states clocks and filters on every row", async () => {
    const written = await text(Readable.from(writeCsv(tableOf([[["A", 1, "2026-05-01"]], [["B", -2, null]]]))));
    const bytes = Buffer.from(written);
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(parse(bytes, { bom: true, columns: true })).toEqual([
      { "title.en": "A", count: "1", on: "2026-05-01", ...stated },
      { "title.en": "B", count: "-2", on: "", ...stated },
    ]);
  });

  it.each(HOSTILE)("holds %j as text that another program reads back as no formula", async (hostile) => {
    const written = await text(Readable.from(writeCsv(tableOf([[[hostile, 1, null]]]))));
    const [, row] = parse(written, { bom: true }) as string[][];
    expect(row).toHaveLength(6);
    expect(row?.[0]).not.toMatch(/^\s*[=+\-@＝]/);
    expect(withoutNeutralising(row?.[0] ?? "")).toBe(hostile);
    // Opened with another separator no cell begins with a formula either: what holds one is quoted as a whole.
    for (const cell of (parse(written, { bom: true, delimiter: ";", relax_quotes: true }) as string[][]).flat()) {
      expect(cell).not.toMatch(/^[=+@]/);
    }
  });

  it.each(PLAIN)("leaves %j as it is", async (plain) => {
    const written = await text(Readable.from(writeCsv(tableOf([[[plain, 1, null]]]))));
    expect((parse(written, { bom: true, columns: true }) as { "title.en": string }[])[0]?.["title.en"]).toBe(plain);
  });
});

describe("XLSX", () => {
  it("holds rows with numbers and days as such, and what it states on a second sheet", async () => {
    const table = () =>
      tableOf([
        [["A", 1, "2026-05-01"]],
        [
          ["B", 2.5, "2026-05"],
          [null, null, "1899-01-01"],
        ],
      ]);
    expect(await sheetOf(table(), 1)).toEqual([
      ["Title", "Count", "On"],
      ["A", 1, new Date("2026-05-01")],
      ["B", 2.5, "2026-05"],
      [null, null, "1899-01-01"],
    ]);
    expect(await sheetOf(table(), 2)).toEqual([["True on", "2026-05-01"]]);
  });

  it.each([...HOSTILE, ...PLAIN.filter(Boolean)])("holds %j as that text, and never as a formula", async (content) => {
    const rows = await sheetOf(tableOf([[[content, 1, null]]]), 1);
    expect(rows[1]?.[0]).toBe(content);
  });

  it("leaves out what XML cannot hold", async () => {
    const rows = await sheetOf(tableOf([[["a\0b\u0001c\ud800d\ufffe", 1, null]]]), 1);
    expect(rows[1]?.[0]).toBe("abc\ufffdd");
  });

  it("reads pages only as they are taken: 100,000 rows do not stand in memory", async () => {
    const pages = async function* () {
      for (let page = 0; page < 500; page++) {
        yield Array.from({ length: 200 }, (_, row): Cell[] => [`Row ${page} ${row} ${"x".repeat(200)}`, row, null]);
      }
    };
    const before = process.memoryUsage().rss;
    let size = 0;
    for await (const chunk of writeXlsx({ ...tableOf([]), pages: pages() }, words)) {
      size += (chunk as Buffer).length;
    }
    expect(size).toBeGreaterThan(100_000);
    expect(process.memoryUsage().rss - before).toBeLessThan(200_000_000);
  });
});

describe("JSON", () => {
  const items = [[{ title: "=1" }, { title: "b" }], [], [{ title: "c" }]];
  const document = () => ({ statement, pages: Readable.from(items) });

  it("is one document with what it states above the items", async () => {
    const written = JSON.parse(await text(Readable.from(writeJson(document()))));
    expect(written).toEqual({ meta: statement, items: items.flat() });
    expect(JSON.parse(await text(Readable.from(writeJson({ statement, pages: Readable.from([]) }))))).toEqual({
      meta: statement,
      items: [],
    });
  });

  it("or a line for each, the first of which states", async () => {
    const lines = (await text(Readable.from(writeJsonLines(document())))).trimEnd().split("\n");
    expect(lines.map((line) => JSON.parse(line))).toEqual([{ meta: statement }, ...items.flat()]);
  });
});

const stated = {
  "export.asOf": "2026-05-01",
  "export.knownAt": "2026-06-01T09:30:00.000Z",
  "export.filters": "theme=prevention&theme=global&q=a%3Bb",
};
