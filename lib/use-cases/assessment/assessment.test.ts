import { describe, expect, it } from "vitest";
import { database } from "@/lib/db/connection";
import { proposeAssessmentSchema } from "@/lib/domain/assessment";
import { type TestDatabase, useDatabase } from "@/lib/testing/database";
import { createActor, createEvidence, createParty, createRecommendation, createSource } from "@/lib/testing/factories";
import { verifyChain } from "@/lib/use-cases/audit/verify-chain";
import { retireParty } from "@/lib/use-cases/party/revise-party";
import { getRecommendation } from "@/lib/use-cases/recommendation/get-recommendation";
import { decideAssessment } from "./decide-assessment";
import { proposeAssessment } from "./propose-assessment";
import { decisionQueue, getAssessment } from "./queries";
import { withdrawAssessment } from "./withdraw-assessment";

const judge = (input: Record<string, unknown>) =>
  proposeAssessmentSchema.parse({
    implementation: "UNDERWAY",
    asOn: "2026-06-30",
    rationale: "Why.",
    confidence: "LOW",
    ...input,
  });

async function stage() {
  const recommendation = await createRecommendation();
  const official = await createSource({ kind: "STATE_BODY" });
  const [first, second] = [
    await createEvidence({ sourceId: official.id, links: [{ recommendationId: recommendation.id, credibility: 2 }] }),
    await createEvidence({ links: [{ recommendationId: recommendation.id, credibility: 2 }] }),
  ];
  const analyst = await createActor("ANALYST");
  const reviewer = await createActor("REVIEWER");
  const propose = (input: Record<string, unknown> = {}) =>
    proposeAssessment(analyst, recommendation.reference, judge({ evidence: [first.id, second.id], ...input }));
  return { recommendation, first, second, analyst, reviewer, propose };
}

const approve = { decision: "APPROVE" as const, note: "" };

