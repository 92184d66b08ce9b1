import { Bookmark, BorderStyle, type FileChild, HeadingLevel, Paragraph, TextRun } from "docx";
import type { Block, Entry } from "../document";
import { INK, printable } from "../look";
import { balanceTable, barsTable } from "./charts";
import { bookmark, colour, FACES, runsOf } from "./runs";
import { table } from "./tables";

const SANS = { font: FACES.sans, size: 17 };
const LABEL = { font: FACES.sans, size: 16, color: colour(INK.faint) };
const LEVELS = { 1: HeadingLevel.HEADING_1, 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3 } as const;
const LOOKS = {
  lede: { size: 30 },
  reading: { size: 21 },
  body: { size: 19 },
  quote: { size: 19, italics: true },
  caption: { font: FACES.sans, size: 16, color: colour(INK.soft) },
};

/** Blocks as this form has them. */
export function blocks(given: readonly Block[]): FileChild[] {
  return given.flatMap(children);
}

function children(block: Block): FileChild[] {
  switch (block.kind) {
    case "heading":
      return heading(block);
    case "text":
      return [
        new Paragraph({
          spacing: { after: 120, line: 276 },
          ...(block.indent ? { indent: { left: block.indent * 280 } } : {}),
          children: runsOf(block.runs, LOOKS[block.style]),
        }),
      ];
    case "figure":
      return [
        new Paragraph({
          spacing: { before: 280, after: 20 },
          keepNext: true,
          border: { top: { style: BorderStyle.SINGLE, size: 12, space: 4, color: colour(INK.ink) } },
          children: [new TextRun({ text: printable(block.title), bold: true, size: 25 })],
        }),
        new Paragraph({
          spacing: { after: 100 },
          keepNext: true,
          children: runsOf([{ text: block.sub }], LOOKS.caption),
        }),
      ];
    case "facts":
      return table({
        widths: [23, 77],
        rows: block.rows.map(({ label, runs }) => [
          [line(runsOf([{ text: label }], LABEL))],
          [line(runsOf(runs, SANS))],
        ]),
        rules: "none",
      });
    case "strip":
      return table({
        widths: block.cells.map(() => 100 / block.cells.length),
        rows: [
          block.cells.map(({ label, value, detail }) => [
            line(runsOf([{ text: label }], LABEL)),
            line(runsOf(value, { font: FACES.sans, size: 20 })),
            ...(detail ? [line(runsOf([{ text: detail }], { ...LABEL, size: 15 }))] : []),
          ]),
        ],
        rules: "strip",
      });
    case "bars":
      return barsTable(block);
    case "balance":
      return balanceTable(block);
    case "table": {
      // The form has no page to name before it is opened: that column stays away.
      const columns = block.columns.map((column, index) => ({ ...column, index })).filter(({ page }) => !page);
      const all = columns.reduce((sum, { width }) => sum + width, 0);
      return table({
        widths: columns.map(({ width }) => (width * 100) / all),
        head: columns.map(({ head, align }) => line(runsOf([{ text: head }], LABEL), align)),
        rows: block.rows.map((cells) =>
          columns.map(({ index, align }) => [line(runsOf(cells[index] ?? [], SANS), align)]),
        ),
        rules: "rows",
      });
    }
    case "checks":
      return table({
        widths: [4, 64, 32],
        rows: block.rows.map(({ holds, text, detail }) => [
          [
            line([
              new TextRun({
                text: holds ? "✓" : "☐",
                font: FACES.signs,
                size: 18,
                color: colour(holds ? INK.ink : INK.attention),
              }),
            ]),
          ],
          [line(runsOf([{ text }], SANS))],
          [line(runsOf([{ text: detail, soft: true }], SANS))],
        ]),
        rules: "none",
      });
    case "entries":
      return block.entries.flatMap(entry);
    case "lines":
      return table({
        widths: [14, 86],
        rows: block.rows.map(({ mark, text }) => [
          [line(runsOf([{ text: mark }], LABEL))],
          [line(runsOf([{ text }], { size: 19 }))],
        ]),
        rules: "none",
      });
  }
}

function heading(block: Extract<Block, { kind: "heading" }>): FileChild[] {
  const text = new TextRun({ text: printable(block.text) });
  return [
    ...(block.mark
      ? [
          new Paragraph({
            spacing: { after: 0 },
            keepNext: true,
            pageBreakBefore: block.newPage === true,
            children: runsOf([{ text: block.mark, soft: true }], SANS),
          }),
        ]
      : []),
    new Paragraph({
      heading: LEVELS[block.level],
      pageBreakBefore: block.newPage === true && !block.mark,
      ...(block.mark ? { spacing: { before: 40 } } : {}),
      children: block.key ? [new Bookmark({ id: bookmark(block.key), children: [text] })] : [text],
    }),
  ];
}

function line(given: ReturnType<typeof runsOf>, align?: "right") {
  return new Paragraph({ children: given, spacing: { before: 10, after: 10 }, ...(align ? { alignment: align } : {}) });
}

const SHAPES = { s: ["■", "□"], c: ["●", "○"], d: ["◆", "◇"] } as const;
const PARAGRAPHS = {
  title: { size: 20, bold: true },
  meta: { font: FACES.sans, size: 15, color: colour(INK.soft) },
  quote: { size: 19, italics: true },
  text: { size: 19 },
};

/** An item of evidence: its mark and grade stand before its title. */
function entry({ grade, shape, stance, paragraphs }: Entry): FileChild[] {
  const tone = stance === "for" ? INK.for : stance === "against" ? INK.against : INK.faint;
  const [filled, hollow] = SHAPES[shape];
  return paragraphs.map(
    ({ style, runs }, index) =>
      new Paragraph({
        indent: { left: 900, ...(index === 0 ? { hanging: 900 } : {}) },
        spacing: { before: index === 0 ? 100 : 0, after: index === paragraphs.length - 1 ? 120 : 20 },
        keepNext: index < paragraphs.length - 1,
        keepLines: true,
        ...(index === 0 ? { tabStops: [{ type: "left" as const, position: 900 }] } : {}),
        children: [
          ...(index === 0
            ? [
                new TextRun({
                  text: stance === "for" ? filled : hollow,
                  font: FACES.signs,
                  size: 18,
                  color: colour(tone),
                }),
                new TextRun({ text: ` ${grade.join(" ")}\t`, font: FACES.sans, size: 17 }),
              ]
            : []),
          ...runsOf(runs, PARAGRAPHS[style]),
        ],
      }),
  );
}
