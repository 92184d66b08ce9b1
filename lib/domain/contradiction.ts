import { z } from "zod";
import { Conflict, type FieldProblems } from "./errors";
import { citeEvidence } from "./judgement-state";
import { type AnswerRows, type LinkRows, latestKnown, type RawRecord } from "./record";

/** What answering a contradiction takes: why it does not stand, and the evidence that shows it. */
export const answerContradictionSchema = z.strictObject({
  text: z.string().trim().min(1).max(5000),
  evidence: z.array(z.uuid("unknownId")).min(1, "citeSomething").max(50),
});

const ALWAYS = Number.POSITIVE_INFINITY;

/** Whether a link contradicts, as it stands. */
export function isContradiction(link: LinkRows): boolean {
  const grading = latestKnown(link.gradings, ALWAYS);
  return (
    grading?.stance === "CONTRADICTS" && !grading.removed && latestKnown(link.revisions, ALWAYS)?.state === "LOGGED"
  );
}

/** Whether somebody's answer to a contradiction was accepted. */
export function isAnswered(link: LinkRows): boolean {
  return link.answers.some((answer) => answer.acceptedAt !== null);
}

/**
 * Lets answers be given, and accepted, to a contradiction that stands.
 * @throws Conflict when the link does not contradict (any more), its evidence was withdrawn, or it is answered
 */
export function assertOpenContradiction(link: LinkRows): void {
  if (!isContradiction(link)) throw new Conflict("notContradicting");
  if (isAnswered(link)) throw new Conflict("contradictionAnswered");
}

/**
 * The links that an answer cites: those of its evidence to the contradicted recommendation, its parent or its parent's
 * components. A contradiction is not answered by itself.
 * @param raw the rows of the link's family
 * @returns the links' ids, or the problem at its field
 */
export function citeInAnswer(
  raw: RawRecord,
  link: LinkRows,
  evidenceIds: readonly string[],
): { linkIds: string[] } | { problems: FieldProblems } {
  if (evidenceIds.includes(link.evidenceId)) return { problems: { evidence: { code: "citesItself" } } };
  const cited = citeEvidence(raw, new Set(raw.recommendations.map((each) => each.id)), evidenceIds);
  return "problem" in cited ? { problems: { evidence: { code: cited.problem } } } : cited;
}

/** Lets an answer be accepted once. @throws Conflict when it was, or its contradiction is answered or gone */
export function assertAcceptable(link: LinkRows, answer: AnswerRows): void {
  if (answer.acceptedAt !== null) throw new Conflict("contradictionAnswered");
  assertOpenContradiction(link);
}
