import type { Actor } from "@/lib/domain/actor";
import { type Account, findUserByEmail } from "@/lib/use-cases/user/queries";
import { CommandError } from "./problems";

/** The person with an e-mail address. @throws CommandError when there is none */
export async function findPerson(actor: Actor, email: string): Promise<Account> {
  const person = await findUserByEmail(actor, email);
  if (!person) throw new CommandError(`Nobody here has the address ${email}.`);
  return person;
}