describe("Judging", () => {
  const db: TestDatabase = useDatabase();

  it("lets an approved proposal become the current judgement", async () => {
    const { recommendation, reviewer, propose } = await stage();
    const proposal = await propose();
    expect(proposal.reviewState).toBe("SUBMITTED");
    const decided = await decideAssessment(reviewer, proposal.id, approve);
    expect(decided.reviewState).toBe("APPROVED");
    const page = await getRecommendation(reviewer, recommendation.reference);
    expect(page.standing.implementation).toBe("UNDERWAY");
    expect(page.current?.id).toBe(proposal.id);
    expect(page.current?.citations).toHaveLength(2);
    expect(page.entries.map((entry) => entry.action)).toEqual(["assessment.decided", "assessment.submitted"]);
    const standing = await database().standing.findUnique({ where: { recommendationId: recommendation.id } });
    expect(standing?.implementation).toBe("UNDERWAY");
  });

  it("refuses one's own proposal and those who are no reviewers", async () => {
    const { recommendation, first, reviewer, analyst, propose } = await stage();
    const own = await proposeAssessment(reviewer, recommendation.reference, judge({ evidence: [first.id] }));
    await expect(decideAssessment(reviewer, own.id, approve)).rejects.toMatchObject({
      status: 403,
      problem: { code: "ownProposal" },
    });
    const other = await propose();
    await expect(decideAssessment(await createActor("ANALYST"), other.id, approve)).rejects.toMatchObject({
      status: 403,
    });
    await expect(withdrawAssessment(reviewer, other.id, { reason: "Mine?" })).rejects.toMatchObject({ status: 403 });
    const queue = await decisionQueue(reviewer);
    expect(queue.items.find((item) => item.id === own.id)?.cannot).toBe("OWN_PROPOSAL");
    expect(queue.items.find((item) => item.id === other.id)?.mayDecide).toBe(true);
    expect((await decisionQueue(analyst)).items.find((item) => item.id === own.id)?.cannot).toBe("ROLE");
  });

  it("is about no retired state, save where it corrects a judgement of that state", async () => {
    const { analyst, reviewer, propose } = await stage();
    const { key } = await createParty({ kind: "STATE", memberState: true });
    const judged = await propose({ party: key });
    await decideAssessment(reviewer, judged.id, approve);
    await retireParty(analyst, key, { reason: "It left" });
    await expect(propose({ party: key })).rejects.toMatchObject({
      fields: { party: { code: "partyRetired", params: { party: key } } },
    });
    const correction = await propose({ party: key, implementation: "STALLED", correctsId: judged.id });
    expect(correction.reviewState).toBe("SUBMITTED");
  });

  it("takes two different people to supersede", async () => {
    const { recommendation, reviewer, propose } = await stage();
    const proposal = await propose({ implementation: "SUPERSEDED" });
    const once = await decideAssessment(reviewer, proposal.id, approve);
    expect([once.reviewState, once.approvals, once.approvalsNeeded]).toEqual(["SUBMITTED", 1, 2]);
    await expect(decideAssessment(reviewer, proposal.id, approve)).rejects.toMatchObject({
      status: 409,
      problem: { code: "alreadyApprovedByYou" },
    });
    const twice = await decideAssessment(await createActor("ADMIN"), proposal.id, approve);
    expect(twice.reviewState).toBe("APPROVED");
    expect((await getRecommendation(reviewer, recommendation.reference)).standing.implementation).toBe("SUPERSEDED");
  });

  it("lets one of many deciders at once win", async () => {
    const { propose } = await stage();
    const proposal = await propose();
    const deciders = await Promise.all(Array.from({ length: 6 }, () => createActor("REVIEWER")));
    const results = await Promise.allSettled(
      deciders.map((decider) => decideAssessment(decider, proposal.id, approve)),
    );
    expect(results.filter((result) => result.status === "fulfilled")).toHaveLength(1);
    for (const result of results) {
      if (result.status === "rejected") expect(result.reason).toMatchObject({ status: 409 });
    }
  });

  it("opens IMPLEMENTED by the gate alone, and lets it be left only as reversed or by a correction", async () => {
    const { recommendation, first, reviewer, propose } = await stage();
    await expect(
      propose({ implementation: "IMPLEMENTED", evidence: [first.id], asOn: "2020-01-01" }),
    ).rejects.toMatchObject({
      fields: { implementation: { code: "rule.GATE_CLOSED" } },
    });
    const done = await propose({ implementation: "IMPLEMENTED" });
    await decideAssessment(reviewer, done.id, approve);
    await expect(propose({ implementation: "STALLED" })).rejects.toMatchObject({
      fields: { implementation: { code: "rule.LEAVING_IMPLEMENTED" } },
    });
    const correction = await propose({ implementation: "UNDERWAY", correctsId: done.id });
    await decideAssessment(reviewer, correction.id, approve);
    expect((await getRecommendation(reviewer, recommendation.reference)).standing.implementation).toBe("UNDERWAY");
    expect((await getAssessment(reviewer, done.id)).reviewState).toBe("REPLACED");
  });

  it("names the field of each broken rule", async () => {
    const { propose } = await stage();
    const elsewhere = await createEvidence();
    const state = await createParty();
    const refused = (input: Record<string, unknown>, fields: unknown) =>
      expect(propose(input)).rejects.toMatchObject({ status: 422, fields });
    await refused({ evidence: [] }, { evidence: { code: "rule.NO_EVIDENCE_CITED" } });
    await refused({ evidence: [elsewhere.id] }, { evidence: { code: "evidenceNotLinked" } });
    await refused({ implementation: "NO_EVIDENCE_FOUND" }, { searches: { code: "rule.NO_SEARCH_LOGGED" } });
    await refused({ asOn: "2199-01-01" }, { asOn: { code: "futureDate" } });
    await refused({ party: "nobody" }, { party: { code: "partyUnknown" } });
    await refused({ party: state.key }, { party: { code: "notMemberState" } });
    await refused({ correctsId: elsewhere.id }, { correctsId: { code: "rule.CORRECTS_UNKNOWN" } });
    await refused({ revisesId: elsewhere.id }, { revisesId: { code: "revisesUnknown" } });
  });

  it("judges a member state apart from the whole", async () => {
    const { recommendation, reviewer, propose } = await stage();
    const state = await createParty({ kind: "STATE", memberState: true });
    await decideAssessment(reviewer, (await propose({ party: state.key, implementation: "STALLED" })).id, approve);
    const page = await getRecommendation(reviewer, recommendation.reference);
    expect(page.standing.implementation).toBe("NOT_ASSESSED");
    expect(page.byState.map((each) => each.implementation)).toEqual(["STALLED"]);
  });

  it("closes what was sent back or withdrawn; a new proposal may take it up", async () => {
    const { analyst, reviewer, propose } = await stage();
    const sent = await propose();
    const back = await decideAssessment(reviewer, sent.id, { decision: "REQUEST_CHANGES", note: "Cite more." });
    expect(back.reviewState).toBe("CHANGES_REQUESTED");
    await expect(decideAssessment(reviewer, sent.id, approve)).rejects.toMatchObject({
      problem: { code: "alreadyDecided" },
    });
    const again = await propose({ revisesId: sent.id });
    expect(again.id).not.toBe(sent.id);
    expect(await getAssessment(reviewer, sent.id)).toMatchObject({
      reviewState: "CHANGES_REQUESTED",
      implementation: sent.implementation,
      rationale: sent.rationale,
      submittedAt: sent.submittedAt,
    });
    expect((await withdrawAssessment(analyst, again.id, { reason: "Too early." })).reviewState).toBe("WITHDRAWN");
    await expect(decideAssessment(reviewer, again.id, approve)).rejects.toMatchObject({ status: 409 });
  });

  it("keeps the projection equal to the raw rows, and the chain whole", async () => {
    expect((await verifyChain()).broken).toBeNull();
    const rows = await db.asApp<{ n: string }>("SELECT count(*) AS n FROM standing WHERE proposals < 0");
    expect(rows[0]?.n).toBe("0");
  });
});
