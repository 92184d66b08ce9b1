import type { Content, CustomTableLayout, StyleDictionary, TDocumentDefinitions } from "pdfmake/interfaces";
import type { Block, BriefingDocument } from "../document";
import { INK, printable } from "../look";
import { content, text, WIDTH } from "./blocks";
import { FONTS, isFont } from "./fonts";

const MARGIN = { side: 62, top: 66, bottom: 58 };

const STYLES: StyleDictionary = {
  kicker: { font: "Sans", fontSize: 10, color: INK.faint, characterSpacing: 0.3 },
  cover: { fontSize: 28, bold: true, lineHeight: 0.95 },
  mark: { font: "Sans", fontSize: 9, color: INK.faint, margin: [0, 0, 0, 2] },
  h1: { fontSize: 19, bold: true, lineHeight: 0.95, margin: [0, 0, 0, 5] },
  h2: { fontSize: 12.5, bold: true, margin: [0, 10, 0, 4] },
  h3: { font: "Sans", fontSize: 8.5, bold: true, margin: [0, 6, 0, 3] },
  figure: { fontSize: 12.5, bold: true, margin: [0, 5, 0, 1] },
  lede: { fontSize: 15, lineHeight: 1.05 },
  reading: { fontSize: 10.5, lineHeight: 1.12 },
  body: { fontSize: 9.5, lineHeight: 1.1 },
  quote: { fontSize: 9.5, italics: true, lineHeight: 1.1, margin: [12, 0, 0, 4] },
  caption: { font: "Sans", fontSize: 8, color: INK.soft, lineHeight: 1.2 },
  label: { font: "Sans", fontSize: 8, color: INK.faint },
  value: { font: "Sans", fontSize: 10, margin: [0, 2, 0, 1] },
  small: { font: "Sans", fontSize: 7.5, color: INK.faint, lineHeight: 1.15 },
  head: { font: "Sans", fontSize: 7.5, color: INK.faint },
  cell: { font: "Sans", fontSize: 8.5, lineHeight: 1.18 },
  figureCell: { font: "Sans", fontSize: 8.5, alignment: "right" },
  grade: { font: "Sans", fontSize: 8, alignment: "center" },
  line: { fontSize: 9.5, lineHeight: 1.08 },
  "entry-title": { fontSize: 10, bold: true, lineHeight: 1.02 },
  "entry-meta": { font: "Sans", fontSize: 7.5, color: INK.soft, lineHeight: 1.2, margin: [0, 1, 0, 0] },
  "entry-quote": { fontSize: 9.5, italics: true, lineHeight: 1.08, margin: [0, 2, 0, 0] },
  "entry-text": { fontSize: 9.5, lineHeight: 1.08, margin: [0, 2, 0, 0] },
};

const none = () => 0;
const LAYOUTS: Record<string, CustomTableLayout> = {
  facts: {
    hLineWidth: none,
    vLineWidth: none,
    paddingLeft: none,
    paddingRight: () => 8,
    paddingTop: () => 1.5,
    paddingBottom: () => 1.5,
  },
  strip: {
    hLineWidth: (line) => (line === 0 ? 1.4 : 0.5),
    hLineColor: (line) => (line === 0 ? INK.ink : INK.rule),
    vLineWidth: none,
    paddingLeft: none,
    paddingRight: () => 10,
    paddingTop: () => 5,
    paddingBottom: () => 6,
  },
  rows: {
    hLineWidth: (line) => (line === 0 ? 0 : 0.5),
    hLineColor: (line, node) => (line === (node.table.headerRows ?? 0) && line > 0 ? INK.soft : INK.hairline),
    vLineWidth: none,
    paddingLeft: none,
    paddingRight: () => 10,
    paddingTop: () => 3,
    paddingBottom: () => 3,
  },
  grade: {
    hLineWidth: () => 0.6,
    vLineWidth: () => 0.6,
    hLineColor: () => INK.rule,
    vLineColor: () => INK.rule,
    paddingLeft: () => 1,
    paddingRight: () => 1,
    paddingTop: () => 1,
    paddingBottom: () => 0.5,
  },
};

/** Looking for headings that a page ends with lays the document out again for each; long ones go without. */
const MOST_LOOKED_THROUGH = 1_500;

