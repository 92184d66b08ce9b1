import type { Tx } from "@/lib/db/transaction";
import { type FieldProblems, Invalid } from "@/lib/domain/errors";
import { assertPartiesInForce } from "@/lib/use-cases/party/assert-in-force";
import { assertJudgedApart } from "@/lib/use-cases/party/assert-judged-apart";

/**
 * Ids of the member states that links name by key, link by link; none where an item speaks of the whole.
 * @param named the recommendation and the keys of each link
 * @param path where a link's problem is shown
 * @param kept ids of the states named before: they may stay although they are out of force
 * @throws Invalid there for what is no party, no member state, out of force, or not judged apart in the
 *   recommendation's publication
 */
export async function findStates(
  tx: Tx,
  named: readonly { recommendationId: string; states: readonly string[] | undefined }[],
  path: (position: number) => string,
  kept: readonly string[] = [],
): Promise<string[][]> {
  const keys = [...new Set(named.flatMap(({ states }) => states ?? []))];
  if (keys.length === 0) return named.map(() => []);
  const parties = await tx.party.findMany({
    where: { key: { in: keys } },
    select: { id: true, key: true, currentRevision: { select: { memberState: true } } },
  });
  const found = new Map(parties.map((party) => [party.key, party]));
  const problems: FieldProblems = {};
  const ids = named.map(({ states }, position) =>
    [...new Set(states ?? [])].flatMap((key) => {
      const party = found.get(key);
      if (party?.currentRevision?.memberState) return [party.id];
      problems[path(position)] = party ? { code: "notMemberState" } : { code: "partyUnknown", params: { key } };
      return [];
    }),
  );
  if (Object.keys(problems).length > 0) throw new Invalid(problems);
  await assertPartiesInForce(tx, Object.fromEntries(ids.map((each, position) => [path(position), each])), kept);
  const apart = named.map(({ recommendationId }, position) => ({
    ...{ field: path(position), recommendationId, states: ids[position] ?? [] },
  }));
  await assertJudgedApart(tx, apart, kept);
  return ids;
}
