import type { Actor } from "./actor";
import { assertAwaitsDecision, assertDecidableBy, checkProposal } from "./assessment";
import type { Confidence } from "./confidence";
import { assertAcceptable, assertOpenContradiction, citeInAnswer } from "./contradiction";
import type { Day } from "./dates";
import { Conflict, Invalid, NotFound } from "./errors";
import { assertAcceptsEvidence, assertNotWithdrawn } from "./evidence";
import type { Implementation, Verdict } from "./implementation";
import { citeInProposal, ruleState, violationsOf } from "./judgement-state";
import { assertJoinable } from "./origin";
import { actorId, authorize, type Permission } from "./permissions";
import { type Instant, type LinkRows, latestKnown, type RawRecord, type Stance } from "./record";
import type { SourceKind } from "./source";

/**
 * All that bears on a judgement, as commands on the raw rows: the same guards in the same order as the use cases have, with
 * no database beneath. It is what the property tests drive; ids are given, so that it depends on nothing else.
 */
export type Command = { by: Actor } & (
  | { do: "reviseRecommendation"; id: string; addressees: string[] }
  | { do: "retireRecommendation"; id: string }
  | { do: "addComponent"; id: string; parentId: string }
  | { do: "reviseSource"; id: string; kind: SourceKind; partyId: string | null }
  | {
      do: "logEvidence";
      id: string;
      sourceId: string;
      trueOn: Day;
      via: boolean;
      links: { id: string; recommendationId: string; stance: Stance; credibility: number | null }[];
    }
  | { do: "gradeLink"; id: string; stance: Stance; credibility: number | null; removed: boolean }
  | { do: "withdrawEvidence"; id: string }
  | { do: "joinOrigin"; id: string; with: string }
  | { do: "leaveOrigin"; id: string; groupId: string }
  | { do: "answerContradiction"; id: string; linkId: string; evidence: string[] }
  | { do: "acceptAnswer"; id: string }
  | { do: "logSearch"; id: string; recommendationId: string; searchedOn: Day }
  | {
      do: "propose";
      id: string;
      recommendationId: string;
      partyId: string | null;
      implementation: Implementation;
      asOn: Day;
      confidence: Confidence;
      evidence: string[];
      searches: string[];
      revisesId?: string;
      correctsId?: string;
    }
  | { do: "decide"; id: string; verdict: Verdict }
  | { do: "withdrawProposal"; id: string }
);

const NEEDS: Record<Command["do"], Permission> = {
  reviseRecommendation: "recommendation.edit",
  retireRecommendation: "recommendation.retire",
  addComponent: "recommendation.edit",
  reviseSource: "source.edit",
  logEvidence: "evidence.log",
  gradeLink: "evidence.grade",
  withdrawEvidence: "evidence.withdraw",
  joinOrigin: "origin.edit",
  leaveOrigin: "origin.edit",
  answerContradiction: "contradiction.answer",
  acceptAnswer: "contradiction.accept",
  logSearch: "search.log",
  propose: "assessment.propose",
  decide: "assessment.decide",
  withdrawProposal: "assessment.withdraw",
};

const ALWAYS = Number.POSITIVE_INFINITY;

/**
 * The rows after a command; the rows given stay as they are.
 * @param at the instant that it is recorded at, later than all before, and the day that it falls on
 * @throws what the use case of the same name throws
 */
