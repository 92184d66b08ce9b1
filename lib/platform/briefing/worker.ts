import { parentPort, workerData } from "node:worker_threads";
import type { BriefingFormat } from "@/lib/domain/briefing/request";
import type { BriefingDocument } from "./document";

/** What the worker is given: a briefing in words, and the form in which it is wanted. */
export interface Task {
  document: BriefingDocument;
  format: BriefingFormat;
}

async function set({ document, format }: Task): Promise<Buffer> {
  if (format === "pdf") return (await import("./pdf/set-pdf")).setPdf(document);
  return (await import("./docx/set-docx")).setDocx(document);
}

parentPort?.postMessage(Uint8Array.from(await set(workerData as Task)));
