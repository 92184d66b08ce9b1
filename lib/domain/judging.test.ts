import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { includesRole } from "./actor";
import { DomainError, Invalid } from "./errors";
import { applyCommand, type Command } from "./judging";
import { commandFrom, DAYS, OPENINGS, PEOPLE, START, TODAY } from "./judging.fixtures";
import {
  naiveApproval,
  naiveCurrent,
  naiveFacts,
  naiveGateMisses,
  naiveRank,
  naiveTriangulation,
} from "./naive.fixtures";
import type { AssessmentRows, RawRecord } from "./record";
import { standingsOf } from "./standing";

/** So many sequences of commands; a failure prints the seed and the shortest sequence that fails. */
const SEQUENCES = Number(process.env.HEED_TEST_SEQUENCES || 10_000);
const LONGEST = 26;
/** The same sequences each time; another number makes others, `HEED_TEST_SEED=random` new ones each time. */
const SEED = process.env.HEED_TEST_SEED === "random" ? {} : { seed: Number(process.env.HEED_TEST_SEED || 20_261_123) };

const ALWAYS = Number.MAX_SAFE_INTEGER;
const roleOf = new Map(
  PEOPLE.flatMap((each) => (each.kind === "member" ? [[each.userId, each.role]] : [])) as never,
) as Map<string, "VIEWER" | "ANALYST" | "REVIEWER" | "ADMIN">;
const isReviewer = (id: string) => {
  const role = roleOf.get(id);
  return role !== undefined && includesRole(role, "REVIEWER");
};

/** How often what matters was reached: a test that never gets there proves nothing. */
const reached: Record<string, number> = {};
const reach = (what: string) => {
  reached[what] = (reached[what] ?? 0) + 1;
};

/** One state after a command that was let through. */
interface Step {
  before: RawRecord;
  after: RawRecord;
  command: Command;
  instant: number;
}

function run(opening: number, seeds: readonly number[]): { steps: Step[]; final: RawRecord } {
  let raw = START;
  let instant = 10;
  const steps: Step[] = [];
  const apply = (command: Command) => {
    instant += 1;
    try {
      const after = applyCommand(raw, command, { instant, today: TODAY });
      steps.push({ before: raw, after, command, instant });
      raw = after;
    } catch (error) {
      // The rules refuse by these; anything else is a fault.
      if (!(error instanceof DomainError)) throw error;
      reach(`refused: ${error instanceof Invalid ? Object.values(error.fields)[0]?.code : error.problem.code}`);
    }
  };
  for (const command of OPENINGS[opening % OPENINGS.length] ?? []) apply(command);
  for (const [step, seed] of seeds.entries()) apply(commandFrom(seed, raw, step));
  return { steps, final: raw };
}

const sequences = fc.tuple(
  fc.nat(OPENINGS.length - 1),
  fc.array(fc.noBias(fc.maxSafeNat()), { minLength: 12, maxLength: LONGEST, size: "max" }),
);

const content = ({ decisions: _, withdrawnAt: __, ...row }: AssessmentRows) => JSON.stringify(row);

/** The judgement that a correction corrects, and what that one corrected, and so on. */
function correctedBy(raw: RawRecord, row: AssessmentRows): AssessmentRows[] {
  const next = raw.assessments.find((each) => each.id === row.correctsId);
  return next ? [next, ...correctedBy(raw, next)] : [];
}

/** Plain, since it is asked some million times. */
function hold(condition: boolean, what: string): void {
  if (!condition) throw new Error(what);
}

function assertStep({ before, after, command, instant }: Step): void {
  const now = { asOf: TODAY, knownAt: ALWAYS };
  for (const row of before.assessments) {
    const later = after.assessments.find((each) => each.id === row.id);
    hold(later !== undefined && content(later) === content(row), "a submitted proposal changed");
    if (!later || later === row) continue;
    const said = later.decisions.slice(0, row.decisions.length);
    hold(JSON.stringify(said) === JSON.stringify(row.decisions), "a decision changed");
    hold(row.withdrawnAt === null, "a withdrawn proposal was decided or withdrawn again");
    hold(
      row.decisions.every((each) => each.verdict === "APPROVE"),
      "what was sent back was decided again",
    );
    hold(naiveApproval(row, ALWAYS) === undefined, "what was approved was decided again");
  }
  for (const row of after.assessments) {
    const deciders = row.decisions.map((each) => each.deciderId);
    hold(row.asOn <= TODAY, "judged ahead");
    hold(!deciders.includes(row.authorId), "decided by its author");
    hold(new Set(deciders).size === deciders.length, "decided twice by one person");
    hold(deciders.every(isReviewer), "decided by somebody who is no reviewer");
    if (row.implementation === "NO_EVIDENCE_FOUND") hold(row.searchIds.length > 0, "nothing found without a search");
    else hold(row.linkIds.length > 0, "judged without evidence");
    if (row.implementation !== "SUPERSEDED") continue;
    const counts = naiveCurrent(after, row.recommendationId, row.partyId, now)?.id === row.id;
    if (counts) reach("superseded");
    hold(!counts || new Set(deciders).size === 2, "superseded by one person alone");
  }
  for (const answer of after.links.flatMap((link) => link.answers)) {
    if (answer.acceptedAt === null) continue;
    reach("accepted answer");
    hold(answer.accepterId !== answer.authorId, "an answer accepted by its author");
    hold(isReviewer(answer.accepterId ?? ""), "an answer accepted by somebody who is no reviewer");
  }
  if (command.do === "decide" && command.verdict === "APPROVE") {
    const row = after.assessments.find((each) => each.id === command.id);
    if (row?.implementation === "IMPLEMENTED") {
      reach("implemented");
      const misses = naiveGateMisses(before, row.recommendationId, { asOf: row.asOn, knownAt: ALWAYS });
      hold(misses.length === 0, `IMPLEMENTED approved without ${misses.join(", ")}`);
    }
  }
  const standings = standingsOf(after, now);
  for (const { id } of after.recommendations) {
    const standing = standings.get(id);
    hold(standing?.judgement?.id === naiveCurrent(after, id, null, now)?.id, "another judgement is current");
    const triangulation = naiveTriangulation(after, id, now);
    hold(
      standing?.triangulation === triangulation,
      `triangulation is ${standing?.triangulation}, not ${triangulation}`,
    );
    const missing = standing?.gate.legs.filter((leg) => !leg.holds).map((leg) => leg.leg);
    const misses = naiveGateMisses(after, id, now).join();
    hold(missing?.join() === misses, `the gate misses ${missing?.join()}, not ${misses}`);
    const items = naiveFacts(after, id, now).map((fact) => fact.evidenceId);
    hold(standing?.facts.length === new Set(items).size, "other evidence counts");
    if (standing?.alarm) reach("alarm");
    if (standing?.disputed) reach("disputed");
    for (const partyId of [null, "kz"]) assertLeftRightly(before, after, id, partyId, instant);
  }
}

