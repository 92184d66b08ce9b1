import { add, type Collection, dayOf, instant, type Person } from "./collection";
import type { Link } from "./evidence";
import type { Frame } from "./frame";
import { paragraph } from "./prose";
import type { Subject } from "./recommendations";

/** How often each value is judged, by how often it stands here. */
const VALUES = [
  "UNDERWAY",
  "UNDERWAY",
  "PARTLY_IMPLEMENTED",
  "PROPOSED",
  "NOT_STARTED",
  "STALLED",
  "REVERSED",
] as const;

/** A recommendation that a new judgement can be proposed on, and evidence to cite. */
export interface Target {
  reference: string;
  evidenceId: string;
}

/**
 * Assessments, each citing one to three links, most of them decided (one in twelve sent back).
 * @param decided the share that somebody has decided on
 * @returns what further judgements can be proposed on
 */
export function addJudgements(
  collection: Collection,
  frame: Frame,
  subjects: readonly Subject[],
  links: ReadonlyMap<string, Link[]>,
  count: number,
  decided: number,
): Target[] {
  const { random } = collection;
  const judged = subjects.filter((subject) => subject.topLevel && links.has(subject.id));
  for (let index = 0; index < count; index++) {
    const subject = random.pick(judged);
    const cited = new Set(Array.from({ length: 1 + random.below(3) }, () => random.pick(links.get(subject.id) ?? [])));
    const at = instant(0.93 + (index / count) * 0.06);
    addAssessment(collection, frame, subject, [...cited], at, decided);
  }
  return judged.map(({ id, reference }) => ({ reference, evidenceId: links.get(id)?.[0]?.evidenceId ?? "" }));
}

function addAssessment(
  collection: Collection,
  frame: Frame,
  subject: Subject,
  cited: Link[],
  at: Date,
  decided: number,
): void {
  const { random } = collection;
  const author = random.pick(frame.analysts);
  const id = random.uuid();
  const implementation = random.pick(VALUES);
  add(collection, "assessment", {
    id,
    recommendation_id: subject.id,
    implementation,
    confidence: random.pick(["HIGH", "MODERATE", "LOW", "VERY_LOW"]),
    reasons: [],
    rationale: { en: paragraph(random) },
    as_on: dayOf(at),
    author_id: author.id,
    submitted_at: at,
  });
  for (const link of cited) add(collection, "assessment_citation", { assessment_id: id, link_id: link.id });
  collection.happenings.push({
    at,
    actor: author,
    action: "assessment.submitted",
    subjectType: "assessment",
    subjectId: id,
    payload: { reference: subject.reference, implementation },
  });
  if (random.chance(decided))
    addDecision(collection, { assessmentId: id, author, at, decider: random.pick(frame.reviewers) });
}

function addDecision(
  collection: Collection,
  decision: { assessmentId: string; author: Person; decider: Person; at: Date },
): void {
  const { random } = collection;
  const verdict = random.chance(1 / 12) ? "REQUEST_CHANGES" : "APPROVE";
  const at = new Date(decision.at.getTime() + random.below(10 * 86_400_000));
  const row: Record<string, unknown> = {
    id: random.uuid(),
    assessment_id: decision.assessmentId,
    author_id: decision.author.id,
    ordinal: 1,
    verdict,
    note: verdict === "APPROVE" ? null : "Please cite the primary source.",
    decider_id: decision.decider.id,
    decided_at: at,
  };
  add(collection, "decision", row);
  collection.happenings.push({
    at,
    actor: decision.decider,
    action: "assessment.decided",
    subjectType: "assessment",
    subjectId: decision.assessmentId,
    payload: { verdict },
    numbered: (sequence) => {
      row.audit_sequence = sequence;
    },
  });
}
