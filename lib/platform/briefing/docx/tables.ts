import {
  BorderStyle,
  type FileChild,
  type IBorderOptions,
  type ITableCellBorders,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  WidthType,
} from "docx";
import { INK } from "../look";
import { colour, PAGE } from "./runs";

/** A table of a briefing. */
export interface TableGiven {
  /** In percent. */
  widths: readonly number[];
  head?: readonly Paragraph[];
  rows: readonly (readonly FileChild[])[][];
  /** Hairlines between rows, an ink rule above and a hairline below, or nothing. */
  rules: "rows" | "strip" | "none";
}

/** No line at all. */
export const NO_RULE: IBorderOptions = { style: BorderStyle.NONE, size: 0, color: "auto" };
const NONE = { top: NO_RULE, bottom: NO_RULE, left: NO_RULE, right: NO_RULE };
const rule = (size: number, ink: string): IBorderOptions => ({ style: BorderStyle.SINGLE, size, color: colour(ink) });

/** A table without boxes, with a little room after it. */
export function table({ widths, head, rows, rules }: TableGiven): FileChild[] {
  const columnWidths = widths.map((width) => Math.round((width * PAGE.text) / 100));
  const borders: ITableCellBorders =
    rules === "rows"
      ? { ...NONE, bottom: rule(4, INK.hairline) }
      : rules === "strip"
        ? { ...NONE, top: rule(12, INK.ink), bottom: rule(4, INK.rule) }
        : NONE;
  const cells = (contents: readonly (readonly FileChild[])[], own: ITableCellBorders) =>
    contents.map(
      (content, index) =>
        new TableCell({
          width: { size: columnWidths[index] ?? 0, type: WidthType.DXA },
          borders: own,
          margins: { top: 30, bottom: 30, left: 0, right: 140 },
          children: content.length > 0 ? [...(content as Paragraph[])] : [new Paragraph({})],
        }),
    );
  return [
    new Table({
      width: { size: PAGE.text, type: WidthType.DXA },
      columnWidths,
      layout: TableLayoutType.FIXED,
      borders: { ...NONE, insideHorizontal: NO_RULE, insideVertical: NO_RULE },
      rows: [
        ...(head
          ? [
              new TableRow({
                tableHeader: true,
                cantSplit: true,
                children: cells(
                  head.map((each) => [each]),
                  { ...NONE, bottom: rule(6, INK.soft) },
                ),
              }),
            ]
          : []),
        ...rows.map((row) => new TableRow({ cantSplit: true, children: cells(row, borders) })),
      ],
    }),
    new Paragraph({ spacing: { after: 60 }, children: [] }),
  ];
}
