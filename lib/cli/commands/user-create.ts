import { text } from "node:stream/consumers";
import { createUserSchema } from "@/lib/domain/user";
import { createUser } from "@/lib/use-cases/user/create-user";
import { checked, needed, readOptions } from "../arguments";
import { UsageError } from "../problems";
import { withDatabase } from "../with-database";

/** `heed user create`: a person with a password, which is read from standard input so that no process list shows it. */
export async function userCreate(argv: string[]): Promise<number> {
  const options = readOptions(argv, {
    email: { type: "string" },
    name: { type: "string" },
    role: { type: "string" },
    "password-stdin": { type: "boolean" },
  });
  if (!options["password-stdin"])
    throw new UsageError("--password-stdin is needed: give the password on standard input.");
  const given = {
    email: needed(options.email, "email"),
    name: needed(options.name, "name"),
    role: needed(options.role, "role").toUpperCase(),
  };
  const password = (await text(process.stdin)).replace(/\r?\n$/, "");
  const input = checked(createUserSchema, { ...given, password });
  const user = await withDatabase((actor) => createUser(actor, input));
  process.stderr.write(`heed: ${user.email} can sign in as ${input.role.toLowerCase()}.\n`);
  return 0;
}
