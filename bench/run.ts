import { randomBytes } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { cpus, totalmem } from "node:os";
import path from "node:path";
import { ensureBuilt } from "@/lib/cli/build";
import { measureAfterChange } from "./after-change";
import type { Filled } from "./data/fill";
import { openDatabases } from "./database";
import { type Measured, measure } from "./measure";
import { listMeasures, type Measure, type ServerKey } from "./measures";
import { type Options, readOptions } from "./options";
import { weighPages } from "./page-weight";
import { profile } from "./profile";
import { ratiosOf, render, summarise } from "./report";
import { type Server, startBareNext, startBareServer, startHeedOn } from "./servers";

const RESULTS = path.resolve("bench/results");
const say = (line: string) => process.stdout.write(`${line}\n`);

/** `npm run bench`: see docs/benchmark.md. */
async function run(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  const profiles = path.join(RESULTS, "profiles");
  mkdirSync(profiles, { recursive: true });
  // The filling process and the servers must agree on the key of sessions and on the cookie's name.
  const secret = randomBytes(24).toString("hex");
  delete process.env.HEED_URL;
  Object.assign(process.env, { HEED_SECRET: secret, BENCH_PROFILES: profiles });

  await ensureBuilt();
  const databases = await openDatabases();
  const servers = new Map<ServerKey, Server>();
  try {
    // Only now: it needs the generated client.
    const { fill } = await import("./data/fill");
    const large = await fill(await databases.create(), { recommendations: options.recommendations.large });
    const small = await fill(await databases.create(), { recommendations: options.recommendations.small });
    for (const filled of [large, small]) {
      say(
        `filled: ${filled.recommendations} recommendations, ${filled.rows.evidence} evidence items, ${filled.rows.assessment} assessments, ${filled.rows.audit_entry} audit entries in ${filled.seconds.toFixed(1)} s`,
      );
    }
    const measures = listMeasures(large, small).filter(({ key }) => options.only?.includes(key) ?? true);
    await startServers(servers, measures, { large, small }, secret, options.profile);
    if (options.profile) await profileAll(measures, servers, options, profiles);
    else await measureAll(measures, servers, options, { large, small }, databases.version);
  } finally {
    for (const server of servers.values()) await server.stop();
    await databases.stop();
  }
}

async function startServers(
  servers: Map<ServerKey, Server>,
  measures: readonly Measure[],
  { large, small }: { large: Filled; small: Filled },
  secret: string,
  profiled: boolean,
): Promise<void> {
  const wanted = (key: ServerKey) => measures.some(({ server }) => server === key);
  if (wanted("bareServer")) servers.set("bareServer", await startBareServer(large.url));
  if (wanted("bareNext")) servers.set("bareNext", await startBareNext(large.url));
  if (wanted("heed")) servers.set("heed", await startHeedOn(large.url, "Heed, large", secret, profiled));
  if (wanted("heedSmall")) servers.set("heedSmall", await startHeedOn(small.url, "Heed, small", secret, false));
}

function serverOf(servers: Map<ServerKey, Server>, { server }: Measure): Server {
  const found = servers.get(server);
  if (!found) throw new Error(`No server for ${server}.`);
  return found;
}

/** One server at a time while the others idle, each measure once a round: what slows the machine down hits all alike. */
async function measureAll(
  measures: readonly Measure[],
  servers: Map<ServerKey, Server>,
  options: Options,
  { large, small }: { large: Filled; small: Filled },
  postgres: string,
): Promise<void> {
  const rounds = new Map<Measure, Measured[]>(measures.map((one) => [one, []]));
  for (let round = 0; round < options.rounds; round++) {
    for (const one of measures) {
      const server = serverOf(servers, one);
      try {
        const measured = await measure(one, server, round, options.effort);
        rounds.get(one)?.push(measured);
        say(`round ${round + 1}: ${one.label}: ${measured.requestsPerSecond.toFixed(0)} req/s`);
      } catch (error) {
        // The other figures are still worth having, but the run has failed.
        process.exitCode = 1;
        say(
          `round ${round + 1}: FAILED: ${error instanceof Error ? error.message : error}\n${server.output().slice(-2000)}`,
        );
      }
    }
  }
  const [heed, heedSmall] = [servers.get("heed"), servers.get("heedSmall")];
  const times = options.quick ? 5 : 25;
  const afterChange =
    heed && heedSmall && options.only === null && process.exitCode !== 1
      ? {
          large: await measureAfterChange(heed, large, times),
          small: await measureAfterChange(heedSmall, small, times),
        }
      : null;
  const weights = heed ? await weighPages(heed, large) : [];
  const summaries = measures.flatMap((one) => {
    const measured = rounds.get(one) ?? [];
    return measured.length === options.rounds ? [summarise(one, measured)] : [];
  });
  const ratios = ratiosOf(summaries);
  say(render(summaries, ratios, weights, afterChange));

  const at = new Date();
  const file = path.join(RESULTS, `${at.toISOString().slice(0, 19).replaceAll(":", "-")}.json`);
  const machine = {
    processors: cpus().length,
    model: cpus()[0]?.model,
    memoryGb: totalmem() / 2 ** 30,
    node: process.version,
    postgres,
  };
  const data = { large: large.rows, small: small.rows };
  writeFileSync(
    file,
    `${JSON.stringify({ at, machine, options, data, measures: summaries, ratios, afterChange, pageWeights: weights }, null, 2)}\n`,
  );
  say(`\nwritten to ${path.relative(process.cwd(), file)}`);
}

async function profileAll(
  measures: readonly Measure[],
  servers: Map<ServerKey, Server>,
  options: Options,
  folder: string,
): Promise<void> {
  for (const one of measures.filter(({ server }) => server === "heed")) {
    say(await profile(one, serverOf(servers, one), options.effort, folder));
  }
}

await run();
