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
    if (file) return `\n${one.label} (${file})\n${tell(await readWhole(path.join(folder, file)))}`;
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

/** Time by place (self), and the dearest functions by themselves and with all that they call, in per cent of the busy time. */
export function tell(taken: CpuProfile): string {
  const nodes = new Map(taken.nodes.map((node) => [node.id, node]));
  const parents = new Map(
    taken.nodes.flatMap((node) => (node.children ?? []).map((child) => [child, node.id] as const)),
  );
  const [byPlace, bySelf, byTotal] = [new Map<string, number>(), new Map<string, number>(), new Map<string, number>()];
  let [busy, all] = [0, 0];
  taken.samples.forEach((id, index) => {
    const node = nodes.get(id);
    const time = taken.timeDeltas[index] ?? 0;
    all += time;
    if (!node || ["(idle)", "(program)"].includes(node.callFrame.functionName)) return;
    busy += time;
    addTo(byPlace, placeOf(node.callFrame.url) || node.callFrame.functionName, time);
    addTo(bySelf, nameOf(node), time);
    const onStack = new Set<string>();
    for (let at: number | undefined = id; at !== undefined; at = parents.get(at)) {
      const caller = nodes.get(at);
      if (caller) onStack.add(nameOf(caller));
    }
    for (const name of onStack) addTo(byTotal, name, time);
  });
  const top = (map: Map<string, number>, count: number) =>
    [...map]
      .sort((a, b) => b[1] - a[1])
      .slice(0, count)
      .map(([name, time]) => `  ${((time / busy) * 100).toFixed(1).padStart(5)} %  ${name}`);
  return [
    `busy ${((busy / all) * 100).toFixed(0)} % of the time; by place:`,
    ...top(byPlace, 15),
    "by function, itself:",
    ...top(bySelf, 20),
    "by function, with what it calls:",
    ...top(byTotal, 60),
  ].join("\n");
}

function addTo(map: Map<string, number>, name: string, time: number): void {
  map.set(name, (map.get(name) ?? 0) + time);
}

function nameOf({ callFrame: { functionName, url, lineNumber } }: CpuProfile["nodes"][number]): string {
  return `${functionName || "(anonymous)"} ${path.basename(url)}:${lineNumber + 1}`;
}

function placeOf(url: string): string {
  const installed = /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(url.replaceAll("%40", "@"));
  if (installed) return installed[1] ?? "";
  return url.startsWith("node:") ? url : url.replace(/^file:\/\//, "").replace(`${process.cwd()}/`, "");
}
