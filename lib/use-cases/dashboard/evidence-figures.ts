import { Prisma } from "@/lib/db/generated/client";
import type { Reader } from "@/lib/db/transaction";
import type { Affiliation, SourceKind } from "@/lib/domain/source";
import type { At } from "./at";
import { foldMix } from "./figures";
import { lastMonths } from "./months";

/** Items of evidence that became true in a month, by how their source stands to what they bear on. */
export interface EvidenceMonth {
  /** YYYY-MM */
  month: string;
  counts: Record<Affiliation, number>;
}

/** What the evidence in force rests on: of how many items how many share a weakness. */
export interface MixShares {
  total: number;
  stateAffiliated: number;
  addresseeIssued: number;
  /** Items in the language that most are in. */
  singleLanguage: { language: string | null; count: number };
  /** Items that report what another item reports, too: they share its origin. */
  singleOrigin: number;
}

/** Items that agree in all that is counted. */
export interface EvidenceGroup {
  month: string;
  language: string;
  /** Of the primary source; empty where none is known. */
  kind: SourceKind | "";
  official: boolean;
  independent: boolean;
  neither: boolean;
  issued: boolean;
  shared: boolean;
  count: number;
}

export interface EvidenceFigures {
  byMonth: EvidenceMonth[];
  /** Items that became true before the first of the months. */
  earlier: number;
  mix: MixShares;
  /** By the kind of the primary source. */
  kinds: Record<SourceKind, number>;
}

/** Counts the evidence in force that bears on anything in force, each item once. Call catchUpHistory before. */
export async function evidenceFigures(db: Reader, at: At): Promise<EvidenceFigures> {
  return foldEvidence(await countEvidence(db, at), lastMonths(at.asOf));
}

/**
 * By month and mix. An item that is official for one recommendation and independent for another counts with both, as the
 * list of evidence finds it under both.
 */
export function foldEvidence(groups: readonly EvidenceGroup[], months: readonly string[]): EvidenceFigures {
  const first = months[0] ?? "";
  const sum = (test: (group: EvidenceGroup) => boolean) =>
    groups.reduce((total, group) => total + (test(group) ? group.count : 0), 0);
  const languages = new Map<string, number>();
  for (const { language, count } of groups) languages.set(language, (languages.get(language) ?? 0) + count);
  const [language = null, count = 0] = [...languages].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0] ?? [];
  return {
    byMonth: months.map((month) => ({
      month,
      counts: {
        OFFICIAL: sum((group) => group.month === month && group.official),
        INDEPENDENT: sum((group) => group.month === month && group.independent),
        NEITHER: sum((group) => group.month === month && group.neither),
      },
    })),
    earlier: sum((group) => group.month < first),
    mix: {
      total: sum(() => true),
      stateAffiliated: sum((group) => group.official),
      addresseeIssued: sum((group) => group.issued),
      singleLanguage: { language, count },
      singleOrigin: sum((group) => group.shared),
    },
    kinds: foldMix(groups),
  };
}

const TRAITS = Prisma.sql`language, kind, official, independent, neither, issued`;

/** All that is known comes from the sums of months gone by and of the days of the last one; what was known, from its history. */
function countEvidence(db: Reader, { asOf, knownAt }: At): Promise<EvidenceGroup[]> {
  if (knownAt !== null) {
    const known = BigInt(Math.floor(knownAt));
    return db.$queryRaw<EvidenceGroup[]>`
      SELECT to_char(month, 'YYYY-MM') AS month, ${TRAITS}, shared, count FROM (
        SELECT date_trunc('month', true_on) AS month, ${TRAITS}, coalesce(shared_from <= ${asOf}::date, false) AS shared,
          count(*)::int AS count
        FROM evidence_interval WHERE known_from <= ${known} AND known_to > ${known} AND true_on <= ${asOf}::date
        GROUP BY 1, ${TRAITS}, 8) counted`;
  }
  const month = asOf.slice(0, 7);
  return db.$queryRaw<EvidenceGroup[]>`
    SELECT substr(period, 1, 7) AS month, ${TRAITS}, shared, sum(count)::int AS count FROM evidence_tally
    WHERE length(period) = 7 AND period COLLATE "C" < ${month}
      OR length(period) = 10 AND period COLLATE "C" > ${month} AND period COLLATE "C" <= ${asOf}
    GROUP BY 1, ${TRAITS}, shared HAVING sum(count) <> 0`;
}
