import { text } from "node:stream/consumers";
import { boot } from "@/lib/cli/boot";
import { database } from "@/lib/db/connection";
import { environment } from "@/lib/env/environment";
import { encodeSession, sessionCookieName } from "@/lib/platform/session";
import { ensureSystemUser } from "@/lib/use-cases/catalogue/ensure-system-user";
import { createTokenFor } from "@/lib/use-cases/token/create-token";
import { createUser } from "@/lib/use-cases/user/create-user";
import type { Member, MemberWish } from "./team";

/**
 * A program of its own (the embedded database takes one opener): prepares the data directory that the environment names,
 * creates the people asked for on standard input and prints who they are, each with a session and tokens.
 */
async function createTeam(wishes: readonly MemberWish[]): Promise<Member[]> {
  const { close } = await boot(environment(), () => undefined);
  const system = await ensureSystemUser();
  // As `restore` leaves an installation.
  if (process.env.E2E_RESTORED_COPY) {
    const value = { pausedSince: new Date().toISOString() };
    await database().setting.create({ data: { key: "mail", value } });
  }
  const team: Member[] = [];
  for (const { key, name, role, scopes = {} } of wishes) {
    const email = `${key}@example.org`;
    const password = `a long passphrase of ${key}`;
    const user = await createUser(system, { email, name, role, password });
    const tokens: Record<string, string> = {};
    for (const [label, wanted] of Object.entries(scopes)) {
      const made = await createTokenFor(system, { ownerId: user.id, name: label, scopes: [...wanted], days: 30 });
      tokens[label] = made.token;
    }
    const session = await encodeSession({ userId: user.id, sessionVersion: user.sessionVersion });
    team.push({
      key,
      id: user.id,
      email,
      password,
      name,
      role,
      tokens,
      cookie: { name: sessionCookieName(), value: session },
    });
  }
  await close();
  return team;
}

const team = await createTeam(JSON.parse(await text(process.stdin)) as MemberWish[]);
process.stdout.write(JSON.stringify(team));
