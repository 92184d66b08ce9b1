import { readHistory } from "@/lib/db/assessment-view";
import { database } from "@/lib/db/connection";
import { loadRecord } from "@/lib/db/facts";
import { getAuditHead, memoByHead } from "@/lib/db/figures-memo";
import { readMilestonesOf } from "@/lib/db/milestone-view";
import { readReliabilities } from "@/lib/db/reliability";
import { readReplies } from "@/lib/db/reply-view";
import { readRequestsOn } from "@/lib/db/request-view";
import { readResponses } from "@/lib/db/response-view";
import { today } from "@/lib/db/today";
import type { Reader } from "@/lib/db/transaction";
import { getVisibleRecommendation } from "@/lib/db/visibility";
import type { Actor } from "@/lib/domain/actor";
import { alarmOf } from "@/lib/domain/alarm";
import { type Day, toDay } from "@/lib/domain/dates";
import { NotFound } from "@/lib/domain/errors";
import { violationsOf } from "@/lib/domain/judgement-state";
import type { Localized } from "@/lib/domain/localized";
import { worstSchedule } from "@/lib/domain/milestone";
import type { Clocks } from "@/lib/domain/record";
import { evidenceMarks, standingsOf } from "@/lib/domain/standing";
import { readEntriesAbout, readLinks, readNeighbours } from "./page-parts";
import { readPlanVersions } from "./plan-versions";
import { sourceMix } from "./source-mix";

const person = { select: { id: true, name: true, isSystem: true } } as const;

/** All that the page of one recommendation shows. */
export type RecommendationPageData = Awaited<ReturnType<typeof readPage>>;

/**
 * Reads one recommendation or component with everything around it, now or at the two clocks.
 * @throws NotFound when there is none, or it was not yet known then; Unauthenticated
 */
export async function getRecommendation(
  actor: Actor,
  reference: string,
  clocks: { asOf?: Day; knownAt?: number } = {},
): Promise<RecommendationPageData> {
  const db = database();
  const at = { head: await getAuditHead(db), today: today() };
  // Seen through its viewer first; what it says is then the same for everybody who may see it.
  const found = await getVisibleRecommendation(db, actor, reference);
  const key = `recommendation ${found.reference} ${clocks.asOf ?? ""} ${clocks.knownAt ?? ""}`;
  return memoByHead(key, at, () => readPage(db, found, clocks));
}

/** The same, read anew and kept nowhere: for one who goes through many. @throws as getRecommendation */
export async function readRecommendation(
  actor: Actor,
  reference: string,
  clocks: { asOf: Day; knownAt: number },
): Promise<RecommendationPageData> {
  const db = database();
  return readPage(db, await getVisibleRecommendation(db, actor, reference), clocks);
}

