import { now } from "@/lib/db/clock";
import { database } from "@/lib/db/connection";
import { loadRecord } from "@/lib/db/facts";
import { type ChainHead, getAuditHead } from "@/lib/db/figures-memo";
import { publicAmong, readPublicHead, readPublished, readWithheld } from "@/lib/db/public-record";
import {
  publicParty,
  readPublicEvidence,
  readPublicJudgements,
  readPublicRecommendations,
} from "@/lib/db/published-content";
import { today } from "@/lib/db/today";
import type { Reader } from "@/lib/db/transaction";
import { addDays, type Day } from "@/lib/domain/dates";
import { NotFound } from "@/lib/domain/errors";
import { evidenceReference } from "@/lib/domain/evidence";
import { type LinkFact, linkFacts } from "@/lib/domain/evidence-facts";
import type { Localized } from "@/lib/domain/localized";
import type { Published, PublishedChange, PublishedJudgement, PublishedLink } from "@/lib/domain/published";
import {
  type PublicChange,
  type PublicRecord,
  publicChanges,
  publicRecord,
  publicStandings,
} from "@/lib/domain/publishing";
import type { Clocks } from "@/lib/domain/record";

/** The spans, in days, of which a brief says what changed. */
const SPANS = [30, 365] as const;

/** What was made last of each publication. One state of each is enough: nobody asks for an older one. */
const made = new Map<string, { head: string; today: Day; published: Promise<Published> }>();

/**
 * All that the public sees of a publication, made once for each head of the audit chain and day. For everybody: it reads what
 * was published, and nothing else.
 * @throws NotFound when there is no such publication, or it is not public
 */
export async function getPublished(reference: string): Promise<Published> {
  const db = database();
  const [head, day] = [await getAuditHead(db), today()];
  const key = reference.toUpperCase();
  const known = made.get(key);
  if (known?.head === head.hash && known.today === day) return known.published;
  const published = readAll(db, key, head, day);
  made.set(key, { head: head.hash, today: day, published });
  // What is not public is not kept: names that somebody tries out would fill the memory.
  published.catch(() => made.delete(key));
  return published;
}

async function readAll(db: Reader, reference: string, head: ChainHead, day: Day): Promise<Published> {
  const title = (await readPublished(db)).find((each) => each.reference === reference);
  if (!title) throw new NotFound("publicationNotFound");
  const [revision, rows, publicHead] = await Promise.all([
    db.publication.findUniqueOrThrow({
      where: { id: title.id },
      select: { currentRevision: { select: { language: true, url: true } } },
    }),
    readPublicRecommendations(db, title.id),
    readPublicHead(db, head),
  ]);
  const all = await loadRecord(
    db,
    rows.map((row) => row.id),
  );
  const record = publicRecord(all, publicAmong(all, await readWithheld(db, all)));
  const clocks = { asOf: day, knownAt: Number.POSITIVE_INFINITY };
  const standings = publicStandings(record, clocks);
  const [judgements, evidence, parties] = await Promise.all([
    readPublicJudgements(db, [...record.published]),
    readPublicEvidence(db, [...new Set(record.raw.links.map((link) => link.evidenceId))]),
    readParties(db, record),
  ]);
  const rowOf = new Map(rows.map((row) => [row.id, row]));
  const judgementOf = (id: string | null) => (id === null ? null : (judgements.get(id) ?? null));
  const bears = bearsOf(record, clocks, rows);

  const recommendations = rows.flatMap((row): Published["recommendations"] => {
    const standing = standings.get(row.id);
    const content = row.currentRevision;
    if (!standing || !content) return [];
    // A component is addressed to whom its parent is.
    const addressed = (row.parentId === null ? content : rowOf.get(row.parentId)?.currentRevision)?.parties ?? [];
    return [
      {
        id: row.id,
        reference: row.reference,
        parent: row.parent?.reference ?? null,
        title: content.title as Localized,
        summary: content.summary as Localized,
        basis: content.basis,
        derived: content.derived,
        theme: { key: content.theme.key, name: content.theme.name as Localized },
        levels: content.levels,
        section: ((content.locator as { section?: Localized } | null)?.section ?? null) as Localized | null,
        retired: content.retired,
        addressees: addressed.filter((each) => each.role === "ADDRESSEE").map((each) => publicParty(each.party)),
        partners: addressed.filter((each) => each.role === "PARTNER").map((each) => publicParty(each.party)),
        standing,
        judgement: judgementOf(standing.judgementId),
        byParty: standing.forParties.map((each) => ({
          party: parties.get(each.partyId) ?? { name: {}, shortName: {} },
          status: each.status,
          judgement: judgementOf(each.judgementId),
        })),
        history: historyOf(record, row.id, judgements),
        links: standing.facts.map((fact) => linkOf(fact, row.id, rowOf.get(fact.recommendationId)?.reference)),
        notes: row.notes.flatMap(({ id, createdAt, revisions: [newest] }) =>
          newest ? [{ id, body: newest.body, at: createdAt, edited: newest.version > 1 }] : [],
        ),
      },
    ];
  });

  const { id: _id, ...named } = title;
  const shown = new Set([...judgements.values()].flatMap((judgement) => judgement.cites));
  return {
    ...named,
    language: revision.currentRevision?.language ?? "en",
    url: revision.currentRevision?.url ?? null,
    head: publicHead,
    today: day,
    recommendations,
    // What bears on nothing any more is shown as long as a judgement cites it.
    evidence: [...evidence]
      .map(([id, item]) => ({ ...item, bears: bears.get(id) ?? [] }))
      .filter((item) => item.bears.length > 0 || shown.has(item.reference)),
    changes: SPANS.map((days) => {
      const from = now().getTime() - days * 86_400_000;
      const first = { asOf: addDays(day, -days), knownAt: from };
      return { days, changed: changesSince(record, first, clocks, rowOf, judgements) };
    }),
  };
}

