import path from "node:path";
import { Worker } from "node:worker_threads";
import type { BriefingFormat } from "@/lib/domain/briefing/request";
import type { BriefingDocument } from "./document";
import type { Task } from "./worker";

const LIMITS = { milliseconds: 900_000, megabytes: 1_500 };
/** One at a time: what setting one may take counts once. */
let turn: Promise<unknown> = Promise.resolve();

/**
 * Sets a briefing in a thread of its own, so that the server goes on answering; the thread ends when it takes too long or
 * too much memory.
 * @throws Error when it cannot be set
 */
export function setBriefing(document: BriefingDocument, format: BriefingFormat): Promise<Uint8Array> {
  const setting = turn.then(() => inWorker({ document, format }));
  turn = setting.catch(() => undefined);
  return setting;
}

function inWorker(task: Task): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    // A path of its own, that no bundler follows: the thread runs outside of what Next.js builds.
    const file = ["lib", "platform", "briefing", "worker.ts"].join(path.sep);
    const worker = new Worker(path.resolve(file), {
      execArgv: ["--import", "tsx"],
      workerData: task,
      resourceLimits: { maxOldGenerationSizeMb: LIMITS.megabytes },
      // It needs nothing that the environment holds.
      env: {},
    });
    const limit = setTimeout(
      () => settle(() => reject(new Error("setting a briefing took too long"))),
      LIMITS.milliseconds,
    );
    let settled = false;
    const settle = (act: () => void) => {
      if (settled) return;
      settled = true;
      clearTimeout(limit);
      act();
      void worker.terminate();
    };
    worker.once("message", (bytes: Uint8Array) => settle(() => resolve(bytes)));
    worker.once("error", (error) => settle(() => reject(error)));
    worker.once("exit", (code) => settle(() => reject(new Error(`setting a briefing ended with ${code}`))));
  });
}