/** Sets a briefing as PDF: text that can be selected and searched, an outline, links inside, a title and its language. */
export async function setPdf(document: BriefingDocument): Promise<Buffer> {
  const { default: pdfmake } = await import("pdfmake");
  pdfmake.setFonts(FONTS);
  pdfmake.addTableLayouts(LAYOUTS);
  // Nothing is fetched, and nothing read but the fonts.
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.setLocalAccessPolicy(isFont);
  const { running, blocks } = document;
  const definition: TDocumentDefinitions = {
    pageSize: "A4",
    pageMargins: [MARGIN.side, MARGIN.top, MARGIN.side, MARGIN.bottom],
    language: document.language,
    info: {
      title: document.title,
      subject: document.subject,
      author: document.author,
      creator: "Heed",
      producer: "Heed",
      creationDate: new Date(document.madeAt),
    },
    displayTitle: true,
    compress: true,
    defaultStyle: { font: "Serif", fontSize: 10, color: INK.ink },
    styles: STYLES,
    header: (page) =>
      page === 1 ? null : line([running.left, running.right], [MARGIN.side, 34, MARGIN.side, 0], true),
    footer: (page, pages) =>
      page === 1 ? null : line(["", `${page} / ${pages}`], [MARGIN.side, 22, MARGIN.side, 0], false),
    content: [...cover(document), ...grouped(blocks)],
    ...(blocks.length <= MOST_LOOKED_THROUGH
      ? {
          pageBreakBefore: (node, { getFollowingNodesOnPage }) =>
            node.headlineLevel !== undefined &&
            node.headlineLevel > 1 &&
            getFollowingNodesOnPage().filter(({ headlineLevel }) => headlineLevel === undefined).length === 0,
        }
      : {}),
  };
  return pdfmake.createPdf(definition).getBuffer();
}

function line([left = "", right = ""]: string[], margin: [number, number, number, number], ruled: boolean): Content {
  return {
    margin,
    stack: [
      {
        columns: [
          { text: printable(left), style: "small" },
          { text: printable(right), style: "small", alignment: "right", width: "auto" },
        ],
      },
      ...(ruled
        ? [
            {
              canvas: [{ type: "line" as const, x1: 0, y1: 3, x2: WIDTH, y2: 3, lineWidth: 0.5, lineColor: INK.rule }],
            },
          ]
        : []),
    ],
  };
}

function cover({ cover: { kicker, title, lines, facts, notice } }: BriefingDocument): Content[] {
  return [
    {
      canvas: [{ type: "line", x1: 0, y1: 0, x2: WIDTH, y2: 0, lineWidth: 2, lineColor: INK.ink }],
      margin: [0, 90, 0, 14],
    },
    { text: kicker, style: "kicker" },
    { text: text(title), style: "cover", margin: [0, 8, 0, 12] },
    ...lines.map((runs): Content => ({ text: text(runs), fontSize: 12, lineHeight: 1.25, margin: [0, 0, 0, 3] })),
    { text: "", margin: [0, 0, 0, 34] },
    content({ kind: "facts", rows: facts }),
    {
      canvas: [{ type: "line", x1: 0, y1: 0, x2: WIDTH, y2: 0, lineWidth: 0.5, lineColor: INK.rule }],
      margin: [0, 8, 0, 8],
    },
    { text: notice, style: "body", color: INK.soft },
  ];
}

/** A heading stays with what comes next, where that is short enough to stay together itself. */
function grouped(blocks: readonly Block[]): Content[] {
  const contents: Content[] = [];
  for (let index = 0; index < blocks.length; index++) {
    const [block, next] = [blocks[index], blocks[index + 1]];
    if (!block) continue;
    const opens = (block.kind === "heading" && block.level > 1) || block.kind === "figure";
    if (opens && next && isShort(next)) {
      contents.push({ unbreakable: true, stack: [content(block), content(next)] });
      index++;
    } else if (opens && next?.kind === "entries") {
      const [first, ...rest] = next.entries;
      contents.push({
        unbreakable: true,
        stack: [content(block), content({ kind: "entries", entries: first ? [first] : [] })],
      });
      contents.push(content({ kind: "entries", entries: rest }));
      index++;
    } else contents.push(content(block));
  }
  return contents;
}

function isShort(block: Block): boolean {
  switch (block.kind) {
    case "table":
      return block.rows.length <= 5;
    case "bars":
    case "balance":
      return block.rows.length <= 20;
    case "checks":
    case "facts":
      return true;
    case "text":
      return block.runs.reduce((sum, run) => sum + run.text.length, 0) < 1_200;
    default:
      return false;
  }
}
