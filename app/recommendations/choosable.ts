import type { Choosable } from "@/components/recommendation/fields";
import type { Actor } from "@/lib/domain/actor";
import { listParties } from "@/lib/use-cases/party/queries";
import { listOwners, listThemes } from "@/lib/use-cases/recommendation/queries";

/** What the forms about recommendations offer to choose from. */
export async function listChoosable(actor: Actor): Promise<Choosable> {
  const [themes, parties, people] = await Promise.all([listThemes(actor), listParties(actor), listOwners(actor)]);
  return { themes, parties, people };
}
