import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { type Effort, measure } from "./measure";
import type { Measure } from "./measures";
import type { Server } from "./servers";

interface CpuProfile {
  nodes: { id: number; callFrame: { functionName: string; url: string; lineNumber: number }; children?: number[] }[];
  samples: number[];
  timeDeltas: number[];
}

/** Runs one measure with the server's CPU profile taken meanwhile, and says where the time went. */
export async function profile(one: Measure, server: Server, effort: Effort, folder: string): Promise<string> {
  const before = new Set(readdirSync(folder));
  process.kill(server.pid, "SIGUSR2");
  await measure(one, server, 0, effort);
  process.kill(server.pid, "SIGUSR2");
  for (let attempt = 0; attempt < 100; attempt++) {
    await new Promise((resolve) => setTimeout(resolve, 300));
    const file = readdirSync(folder).find((name) => name.endsWith(".cpuprofile") && !before.has(name));
    if (file) return `\n${one.label} (${file})\n${describe(await readWhole(path.join(folder, file)))}`;
  }
  throw new Error("The server wrote no profile.");
}

async function readWhole(file: string): Promise<CpuProfile> {
  for (let attempt = 0; ; attempt++) {
    try {
      return JSON.parse(readFileSync(file, "utf8")) as CpuProfile;
    } catch (error) {
      if (attempt > 20) throw error;
      await new Promise((resolve) => setTimeout(resolve, 300));
    }
  }
}

/** Self time by place and the dearest functions, in per cent of the time that the processor was busy. */
export function describe(taken: CpuProfile): string {
  const names = new Map(taken.nodes.map((node) => [node.id, node.callFrame]));
  const byFunction = new Map<string, number>();
  const byPlace = new Map<string, number>();
  let [busy, all] = [0, 0];
  taken.samples.forEach((id, index) => {
    const frame = names.get(id);
    const time = taken.timeDeltas[index] ?? 0;
    all += time;
    if (!frame || frame.functionName === "(idle)" || frame.functionName === "(program)") return;
    busy += time;
    const place = placeOf(frame.url) || frame.functionName;
    const name = `${frame.functionName || "(anonymous)"} ${path.basename(frame.url)}:${frame.lineNumber + 1}`;
    byFunction.set(name, (byFunction.get(name) ?? 0) + time);
    byPlace.set(place, (byPlace.get(place) ?? 0) + time);
  });
  const top = (map: Map<string, number>, count: number) =>
    [...map]
      .sort((a, b) => b[1] - a[1])
      .slice(0, count)
      .map(([name, time]) => `  ${((time / busy) * 100).toFixed(1).padStart(5)} %  ${name}`);
  return [
    `busy ${((busy / all) * 100).toFixed(0)} % of the time`,
    ...top(byPlace, 15),
    "  —",
    ...top(byFunction, 25),
  ].join("\n");
}

function placeOf(url: string): string {
  const installed = /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(url.replaceAll("%40", "@"));
  if (installed) return installed[1] ?? "";
  return url.startsWith("node:") ? url : url.replace(/^file:\/\//, "").replace(`${process.cwd()}/`, "");
}
