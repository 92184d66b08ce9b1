import { database } from "@/lib/db/connection";
import { getVisibleRecommendation } from "@/lib/db/visibility";
import type { Actor } from "@/lib/domain/actor";
import { type Day, toDay } from "@/lib/domain/dates";

/** A search that found nothing, as logged. */
export interface SearchEntry {
  id: string;
  reference: string;
  where: string;
  query: string;
  language: string;
  searchedOn: Day;
  recordedAt: Date;
  recordedBy: { id: string; name: string };
}

/** The searches on a recommendation and its components, newest first. @throws NotFound, Unauthenticated */
export async function listSearches(actor: Actor, reference: string): Promise<SearchEntry[]> {
  const db = database();
  const recommendation = await getVisibleRecommendation(db, actor, reference);
  const rows = await db.searchLog.findMany({
    where: { OR: [{ recommendationId: recommendation.id }, { recommendation: { parentId: recommendation.id } }] },
    include: { recommendation: { select: { reference: true } } },
    orderBy: [{ searchedOn: "desc" }, { recordedAt: "desc" }, { id: "desc" }],
  });
  const people = await db.user.findMany({
    where: { id: { in: rows.map((row) => row.recordedById) } },
    select: { id: true, name: true },
  });
  const names = new Map(people.map((person) => [person.id, person.name]));
  return rows.map((row) => ({
    id: row.id,
    reference: row.recommendation.reference,
    where: row.where,
    query: row.query,
    language: row.language,
    searchedOn: toDay(row.searchedOn),
    recordedAt: row.recordedAt,
    recordedBy: { id: row.recordedById, name: names.get(row.recordedById) ?? "" },
  }));
}
