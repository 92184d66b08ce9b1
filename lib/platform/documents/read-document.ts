import path from "node:path";
import { buffer } from "node:stream/consumers";
import { Worker } from "node:worker_threads";
import type { Candidate } from "@/lib/domain/extraction/candidate";
import type { Anchor, Passage } from "@/lib/domain/extraction/passage";
import type { Section } from "@/lib/domain/extraction/sections";
import { fileStore } from "@/lib/platform/files/current-file-store";
import { type DocumentContent, type DocumentProblem, DocumentRefused, LIMITS } from "./document-content";
import type { PageText } from "./read-html";
import type { Task } from "./worker";

/** A document as it was read: its text, where pages and sections are, and what it may recommend. */
export interface ReadDocument extends DocumentContent {
  sections: Section[];
  candidates: Candidate[];
  /** Of the normalised text. */
  textSha256: string;
  /** The anchors that were asked for, each with the place where its passage stands. */
  passages: (Anchor & { id: string; found: Passage | null })[];
}

/** How often the worker's memory is looked at, in milliseconds. */
const LOOK = 25;
const MEGABYTE = 1_000_000;
/** One at a time: what a document may take counts once. */
let turn: Promise<unknown> = Promise.resolve();

/**
 * Reads a stored document in a thread of its own, which ends when it takes too long or too much memory.
 * @throws DocumentRefused when it is too large, too heavy, of another kind, or no text can be had from it
 */
export async function readStoredDocument(
  file: { sha256: string; size: number; mediaType: string },
  anchors: Task["anchors"],
): Promise<ReadDocument> {
  if (file.size > LIMITS.bytes) throw new DocumentRefused("documentTooHeavy");
  return readDocument(await buffer(await fileStore().openVerified(file.sha256)), file.mediaType, anchors);
}

/** The same for bytes at hand. @throws DocumentRefused */
export function readDocument(
  bytes: Uint8Array,
  mediaType: string,
  anchors: Task["anchors"] = [],
): Promise<ReadDocument> {
  return inTurn<ReadDocument>({ bytes: new Uint8Array(bytes), mediaType, anchors });
}

/**
 * The text alone of a stored document or web page, within the same limits.
 * @param charset how the server called a page's encoding
 * @throws DocumentRefused when no text can be had from it
 */
export async function readStoredText(
  file: { sha256: string; size: number; mediaType: string },
  charset: string | null,
): Promise<PageText> {
  if (file.size > LIMITS.bytes) throw new DocumentRefused("documentTooHeavy");
  const bytes = new Uint8Array(await buffer(await fileStore().openVerified(file.sha256)));
  return inTurn<PageText>({ bytes, mediaType: file.mediaType, anchors: [], text: { charset } });
}

type Own = Task & { bytes: Uint8Array<ArrayBuffer> };

function inTurn<Result extends object>(task: Own): Promise<Result> {
  const reading = turn.then(() => inWorker<Result>(task));
  turn = reading.catch(() => undefined);
  return reading;
}

function inWorker<Result extends object>(task: Own): Promise<Result> {
  const { bytes } = task;
  return new Promise((resolve, reject) => {
    // A path of its own, that no bundler follows: the thread runs outside of what Next.js builds.
    const file = ["lib", "platform", "documents", "worker.ts"].join(path.sep);
    const worker = new Worker(path.resolve(file), {
      execArgv: ["--import", "tsx"],
      workerData: task,
      transferList: [bytes.buffer],
      resourceLimits: { maxOldGenerationSizeMb: LIMITS.megabytes, maxYoungGenerationSizeMb: 24 },
      // It needs nothing that the environment holds.
      env: {},
      stdout: true,
      stderr: true,
    });
    const size = bytes.byteLength;
    let settled = false;
    const settle = (act: () => void) => {
      if (settled) return;
      settled = true;
      clearInterval(watch);
      clearTimeout(limit);
      act();
      void worker.terminate();
    };
    const refuse = (problem: DocumentProblem) => settle(() => reject(new DocumentRefused(problem)));
    const limit = setTimeout(() => refuse("documentTooHeavy"), LIMITS.milliseconds);
    const watch = setInterval(() => {
      worker
        .getHeapStatistics()
        .then(({ external_memory: external }) => {
          if (external > size * 3 + LIMITS.megabytes * MEGABYTE) refuse("documentTooHeavy");
        })
        // It has ended already.
        .catch(() => undefined);
    }, LOOK);
    worker.once("message", (answer: Result | { problem: DocumentProblem }) => {
      if ("problem" in answer) refuse(answer.problem);
      else settle(() => resolve(answer));
    });
    worker.once("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "ERR_WORKER_OUT_OF_MEMORY") refuse("documentTooHeavy");
      else settle(() => reject(error));
    });
    worker.once("exit", () => refuse("documentUnreadable"));
  });
}
