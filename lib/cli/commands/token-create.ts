import { createTokenSchema } from "@/lib/domain/user";
import { createTokenFor } from "@/lib/use-cases/token/create-token";
import { checked, needed, readOptions } from "../arguments";
import { findPerson } from "../find-person";
import { withDatabase } from "../with-database";

/** `heed token create`: prints a person's new API token and nothing else, so that a script can take it. */
export async function tokenCreate(argv: string[]): Promise<number> {
  const options = readOptions(argv, {
    email: { type: "string" },
    scopes: { type: "string" },
    name: { type: "string" },
    days: { type: "string" },
  });
  const email = needed(options.email, "email");
  const scopes = needed(options.scopes, "scopes").split(",");
  const input = checked(createTokenSchema, {
    name: options.name ?? "command line",
    scopes: scopes.map((scope) => scope.trim().toUpperCase()),
    ...(options.days === undefined ? {} : { days: options.days }),
  });
  const { token } = await withDatabase(async (actor) => {
    const { id } = await findPerson(actor, email);
    return createTokenFor(actor, { ...input, ownerId: id });
  });
  process.stdout.write(`${token}\n`);
  return 0;
}
