import type { Content, ContentText, TableCell } from "pdfmake/interfaces";
import type { Block, Cell, Entry, Run } from "../document";
import { INK, printable } from "../look";
import { balance, bar, check, glyph, shape, squares } from "./drawings";

/** Between the margins of an A4 page, in points. */
export const WIDTH = 471;
const TONES = { for: INK.for, against: INK.against, attention: INK.attention };

/** A stretch of text; what is said by a look is said by the words, too. */
export function text(runs: readonly Run[]): ContentText["text"] {
  return runs.map((run) => ({
    text: printable(run.text),
    ...(run.strong ? { bold: true } : {}),
    ...(run.italic ? { italics: true } : {}),
    ...(run.mono ? { font: "Sans", fontSize: 7.5, characterSpacing: 0.2 } : {}),
    ...(run.tone ? { color: TONES[run.tone] } : run.soft ? { color: INK.faint } : {}),
    ...(run.href ? { link: run.href, decoration: "underline" as const, decorationColor: INK.rule } : {}),
    ...(run.to ? { linkToDestination: run.to } : {}),
  }));
}

/** A cell; a status that it begins with stands as a glyph before its words. */
function cell(runs: Cell, more: Partial<ContentText> = {}): Content {
  const [first] = runs;
  if (!first?.status) return { text: text(runs), ...more };
  return {
    columns: [
      { svg: glyph(first.status), fit: [9, 9], width: 9, margin: [0, 1.5, 0, 0] },
      { text: text(runs), width: "*", ...more },
    ],
    columnGap: 4,
  };
}

/** A block as pdfmake sets it. */
export function content(block: Block): Content {
  switch (block.kind) {
    case "heading":
      return heading(block);
    case "text":
      return {
        text: text(block.runs),
        style: block.style,
        margin: [(block.indent ?? 0) * 14, 0, 0, block.style === "caption" ? 4 : 6],
      };
    case "figure":
      return {
        stack: [
          { canvas: [{ type: "line", x1: 0, y1: 0, x2: WIDTH, y2: 0, lineWidth: 1.4, lineColor: INK.ink }] },
          { text: block.title, style: "figure" },
          { text: block.sub, style: "caption", margin: [0, 0, 0, 6] },
        ],
        margin: [0, 14, 0, 0],
        headlineLevel: 3,
      };
    case "facts":
      return {
        table: {
          widths: [104, "*"],
          body: block.rows.map(({ label, runs }) => [
            { text: label, style: "label" },
            { text: text(runs), style: "cell" },
          ]),
        },
        layout: "facts",
        margin: [0, 2, 0, 8],
      };
    case "strip":
      return {
        table: {
          widths: block.cells.map(() => "*"),
          body: [
            block.cells.map(({ label, value, detail }) => ({
              stack: [
                { text: label, style: "label" },
                { stack: [cell(value)], style: "value" },
                ...(detail ? [{ text: detail, style: "small" }] : []),
              ],
            })),
          ],
        },
        layout: "strip",
        margin: [0, 4, 0, 10],
      };
    case "bars":
      return bars(block);
    case "balance":
      return balanced(block);
    case "table":
      return table(block);
    case "checks":
      return {
        table: {
          widths: [10, "*", 150],
          body: block.rows.map((row) => [
            { svg: check(row.holds), fit: [9, 9], width: 9, margin: [0, 1, 0, 0] },
            { text: row.text, style: "cell" },
            { text: row.detail, style: "cell", color: INK.faint },
          ]),
          dontBreakRows: true,
        },
        layout: "facts",
        margin: [0, 0, 0, 8],
      };
    case "entries":
      return { stack: block.entries.map(entry) };
    case "lines":
      return {
        table: {
          widths: [62, "*"],
          dontBreakRows: true,
          body: block.rows.map(({ mark, text: line }) => [
            { text: printable(mark), style: "label" },
            { text: printable(line), style: "line" },
          ]),
        },
        layout: "facts",
      };
  }
}

