import { readdirSync, readFileSync } from "node:fs";

/** The resident memory of a process and all its descendants, in bytes; 0 where there is no /proc. */
export function treeMemory(root: number): number {
  let processes: { pid: number; parent: number; bytes: number }[];
  try {
    processes = readdirSync("/proc")
      .filter((name) => /^\d+$/.test(name))
      .flatMap(readProcess);
  } catch {
    return 0;
  }
  const tree = new Set([root]);
  for (let grown = true; grown; ) {
    const before = tree.size;
    for (const { pid, parent } of processes) if (tree.has(parent)) tree.add(pid);
    grown = tree.size > before;
  }
  return processes.filter(({ pid }) => tree.has(pid)).reduce((sum, { bytes }) => sum + bytes, 0);
}

function readProcess(pid: string) {
  try {
    const status = readFileSync(`/proc/${pid}/status`, "utf8");
    const value = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+)`, "m").exec(status)?.[1] ?? 0);
    return [{ pid: Number(pid), parent: value("PPid"), bytes: value("VmRSS") * 1024 }];
  } catch {
    // Ended between the listing and the reading.
    return [];
  }
}

/** Waits until a process has done next to nothing for a second (30 s at most): requests whose asker hung up go on for a while. */
export async function untilIdle(pid: number): Promise<void> {
  for (let second = 0; second < 30; second++) {
    const before = processorTime(pid);
    await new Promise((resolve) => setTimeout(resolve, 1000));
    if (processorTime(pid) - before <= 5) return;
  }
}

/** The processor time that a process has taken, in ticks of 10 ms. */
function processorTime(pid: number): number {
  try {
    // After the name, which stands in brackets and may hold anything: the 12th and 13th fields.
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1)?.split(" ") ?? [];
    return Number(fields[11]) + Number(fields[12]);
  } catch {
    return 0;
  }
}
