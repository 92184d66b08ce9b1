import { recordAudit } from "@/lib/db/audit";
import { transact } from "@/lib/db/transaction";
import { assertMaySee } from "@/lib/db/visibility";
import type { Actor } from "@/lib/domain/actor";
import { assertWaiting } from "@/lib/domain/candidate-ruling";
import { Invalid } from "@/lib/domain/errors";
import { guessAddressee } from "@/lib/domain/extraction/addressee";
import { normalise } from "@/lib/domain/extraction/passage";
import { actorId, authorize } from "@/lib/domain/permissions";
import { lockCandidate } from "./lock-candidate";
import { asCandidate, replaceCandidates } from "./replace-candidates";

/**
 * Makes several candidates of one, or one of a part of it. Analysts may.
 * @param parts the words that stay, in their order, parted by blank lines; they have to be the document's own
 * @returns the id of the first new one
 * @throws Invalid at `parts` for other words than the document's; Conflict when it was ruled on; NotFound, Forbidden,
 *   Unauthenticated
 */
export async function splitCandidate(actor: Actor, id: string, parts: string): Promise<{ id: string }> {
  return transact(async (tx, at) => {
    assertMaySee(actor);
    authorize(actor, "recommendation.edit");
    const candidate = await lockCandidate(tx, id);
    assertWaiting(candidate.state);
    const fresh = partsOf(asCandidate(candidate), candidate.document.text, parts);
    const [first = "", ...more] = await replaceCandidates(tx, [candidate], fresh, { at, by: actorId(actor) });
    await recordAudit(tx, {
      actor,
      action: "candidate.split",
      subjectType: "publication",
      subjectId: candidate.document.publication.reference,
      payload: { candidate: id, parts: [first, ...more] },
    });
    return { id: first };
  });
}

function partsOf(candidate: ReturnType<typeof asCandidate>, document: string, parts: string) {
  const { text, origins } = normalise(document.slice(candidate.start, candidate.end));
  let from = 0;
  const fresh = parts
    .split(/\n\s*\n/)
    .map((part) => normalise(part).text)
    .filter((part) => part !== "")
    .map((part) => {
      const at = text.indexOf(part, from);
      if (at < 0) throw new Invalid({ parts: { code: "candidateWordsChanged" } });
      from = at + part.length;
      const start = candidate.start + (origins[at] ?? 0);
      const end = candidate.start + (origins[from - 1] ?? 0) + 1;
      const components = candidate.components.filter((each) => each.start > start && each.end <= end);
      return { ...candidate, start, end, text: part, components, addressee: guessAddressee(part) };
    });
  const [first] = fresh;
  if (!first || (fresh.length === 1 && first.text === text)) throw new Invalid({ parts: { code: "candidateUnsplit" } });
  return fresh;
}
