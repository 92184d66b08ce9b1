import { readAddressees } from "@/lib/db/addressees";
import { readAssessments } from "@/lib/db/assessment-view";
import { database } from "@/lib/db/connection";
import { type EvidenceBrief, readFamilyEvidence } from "@/lib/db/evidence-brief";
import { type ReplyView, readReplies } from "@/lib/db/reply-view";
import { assertMaySee, isUuid } from "@/lib/db/visibility";
import type { Actor } from "@/lib/domain/actor";
import { NotFound } from "@/lib/domain/errors";
import type { Localized } from "@/lib/domain/localized";

const ALWAYS = new Date("9999-12-31T00:00:00Z");

/**
 * The replies to a judgement, in the order in which they were attached.
 * @param knownAt those recorded after this instant are left out; null: none
 * @throws NotFound, Unauthenticated
 */
export async function listReplies(
  actor: Actor,
  assessmentId: string,
  knownAt: number | null = null,
): Promise<ReplyView[]> {
  assertMaySee(actor);
  const found = isUuid(assessmentId) ? await database().assessment.count({ where: { id: assessmentId } }) : 0;
  if (found === 0) throw new NotFound("assessmentNotFound");
  return readReplies(database(), [assessmentId], knownAt === null ? ALWAYS : new Date(knownAt));
}

/** What the form that attaches a reply offers: who is judged, and the evidence logged there. @throws NotFound, Unauthenticated */
export async function replyChoices(
  actor: Actor,
  assessmentId: string,
): Promise<{ parties: { key: string; shortName: Localized }[]; evidence: EvidenceBrief[] }> {
  assertMaySee(actor);
  const db = database();
  const [view] = isUuid(assessmentId) ? await readAssessments(db, { id: assessmentId }) : [];
  if (!view) throw new NotFound("assessmentNotFound");
  const [addressees, evidence] = await Promise.all([
    readAddressees(db, view.recommendation.id),
    readFamilyEvidence(db, view.recommendation.id),
  ]);
  const parties = addressees
    .filter((each) => !each.retired || each.key === view.party?.key)
    .map(({ key, shortName }) => ({ key, shortName }));
  const judged = view.party && !parties.some((party) => party.key === view.party?.key) ? [view.party] : [];
  return { parties: [...judged.map(({ key, shortName }) => ({ key, shortName })), ...parties], evidence };
}
