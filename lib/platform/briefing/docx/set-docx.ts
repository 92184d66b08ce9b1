import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  Header,
  type ISectionOptions,
  Packer,
  PageNumber,
  Paragraph,
  TabStopType,
  TextRun,
} from "docx";
import type { BriefingDocument } from "../document";
import { INK, printable } from "../look";
import { blocks } from "./blocks";
import { colour, FACES, PAGE, runsOf } from "./runs";

const heading = (size: number, before: number, after: number, font: string = FACES.serif) => ({
  run: { font, size, bold: true, color: colour(INK.ink) },
  paragraph: { spacing: { before, after }, keepNext: true, keepLines: true },
});

/** Sets a briefing as DOCX: styles, headings that navigation finds, tables with repeated heads, links, title and language. */
export async function setDocx(document: BriefingDocument): Promise<Buffer> {
  const { cover, running, language } = document;
  const locale = language === "ru" ? "ru-RU" : "en-GB";
  const page = { size: { width: PAGE.width, height: PAGE.height }, margin: PAGE.margin };
  const small = (text: string) =>
    new TextRun({ text: printable(text), font: FACES.sans, size: 15, color: colour(INK.faint) });
  const first: ISectionOptions = {
    properties: { page, titlePage: true },
    headers: {
      first: new Header({ children: [new Paragraph({})] }),
      default: new Header({
        children: [
          new Paragraph({
            tabStops: [{ type: TabStopType.RIGHT, position: PAGE.text }],
            border: { bottom: { style: BorderStyle.SINGLE, size: 4, space: 3, color: colour(INK.rule) } },
            children: [small(`${running.left}\t${running.right}`)],
          }),
        ],
      }),
    },
    footers: {
      first: new Footer({ children: [new Paragraph({})] }),
      default: new Footer({
        children: [
          new Paragraph({
            alignment: AlignmentType.RIGHT,
            children: [
              new TextRun({
                font: FACES.sans,
                size: 15,
                color: colour(INK.faint),
                children: [PageNumber.CURRENT, " / ", PageNumber.TOTAL_PAGES],
              }),
            ],
          }),
        ],
      }),
    },
    children: [
      new Paragraph({
        spacing: { before: 2_400, after: 160 },
        border: { top: { style: BorderStyle.SINGLE, size: 16, space: 12, color: colour(INK.ink) } },
        children: [
          new TextRun({ text: printable(cover.kicker), font: FACES.sans, size: 20, color: colour(INK.faint) }),
        ],
      }),
      new Paragraph({ style: "Title", children: runsOf(cover.title, {}) }),
      ...cover.lines.map((line) => new Paragraph({ spacing: { after: 60 }, children: runsOf(line, { size: 24 }) })),
      new Paragraph({ spacing: { after: 400 } }),
      ...blocks([{ kind: "facts", rows: cover.facts }]),
      new Paragraph({
        spacing: { before: 160 },
        border: { top: { style: BorderStyle.SINGLE, size: 4, space: 8, color: colour(INK.rule) } },
        children: runsOf([{ text: cover.notice, soft: true }], { size: 19 }),
      }),
      ...blocks(document.blocks),
    ],
  };
  const file = new Document({
    title: printable(document.title),
    subject: printable(document.subject),
    creator: printable(document.author),
    description: printable(document.running.right),
    styles: {
      default: {
        document: { run: { font: FACES.serif, size: 20, color: colour(INK.ink), language: { value: locale } } },
        title: heading(52, 0, 200),
        heading1: heading(36, 240, 100),
        heading2: heading(25, 240, 80),
        heading3: heading(18, 160, 60, FACES.sans),
      },
    },
    sections: [first],
  });
  return Packer.toBuffer(file);
}
