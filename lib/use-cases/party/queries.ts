import { database } from "@/lib/db/connection";
import { getAuditHead, memoByHead } from "@/lib/db/figures-memo";
import { Prisma } from "@/lib/db/generated/client";
import { today } from "@/lib/db/today";
import { assertMaySee } from "@/lib/db/visibility";
import type { Actor } from "@/lib/domain/actor";
import { NotFound } from "@/lib/domain/errors";
import type { Localized } from "@/lib/domain/localized";
import type { PARTY_KINDS } from "@/lib/domain/recommendation";

/** A party with how many recommendations in force address it or name it as a partner, and how many sources it stands behind. */
export interface PartyItem {
  id: string;
  key: string;
  version: number;
  kind: (typeof PARTY_KINDS)[number];
  name: Localized;
  shortName: Localized;
  country: string | null;
  memberState: boolean;
  collective: boolean;
  retired: boolean;
  addressed: number;
  partnered: number;
  sources: number;
}

/**
 * The parties by kind and name. @throws Unauthenticated
 * @param options `retired` lists retired ones too; `memberStates` those states alone that can be judged apart
 */
export async function listParties(
  actor: Actor,
  { retired = false, memberStates = false }: { retired?: boolean; memberStates?: boolean } = {},
): Promise<PartyItem[]> {
  assertMaySee(actor);
  const at = { head: await getAuditHead(database()), today: today() };
  return memoByHead(`parties ${retired} ${memberStates}`, at, () =>
    readParties(Prisma.sql`(${retired} OR NOT v.retired) AND (NOT ${memberStates} OR v.member_state)`),
  );
}

/** Keys and short names of the parties in force, in the order of the list, counting nothing. @throws Unauthenticated */
export async function listPartyNames(actor: Actor): Promise<Pick<PartyItem, "key" | "shortName">[]> {
  assertMaySee(actor);
  const at = { head: await getAuditHead(database()), today: today() };
  return memoByHead(
    "party names",
    at,
    () =>
      database().$queryRaw<Pick<PartyItem, "key" | "shortName">[]>`
      SELECT y.key, v.short_name AS "shortName" FROM party y JOIN party_revision v ON v.id = y.current_revision_id
      WHERE NOT v.retired ORDER BY v.kind, v.collective DESC, v.name ->> 'en', y.key`,
  );
}

/** One party with the recommendations that name it and its earlier states. @throws NotFound, Unauthenticated */
export async function getParty(actor: Actor, key: string) {
  assertMaySee(actor);
  const [party] = await readParties(Prisma.sql`y.key = ${key}`);
  if (!party) throw new NotFound("partyNotFound");
  const [recommendations, revisions, sources] = await Promise.all([
    database().$queryRaw<
      { reference: string; title: Localized; role: "ADDRESSEE" | "PARTNER"; implementation: string }[]
    >`
      SELECT r.reference, v.title, p.role::text AS role, coalesce(s.implementation::text, 'NOT_ASSESSED') AS implementation
      FROM recommendation_party p JOIN recommendation r ON r.current_revision_id = p.revision_id
      JOIN recommendation_revision v ON v.id = p.revision_id JOIN standing s ON s.recommendation_id = r.id
      WHERE p.party_id = ${party.id}::uuid AND NOT v.retired AND r.parent_id IS NULL
      ORDER BY p.role, r.reference COLLATE "C" LIMIT 500`,
    database().partyRevision.findMany({ where: { partyId: party.id }, orderBy: { version: "desc" } }),
    database().source.findMany({
      where: { currentRevision: { partyId: party.id } },
      include: { currentRevision: { select: { name: true, kind: true, relation: true } } },
    }),
  ]);
  return {
    ...party,
    recommendations,
    sourceList: sources.map(({ id, currentRevision }) => ({ id, ...currentRevision })),
    revisions: revisions.map((row) => ({
      version: row.version,
      name: row.name as Localized,
      retired: row.retired,
      reason: row.reason,
      at: row.recordedAt,
    })),
  };
}

function readParties(where: Prisma.Sql): Promise<PartyItem[]> {
  return database().$queryRaw<PartyItem[]>`
    SELECT y.id, y.key, y.version, v.kind::text AS kind, v.name, v.short_name AS "shortName", v.country,
      v.member_state AS "memberState", v.collective, v.retired,
      coalesce(n.addressed, 0) AS addressed, coalesce(n.partnered, 0) AS partnered,
      (SELECT count(*)::int FROM source s JOIN source_revision sv ON sv.id = s.current_revision_id WHERE sv.party_id = y.id) AS sources
    FROM party y JOIN party_revision v ON v.id = y.current_revision_id
    LEFT JOIN (SELECT p.party_id, (count(*) FILTER (WHERE p.role = 'ADDRESSEE'))::int AS addressed,
        (count(*) FILTER (WHERE p.role = 'PARTNER'))::int AS partnered
      FROM standing s JOIN recommendation_party p ON p.revision_id = s.revision_id
      WHERE s.top_level AND NOT s.retired GROUP BY 1) n ON n.party_id = y.id
    WHERE ${where} ORDER BY v.kind, v.collective DESC, v.name ->> 'en', y.key`;
}
