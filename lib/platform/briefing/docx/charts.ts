import { type FileChild, Paragraph, ShadingType, TextRun } from "docx";
import type { Block } from "../document";
import { INK, printable, STATUS_LOOK } from "../look";
import { colour, FACES, runsOf } from "./runs";
import { table } from "./tables";

const SANS = { font: FACES.sans, size: 17 };
const MOST_SQUARES = 60;
/** As many signs as the longest bar has. */
const LONGEST = 40;

const bar = (count: number, most: number, sign: string) =>
  count === 0 ? "" : sign.repeat(Math.max(1, Math.round((count * LONGEST) / Math.max(most, LONGEST))));

/** Rows of a chart stay on one page: it is looked at as a whole. */
const line = (children: ReturnType<typeof runsOf>, align: "left" | "right" = "left") =>
  new Paragraph({ children, alignment: align, spacing: { before: 10, after: 10 }, keepNext: true });

/** Squares of text with their numbers, so that they can be read out, searched and edited; bars where they are many. */
export function barsTable({ rows, total }: Extract<Block, { kind: "bars" }>): FileChild[] {
  return table({
    widths: [32, 60, 8],
    rules: "rows",
    rows: rows.map(({ label, count, squares }) => [
      [line(runsOf(label, SANS))],
      [
        line(
          total > MOST_SQUARES
            ? [new TextRun({ text: bar(count, total, "█"), font: FACES.sans, size: 14, color: colour(INK.for) })]
            : squares.flatMap(({ name, status }) => {
                const { colour: ink, on, filled } = STATUS_LOOK[status];
                return [
                  new TextRun({
                    text: ` ${printable(name)} `,
                    font: FACES.sans,
                    size: 15,
                    color: colour(on),
                    ...(filled
                      ? { shading: { type: ShadingType.CLEAR, fill: colour(ink), color: "auto" } }
                      : { border: { style: "single" as const, size: 4, space: 0, color: colour(ink) } }),
                  }),
                  new TextRun({ text: " ", font: FACES.sans, size: 15 }),
                ];
              }),
        ),
      ],
      [line(runsOf([{ text: String(count), ...(count === 0 ? { soft: true } : {}) }], SANS), "right")],
    ]),
  });
}

/** Against to the left, for to the right; the side says it as well as the colour. */
export function balanceTable({ heads, rows }: Extract<Block, { kind: "balance" }>): FileChild[] {
  const most = Math.max(1, ...rows.flatMap(({ left, right }) => [left, right]));
  const figure = (count: number) => runsOf([{ text: String(count), ...(count === 0 ? { soft: true } : {}) }], SANS);
  const signs = (text: string, ink: string) => new TextRun({ text, font: FACES.signs, size: 16, color: colour(ink) });
  return table({
    widths: [18, 41, 41],
    rules: "rows",
    head: [
      line([]),
      line(runsOf([{ text: `← ${heads.left}`, tone: "against" }], { ...SANS, size: 16 }), "right"),
      line(runsOf([{ text: `${heads.right} →`, tone: "for" }], { ...SANS, size: 16 })),
    ],
    rows: rows.map(({ label, left, right }) => [
      [line(runsOf(label, SANS))],
      [line([...figure(left), signs(` ${bar(left, most, "□")}`, INK.against)], "right")],
      [line([signs(`${bar(right, most, "■")} `, INK.for), ...figure(right)])],
    ]),
  });
}
