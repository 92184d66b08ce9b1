import { randomUUID } from "node:crypto";
import type { z } from "zod";
import type { Turn } from "@/lib/db/family-lock";
import { Prisma } from "@/lib/db/generated/client";
import type { Tx } from "@/lib/db/transaction";
import { Invalid } from "@/lib/domain/errors";
import type { newSourceSchema } from "@/lib/domain/source";

/** A source as somebody describes it. */
export type NewSource = z.infer<typeof newSourceSchema>;

/** The rows of a source that is named for the first time, columns as the database names them. */
export function newSourceRows(
  source: NewSource,
  partyId: string | null,
  by: { userId: string; at: Date },
): { id: string; source: Record<string, unknown>; revision: Record<string, unknown> } {
  const id = randomUUID();
  const revisionId = randomUUID();
  return {
    id,
    source: { id, version: 1, current_revision_id: revisionId, created_at: by.at, created_by_id: by.userId },
    revision: {
      id: revisionId,
      source_id: id,
      version: 1,
      name: source.name,
      kind: source.kind,
      country: source.country ?? null,
      languages: source.languages ?? [],
      party_id: partyId,
      relation: relationOf(source, partyId),
      recorded_at: by.at,
      recorded_by_id: by.userId,
    },
  };
}

/** How a source stands to its party: as said, else a body is its own voice and everybody else speaks for it. */
export function relationOf(source: NewSource, partyId: string | null): "IS" | "SPEAKS_FOR" | null {
  if (partyId === null) return null;
  return source.relation ?? (source.kind === "STATE_BODY" || source.kind === "IGO" ? "IS" : "SPEAKS_FOR");
}

/** Lets a source name only a party that exists. @throws Invalid at `field` */
export function assertPartyKnown(party: string | undefined, partyId: string | null, field: string): void {
  if (party !== undefined && partyId === null)
    throw new Invalid({ [field]: { code: "unknownParty", params: { party } } });
}

/**
 * What parallel namers of one source take turns at, so that only the first makes it. A source that is there already needs
 * none: it is found again, and sources never go.
 */
export function sourceTurn({ name, kind, party }: Pick<NewSource, "name" | "kind" | "party">): Turn {
  return {
    key: turnKey(name),
    unless: Prisma.sql`EXISTS (SELECT FROM source s JOIN source_revision v ON v.id = s.current_revision_id
      LEFT JOIN party p ON p.id = v.party_id
      WHERE lower(v.name) = lower(${name}) AND v.kind::text = ${kind} AND p.key IS NOT DISTINCT FROM ${party ?? null}::text)`,
  };
}

function turnKey(name: string): string {
  return `source:${name.toLowerCase()}`;
}

/** Makes parallel namers of one source take turns until the transaction ends. */
export async function takeSourceTurn(tx: Tx, name: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${turnKey(name)}, 0))`;
}

/** The id of the party with a key; null for none or an unknown one. */
export async function partyIdOf(tx: Tx, key: string | undefined): Promise<string | null> {
  if (key === undefined) return null;
  const party = await tx.party.findUnique({ where: { key }, select: { id: true } });
  return party?.id ?? null;
}

/** The source of the same name (without regard to case), kind and party, or null. */
export async function findEqualSource(
  tx: Tx,
  source: NewSource,
  partyId: string | null,
): Promise<{ id: string } | null> {
  return tx.source.findFirst({
    where: {
      currentRevision: { name: { equals: source.name, mode: "insensitive" }, kind: source.kind, partyId },
    },
    select: { id: true },
  });
}