/** IMPLEMENTED is left only as REVERSED or by a correction: from day to day, and from what was known to what is known. */
function assertLeftRightly(before: RawRecord, after: RawRecord, id: string, partyId: string | null, instant: number) {
  let left: AssessmentRows | undefined;
  for (const asOf of DAYS) {
    const current = naiveCurrent(after, id, partyId, { asOf, knownAt: instant });
    const was = naiveCurrent(before, id, partyId, { asOf, knownAt: instant });
    if (was?.implementation === "IMPLEMENTED" && current?.implementation !== "IMPLEMENTED") {
      reach(`replaced by ${current?.implementation === "REVERSED" ? "a reversal" : "a correction"}`);
      const wasCorrected = after.assessments.some(
        (row) => row.correctsId === was.id && row.asOn <= asOf && naiveApproval(row, ALWAYS),
      );
      if (current?.implementation !== "REVERSED" && !wasCorrected) {
        throw new Error(`on ${asOf} IMPLEMENTED gave way to ${current?.implementation}, which corrects nothing`);
      }
    }
    if (left?.implementation === "IMPLEMENTED" && current && current.implementation !== "IMPLEMENTED") {
      const rank = (row: AssessmentRows) => naiveRank(row, instant);
      const from = rank(left);
      const approved = after.assessments.filter((row) => naiveApproval(row, instant));
      // What was approved for one day may follow on what left IMPLEMENTED on that very day.
      const rightly = approved.some(
        (row) =>
          row.recommendationId === id &&
          row.partyId === partyId &&
          rank(row) > from &&
          rank(row) <= rank(current) &&
          (row.implementation === "REVERSED" ||
            correctedBy(after, row).some((each) => each.implementation === "IMPLEMENTED" && rank(each) >= from)),
      );
      if (!rightly) throw new Error(`by ${asOf} IMPLEMENTED has given way to ${current.implementation} wrongly`);
    }
    left = current;
  }
}

const shown = (raw: RawRecord, knownAt: number) =>
  JSON.stringify(
    [...standingsOf(raw, { asOf: TODAY, knownAt }).values()].map((standing) => ({
      ...standing,
      judgement: standing.judgement?.id,
      proposals: standing.proposals.map((each) => each.id),
      facts: standing.facts.map(({ recordedAt: _, ...fact }) => fact),
    })),
  );

describe("no sequence of commands", () => {
  it(`reaches a state that the rules forbid (${SEQUENCES} sequences)`, () => {
    fc.assert(
      fc.property(sequences, ([opening, seeds]) => {
        for (const step of run(opening, seeds).steps) assertStep(step);
      }),
      { ...SEED, numRuns: SEQUENCES },
    );
  }, 120_000);

  it("changes what was known before", () => {
    fc.assert(
      fc.property(sequences, ([opening, seeds]) => {
        const { steps, final } = run(opening, seeds);
        for (const { after, instant } of steps) {
          hold(shown(final, instant) === shown(after, instant), `what was known at ${instant} is told otherwise later`);
        }
      }),
      { ...SEED, numRuns: 1000 },
    );
  }, 60_000);

  it("is tried in vain: what matters was reached, and refused, often enough", () => {
    if (process.env.HEED_TEST_REACHED) console.info(reached);
    const seldom = [
      "implemented",
      "superseded",
      "accepted answer",
      "alarm",
      "disputed",
      "replaced by a reversal",
      "replaced by a correction",
      "refused: ownProposal",
      "refused: ownAnswer",
      "refused: alreadyDecided",
      "refused: alreadyApprovedByYou",
      "refused: contradictionAnswered",
      "refused: rule.GATE_CLOSED",
      "refused: rule.LEAVING_IMPLEMENTED",
      "refused: rule.LEFT_LATER",
      "refused: rule.NO_SEARCH_LOGGED",
    ].filter((what) => (reached[what] ?? 0) < 20);
    expect(seldom).toEqual([]);
  });
});
