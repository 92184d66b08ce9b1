import { environment } from "@/lib/env/environment";
import { linkPath } from "@/lib/platform/link-token";
import { issuePasswordReset } from "@/lib/use-cases/user/issue-password-reset";
import { needed, readOptions } from "../arguments";
import { findPerson } from "../find-person";
import { withDatabase } from "../with-database";

/** `heed user reset`: prints a one-time link with which a person sets a new password. */
export async function userReset(argv: string[]): Promise<number> {
  const { email } = readOptions(argv, { email: { type: "string" } });
  const address = needed(email, "email");
  const { token } = await withDatabase(async (actor) => {
    const { id } = await findPerson(actor, address);
    return issuePasswordReset(actor, { id });
  });
  const base = environment().HEED_URL?.replace(/\/$/, "") ?? `http://localhost:${environment().PORT}`;
  process.stdout.write(`${base}${linkPath("reset", token)}\n`);
  return 0;
}
