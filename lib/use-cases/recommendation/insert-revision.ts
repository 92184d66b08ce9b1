import { randomUUID } from "node:crypto";
import type { z } from "zod";
import { Prisma } from "@/lib/db/generated/client";
import type { Tx } from "@/lib/db/transaction";
import type { Actor } from "@/lib/domain/actor";
import { Conflict } from "@/lib/domain/errors";
import { actorId } from "@/lib/domain/permissions";
import type { reviseRecommendationSchema } from "@/lib/domain/recommendation";

type Content = Omit<z.output<typeof reviseRecommendationSchema>, "reason" | "version">;

/** Writes one state of a recommendation's content, with its parties in the order given. */
export async function insertRevision(
  tx: Tx,
  revision: {
    id: string;
    recommendationId: string;
    version: number;
    actor: Actor;
    at: Date;
    reason?: string;
    derived?: boolean;
  },
  content: Content,
  keys: { themeId: string; addresseeIds: readonly string[]; partnerIds: readonly string[] },
): Promise<void> {
  await tx.recommendationRevision.create({
    data: {
      id: revision.id,
      recommendationId: revision.recommendationId,
      version: revision.version,
      title: content.title,
      summary: content.summary,
      basis: content.basis,
      derived: revision.derived ?? false,
      themeId: keys.themeId,
      levels: content.levels,
      priority: content.priority ?? null,
      ownerId: content.ownerId ?? null,
      locator: content.locator ?? Prisma.DbNull,
      reason: revision.reason ?? null,
      recordedAt: revision.at,
      recordedById: actorId(revision.actor),
    },
  });
  const parties = [
    ...keys.addresseeIds.map((partyId, position) => ({ partyId, position, role: "ADDRESSEE" as const })),
    ...keys.partnerIds.map((partyId, position) => ({ partyId, position, role: "PARTNER" as const })),
  ];
  await tx.recommendationParty.createMany({ data: parties.map((party) => ({ ...party, revisionId: revision.id })) });
}

/** What the next state of a recommendation keeps of the last one, for commands that change one thing. */
export type Change = Partial<Pick<Prisma.RecommendationRevisionUncheckedCreateInput, "ownerId" | "retired">>;

/** Copies the current state into a new one with one thing changed, and moves the recommendation on to it. */
export async function copyRevision(
  tx: Tx,
  current: { id: string; version: number; currentRevisionId: string | null },
  change: Change,
  recorded: { actor: Actor; at: Date; reason: string | null },
): Promise<void> {
  const last = await tx.recommendationRevision.findUniqueOrThrow({
    where: { id: current.currentRevisionId ?? "" },
    omit: { searchText: true },
    include: { parties: true },
  });
  const { parties, ...content } = last;
  const id = randomUUID();
  await tx.recommendationRevision.create({
    data: {
      ...content,
      title: content.title as Prisma.InputJsonValue,
      summary: content.summary as Prisma.InputJsonValue,
      locator: content.locator === null ? Prisma.DbNull : (content.locator as Prisma.InputJsonValue),
      ...change,
      id,
      version: last.version + 1,
      reason: recorded.reason,
      recordedAt: recorded.at,
      recordedById: actorId(recorded.actor),
    },
  });
  await tx.recommendationParty.createMany({ data: parties.map((party) => ({ ...party, revisionId: id })) });
  await moveOn(tx, current, id);
}

/** Makes a revision the current one. @throws Conflict when somebody else was first */
export async function moveOn(tx: Tx, current: { id: string; version: number }, revisionId: string): Promise<void> {
  const { count } = await tx.recommendation.updateMany({
    where: { id: current.id, version: current.version },
    data: { version: current.version + 1, currentRevisionId: revisionId },
  });
  if (count === 0) throw new Conflict("stale");
}
