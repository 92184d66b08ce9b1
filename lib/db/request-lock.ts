import type { Actor } from "@/lib/domain/actor";
import { toDate } from "@/lib/domain/dates";
import { Conflict, NotFound } from "@/lib/domain/errors";
import { assertRequestOpen, type RequestState } from "@/lib/domain/request";
import { type RequestView, readRequests } from "./request-view";
import type { Tx } from "./transaction";
import { assertMaySee, isUuid, lockVisibleRecommendation } from "./visibility";

const ALWAYS = new Date("9999-12-31T00:00:00Z");

/**
 * An open request with its recommendation locked until the commit: whoever changes it takes turns.
 * @param version the version that the caller has seen, if it was given
 * @throws NotFound, Conflict "stale" when it has moved on, Conflict for one that is filled or dropped, Unauthenticated
 */
export async function lockOpenRequest(
  tx: Tx,
  actor: Actor,
  id: string,
  version: number | undefined,
): Promise<RequestView & { recommendationRetired: boolean }> {
  assertMaySee(actor);
  const named = isUuid(id)
    ? await tx.evidenceRequest.findUnique({
        where: { id },
        select: { recommendation: { select: { reference: true } } },
      })
    : null;
  if (!named) throw new NotFound("requestNotFound");
  const recommendation = await lockVisibleRecommendation(tx, actor, named.recommendation.reference);
  const [request] = await readRequests(tx, [id], ALWAYS);
  if (!request) throw new NotFound("requestNotFound");
  if (version !== undefined && version !== request.version) throw new Conflict("stale");
  assertRequestOpen(request);
  return { ...request, recommendationRetired: recommendation.currentRevision.retired };
}

/** What a request's next version says; what is left out stays as it was. */
interface NextRequest {
  state: RequestState;
  content?: { wanted: string; ownerId: string | null; dueOn: Date | null; partyId: string | null };
  evidenceId?: string;
  reason?: string;
}

/**
 * Moves a locked request on to its next version.
 * @returns the new version
 * @throws Conflict "stale" when somebody was first
 */
export async function moveRequestOn(
  tx: Tx,
  request: RequestView,
  { state, content, evidenceId, reason }: NextRequest,
  { at, by }: { at: Date; by: string },
): Promise<number> {
  const version = request.version + 1;
  const { count } = await tx.evidenceRequest.updateMany({
    where: { id: request.id, version: request.version },
    data: { version },
  });
  if (count === 0) throw new Conflict("stale");
  const kept = async () => ({
    wanted: request.wanted,
    ownerId: request.owner?.id ?? null,
    dueOn: request.dueOn === null ? null : toDate(request.dueOn),
    partyId: request.party && (await tx.party.findUniqueOrThrow({ where: { key: request.party.key } })).id,
  });
  await tx.evidenceRequestRevision.create({
    data: {
      requestId: request.id,
      version,
      state,
      ...(content ?? (await kept())),
      evidenceId: evidenceId ?? null,
      reason: reason ?? null,
      recordedAt: at,
      recordedById: by,
    },
  });
  return version;
}
