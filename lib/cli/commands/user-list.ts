import { type Account, listUsers } from "@/lib/use-cases/user/queries";
import { readOptions } from "../arguments";
import { withDatabase } from "../with-database";

/** `heed user list`: one line a person, fields separated by tabs. */
export async function userList(argv: string[]): Promise<number> {
  readOptions(argv, {});
  const people = await withDatabase(async (actor) => {
    const all: Account[] = [];
    let cursor: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof listUsers>> = await listUsers(actor, {
        limit: 200,
        ...(cursor ? { cursor } : {}),
      });
      all.push(...page.items);
      cursor = page.nextCursor;
    } while (cursor);
    return all;
  });
  for (const { email, role, disabledAt, name } of people) {
    // A name may hold anything; it must not pass for another line or move the terminal's cursor.
    const shown = name.replace(/\p{Cc}/gu, " ");
    process.stdout.write(`${email}\t${role.toLowerCase()}\t${disabledAt ? "disabled" : "active"}\t${shown}\n`);
  }
  return 0;
}