function heading(block: Extract<Block, { kind: "heading" }>): Content {
  const own = printable(block.text);
  const style = `h${block.level}`;
  const destination = block.key ? { id: block.key } : {};
  if (block.level > 1) return { text: own, style, headlineLevel: block.level };
  return {
    stack: [
      ...(block.mark ? [{ text: printable(block.mark), style: "mark" }] : []),
      {
        text: own,
        style,
        ...destination,
        outline: true,
        outlineText: printable(block.mark ? `${block.mark} ${block.text}` : block.text),
      } as Content,
    ],
    headlineLevel: 1,
    ...(block.newPage ? { pageBreak: "before" as const } : {}),
  };
}

const LABELS = 148;
const MOST_SQUARES = 60;

function bars({ rows, total }: Extract<Block, { kind: "bars" }>): Content {
  const width = WIDTH - LABELS - 60;
  return {
    table: {
      widths: [LABELS, "*", 24],
      dontBreakRows: true,
      body: rows.map(({ label, count, squares: some }): TableCell[] => [
        { stack: [cell(label)], style: "cell" },
        total > MOST_SQUARES
          ? { svg: bar(count / Math.max(total, 1), width, INK.for), width, margin: [0, 2, 0, 0] }
          : some.length > 0
            ? { svg: squares(some, width).svg, width }
            : { text: "" },
        { text: String(count), style: "figureCell", color: count === 0 ? INK.faint : INK.ink },
      ]),
    },
    layout: "rows",
    margin: [0, 0, 0, 4],
  };
}

function balanced({ heads, rows }: Extract<Block, { kind: "balance" }>): Content {
  const most = Math.max(1, ...rows.flatMap(({ left, right }) => [left, right]));
  const width = 270;
  const figure = (count: number, alignment: "left" | "right"): TableCell => ({
    text: String(count),
    style: "cell",
    alignment,
    color: count === 0 ? INK.faint : INK.ink,
  });
  return {
    table: {
      headerRows: 1,
      widths: [117, 22, width, 22],
      dontBreakRows: true,
      body: [
        [
          { text: "" },
          { text: "" },
          {
            columns: [
              { text: `← ${heads.left}`, style: "head", alignment: "right", color: INK.against },
              { text: `${heads.right} →`, style: "head", color: INK.for },
            ],
            columnGap: 8,
          },
          { text: "" },
        ],
        ...rows.map((row): TableCell[] => [
          { text: text(row.label), style: "cell" },
          figure(row.left, "right"),
          { svg: balance(row.left, row.right, most, width), width, margin: [0, 1.5, 0, 0] },
          figure(row.right, "left"),
        ]),
      ],
    },
    layout: "rows",
    margin: [0, 0, 0, 4],
  };
}

function table({ columns, rows }: Extract<Block, { kind: "table" }>): Content {
  const space = WIDTH - columns.length * 10;
  return {
    table: {
      headerRows: 1,
      keepWithHeaderRows: 1,
      dontBreakRows: true,
      widths: columns.map(({ width }) => (space * width) / 100),
      body: [
        columns.map(({ head, align }) => ({ text: head, style: "head", ...(align ? { alignment: align } : {}) })),
        ...rows.map((cells) =>
          columns.map((column, index): TableCell => {
            const to = cells[0]?.[0]?.to;
            if (column.page && to)
              return { text: [{ pageReference: to }], style: "cell", alignment: "right" } as TableCell;
            return {
              stack: [cell(cells[index] ?? [], column.align ? { alignment: column.align } : {})],
              style: "cell",
            };
          }),
        ),
      ],
    },
    layout: "rows",
    margin: [0, 2, 0, 8],
  };
}

/** A long quotation may go over a page; what fits stays together. */
const LONG = 1_400;

function entry({ grade, shape: letter, stance, paragraphs }: Entry): Content {
  const long = paragraphs.reduce((sum, { runs }) => sum + runs.reduce((of, run) => of + run.text.length, 0), 0) > LONG;
  return {
    unbreakable: !long,
    columns: [
      {
        width: 50,
        columns: [
          { svg: shape(letter, stance), fit: [9, 9], width: 9, margin: [0, 3, 0, 0] },
          {
            width: "auto",
            table: { widths: [9, 9], body: [grade.map((step) => ({ text: step, style: "grade" }))] },
            layout: "grade",
          },
        ],
        columnGap: 4,
      },
      {
        width: "*",
        stack: paragraphs.map(({ style, runs }) => ({ text: text(runs), style: `entry-${style}` })),
      },
    ],
    columnGap: 6,
    margin: [0, 0, 0, 7],
  };
}
