import { createHash } from "node:crypto";
import { parentPort, workerData } from "node:worker_threads";
import { findCandidates } from "@/lib/domain/extraction/find-candidates";
import { type Anchor, locatePassage, normalise } from "@/lib/domain/extraction/passage";
import { findSections } from "@/lib/domain/extraction/sections";
import { type DocumentContent, DocumentRefused, LIMITS } from "./document-content";
import { readPlain } from "./read-plain";

/** What the worker is given: a document, and the anchors of the passages to be found in it, by recommendation. */
export interface Task {
  bytes: Uint8Array;
  mediaType: string;
  anchors: readonly (Anchor & { id: string })[];
  /** Only the text is wanted, of web pages too. */
  text?: { charset: string | null };
}

async function read({ bytes, mediaType }: Task): Promise<DocumentContent> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (mediaType === "application/pdf") return (await import("./read-pdf")).readPdf(buffer);
  if (mediaType.endsWith("wordprocessingml.document")) return (await import("./read-docx")).readDocx(buffer);
  if (mediaType === "text/plain") return readPlain(bytes);
  throw new DocumentRefused("documentKind");
}

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");

/** The text of a document or web page, with its title where it says one. */
async function readText({ text, ...task }: Task) {
  if (task.mediaType !== "text/html") return { title: null, text: (await read(task)).text };
  return (await import("./read-html")).readHtml(task.bytes, text?.charset ?? null);
}

async function work(task: Task) {
  try {
    if (task.text) {
      const page = await readText(task);
      if (page.text.length > LIMITS.characters) throw new DocumentRefused("documentTooHeavy");
      return page;
    }
    const content = await read(task);
    if (content.text.length > LIMITS.characters) throw new DocumentRefused("documentTooHeavy");
    if (content.text.trim() === "") throw new DocumentRefused("documentEmpty");
    const normalised = normalise(content.text);
    return {
      ...content,
      sections: findSections(content),
      candidates: findCandidates(content),
      textSha256: sha256(normalised.text),
      passages: task.anchors.map((anchor) => ({ ...anchor, found: locatePassage(normalised, anchor, sha256) })),
    };
  } catch (error) {
    return { problem: error instanceof DocumentRefused ? error.why : ("documentUnreadable" as const) };
  }
}

parentPort?.postMessage(await work(workerData as Task));
