import { fork } from "node:child_process";
import path from "node:path";
import type { Job, Load } from "./load";
import type { Measure } from "./measures";
import { treeMemory, untilIdle } from "./process-tree";
import type { Server } from "./servers";

/** How hard and how long to ask. */
export interface Effort {
  connections: number;
  warmUpSeconds: number;
  seconds: number;
}

/** A load's figures and the greatest memory of the server's processes meanwhile, in bytes. */
export interface Measured extends Load {
  peakMemory: number;
}

/**
 * Measures one thing on one server.
 * @throws Error when an answer is wrong or no 2xx: a fast failure would look like speed
 */
export async function measure(one: Measure, server: Server, round: number, effort: Effort): Promise<Measured> {
  const requests = one.requests(round);
  if (!one.writes) await assertRight(one, server, requests[0]);
  let peakMemory = treeMemory(server.pid);
  const watch = setInterval(() => {
    peakMemory = Math.max(peakMemory, treeMemory(server.pid));
  }, 250);
  try {
    const load = await generate({ url: server.url, headers: one.headers, requests, ...effort });
    if (load.failures > 0)
      throw new Error(
        `${one.label}: ${load.failures} of ${load.requests} answers were no success. ${load.firstFailure ?? ""}`,
      );
    if (load.requests === 0) throw new Error(`${one.label}: no answer within ${effort.seconds} s.`);
    return { ...load, peakMemory };
  } finally {
    clearInterval(watch);
    await untilIdle(server.pid);
  }
}

async function assertRight(one: Measure, server: Server, request: Job["requests"][number] | undefined): Promise<void> {
  const answer = await fetch(server.url + (request?.path ?? "/"), { headers: one.headers, redirect: "manual" });
  const body = await answer.text();
  if (!answer.ok || !one.isRight(body)) {
    throw new Error(`${one.label}: answered ${answer.status} with\n${body.slice(0, 500)}`);
  }
}

function generate(job: Job): Promise<Load> {
  return new Promise((resolve, reject) => {
    const generator = fork(path.resolve("bench/load.ts"), { execArgv: ["--import", "tsx"] });
    generator.once("message", (load: Load) => {
      resolve(load);
      generator.disconnect();
    });
    generator.once("error", reject);
    generator.once("exit", (code) => reject(new Error(`The load generator ended with ${code}.`)));
    generator.send(job);
  });
}

/** The middle one; of an even number, the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return ((sorted[Math.floor(middle - 0.5)] ?? 0) + (sorted[Math.floor(middle)] ?? 0)) / 2;
}
