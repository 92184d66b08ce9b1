import { type Addressee, readAddressees } from "@/lib/db/addressees";
import { database } from "@/lib/db/connection";
import { type EvidenceBrief, readFamilyEvidence } from "@/lib/db/evidence-brief";
import { type ResponseView, readResponses } from "@/lib/db/response-view";
import { assertMaySee, getVisibleRecommendation } from "@/lib/db/visibility";
import type { Actor } from "@/lib/domain/actor";

const ALWAYS = new Date("9999-12-31T00:00:00Z");

/** All that was recorded of what the addressees of a recommendation said, newest first. @throws NotFound, Unauthenticated */
export async function listResponses(actor: Actor, reference: string): Promise<ResponseView[]> {
  const { id } = await getVisibleRecommendation(database(), actor, reference);
  return readResponses(database(), [id], ALWAYS);
}

/**
 * All that the addressees of several recommendations said, named by id, as known at an instant, newest first. For views over
 * many recommendations. @throws Unauthenticated
 */
export async function listResponsesOf(
  actor: Actor,
  ids: readonly string[],
  { knownAt }: { knownAt?: number } = {},
): Promise<ResponseView[]> {
  assertMaySee(actor);
  return readResponses(database(), ids, knownAt === undefined ? ALWAYS : new Date(knownAt));
}

/** What the form that records a response offers: who may answer, and the evidence logged there. @throws NotFound, Unauthenticated */
export async function responseChoices(
  actor: Actor,
  reference: string,
): Promise<{ reference: string; retired: boolean; addressees: Addressee[]; evidence: EvidenceBrief[] }> {
  const db = database();
  const found = await getVisibleRecommendation(db, actor, reference);
  const [addressees, evidence] = await Promise.all([readAddressees(db, found.id), readFamilyEvidence(db, found.id)]);
  return {
    reference: found.reference,
    retired: found.currentRevision.retired,
    addressees: addressees.filter((each) => !each.retired),
    evidence,
  };
}
