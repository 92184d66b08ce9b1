import { EnvironmentError, environment } from "@/lib/env/environment";

const WORK_AFTER_MS = 1_000;

/** `npm start` and `npm run dev`: prepares what is missing, opens the database, serves. */
async function start(): Promise<void> {
  const dev = process.argv.includes("--dev");
  const began = performance.now();
  const say = (line: string) => process.stdout.write(`heed: ${line}\n`);
  const env = environment();
  Object.assign(process.env, { NODE_ENV: dev ? "development" : "production", NEXT_TELEMETRY_DISABLED: "1" });
  if (dev) await (await import("./generate")).ensureGenerated();
  else await (await import("./build")).ensureBuilt({ force: false });

  // Only now: these modules need the generated client.
  const { boot } = await import("./boot");
  const [{ links, startWork, close }, listen] = await Promise.all([
    boot(env, say),
    import("@/lib/web/serve").then(({ prepareServer }) => prepareServer(env, dev)),
  ]);
  const serving = await listen();
  say(
    `ready in ${((performance.now() - began) / 1000).toFixed(1)} s on ${env.HEED_URL ?? `http://localhost:${env.PORT}`}`,
  );
  for (const line of links) say(line);

  let ending = false;
  const end = async () => {
    if (ending) return;
    ending = true;
    say("finishing the requests under way …");
    await serving.drain();
    await close();
    process.exit(0);
  };
  process.on("SIGTERM", end);
  process.on("SIGINT", end);
  // Whoever waited for the server is answered first.
  await new Promise((resolve) => setTimeout(resolve, WORK_AFTER_MS));
  if (!ending) await startWork();
}

start().catch((error: unknown) => {
  if (error instanceof EnvironmentError) {
    process.stderr.write(
      `heed: the configuration cannot be used:\n${error.message}\nThe README lists every variable.\n`,
    );
  } else {
    const { code, message } = error as { code?: string; message?: string };
    process.stderr.write(`heed: cannot start: ${message || code || String(error)}\n`);
    if (process.env.HEED_LOG_LEVEL === "debug" && error instanceof Error) process.stderr.write(`${error.stack}\n`);
  }
  process.exit(1);
});