export function applyCommand(raw: RawRecord, command: Command, at: { instant: Instant; today: Day }): RawRecord {
  const recordedAt = at.instant;
  const { by } = command;
  const allow = (subject?: { authorId: string }) => authorize(by, NEEDS[command.do], subject);
  switch (command.do) {
    case "reviseRecommendation":
    case "retireRecommendation": {
      allow();
      const known = inForce(raw, command.id);
      const retired = command.do === "retireRecommendation";
      const addressees = retired ? known.addressees : command.addressees;
      const revision = { version: known.version + 1, recordedAt, retired, addressees };
      return {
        ...raw,
        recommendations: changed(raw.recommendations, command.id, (row) => ({
          ...row,
          revisions: [...row.revisions, revision],
        })),
      };
    }
    case "addComponent": {
      allow();
      const parent = one(raw.recommendations, command.parentId);
      // Both stand beside the field that names the parent.
      const retired = latestKnown(parent.revisions, ALWAYS)?.retired ?? true;
      if (parent.parentId !== null || retired) throw new Invalid({});
      const revisions = [{ version: 1, recordedAt, retired: false, addressees: [] }];
      const { id, parentId } = command;
      return {
        ...raw,
        recommendations: [...raw.recommendations, { id, reference: id, parentId, createdAt: recordedAt, revisions }],
      };
    }
    case "reviseSource": {
      allow();
      const { kind, partyId } = command;
      return {
        ...raw,
        sources: changed(raw.sources, command.id, (row) => ({
          ...row,
          revisions: [...row.revisions, { version: row.revisions.length + 1, recordedAt, kind, partyId }],
        })),
      };
    }
    case "logEvidence": {
      allow();
      if (command.trueOn > at.today) throw new Invalid({ publishedOn: { code: "futureDate" } });
      one(raw.sources, command.sourceId);
      for (const link of command.links) inForce(raw, link.recommendationId);
      const { trueOn, via, sourceId } = command;
      const revision = { version: 1, recordedAt, state: "LOGGED" as const, trueOn, via, language: "en", sourceId };
      const number = Math.max(0, ...raw.links.map((link) => link.number)) + 1;
      const links = command.links.map(
        ({ id, recommendationId, stance, credibility }): LinkRows => ({
          id,
          recommendationId,
          evidenceId: command.id,
          number,
          gradings: [{ version: 1, recordedAt, stance, credibility, removed: false, states: [] }],
          revisions: [revision],
          origins: [],
          answers: [],
        }),
      );
      return { ...raw, links: [...raw.links, ...links] };
    }
    case "gradeLink": {
      const link = one(raw.links, command.id);
      allow();
      assertStands(link);
      const graded = latestKnown(link.gradings, ALWAYS);
      if (graded?.removed) throw new Conflict("linkRemoved");
      const { stance, credibility, removed } = command;
      const same = graded?.stance === stance && graded.credibility === credibility && !removed;
      if (same) throw new Conflict("gradedAlready");
      const grading = { version: link.gradings.length + 1, recordedAt, stance, credibility, removed, states: [] };
      return withLinks(raw, [link.id], (row) => ({ ...row, gradings: [...row.gradings, grading] }));
    }
    case "withdrawEvidence": {
      const [link] = linksOf(raw, command.id);
      allow();
      const newest = assertStands(link);
      const revision = { ...newest, version: newest.version + 1, recordedAt, state: "WITHDRAWN" as const };
      const ids = linksOf(raw, command.id).map((each) => each.id);
      return withLinks(raw, ids, (row) => ({ ...row, revisions: [...row.revisions, revision] }));
    }
    case "joinOrigin": {
      const [links, others] = [linksOf(raw, command.id), linksOf(raw, command.with)];
      assertStands(links[0]);
      assertStands(others[0]);
      allow();
      const groupId = groupOf(others[0]);
      assertJoinable({ id: command.id, groupId: groupOf(links[0]) }, { id: command.with, groupId });
      const ids = [...links, ...(others[0].origins.length > 0 ? [] : others)].map((each) => each.id);
      return withLinks(raw, ids, (row) => ({ ...row, origins: [...row.origins, { recordedAt, groupId }] }));
    }
    case "leaveOrigin": {
      const links = linksOf(raw, command.id);
      assertStands(links[0]);
      allow();
      const group = groupOf(links[0]);
      const fellows = raw.links.filter((each) => each.evidenceId !== command.id && groupOf(each) === group);
      if (fellows.length === 0) throw new Conflict("originAlone");
      const { groupId } = command;
      const ids = links.map((each) => each.id);
      return withLinks(raw, ids, (row) => ({ ...row, origins: [...row.origins, { recordedAt, groupId }] }));
    }
    case "answerContradiction": {
      const link = one(raw.links, command.linkId);
      allow();
      assertOpenContradiction(link);
      const cited = citeInAnswer(raw, link, command.evidence);
      if ("problems" in cited) throw new Invalid(cited.problems);
      const answer = { id: command.id, authorId: actorId(by), recordedAt, acceptedAt: null, accepterId: null };
      return withLinks(raw, [link.id], (row) => ({ ...row, answers: [...row.answers, answer] }));
    }
    case "acceptAnswer": {
      const link = raw.links.find((each) => each.answers.some((answer) => answer.id === command.id));
      const answer = link?.answers.find((each) => each.id === command.id);
      if (!link || !answer) throw new NotFound("answerNotFound");
      allow({ authorId: answer.authorId });
      assertAcceptable(link, answer);
      const accepted = { ...answer, acceptedAt: recordedAt, accepterId: actorId(by) };
      return withLinks(raw, [link.id], (row) => ({ ...row, answers: changed(row.answers, answer.id, () => accepted) }));
    }
    case "logSearch": {
      allow();
      inForce(raw, command.recommendationId);
      const { id, recommendationId, searchedOn } = command;
      if (searchedOn > at.today) throw new Invalid({ searchedOn: { code: "futureDate" } });
      return { ...raw, searches: [...raw.searches, { id, recommendationId, searchedOn, recordedAt }] };
    }
    case "propose": {
      allow();
      inForce(raw, command.recommendationId);
      const { id, recommendationId, partyId, implementation, asOn, confidence } = command;
      if (asOn > at.today) throw new Invalid({ asOn: { code: "futureDate" } });
      const cited = citeInProposal(raw, recommendationId, command);
      const correctsId = command.correctsId ?? null;
      const facts = {
        implementation,
        asOn,
        citedLinks: cited.linkIds.length,
        searches: cited.searchIds.length,
        correctsId,
      };
      const [violation] = checkProposal(facts, ruleState(raw, recommendationId, partyId, asOn));
      if (violation) throw new Invalid({ implementation: { code: `rule.${violation}` } });
      const row = {
        id,
        recommendationId,
        partyId,
        implementation,
        outcome: null,
        confidence,
        reasons: [],
        asOn,
        authorId: actorId(by),
        submittedAt: recordedAt,
        revisesId: command.revisesId ?? null,
        correctsId,
        withdrawnAt: null,
        ...cited,
        decisions: [],
      };
      return { ...raw, assessments: [...raw.assessments, row] };
    }
    case "decide": {
      const row = one(raw.assessments, command.id);
      allow({ authorId: row.authorId });
      const deciderId = actorId(by);
      assertDecidableBy(row, deciderId);
      const [violation] = command.verdict === "APPROVE" ? violationsOf(raw, row) : [];
      if (violation) throw new Conflict(`rule.${violation}`);
      const decision = { verdict: command.verdict, deciderId, decidedAt: recordedAt, sequence: recordedAt };
      const decided = { ...row, decisions: [...row.decisions, decision] };
      return { ...raw, assessments: changed(raw.assessments, row.id, () => decided) };
    }
    case "withdrawProposal": {
      const row = one(raw.assessments, command.id);
      allow({ authorId: row.authorId });
      assertAwaitsDecision(row);
      return { ...raw, assessments: changed(raw.assessments, row.id, () => ({ ...row, withdrawnAt: recordedAt })) };
    }
  }
}

