import { recordAudit } from "@/lib/db/audit";
import { refreshStanding } from "@/lib/db/standing";
import { today } from "@/lib/db/today";
import { type Tx, transact } from "@/lib/db/transaction";
import type { Actor } from "@/lib/domain/actor";
import type { Catalogue } from "@/lib/domain/catalogue";
import { Forbidden } from "@/lib/domain/errors";
import { catalogueRows } from "./catalogue-rows";

/** The setting that says that the catalogue was loaded; its row is what makes the loading happen once. */
const LOADED = "catalogue:csto-2025";
/**
 * Loads the first content, once for the life of a database: later starts, and anybody's edits, leave it alone. Only the
 * system may. Everything goes in or nothing does.
 * @returns whether it was loaded now
 * @throws Forbidden for everybody but the system
 */
export async function loadCatalogue(actor: Actor, catalogue: Catalogue): Promise<{ loaded: boolean }> {
  return transact(async (tx, at) => {
    if (actor.kind !== "system") throw new Forbidden();
    const claimed = await tx.$executeRaw`
      INSERT INTO setting (key, value) VALUES (${LOADED}, ${JSON.stringify({ at: at.toISOString() })}::jsonb)
      ON CONFLICT (key) DO NOTHING`;
    if (claimed === 0) return { loaded: false };
    const numbers = await takeNumbers(
      tx,
      catalogue.evidence.map((item) => item.number),
    );
    const rows = catalogueRows(catalogue, {
      by: actor.userId,
      at,
      today: today(at),
      evidenceNumber: (number) => numbers.get(number) ?? number,
    });
    await insert(tx, rows);
    await refreshStanding(tx, [...rows.recommendationIds.values()], at, today(at));
    await recordAudit(tx, {
      actor,
      action: "catalogue.loaded",
      subjectType: "catalogue",
      subjectId: rows.publication.reference,
      touches: [...rows.recommendationIds.values()],
      payload: {
        publication: catalogue.publication.title,
        recommendations: Object.fromEntries(catalogue.recommendations.map((each) => [each.reference, each.title])),
        counts: {
          themes: catalogue.themes.length,
          parties: catalogue.parties.length,
          recommendations: catalogue.recommendations.length,
          components: rows.recommendations.length - catalogue.recommendations.length,
          sources: catalogue.sources.length,
          evidence: catalogue.evidence.length,
          links: rows.evidenceLinks.length,
          notes: catalogue.notes.length,
          proposals: catalogue.proposals.length,
        },
      },
    });
    return { loaded: true };
  });
}

/**
 * Draws as many evidence numbers as the catalogue has items, so that the next one logged follows them. The catalogue's own
 * numbers stand (E01 to E31) unless evidence was logged before it: then the drawn ones do.
 */
async function takeNumbers(tx: Tx, wanted: number[]): Promise<Map<number, number>> {
  // nextval, because the app's role may draw from the sequence but not set it.
  const drawn = await tx.$queryRaw<{ number: number }[]>`
    SELECT nextval(pg_get_serial_sequence('evidence', 'number'))::int AS number FROM generate_series(1, ${wanted.length}::int)`;
  const fresh = (await tx.evidence.count()) === 0;
  return new Map(wanted.map((number, index) => [number, fresh ? number : (drawn[index]?.number ?? number)]));
}

/** Identities before what points at them; their first revisions may follow, the foreign key waits for the commit. */
async function insert(tx: Tx, rows: ReturnType<typeof catalogueRows>): Promise<void> {
  await tx.theme.createMany({ data: rows.themes });
  await tx.publication.create({ data: rows.publication });
  await tx.publicationRevision.create({ data: rows.publicationRevision });
  await tx.party.createMany({ data: rows.parties });
  await tx.partyRevision.createMany({ data: rows.partyRevisions });
  await tx.recommendation.createMany({ data: rows.recommendations });
  await tx.recommendationRevision.createMany({ data: rows.recommendationRevisions });
  await tx.recommendationParty.createMany({ data: rows.recommendationParties });
  await tx.source.createMany({ data: rows.sources });
  await tx.sourceRevision.createMany({ data: rows.sourceRevisions });
  await tx.evidence.createMany({ data: rows.evidence });
  await tx.evidenceRevision.createMany({ data: rows.evidenceRevisions });
  await tx.evidenceSource.createMany({ data: rows.evidenceSources });
  await tx.evidenceLink.createMany({ data: rows.evidenceLinks });
  await tx.linkGrading.createMany({ data: rows.linkGradings });
  await tx.note.createMany({ data: rows.notes });
  await tx.noteRevision.createMany({ data: rows.noteRevisions });
  await tx.assessment.createMany({ data: rows.assessments });
  await tx.assessmentCitation.createMany({ data: rows.citations });
}
