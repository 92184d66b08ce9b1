import type { PageSpan } from "@/lib/domain/extraction/candidate";
import { type DocumentContent, DocumentRefused, LIMITS } from "./document-content";
import { assertUnpacksModestly } from "./pdf-streams";

/** A piece of text on a page, as the library gives it. */
interface Piece {
  str: string;
  transform: number[];
  width: number;
  height: number;
  hasEOL: boolean;
}

/** Reads the text of a PDF in the order in which it is set; blank lines where the space between lines is wide. @throws DocumentRefused */
export async function readPdf(bytes: Buffer): Promise<DocumentContent> {
  await assertUnpacksModestly(bytes);
  const { getDocumentProxy } = await import("unpdf");
  const pdf = await getDocumentProxy(new Uint8Array(bytes), {
    disableFontFace: true,
    stopAtErrors: false,
    enableXfa: false,
    verbosity: 0,
  }).catch(() => {
    throw new DocumentRefused("documentUnreadable");
  });
  if (pdf.numPages > LIMITS.pages) throw new DocumentRefused("documentTooHeavy");
  const pages: PageSpan[] = [];
  let text = "";
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number);
    const { items } = await page.getTextContent({ disableNormalization: false });
    const start = text.length;
    text += `${setText(items.filter((item): item is Piece & typeof item => "str" in item))}\n\f`;
    pages.push({ number, start, end: text.length });
    page.cleanup();
    if (text.length > LIMITS.characters) throw new DocumentRefused("documentTooHeavy");
  }
  await pdf.loadingTask?.destroy();
  return { text, pages, headings: [] };
}

/** Puts a page's pieces together: spaces, lines and blank lines by where they stand. */
function setText(pieces: readonly Piece[]): string {
  let text = "";
  let last: { x: number; y: number; height: number } | null = null;
  for (const piece of pieces) {
    const [x, y] = [piece.transform[4] ?? 0, piece.transform[5] ?? 0];
    const height = piece.height || Math.abs(piece.transform[3] ?? 0) || 10;
    if (piece.str.trim() === "") {
      if (piece.str && !/\s$/.test(text)) text += " ";
      continue;
    }
    if (last) {
      const down = last.y - y;
      const line = Math.max(last.height, height);
      if (Math.abs(down) > line * 0.5) text = `${text.trimEnd()}${down > line * 1.75 ? "\n\n" : "\n"}`;
      else if (x < last.x - line) text = `${text.trimEnd()}\n`;
      else if (x - last.x > line * 0.18 && !/\s$/.test(text)) text += " ";
    }
    text += piece.str;
    last = { x: x + piece.width, y, height };
  }
  return text.replace(/[ \t]+$/gm, "");
}
