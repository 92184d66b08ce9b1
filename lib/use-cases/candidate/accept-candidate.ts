import { createHash } from "node:crypto";
import type { z } from "zod";
import { recordAudit } from "@/lib/db/audit";
import { refreshStanding } from "@/lib/db/standing";
import { today } from "@/lib/db/today";
import { transact } from "@/lib/db/transaction";
import { assertMaySee } from "@/lib/db/visibility";
import type { Actor } from "@/lib/domain/actor";
import { type acceptCandidateSchema, assertWaiting } from "@/lib/domain/candidate-ruling";
import { pageAt } from "@/lib/domain/document";
import type { PageSpan } from "@/lib/domain/extraction/candidate";
import { type NormalisedText, normalise } from "@/lib/domain/extraction/passage";
import { actorId, authorize } from "@/lib/domain/permissions";
import { insertRecommendation } from "@/lib/use-cases/recommendation/insert-recommendation";
import { lockCandidate } from "./lock-candidate";
import { asCandidate } from "./replace-candidates";

/** A locator holds so many characters at most. */
const LONGEST = 20_000;

/**
 * Makes a recommendation of a candidate, in one's own words, and components of its sub-items if wanted; each keeps the
 * anchor of its passage. Analysts may.
 * @returns the new recommendation's reference
 * @throws Invalid when the reference is taken or the theme unknown; Conflict when it was ruled on; NotFound, Forbidden,
 *   Unauthenticated
 */
export async function acceptCandidate(
  actor: Actor,
  id: string,
  input: z.output<typeof acceptCandidateSchema>,
): Promise<{ reference: string }> {
  return transact(async (tx, at) => {
    assertMaySee(actor);
    authorize(actor, "recommendation.edit");
    const row = await lockCandidate(tx, id);
    assertWaiting(row.state);
    const candidate = asCandidate(row);
    const language = row.document.publication.currentRevision?.language === "ru" ? "ru" : "en";
    const whole = normalise(row.document.text);
    const common = {
      publication: row.document.publication.reference,
      ...{ basis: "EXPLICIT" as const, theme: input.theme, levels: [input.level], addressees: [], partners: [] },
    };
    const section = { [language]: candidate.section?.slice(0, 200) || row.document.name.slice(0, 200) };
    const parts = [
      { span: candidate, title: input.title, summary: { [language]: input.summary }, letter: null },
      ...(input.components ? candidate.components.slice(0, 26) : []).map((span, index) => ({
        ...{ span, title: span.text.slice(0, 300), summary: {}, letter: String.fromCharCode(97 + index) },
      })),
    ];
    const made: { id: string; reference: string }[] = [];
    for (const { span, title, summary, letter } of parts) {
      const anchor = anchorOf(whole, span);
      const parent = made[0]?.reference;
      const created = await insertRecommendation(
        tx,
        { actor, at },
        {
          ...common,
          ...(parent === undefined ? { reference: input.reference } : { reference: `${parent}${letter}`, parent }),
          title: { [language]: title },
          summary,
          locator: { section, ...anchor.locator },
        },
      );
      made.push(created);
      await tx.documentPassage.create({
        data: {
          ...{ documentId: row.documentId, recommendationId: created.id, locatorSha256: anchor.locator.sha256 },
          ...{ start: anchor.start, end: anchor.end, quotation: anchor.quotation, moved: false, recordedAt: at },
          page: pageAt(row.document.pages as unknown as PageSpan[], anchor.start),
        },
      });
    }
    const [recommendation] = made;
    if (!recommendation) throw new Error("Accepting makes a recommendation.");
    await tx.candidateRuling.create({
      data: {
        ...{ candidateId: id, version: row.nextVersion, kind: "ACCEPTED", recommendationId: recommendation.id },
        ...{ recordedAt: at, recordedById: actorId(actor) },
      },
    });
    const ids = made.map((each) => each.id);
    await refreshStanding(tx, ids, at, today(at));
    await recordAudit(tx, {
      actor,
      action: "candidate.accepted",
      subjectType: "recommendation",
      subjectId: recommendation.reference,
      touches: ids,
      payload: { candidate: id, ...input, references: made.map(({ reference }) => reference) },
    });
    return { reference: recommendation.reference };
  });
}

/** The anchor of a stretch of the document: where it stands in the normalised text, and the hash of its words. */
function anchorOf({ text, origins }: NormalisedText, span: { start: number; end: number }) {
  let first = lowerBound(origins, span.start);
  let last = lowerBound(origins, span.end);
  while (text[first] === " ") first += 1;
  last = Math.min(last, first + LONGEST);
  while (last > first && text[last - 1] === " ") last -= 1;
  const quotation = text.slice(first, last);
  const sha256 = createHash("sha256").update(quotation).digest("hex");
  return {
    locator: { offset: first, length: quotation.length, sha256 },
    start: origins[first] ?? span.start,
    end: (origins[last - 1] ?? span.end - 1) + 1,
    quotation,
  };
}

/** The first place in ascending numbers that is not below one. */
function lowerBound(numbers: Uint32Array, value: number): number {
  let [low, high] = [0, numbers.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
