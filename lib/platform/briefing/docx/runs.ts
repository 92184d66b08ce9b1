import { ExternalHyperlink, InternalHyperlink, type IRunOptions, type ParagraphChild, TextRun } from "docx";
import type { Run } from "../document";
import { INK, printable, STATUS_LOOK } from "../look";

/** Faces that every office has, with Cyrillic: a document to be worked on is no place for fonts of one's own. */
export const FACES = { serif: "Georgia", sans: "Arial", signs: "Segoe UI Symbol" } as const;

/** A4 in twentieths of a point. */
export const PAGE = {
  width: 11_906,
  height: 16_838,
  text: 9_420,
  margin: { top: 1_320, bottom: 1_160, left: 1_243, right: 1_243, header: 620, footer: 480 },
};

const TONES = { for: INK.for, against: INK.against, attention: INK.attention };
const TAGS: Record<string, string> = { en: "en-GB", ru: "ru-RU" };

/** A colour as this form writes it. */
export function colour(hex: string): string {
  return hex.replace("#", "").toUpperCase();
}

/** The name of a bookmark: letters, figures and _, at most 40 of them. */
export function bookmark(key: string): string {
  return `r_${key.replace(/[^A-Za-z0-9]/g, "_").slice(0, 36)}`;
}

/** Runs; a status that one begins with stands as a sign before its words. */
export function runsOf(runs: readonly Run[], look: Partial<IRunOptions>): ParagraphChild[] {
  return runs.flatMap((run): ParagraphChild[] => {
    const { status } = run;
    const sign =
      status &&
      new TextRun({
        ...look,
        text: `${STATUS_LOOK[status].sign} `,
        font: FACES.signs,
        color: colour(STATUS_LOOK[status].colour),
      });
    const own: Partial<IRunOptions> = {
      ...look,
      ...(run.strong ? { bold: true } : {}),
      ...(run.italic ? { italics: true } : {}),
      ...(run.mono ? { font: "Courier New", size: 15 } : {}),
      ...(run.tone ? { color: colour(TONES[run.tone]) } : run.soft ? { color: colour(INK.faint) } : {}),
      ...(run.lang && TAGS[run.lang] ? { language: { value: TAGS[run.lang] } } : {}),
      ...(run.href ? { underline: {} } : {}),
    };
    const lines = printable(run.text).split("\n");
    const children = lines.map((text, index) => new TextRun({ ...own, text, ...(index > 0 ? { break: 1 } : {}) }));
    const linked = run.href
      ? [new ExternalHyperlink({ link: run.href, children })]
      : run.to
        ? [new InternalHyperlink({ anchor: bookmark(run.to), children })]
        : children;
    return sign ? [sign, ...linked] : linked;
  });
}
