import { Readable } from "node:stream";
import yazl from "yazl";
import { type Cell, isFormulaLike } from "@/lib/domain/export";
import type { Table, TableColumn } from "./table";

/** The words that a workbook needs beside its columns' headings. */
export interface WorkbookWords {
  /** The two sheets' names. */
  data: string;
  about: string;
  /** What the export states, line by line. */
  lines: readonly (readonly [name: string, value: string])[];
}

/** The styles of xl/styles.xml, by their place there. */
const STYLE = { plain: 0, heading: 1, text: 2, day: 3, instant: 4, wrapped: 5 } as const;
/** So much fits into one cell. */
const MOST_CHARACTERS = 32_767;
const EPOCH = Date.UTC(1899, 11, 30);
/** Before this day spreadsheets count wrongly (they have a 29 February 1900). */
const FIRST_DAY = Date.UTC(1900, 2, 1);
const DAY_MS = 86_400_000;

/**
 * A table as a workbook (Office Open XML) of two sheets: the rows, and what they state. Written while it is read: no more
 * than a page of rows is in memory. Text is stored as text (inline strings), never as a formula, and what looks like one is
 * marked as quoted, so that it stays text when somebody edits the cell.
 */
export function writeXlsx(table: Table, words: WorkbookWords): Readable {
  const zip = new yazl.ZipFile();
  const part = (name: string, text: string) => zip.addBuffer(Buffer.from(`${HEAD}${text}`), name);
  part("[Content_Types].xml", CONTENT_TYPES);
  part("_rels/.rels", relations([["officeDocument", "xl/workbook.xml"]]));
  part(
    "xl/_rels/workbook.xml.rels",
    relations([
      ["worksheet", "worksheets/sheet1.xml"],
      ["worksheet", "worksheets/sheet2.xml"],
      ["styles", "styles.xml"],
    ]),
  );
  part(
    "xl/workbook.xml",
    `<workbook xmlns="${MAIN}" xmlns:r="${RELATION}"><sheets><sheet name="${escaped(sheetName(words.data))}" sheetId="1" r:id="rId1"/><sheet name="${escaped(sheetName(words.about))}" sheetId="2" r:id="rId2"/></sheets></workbook>`,
  );
  part("xl/styles.xml", STYLES);
  part("xl/worksheets/sheet2.xml", aboutSheet(words.lines));
  const output = zip.outputStream as Readable;
  const sheet = Readable.from(dataSheet(table));
  sheet.on("error", (error) => output.destroy(error));
  zip.addReadStream(sheet, "xl/worksheets/sheet1.xml");
  zip.end();
  return output;
}

async function* dataSheet({ columns, pages }: Table): AsyncGenerator<string> {
  const widths = columns.map(
    (column, at) => `<col min="${at + 1}" max="${at + 1}" width="${column.width ?? 16}" customWidth="1"/>`,
  );
  const last = columnName(columns.length - 1);
  yield `${HEAD}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${widths.join("")}</cols><sheetData>`;
  yield `<row r="1">${columns.map((column, at) => textCell(`${columnName(at)}1`, column.heading, STYLE.heading)).join("")}</row>`;
  let line = 1;
  for await (const rows of pages) {
    yield rows
      .map((row) => {
        line++;
        return `<row r="${line}">${row.map((cell, at) => cellXml(`${columnName(at)}${line}`, cell, columns[at])).join("")}</row>`;
      })
      .join("");
  }
  yield `</sheetData><autoFilter ref="A1:${last}${line}"/></worksheet>`;
}

function aboutSheet(lines: WorkbookWords["lines"]): string {
  const rows = lines.map(
    ([name, value], at) =>
      `<row r="${at + 1}">${textCell(`A${at + 1}`, name, STYLE.heading)}${textCell(`B${at + 1}`, value, STYLE.wrapped)}</row>`,
  );
  return `<worksheet xmlns="${MAIN}"><cols><col min="1" max="1" width="26" customWidth="1"/><col min="2" max="2" width="80" customWidth="1"/></cols><sheetData>${rows.join("")}</sheetData></worksheet>`;
}

function cellXml(place: string, cell: Cell, column: TableColumn | undefined): string {
  if (cell === null || cell === "") return "";
  if (typeof cell === "number") return `<c r="${place}"><v>${cell}</v></c>`;
  if (typeof cell === "boolean") return `<c r="${place}" t="b"><v>${cell ? 1 : 0}</v></c>`;
  const text = typeof cell === "string" ? cell : cell.join("; ");
  const serial = column?.type ? serialOf(text, column.type) : null;
  if (serial !== null && column?.type) return `<c r="${place}" s="${STYLE[column.type]}"><v>${serial}</v></c>`;
  return textCell(place, text, isFormulaLike(text) ? STYLE.text : STYLE.plain);
}

/** Days since the epoch of spreadsheets; null for what is no whole day or instant that they can count. */
function serialOf(text: string, type: "day" | "instant"): number | null {
  if (!(type === "day" ? /^\d{4}-\d{2}-\d{2}$/ : /^\d{4}-\d{2}-\d{2}T.*Z$/).test(text)) return null;
  const at = Date.parse(text);
  return Number.isNaN(at) || at < FIRST_DAY ? null : (at - EPOCH) / DAY_MS;
}

function textCell(place: string, text: string, style: number): string {
  const kept = text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS - 1)}…` : text;
  return `<c r="${place}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escaped(kept)}</t></is></c>`;
}

/** A, B … Z, AA … */
function columnName(at: number): string {
  const letter = String.fromCharCode(65 + (at % 26));
  return at < 26 ? letter : `${columnName(Math.floor(at / 26) - 1)}${letter}`;
}

/** Sheets' names hold 31 characters, none of them one of []:*?/\ */
function sheetName(text: string): string {
  return text.replace(/[[\]:*?/\\]/g, " ").slice(0, 31);
}

/** Text as XML 1.0 can hold it: control characters and halves of surrogate pairs are left out. */
function escaped(text: string): string {
  return text
    .toWellFormed()
    .replace(ILLEGAL, "")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("\r", "&#13;");
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML may not hold
const ILLEGAL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml";
const CONTENT_TYPES = `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${TYPE}.worksheet+xml"/><Override PartName="/xl/worksheets/sheet2.xml" ContentType="${TYPE}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/></Types>`;

function relations(targets: readonly (readonly [type: string, target: string])[]): string {
  const each = targets.map(
    ([type, target], at) => `<Relationship Id="rId${at + 1}" Type="${RELATION}/${type}" Target="${target}"/>`,
  );
  return `<Relationships xmlns="${PACKAGE}/relationships">${each.join("")}</Relationships>`;
}

const xf = (more: string) => `<xf xfId="0" borderId="0" ${more}/>`;
const STYLES = `<styleSheet xmlns="${MAIN}"><numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/><numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd\\ hh:mm:ss"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="6">${[
  xf('numFmtId="0" fontId="0" fillId="0"'),
  xf('numFmtId="49" fontId="1" fillId="0" applyFont="1"'),
  xf('numFmtId="49" fontId="0" fillId="0" quotePrefix="1" applyNumberFormat="1"'),
  xf('numFmtId="164" fontId="0" fillId="0" applyNumberFormat="1"'),
  xf('numFmtId="165" fontId="0" fillId="0" applyNumberFormat="1"'),
  '<xf xfId="0" borderId="0" numFmtId="49" fontId="0" fillId="0" applyAlignment="1"><alignment wrapText="1" vertical="top"/></xf>',
].join("")}</cellXfs></styleSheet>`;
