import { notApart } from "@/lib/db/states-apart";
import type { Tx } from "@/lib/db/transaction";
import { type FieldProblems, Invalid } from "@/lib/domain/errors";

/** Member states that something is to be said of, at the field that names them. */
export interface NamedStates {
  field: string;
  recommendationId: string;
  /** Ids of parties. */
  states: readonly string[];
}

/**
 * Lets what is new speak only of member states that the recommendation's publication judges apart. Holds the publications
 * until the transaction ends, so that none gives a state up meanwhile.
 * @param kept ids of the states named before: they may stay
 * @throws Invalid at each field with another state
 */
export async function assertJudgedApart(
  tx: Tx,
  named: readonly NamedStates[],
  kept: readonly string[] = [],
): Promise<void> {
  const added = named
    .map((each) => ({ ...each, states: each.states.filter((id) => !kept.includes(id)) }))
    .filter(({ states }) => states.length > 0);
  if (added.length === 0) return;
  const ids = added.map(({ recommendationId }) => recommendationId);
  await tx.$queryRaw`SELECT u.id FROM publication u
    WHERE u.id IN (SELECT publication_id FROM recommendation WHERE id = ANY(${ids}::uuid[])) ORDER BY u.id FOR KEY SHARE`;
  const problems: FieldProblems = {};
  for (const { field, recommendationId, states } of added) {
    const [other] = await notApart(tx, recommendationId, states);
    if (other)
      problems[field] = { code: "notJudgedApart", params: { party: other.key, publication: other.publication } };
  }
  if (Object.keys(problems).length > 0) throw new Invalid(problems);
}
