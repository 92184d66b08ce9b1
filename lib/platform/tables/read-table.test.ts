import { crc32, deflateRawSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import type { Encoding, Table } from "@/lib/domain/import/table";
import { readTable } from "./read-table";

const RUSSIAN =
  "№;Рекомендация;Ответственный;Статус\nР-1;Создать единый реестр рекомендаций;Секретариат;Выполнено\nР-2;«Провести» учения — дважды в год;Объединённый штаб;В работе\n";
const FRENCH =
  "id,recommandation,responsable\n1,Créer un registre unifié des décisions,Secrétariat général\n2,L’État doit publier son évaluation « à temps »,Ministère de l’Intérieur\n";

/** Bytes of a text in an encoding of one byte a sign: what TextDecoder reads, the other way round. */
function encode(text: string, encoding: Encoding): Uint8Array {
  if (encoding === "utf-8") return new TextEncoder().encode(text);
  if (encoding === "utf-16le" || encoding === "utf-16be") {
    const bytes = Buffer.from(text, "utf16le");
    return encoding === "utf-16le" ? bytes : bytes.swap16();
  }
  const decoder = new TextDecoder(encoding);
  const byte = new Map(Array.from({ length: 256 }, (_, code) => [decoder.decode(Uint8Array.of(code)), code]));
  return Uint8Array.from([...text].map((sign) => byte.get(sign) ?? 0x3f));
}

const cellsOf = (table: Table) => [...table.rows()].map((row) => row.cells);

describe("encodings", () => {
  it.each<[Encoding, string, string]>([
    ["utf-8", RUSSIAN, "Создать единый реестр рекомендаций"],
    ["utf-16le", RUSSIAN, "Создать единый реестр рекомендаций"],
    ["utf-16be", RUSSIAN, "Создать единый реестр рекомендаций"],
    ["windows-1251", RUSSIAN, "Создать единый реестр рекомендаций"],
    ["utf-8", FRENCH, "Créer un registre unifié des décisions"],
    ["utf-16le", FRENCH, "Créer un registre unifié des décisions"],
    ["windows-1252", FRENCH, "Créer un registre unifié des décisions"],
    ["macintosh", FRENCH, "Créer un registre unifié des décisions"],
  ])("tells %s by its bytes", async (encoding, text, title) => {
    const table = await readTable(encode(text, encoding));
    expect(table.shape.encoding).toBe(encoding);
    expect(cellsOf(table)[0]?.[1]).toBe(title);
  });

  it.each<[Encoding, number[]]>([
    ["utf-8", [0xef, 0xbb, 0xbf]],
    ["utf-16le", [0xff, 0xfe]],
    ["utf-16be", [0xfe, 0xff]],
  ])("takes the mark of %s off the first column's name", async (encoding, mark) => {
    const table = await readTable(Buffer.concat([Uint8Array.from(mark), encode(RUSSIAN, encoding)]));
    expect(table.shape).toMatchObject({ encoding, byteOrderMark: true, certain: true });
    expect(table.columns[0]).toBe("№");
  });

  it("reads a capital with an accent at the beginning of a name as one, where nothing else speaks", async () => {
    const table = await readTable(
      encode("id,État,Promise\n1,fait,Build a bridge\n2,en cours,Plant trees\n", "windows-1252"),
    );
    expect(table.shape.encoding).toBe("windows-1252");
    expect(table.columns).toEqual(["id", "État", "Promise"]);
  });

  it("tells English with typographic quotes on a Mac from the same on Windows", async () => {
    const text = "id,text\n1,The State’s “plan” – as agreed\n2,Don’t close the office\n";
    for (const encoding of ["windows-1252", "macintosh"] as const) {
      const table = await readTable(encode(text, encoding));
      expect(table.shape.encoding).toBe(encoding);
      expect(cellsOf(table)[0]?.[1]).toBe("The State’s “plan” – as agreed");
    }
  });
});

describe("cells and lines", () => {
  it.each([
    ["CRLF", "\r\n"],
    ["LF", "\n"],
    ["CR", "\r"],
  ] as const)("ends lines with %s", async (name, end) => {
    const table = await readTable(Buffer.from(["id,text", '1,"two\nlines"', "2,b"].join(end)));
    expect(table.shape.lineEnds).toBe(name);
    expect(cellsOf(table)).toEqual([
      ["1", "two\nlines"],
      ["2", "b"],
    ]);
  });

  it.each([",", ";", "\t", "|"])("finds the delimiter %j though others stand in the text", async (delimiter) => {
    const rows = ["id|text|who", "1|Build roads, bridges; and ports|A; B", "2|Train staff, twice|C"];
    const table = await readTable(
      Buffer.from(
        rows
          .map((row) => row.split("|").join(delimiter))
          .join("\n")
          .replace(/Build[^|;\t]*ports/, (text) => `"${text}"`),
      ),
    );
    expect(table.shape.delimiter).toBe(delimiter);
    expect(table.columns).toEqual(["id", "text", "who"]);
  });

  it("reads doubled quotes, delimiters and line ends within a quotation as text", async () => {
    const table = await readTable(Buffer.from('id,text\n1,"She said ""no"", twice,\r\nand left"\n'));
    expect(cellsOf(table)).toEqual([["1", 'She said "no", twice,\nand left']]);
  });

  it("says at which row and line a quotation begins that is never closed", async () => {
    const rows = [...(await readTable(Buffer.from('id,text\n1,a\n2,"b\n3,c\n'))).rows()];
    expect(rows.at(-1)).toMatchObject({ number: 2, line: 3, fault: { code: "unclosedQuote", column: "text" } });
  });

  it("says which row has more cells than the heading", async () => {
    const rows = [...(await readTable(Buffer.from("id,text\n1,a\n2,b,c\n"))).rows()];
    expect(rows[1]?.fault).toEqual({ code: "extraCells", column: "#3" });
  });

  it("names columns that are empty or come twice", async () => {
    const table = await readTable(Buffer.from("id,note,,note\n1,a,b,c\n"));
    expect(table.columns).toEqual(["id", "note", "#3", "note (2)"]);
  });

  it("passes over titles above the heading", async () => {
    const table = await readTable(
      Buffer.from("Register of recommendations,,\n,,\nid,text,status\n1,a,done\n2,b,done\n"),
    );
    expect(table.columns).toEqual(["id", "text", "status"]);
  });

  it("reads entities as their signs unless they are to be kept", async () => {
    const bytes = Buffer.from("id,text\n1,Fish &amp; chips&nbsp;&#8211; caf&eacute; &notanentity;\n");
    expect(cellsOf(await readTable(bytes))[0]?.[1]).toBe("Fish & chips\u00a0– café &notanentity;");
    expect(cellsOf(await readTable(bytes, { entities: "keep" }))[0]?.[1]).toContain("&amp;");
  });
});

describe("JSON", () => {
  it("finds the list of records within and reads what is nested by its path", async () => {
    const value = {
      meta: { tags: ["x"] },
      data: {
        items: [
          { id: 1, a: { b: "c" }, links: [{ url: "u", name: "n" }, { url: "v" }], tags: ["p", "q"] },
          { id: 2, links: [] },
        ],
      },
    };
    const table = await readTable(Buffer.from(JSON.stringify(value)));
    expect(table.shape).toMatchObject({ format: "JSON", records: "data.items" });
    expect(table.columns).toEqual(["id", "a.b", "links[].url", "links[].name", "tags"]);
    expect(cellsOf(table)).toEqual([
      ["1", "c", ["u", "v"], ["n", ""], ["p", "q"]],
      ["2", "", "", "", ""],
    ]);
  });

  it("reads one object a line", async () => {
    const table = await readTable(Buffer.from('{"id":1,"text":"a"}\n{"id":2,"text":"b"}\n'));
    expect(table.shape.format).toBe("JSON_LINES");
    expect(cellsOf(table)).toHaveLength(2);
  });

  it("says where JSON breaks off", async () => {
    await expect(readTable(Buffer.from('[{"id":1},{"id":'))).rejects.toMatchObject({ code: "notJson" });
  });
});

describe("XLSX", () => {
  it("reads the first sheet that has rows, days as days", async () => {
    const table = await readTable(workbook());
    expect(table.shape).toEqual({ format: "XLSX", sheet: "Плaн", sheets: ["Cover", "Плaн"] });
    expect(table.columns).toEqual(["No", "Text", "Date"]);
    expect(cellsOf(table)).toEqual([["1", "Открыть архив & реестр", "2019-07-10"]]);
  });

  it("reads the sheet that has the table behind a cover with words, below titles over all columns", async () => {
    const table = await readTable(
      workbook({ cover: ["The plan", "Made by the Office", "In July"], titles: ["The plan", "As of July"] }),
    );
    expect(table.shape).toMatchObject({ sheet: "Плaн" });
    expect(table.columns).toEqual(["No", "Text", "Date"]);
    expect([...table.rows()]).toMatchObject([
      { number: 1, line: 4, cells: ["1", "Открыть архив & реестр", "2019-07-10"] },
    ]);
  });

  it("says where there is no such sheet", async () => {
    await expect(readTable(workbook(), { sheet: "Annex" })).rejects.toMatchObject({ code: "noSheet" });
  });
});

describe("what is no table", () => {
  it("refuses an empty file, a picture and the old .xls", async () => {
    await expect(readTable(new Uint8Array())).rejects.toMatchObject({ code: "empty" });
    await expect(readTable(Buffer.from([0xff, 0xd8, 0xff, 0xe0, ...Array(200).keys()]))).rejects.toMatchObject({
      code: "binary",
    });
    await expect(readTable(Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0, 0]))).rejects.toMatchObject({
      code: "notSpreadsheet",
    });
  });

  it("refuses a workbook that unpacks to more than a machine holds, whatever its directory says", async () => {
    const honest = zip(deflateRawSync(Buffer.alloc(300 << 20)), 300 << 20);
    await expect(readTable(honest)).rejects.toMatchObject({ code: "tooLargeUnpacked" });
    const lying = zip(deflateRawSync(Buffer.alloc(300 << 20)), 10);
    await expect(readTable(lying)).rejects.toMatchObject({ code: "tooLargeUnpacked" });
  });
});

