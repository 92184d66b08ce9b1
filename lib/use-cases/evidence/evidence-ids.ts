import { database } from "@/lib/db/connection";
import { assertMaySee } from "@/lib/db/visibility";
import type { Actor } from "@/lib/domain/actor";
import { Invalid } from "@/lib/domain/errors";
import { evidenceNumber } from "@/lib/domain/evidence";

/**
 * The ids of evidence named by id or reference (E07), in the order given. Ids are handed on unread.
 * @throws Invalid at `evidence.<position>` for a reference that names nothing; Unauthenticated
 */
export async function resolveEvidence(actor: Actor, names: readonly string[]): Promise<string[]> {
  assertMaySee(actor);
  const numbers = names.flatMap((name) => evidenceNumber(name) ?? []);
  if (numbers.length === 0) return [...names];
  const rows = await database().evidence.findMany({
    where: { number: { in: numbers } },
    select: { id: true, number: true },
  });
  const ids = new Map(rows.map((row) => [row.number, row.id]));
  return names.map((name, position) => {
    const number = evidenceNumber(name);
    const id = number === null ? name : ids.get(number);
    if (id === undefined) throw new Invalid({ [`evidence.${position}`]: { code: "unknownId" } });
    return id;
  });
}
