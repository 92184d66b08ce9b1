import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { text } from "node:stream/consumers";
import { afterAll, describe, expect, it } from "vitest";
import { database } from "@/lib/db/connection";
import { createActor } from "@/lib/testing/actors";
import { useDatabase } from "@/lib/testing/database";
import { findTokenActor } from "@/lib/use-cases/session/find-actor";

const data = mkdtempSync(path.join(tmpdir(), "heed-cli-"));
afterAll(() => rmSync(data, { recursive: true, force: true }));

async function heed(argv: string[], env: Record<string, string> = {}, input = "") {
  const child = spawn(process.execPath, ["--import", "tsx", "lib/cli/main.ts", ...argv], {
    env: { PATH: process.env.PATH, HEED_DATA_DIR: data, ...env } as unknown as NodeJS.ProcessEnv,
  });
  child.stdin.end(input);
  const [out, err, code] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    new Promise<number | null>((resolve) => child.on("close", resolve)),
  ]);
  return { out, err, code };
}

describe("the command line", () => {
  const db = useDatabase();
  const server = () => ({ DATABASE_URL: db.url(), HEED_URL: "https://heed.example.org" });

  it("creates a person with the password from standard input, and lists them", async () => {
    const create = [
      "user",
      "create",
      "--email",
      "Cli@Example.org",
      "--name",
      "Cli\nPerson",
      "--role",
      "reviewer",
      "--password-stdin",
    ];
    expect(await heed(create, server(), "correct horse battery\n")).toMatchObject({ code: 0, out: "" });
    const again = await heed(create, server(), "correct horse battery\n");
    expect(again).toMatchObject({ code: 1, out: "" });
    expect(again.err).toContain("has this e-mail address already");
    const short = await heed(create, server(), "short\n");
    expect(short.code).toBe(1);
    expect(short.err).toMatch(/^heed: password: /);
    const { out } = await heed(["user", "list"], server());
    expect(out).toBe("cli@example.org\treviewer\tactive\tCli Person\n");
  }, 60_000);

  it("prints a token and nothing else", async () => {
    await createActor("ANALYST", { email: "script@example.org" });
    const { out, code } = await heed(
      ["token", "create", "--email", "script@example.org", "--scopes", "read,write", "--days", "30"],
      server(),
    );
    expect(code).toBe(0);
    expect(out).toMatch(/^heed_[\w-]{43}\n$/);
    expect(await findTokenActor(out.trim())).toMatchObject({ role: "ANALYST", scopes: ["READ", "WRITE"] });
    const above = await heed(["token", "create", "--email", "script@example.org", "--scopes", "decide"], server());
    expect(above).toMatchObject({ code: 1, out: "" });
    const entry = await database().auditEntry.findFirstOrThrow({ orderBy: { sequence: "desc" } });
    expect(entry).toMatchObject({ action: "token.created", actorLabel: "Baseline from the paper" });
  }, 60_000);

  it("prints a reset link", async () => {
    await createActor("ANALYST", { email: "forgot@example.org" });
    const { out } = await heed(["user", "reset", "--email", "forgot@example.org"], server());
    expect(out).toMatch(/^https:\/\/heed\.example\.org\/reset\/[\w-]{43}\n$/);
    expect(await heed(["user", "reset", "--email", "nobody@example.org"], server())).toMatchObject({
      code: 1,
      out: "",
    });
  }, 60_000);

  it("verifies the chain and the files, and fails when a file is gone", async () => {
    const whole = await heed(["verify"], server());
    expect(whole).toMatchObject({ code: 0 });
    const head = /head (\d+:[0-9a-f]{64})/.exec(whole.out)?.[1] ?? "";
    expect(await heed(["verify", "--head", head], server())).toMatchObject({ code: 0 });
    expect(await heed(["verify", "--head", `${head.slice(0, -4)}0000`], server())).toMatchObject({ code: 1 });
    expect(await heed(["verify", "--head", "nonsense"], server())).toMatchObject({ code: 2 });
    await db.asOwner(
      `INSERT INTO stored_file (sha256, size, media_type, stored_at) VALUES ('${"a".repeat(64)}', 1, 'text/plain', now())`,
    );
    const gone = await heed(["verify"], server());
    expect(gone.code).toBe(1);
    expect(gone.err).toContain("a".repeat(64));
  }, 60_000);

  it("says clearly that the app has the embedded database open", async () => {
    const busy = path.join(data, "busy");
    mkdirSync(busy);
    writeFileSync(path.join(busy, "database.lock"), `${process.pid}\n\n`);
    const { out, err, code } = await heed(["user", "list"], { HEED_DATA_DIR: busy });
    expect({ out, code }).toEqual({ out: "", code: 2 });
    expect(err).toMatch(/in use by process \d+/);
  }, 60_000);

  it("explains itself, and refuses what it does not understand", async () => {
    expect((await heed(["help"])).out).toContain("user create");
    expect(await heed(["user", "destroy"])).toMatchObject({ code: 2, out: "" });
    expect(await heed(["user", "list", "--all"])).toMatchObject({ code: 2, out: "" });
    expect(await heed(["token", "create", "--email", "a@example.org"])).toMatchObject({ code: 2, out: "" });
    expect(await heed(["user", "list"], { PORT: "none" })).toMatchObject({ code: 1, out: "" });
  }, 60_000);
});