/** What each item of public evidence bears on, in the publication's order: parts apart from their whole. */
function bearsOf(record: PublicRecord, clocks: Clocks, rows: readonly { id: string; reference: string }[]) {
  const bears = new Map<string, Published["evidence"][number]["bears"]>();
  const byRow = new Map<string, LinkFact[]>();
  for (const fact of linkFacts(record.raw.links, new Map(), new Set(), clocks)) {
    byRow.set(fact.recommendationId, [...(byRow.get(fact.recommendationId) ?? []), fact]);
  }
  for (const { id, reference } of rows) {
    for (const { evidenceId, stance, credibility } of byRow.get(id) ?? []) {
      bears.set(evidenceId, [...(bears.get(evidenceId) ?? []), { reference, stance, credibility }]);
    }
  }
  return bears;
}

async function readParties(db: Reader, record: PublicRecord) {
  const ids = [...new Set(record.raw.assessments.flatMap((row) => row.partyId ?? []))];
  const rows = await db.party.findMany({
    where: { id: { in: ids } },
    select: { id: true, currentRevision: { select: { name: true, shortName: true } } },
  });
  return new Map(rows.map((row) => [row.id, publicParty(row)]));
}

/** The approved judgements of one recommendation, newest first; those that are not published as null, corrected ones left out. */
function historyOf(record: PublicRecord, id: string, judgements: ReadonlyMap<string, PublishedJudgement>) {
  const corrected = new Set(record.raw.assessments.map((row) => row.correctsId));
  return record.raw.assessments
    .filter((row) => row.recommendationId === id && !corrected.has(row.id))
    .sort((a, b) => (a.asOn === b.asOn ? b.submittedAt - a.submittedAt : a.asOn < b.asOn ? 1 : -1))
    .map((row) => judgements.get(row.id) ?? null);
}

function linkOf(fact: LinkFact, on: string, reference: string | undefined): PublishedLink {
  return {
    evidence: evidenceReference(fact.number),
    stance: fact.stance,
    credibility: fact.credibility,
    affiliation: fact.affiliation,
    on: fact.recommendationId === on ? null : (reference ?? null),
  };
}

function changesSince(
  record: PublicRecord,
  from: { asOf: Day; knownAt: number },
  to: { asOf: Day; knownAt: number },
  rows: ReadonlyMap<string, { reference: string; parentId: string | null; currentRevision: { title: unknown } | null }>,
  judgements: ReadonlyMap<string, PublishedJudgement>,
): PublishedChange[] {
  const place = new Map([...rows.keys()].map((id, index) => [id, index]));
  // Judgements first, then what else moved; within both, as the publication has them.
  const order = (change: PublicChange) =>
    (change.status || change.judgementId ? 0 : 1_000_000) + (place.get(change.recommendationId) ?? 0);
  const changes = publicChanges(record, from, to).sort((a, b) => order(a) - order(b));
  return changes.flatMap((change) => {
    const row = rows.get(change.recommendationId);
    if (!row?.currentRevision) return [];
    // A part that is new says nothing that its whole does not.
    const tells = change.status || change.judgementId || change.added.length + change.removed.length > 0;
    if (row.parentId !== null && !tells) return [];
    const { isNew, status, triangulation, judgementId, added, removed } = change;
    return [
      {
        reference: row.reference,
        title: row.currentRevision.title as Localized,
        isNew,
        status,
        triangulation,
        judgement: (judgementId !== null && judgements.get(judgementId)) || null,
        added: added.map((fact) => evidenceReference(fact.number)),
        removed: removed.map((fact) => evidenceReference(fact.number)),
      },
    ];
  });
}
