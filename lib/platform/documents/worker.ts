import { parentPort, workerData } from "node:worker_threads";
import { findCandidates } from "@/lib/domain/extraction/find-candidates";
import { findSections } from "@/lib/domain/extraction/sections";
import { type DocumentContent, DocumentRefused, LIMITS } from "./document-content";
import { readPlain } from "./read-plain";

/** What the worker is given. */
export interface Task {
  bytes: Uint8Array;
  mediaType: string;
}

async function read({ bytes, mediaType }: Task): Promise<DocumentContent> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (mediaType === "application/pdf") return (await import("./read-pdf")).readPdf(buffer);
  if (mediaType.endsWith("wordprocessingml.document")) return (await import("./read-docx")).readDocx(buffer);
  if (mediaType === "text/plain") return readPlain(bytes);
  throw new DocumentRefused("documentKind");
}

async function work(task: Task) {
  try {
    const content = await read(task);
    if (content.text.length > LIMITS.characters) throw new DocumentRefused("documentTooHeavy");
    if (content.text.trim() === "") throw new DocumentRefused("documentEmpty");
    return { ...content, sections: findSections(content), candidates: findCandidates(content) };
  } catch (error) {
    return { problem: error instanceof DocumentRefused ? error.why : ("documentUnreadable" as const) };
  }
}

parentPort?.postMessage(await work(workerData as Task));
