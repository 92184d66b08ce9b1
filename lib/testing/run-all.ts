import { existsSync } from "node:fs";
import { ensureBuilt } from "@/lib/cli/build";
import { ensureGenerated } from "@/lib/cli/generate";
import { runTool } from "@/lib/cli/run-tool";
import { runSteps, type Step } from "./run-steps";

const LAYERS = ["app", "components", "lib", "prisma", "e2e", "bench"];

const vitest = (project: string) => runTool({ package: "vitest" }, ["run", "--project", project], { NODE_ENV: "test" });

/** Every test, the quick ones first. None is skipped: a step that lacks something fails and says what. */
const STEPS: Step[] = [
  { name: "generate", run: () => ensureGenerated().then(() => 0) },
  { name: "types", run: checkTypes },
  { name: "lint", run: () => runTool({ package: "@biomejs/biome" }, ["check", "--error-on-warnings", "."]) },
  {
    name: "boundaries",
    run: () =>
      runTool(
        { package: "dependency-cruiser", program: "depcruise" },
        LAYERS.filter((layer) => existsSync(layer)),
      ),
  },
  { name: "unit", run: () => vitest("unit") },
  { name: "integration", run: () => vitest("integration") },
  { name: "build", run: () => ensureBuilt().then(() => 0) },
  // Two rounds of each fault; npm run test:extended takes twenty.
  { name: "faults", run: () => vitest("faults") },
  {
    name: "journeys",
    run: () => runTool({ package: "@playwright/test", program: "playwright" }, ["test", "--forbid-only"]),
  },
];

/** The types of routes (PageProps and the like) are generated from the folders of app. */
async function checkTypes(): Promise<number> {
  const code = await runTool({ package: "next" }, ["typegen"], { NEXT_TELEMETRY_DISABLED: "1" });
  return code === 0 ? runTool({ package: "typescript", program: "tsc" }, ["--noEmit"]) : code;
}

process.exitCode = await runSteps(STEPS);
