import { database } from "@/lib/db/connection";
import { type EvidenceBrief, readFamilyEvidence } from "@/lib/db/evidence-brief";
import { type RequestView, readOpenRequests, readRequests, readRequestsOn } from "@/lib/db/request-view";
import { listStates } from "@/lib/db/states-apart";
import { assertMaySee, getVisibleRecommendation, isUuid } from "@/lib/db/visibility";
import type { Actor } from "@/lib/domain/actor";
import { NotFound } from "@/lib/domain/errors";
import type { Localized } from "@/lib/domain/localized";

const ALWAYS = new Date("9999-12-31T00:00:00Z");

/**
 * The open requests, the reader's own first, each part by day (those without one last), with how many there are in all and
 * how many are the reader's. @throws Unauthenticated
 */
export async function listOpenRequests(
  actor: Actor,
  { limit = 200, mine = false }: { limit?: number; mine?: boolean } = {},
): Promise<{ items: RequestView[]; total: number; own: number }> {
  assertMaySee(actor);
  return readOpenRequests(database(), actor.kind === "anonymous" ? null : actor.userId, { limit, mine });
}

/** All requests on a recommendation and its components: open ones first. @throws NotFound, Unauthenticated */
export async function listRequests(actor: Actor, reference: string): Promise<RequestView[]> {
  const db = database();
  const { id } = await getVisibleRecommendation(db, actor, reference);
  const components = await db.recommendation.findMany({ where: { parentId: id }, select: { id: true } });
  return readRequestsOn(db, [id, ...components.map((component) => component.id)], ALWAYS);
}

/** One request as it stands. @throws NotFound, Unauthenticated */
export async function getRequest(actor: Actor, id: string): Promise<RequestView> {
  assertMaySee(actor);
  const [found] = isUuid(id) ? await readRequests(database(), [id], ALWAYS) : [];
  if (!found) throw new NotFound("requestNotFound");
  return found;
}

/** An open request by its id; null for anything else. @throws Unauthenticated */
export async function findOpenRequest(actor: Actor, id: string): Promise<RequestView | null> {
  assertMaySee(actor);
  const [found] = isUuid(id) ? await readRequests(database(), [id], ALWAYS) : [];
  return found?.state === "OPEN" ? found : null;
}

/** What the form that asks for evidence offers: the member states that one may be asked about apart. @throws NotFound, Unauthenticated */
export async function requestSubject(
  actor: Actor,
  reference: string,
): Promise<{ reference: string; retired: boolean; states: { key: string; shortName: Localized }[] }> {
  const db = database();
  const found = await getVisibleRecommendation(db, actor, reference);
  const states = await listStates(db, found.publicationId);
  return {
    reference: found.reference,
    retired: found.currentRevision.retired,
    states: states.map(({ key, shortName }) => ({ key, shortName })),
  };
}

/** The evidence that may fill a request: what is logged on its recommendation's family. @throws Unauthenticated */
export async function fillingChoices(actor: Actor, recommendationId: string): Promise<EvidenceBrief[]> {
  assertMaySee(actor);
  return readFamilyEvidence(database(), recommendationId);
}
