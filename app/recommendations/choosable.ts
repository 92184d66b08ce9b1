import type { Choosable } from "@/components/recommendation/fields";
import type { Actor } from "@/lib/domain/actor";
import { listParties } from "@/lib/use-cases/party/queries";
import { listOwners, listThemes } from "@/lib/use-cases/recommendation/queries";

/**
 * What the forms about recommendations offer to choose from.
 * @param chosen keys of parties that stand chosen: they are offered even when retired since
 */
export async function listChoosable(actor: Actor, chosen: readonly string[] = []): Promise<Choosable> {
  const [themes, all, people] = await Promise.all([
    listThemes(actor),
    listParties(actor, { retired: chosen.length > 0 }),
    listOwners(actor),
  ]);
  return { themes, parties: all.filter((party) => !party.retired || chosen.includes(party.key)), people };
}
