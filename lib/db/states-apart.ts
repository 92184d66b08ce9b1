import type { Localized } from "@/lib/domain/localized";
import { Prisma } from "./generated/client";
import type { Reader } from "./transaction";

/**
 * In place of a table: the member states that the recommendations of a publication are judged apart in, with the columns
 * `publication_id`, `publication` (its reference), `party_id`, `key`, `name`, `short_name` and `retired`. A publication takes all that there are or those
 * that it names; where a recommendation addresses "member states", these are meant.
 */
export const STATES_APART = Prisma.sql`(SELECT u.id AS publication_id, u.reference AS publication, y.id AS party_id, y.key, v.name, v.short_name, v.retired
  FROM publication u JOIN publication_revision c ON c.id = u.current_revision_id
  JOIN party y ON c.every_state OR y.id = ANY(c.state_ids)
  JOIN party_revision v ON v.id = y.current_revision_id AND v.member_state AND NOT v.collective)`;

/** Those of some parties that a recommendation's publication does not judge apart, by their ids. */
export async function notApart(
  db: Reader,
  recommendationId: string,
  partyIds: readonly string[],
): Promise<{ id: string; key: string; publication: string }[]> {
  if (partyIds.length === 0) return [];
  return db.$queryRaw<{ id: string; key: string; publication: string }[]>`
    SELECT y.id, y.key, u.reference AS publication FROM recommendation r JOIN publication u ON u.id = r.publication_id,
      party y WHERE r.id = ${recommendationId}::uuid AND y.id = ANY(${[...partyIds]}::uuid[])
      AND NOT EXISTS (SELECT FROM ${STATES_APART} s WHERE s.publication_id = u.id AND s.party_id = y.id)`;
}

/** A member state that can be judged apart. */
export interface StateApart {
  id: string;
  key: string;
  shortName: Localized;
}

/** Those in force (or those out of force, too) that a publication's recommendations are judged apart in, by their names. */
export function listStates(
  db: Reader,
  publicationId: string,
  { retired = false }: { retired?: boolean } = {},
): Promise<StateApart[]> {
  return db.$queryRaw<StateApart[]>`
    SELECT party_id AS id, key, short_name AS "shortName" FROM ${STATES_APART} s
    WHERE publication_id = ${publicationId}::uuid AND (${retired} OR NOT retired) ORDER BY short_name ->> 'en', key`;
}

/** The same with the references of the publications that judge it apart. */
export type StateOfMany = StateApart & { publications: string[] };

/**
 * Those in force of all publications, or of one alone, by their names.
 * @param retired only of publications that have recommendations in force (false) or out of force (true)
 */
export function listStatesOfMany(
  db: Reader,
  { publication = null, retired = null }: { publication?: string | null; retired?: boolean | null } = {},
): Promise<StateOfMany[]> {
  return db.$queryRaw<StateOfMany[]>`
    SELECT party_id AS id, key, short_name AS "shortName", array_agg(s.publication) AS publications
    FROM ${STATES_APART} s WHERE NOT s.retired AND (${publication}::text IS NULL OR s.publication = upper(${publication}))
      AND (${retired}::boolean IS NULL OR EXISTS (SELECT FROM recommendation r JOIN recommendation_revision v ON v.id = r.current_revision_id
        WHERE r.publication_id = s.publication_id AND r.parent_id IS NULL AND v.retired = ${retired}))
    GROUP BY 1, 2, 3 ORDER BY short_name ->> 'en', key`;
}