async function readPage(
  db: Reader,
  { id, reference: stored, parentId, version }: Awaited<ReturnType<typeof getVisibleRecommendation>>,
  { asOf, knownAt }: { asOf?: Day; knownAt?: number },
) {
  // Without a clock all that is in the database is known, whatever instant other machines wrote on it.
  const known = knownAt === undefined ? new Date("9999-12-31T00:00:00Z") : new Date(knownAt);
  const clocks: Clocks = { asOf: asOf ?? today(), knownAt: known.getTime() };
  const [identity, raw, history] = await Promise.all([
    db.recommendation.findUniqueOrThrow({
      where: { id },
      include: {
        publication: { include: { currentRevision: true } },
        parent: { include: { currentRevision: { select: { title: true } } } },
        revisions: {
          where: { recordedAt: { lte: known } },
          orderBy: { version: "desc" },
          omit: { searchText: true },
          include: {
            theme: true,
            owner: { select: { id: true, name: true } },
            parties: { orderBy: { position: "asc" }, include: { party: { include: { currentRevision: true } } } },
          },
        },
        components: {
          orderBy: [{ position: "asc" }, { reference: "asc" }],
          include: { revisions: { where: { recordedAt: { lte: known } }, orderBy: { version: "desc" }, take: 1 } },
        },
        searches: { where: { recordedAt: { lte: known } }, orderBy: { recordedAt: "desc" } },
      },
    }),
    loadRecord(db, [id]),
    readHistory(db, id, clocks),
  ]);
  const standings = standingsOf(raw, clocks);
  const standing = standings.get(id);
  const [content] = identity.revisions;
  if (!standing || !content) throw new NotFound({ code: "recommendationNotFound", params: { reference: stored } });

  const family = [id, ...identity.components.map((component) => component.id)];
  // A component is addressed to whom its parent is.
  const addressedBy = parentId === null ? content.parties : await partiesOf(parentId, known);
  const [authors, links, responses, milestones, requests, planVersions, replies, neighbours, entries] =
    await Promise.all([
      db.user.findMany({ where: { id: { in: identity.revisions.map((row) => row.recordedById) } }, ...person }),
      readLinks(db, family, clocks, standing.facts, content.theme.key),
      readResponses(db, [id], known),
      readMilestonesOf(db, family, standing.milestones, clocks),
      readRequestsOn(db, family, known),
      readPlanVersions(db, id, known),
      readReplies(
        db,
        history.map((each) => each.id),
        known,
      ),
      readNeighbours(db, identity),
      readEntriesAbout(db, id, stored, known),
    ]);
  const reliabilities = await readReliabilities(
    db,
    links.flatMap((link) => link.sources.slice(0, 1).map((source) => source.id)),
    content.themeId,
    known,
  );
  const personOf = new Map(authors.map((author) => [author.id, author]));
  const current = history.find((each) => each.id === standing.judgement?.id) ?? null;
  const violationsNow = (proposalId: string) => {
    const row = raw.assessments.find((each) => each.id === proposalId);
    return row ? violationsOf(raw, row, clocks.knownAt) : [];
  };
  return {
    id,
    reference: stored,
    version,
    /** The clocks asked for; null means today, and all that is known. */
    clocks: asOf === undefined && knownAt === undefined ? null : { asOf: clocks.asOf, knownAt: knownAt ?? null },
    parent: identity.parent && {
      reference: identity.parent.reference,
      title: (identity.parent.currentRevision?.title ?? {}) as Localized,
    },
    publication: {
      reference: identity.publication.reference,
      title: (identity.publication.currentRevision?.title ?? {}) as Localized,
      authors: identity.publication.currentRevision?.authors ?? [],
      year: identity.publication.currentRevision?.year ?? null,
    },
    title: content.title as Localized,
    summary: content.summary as Localized,
    basis: content.basis,
    derived: content.derived,
    theme: { key: content.theme.key, name: content.theme.name as Localized },
    levels: content.levels,
    priority: content.priority,
    owner: content.owner,
    locator: content.locator as {
      section: Localized;
      paragraph?: number;
      offset?: number;
      length?: number;
      sha256?: string;
    } | null,
    retired: content.retired,
    retiredReason: content.retired ? content.reason : null,
    addressees: partiesIn(addressedBy, "ADDRESSEE"),
    partners: partiesIn(addressedBy, "PARTNER"),
    revisions: identity.revisions.map((row) => ({
      version: row.version,
      title: row.title as Localized,
      summary: row.summary as Localized,
      retired: row.retired,
      owner: row.owner,
      theme: row.theme.key,
      addressees: partiesIn(row.parties, "ADDRESSEE").map((party) => party.key),
      partners: partiesIn(row.parties, "PARTNER").map((party) => party.key),
      by: personOf.get(row.recordedById) ?? null,
      at: row.recordedAt,
      reason: row.reason,
    })),
    /** All that was recorded, newest first; `standing.responses` names those that count. */
    responses,
    /** To any of the judgements in `history`. */
    replies,
    /** Of primary sources, on the recommendation's theme; those that nobody has graded are absent. */
    reliabilities,
    requests,
    schedule: worstSchedule(standing.milestones, clocks.asOf),
    standing: { ...standing, marks: evidenceMarks(standing.facts) },
    /** What raised the reversal alarm, and since when; null where none is up. */
    alarm: alarmOf(raw, id, clocks),
    sourceMix: sourceMix(standing.facts),
    components: identity.components.flatMap((component) => {
      const own = standings.get(component.id);
      const [revision] = component.revisions;
      if (!own || !revision) return [];
      return [
        {
          reference: component.reference,
          title: revision.title as Localized,
          derived: revision.derived,
          retired: revision.retired,
          implementation: own.implementation,
          confidence: own.confidence,
          proposed: own.proposals[0]?.implementation ?? null,
          triangulation: own.triangulation,
          contradicted: own.contradicted,
          alarm: own.alarm,
          marks: evidenceMarks(own.facts),
          supports: own.supports,
          contradicts: own.contradicts,
          context: own.context,
          silentSince: own.silentSince,
        },
      ];
    }),
    current,
    /** Judgements in force for single states. */
    byState: history.filter((each) => each.current && each.party !== null),
    proposals: history
      .filter((each) => each.reviewState === "SUBMITTED")
      .map((each) => ({ ...each, violations: violationsNow(each.id) })),
    history,
    links,
    searches: identity.searches.map((search) => ({
      id: search.id,
      where: search.where,
      query: search.query,
      language: search.language,
      searchedOn: toDay(search.searchedOn),
      recordedAt: search.recordedAt,
      recordedById: search.recordedById,
    })),
    milestones,
    /** All versions of its own milestones and requests. */
    planVersions,
    ...neighbours,
    entries,
  };
}

type PartyRows = {
  role: "ADDRESSEE" | "PARTNER";
  party: {
    key: string;
    currentRevision: { kind: string; name: unknown; shortName: unknown; memberState: boolean } | null;
  };
}[];

function partiesIn(rows: PartyRows, role: "ADDRESSEE" | "PARTNER") {
  return rows
    .filter((row) => row.role === role)
    .map(({ party }) => ({
      key: party.key,
      kind: party.currentRevision?.kind ?? "BODY",
      name: (party.currentRevision?.name ?? {}) as Localized,
      shortName: (party.currentRevision?.shortName ?? {}) as Localized,
    }));
}

async function partiesOf(recommendationId: string, known: Date) {
  const revision = await database().recommendationRevision.findFirst({
    where: { recommendationId, recordedAt: { lte: known } },
    orderBy: { version: "desc" },
    include: {
      parties: { orderBy: { position: "asc" }, include: { party: { include: { currentRevision: true } } } },
    },
  });
  return revision?.parties ?? [];
}
