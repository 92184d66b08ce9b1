import { pagesByFormFeed } from "@/lib/domain/extraction/lines";
import { type DocumentContent, DocumentRefused } from "./document-content";

/** Reads UTF-8 text, Markdown too; form feeds part its pages. @throws DocumentRefused for another encoding */
export function readPlain(bytes: Uint8Array): DocumentContent {
  try {
    const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
    return { text, pages: pagesByFormFeed(text), headings: [] };
  } catch {
    throw new DocumentRefused("documentUnreadable");
  }
}
