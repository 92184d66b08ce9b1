import type { Tx } from "@/lib/db/transaction";
import type { DossierRecord } from "@/lib/domain/dossier/record";
import type { Maker } from "./insert-frame";

/** Adds what was searched for in vain, what addressees answered, milestones and requests, after the evidence that they name. */
export async function insertPlans(
  tx: Tx,
  { userId, at }: Maker,
  record: DossierRecord,
  parties: ReadonlyMap<string, string>,
): Promise<void> {
  const made = { createdAt: at, createdById: userId };
  const recorded = { recordedAt: at, recordedById: userId };
  await tx.searchLog.createMany({
    data: record.searches.map(({ recommendation, searchedOn, ...search }) => ({
      ...recorded,
      ...search,
      recommendationId: recommendation,
      searchedOn: new Date(searchedOn),
    })),
  });
  await tx.response.createMany({
    data: record.responses.map(({ recommendation, party, evidence, ...response }) => ({
      ...recorded,
      ...response,
      recommendationId: recommendation,
      partyId: parties.get(party) ?? "",
      evidenceId: evidence,
    })),
  });
  await tx.milestone.createMany({
    data: record.milestones.map(({ id, recommendation }) => ({ ...made, id, recommendationId: recommendation })),
  });
  await tx.milestoneRevision.createMany({
    data: record.milestones.map(({ id, recommendation: _, dueOn, reachedOn, ...content }) => ({
      ...recorded,
      ...content,
      milestoneId: id,
      version: 1,
      dueOn: dueOn && new Date(dueOn),
      reachedOn: reachedOn && new Date(reachedOn),
    })),
  });
  await tx.evidenceRequest.createMany({
    data: record.requests.map(({ id, recommendation }) => ({ ...made, id, recommendationId: recommendation })),
  });
  await tx.evidenceRequestRevision.createMany({
    data: record.requests.map(({ id, recommendation: _, dueOn, party, evidence, ...content }) => ({
      ...recorded,
      ...content,
      requestId: id,
      version: 1,
      dueOn: dueOn && new Date(dueOn),
      partyId: party === null ? null : (parties.get(party) ?? null),
      evidenceId: evidence,
    })),
  });
}
