// Loaded into a server under `npm run bench -- --profile`: SIGUSR2 begins a CPU profile, the next one writes it.
import { writeFileSync } from "node:fs";
import { Session } from "node:inspector/promises";

const session = new Session();
session.connect();
let running = false;
let written = 0;

process.on("SIGUSR2", async () => {
  if (running) {
    running = false;
    const { profile } = await session.post("Profiler.stop");
    const folder = process.env.BENCH_PROFILES ?? ".";
    writeFileSync(`${folder}/${process.pid}-${written++}.cpuprofile`, JSON.stringify(profile));
  } else {
    running = true;
    await session.post("Profiler.enable");
    await session.post("Profiler.setSamplingInterval", { interval: 500 });
    await session.post("Profiler.start");
  }
});