/** A ZIP of one deflated entry whose directory gives a size. */
function zip(deflated: Buffer, declared: number): Buffer {
  return zipOf([{ name: "xl/worksheets/sheet1.xml", deflated, declared }]);
}

function zipOf(entries: { name: string; deflated: Buffer; declared: number; crc?: number }[]): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name: text, deflated, declared, crc = 0 } of entries) {
    const name = Buffer.from(text);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(20, 4);
    local.writeUInt16LE(8, 8);
    local.writeUInt32LE(crc, 14);
    local.writeUInt32LE(deflated.length, 18);
    local.writeUInt32LE(declared, 22);
    local.writeUInt16LE(name.length, 26);
    const central = Buffer.alloc(46);
    central.writeUInt32LE(0x02014b50, 0);
    central.writeUInt16LE(20, 6);
    central.writeUInt16LE(8, 10);
    central.writeUInt32LE(crc, 16);
    central.writeUInt32LE(deflated.length, 20);
    central.writeUInt32LE(declared, 24);
    central.writeUInt16LE(name.length, 28);
    central.writeUInt32LE(offset, 42);
    parts.push(local, name, deflated);
    directory.push(central, name);
    offset += local.length + name.length + deflated.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, central, end]);
}

/** The least workbook that is one: a sheet of texts, numbers and a day. */
/** @param cover rows of one cell on the sheet before; @param titles rows of one cell, merged over the table, above it */
function workbook({ cover = [], titles = [] }: { cover?: string[]; titles?: string[] } = {}): Buffer {
  const types = "application/vnd.openxmlformats-officedocument.spreadsheetml";
  const relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
  const files = {
    "[Content_Types].xml": `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/xl/workbook.xml" ContentType="${types}.sheet.main+xml"/></Types>`,
    "xl/workbook.xml": `<workbook ${main} xmlns:r="${relations}"><sheets><sheet name="Cover" sheetId="1" r:id="rId1"/><sheet name="Плaн" sheetId="2" r:id="rId2"/></sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${relations}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${relations}/worksheet" Target="worksheets/sheet2.xml"/><Relationship Id="rId3" Type="${relations}/styles" Target="styles.xml"/></Relationships>`,
    "xl/styles.xml": `<styleSheet ${main}><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>`,
    "xl/worksheets/sheet1.xml": `<worksheet ${main}><sheetData>${cover.map((text, index) => `<row r="${index + 1}"><c r="A${index + 1}" t="inlineStr"><is><t>${text}</t></is></c></row>`).join("")}</sheetData></worksheet>`,
    "xl/worksheets/sheet2.xml": `<worksheet ${main}><sheetData>${[
      ...titles.map((text) => `<c r="A1" t="inlineStr"><is><t>${text}</t></is></c>`),
      '<c r="A1" t="inlineStr"><is><t>No</t></is></c><c r="B1" t="inlineStr"><is><t>Text</t></is></c><c r="C1" t="inlineStr"><is><t>Date</t></is></c>',
      '<c r="A2"><v>1</v></c><c r="B2" t="inlineStr"><is><t>Открыть архив &amp; реестр</t></is></c><c r="C2" s="1"><v>43656</v></c>',
    ]
      .map((cells, index) => `<row r="${index + 1}">${cells.replace(/ r="([A-C])\d"/g, ` r="$1${index + 1}"`)}</row>`)
      .join(
        "",
      )}</sheetData>${titles.map((_, index) => `<mergeCells><mergeCell ref="A${index + 1}:C${index + 1}"/></mergeCells>`).join("")}</worksheet>`,
  };
  return zipOf(
    Object.entries(files).map(([name, text]) => {
      const bytes = Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>${text}`);
      return { name, deflated: deflateRawSync(bytes), declared: bytes.length, crc: crc32(bytes) };
    }),
  );
}

describe("tables as they are met", () => {
  const read = async (text: string) => readTable(new TextEncoder().encode(text));
  const objectsOf = (table: Table) =>
    cellsOf(table).map((cells) => Object.fromEntries(table.columns.map((name, place) => [name, cells[place]])));

  it("finds the delimiter below a title that has another one", async () => {
    const table = await read(
      "Register of pledges, 2024, as of June\n\nid;Promise;État\n1;Build a bridge, soon;fait\n2;Plant trees;\n",
    );
    expect(table.columns).toEqual(["id", "Promise", "État"]);
    expect(cellsOf(table)).toEqual([
      ["1", "Build a bridge, soon", "fait"],
      ["2", "Plant trees", ""],
    ]);
  });

  it("passes over rows of nothing but delimiters", async () => {
    const table = await read("id,text,status\n1,One,done\n,,\n2,Two,done\n,,\n");
    expect(cellsOf(table)).toHaveLength(2);
  });

  it("leaves totals and notes below the table out, and says from which line", async () => {
    const table = await read(
      "id,text,status,days\n1,One,done,3\n2,Two,done,4\n,,,\nИтого:,,,7\nSource: the Ministry,,,\n",
    );
    expect(cellsOf(table)).toHaveLength(2);
    expect(table.shape.totalsFrom).toBe(5);
  });

  it("keeps a row that is called a total where others follow it, or where it says more", async () => {
    const table = await read("id,text,status,days\nTotal,,,3\n2,Two,done,4\nTotal,Two,done,4\n");
    expect(cellsOf(table)).toHaveLength(3);
    expect(table.shape.totalsFrom).toBeUndefined();
  });

  it("reads JSON whose records are told apart by their keys", async () => {
    const table = await read(
      JSON.stringify({ meta: { v: 1 }, plan: { a: { text: "One", by: "X" }, b: { text: "Two" } } }),
    );
    expect(table.shape.records).toBe("plan");
    expect(objectsOf(table)).toEqual([
      { key: "a", text: "One", by: "X" },
      { key: "b", text: "Two", by: "" },
    ]);
  });

  it("reads JSON whose records stand in groups", async () => {
    const table = await read(JSON.stringify({ Health: [{ id: 1, text: "One" }], Roads: [{ id: 2, text: "Two" }] }));
    expect(objectsOf(table)).toEqual([
      { group: "Health", id: "1", text: "One" },
      { group: "Roads", id: "2", text: "Two" },
    ]);
  });

  it.each([
    [
      "under their own heading",
      [
        ["id", "text"],
        [1, "One"],
        [2, "Two"],
      ],
    ],
    [
      "under a heading that stands beside them",
      {
        columns: ["id", "text"],
        data: [
          [1, "One"],
          [2, "Two"],
        ],
      },
    ],
  ])("reads JSON whose rows are lists, %s", async (_, value) => {
    expect(objectsOf(await read(JSON.stringify(value)))).toEqual([
      { id: "1", text: "One" },
      { id: "2", text: "Two" },
    ]);
  });

  it("reads JSON whose records stand in the lists of groups, each with what its group says", async () => {
    const text = JSON.stringify({
      themes: [
        {
          name: "Health",
          pledges: [
            { id: 1, text: "Open ten rural clinics", links: [] },
            { id: 2, text: "Train more nurses" },
          ],
        },
        { name: "Roads", pledges: [{ id: 3, text: "Mend the northern road" }] },
      ],
    });
    const table = await read(text);
    expect(table.shape.records).toBe("themes[].pledges");
    expect(objectsOf(table).map(({ "themes.name": theme, id }) => [theme, id])).toEqual([
      ["Health", "1"],
      ["Health", "2"],
      ["Roads", "3"],
    ]);
    const chosen = await readTable(new TextEncoder().encode(text), { records: "themes[].pledges" });
    expect(objectsOf(chosen)).toEqual(objectsOf(table));
  });

  it("leaves links in their records", async () => {
    const links = [
      { name: "Report of the Office on it", url: "https://example.org/1" },
      { name: "What a newspaper wrote of it", url: "https://example.org/2" },
    ];
    const table = await read(
      JSON.stringify([
        { id: 1, text: "One", links },
        { id: 2, text: "Two", links },
      ]),
    );
    expect(table.columns).toEqual(["id", "text", "links[].name", "links[].url"]);
  });
});