function one<Row extends { id: string }>(rows: readonly Row[], id: string): Row {
  const row = rows.find((each) => each.id === id);
  if (!row) throw new NotFound();
  return row;
}

function changed<Row extends { id: string }>(rows: readonly Row[], id: string, change: (row: Row) => Row): Row[] {
  one(rows, id);
  return rows.map((row) => (row.id === id ? change(row) : row));
}

function withLinks(raw: RawRecord, ids: readonly string[], change: (link: LinkRows) => LinkRows): RawRecord {
  return { ...raw, links: raw.links.map((link) => (ids.includes(link.id) ? change(link) : link)) };
}

/** The newest revision of a recommendation that takes evidence, searches and proposals. */
function inForce(raw: RawRecord, id: string) {
  const row = one(raw.recommendations, id);
  const revision = latestKnown(row.revisions, ALWAYS);
  if (!revision) throw new NotFound();
  assertAcceptsEvidence({ reference: row.reference, retired: revision.retired });
  return revision;
}

function linksOf(raw: RawRecord, evidenceId: string): [LinkRows, ...LinkRows[]] {
  const [first, ...others] = raw.links.filter((link) => link.evidenceId === evidenceId);
  if (!first) throw new NotFound("evidenceNotFound");
  return [first, ...others];
}

function assertStands(link: LinkRows) {
  const newest = latestKnown(link.revisions, ALWAYS);
  if (!newest) throw new NotFound("evidenceNotFound");
  assertNotWithdrawn(newest);
  return newest;
}

function groupOf(link: LinkRows): string {
  return link.origins.at(-1)?.groupId ?? link.evidenceId;
}
