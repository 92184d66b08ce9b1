import { spawn } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { text } from "node:stream/consumers";
import { toolEnvironment } from "@/lib/cli/run-tool";
import type { Role, TokenScope } from "@/lib/domain/actor";
import { type HeedServer, startHeed } from "@/lib/testing/heed-server";

/** Whom to create before the server starts: `key` names them and their address. */
export interface MemberWish {
  key: string;
  name: string;
  role: Role;
  /** API tokens by a label of ours. */
  scopes?: Record<string, readonly TokenScope[]>;
}

/** Somebody with an account, a password, an open session and tokens. */
export interface Member {
  key: string;
  id: string;
  email: string;
  password: string;
  name: string;
  role: Role;
  cookie: { name: string; value: string };
  tokens: Record<string, string>;
}

/** Starts a server of its own process on new data in which these people have accounts already. */
export async function startHeedWith<Key extends string>(
  wishes: readonly (MemberWish & { key: Key })[],
  environment: Record<string, string> = {},
): Promise<{ server: HeedServer; team: Record<Key, Member> }> {
  const directory = mkdtempSync(path.join(tmpdir(), "heed-data-"));
  const team = await createTeam(wishes, { ...environment, HEED_DATA_DIR: directory });
  const server = await startHeed(environment, directory);
  return { server, team: Object.fromEntries(team.map((member) => [member.key, member])) as Record<Key, Member> };
}

async function createTeam(wishes: readonly MemberWish[], environment: Record<string, string>): Promise<Member[]> {
  const inherited = Object.entries(toolEnvironment()).filter(([name]) => !/^(HEED_|DATABASE_URL$)/.test(name));
  const child = spawn(process.execPath, ["--import", "tsx", "e2e/support/create-team.ts"], {
    stdio: ["pipe", "pipe", "inherit"],
    env: { ...Object.fromEntries(inherited), NODE_ENV: "production", ...environment },
  });
  child.stdin.end(JSON.stringify(wishes));
  const printed = await text(child.stdout);
  if (printed === "") throw new Error("The people of the journeys could not be created.");
  return JSON.parse(printed) as Member[];
}
