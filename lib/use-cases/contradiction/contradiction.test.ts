import { expect, it } from "vitest";
import { database } from "@/lib/db/connection";
import { answerContradictionSchema } from "@/lib/domain/contradiction";
import { describeOnBoth } from "@/lib/testing/database";
import { createActor, createEvidence, createRecommendation } from "@/lib/testing/factories";
import { withdrawEvidence } from "@/lib/use-cases/evidence/withdraw-evidence";
import { getRecommendation } from "@/lib/use-cases/recommendation/get-recommendation";
import { acceptAnswer } from "./accept-answer";
import { answerContradiction } from "./answer-contradiction";
import { getContradiction, listContradictions } from "./queries";

async function stage() {
  const parent = await createRecommendation();
  const component = await createRecommendation({ parent });
  const support = await createEvidence({ links: [{ recommendationId: parent.id, credibility: 2 }] });
  const against = await createEvidence({
    links: [{ recommendationId: component.id, stance: "CONTRADICTS", credibility: 2 }],
  });
  const analyst = await createActor("ANALYST");
  const reviewer = await createActor("REVIEWER");
  const linkId = against.links[0]?.id ?? "";
  const answer = (actor = analyst, evidence = [support.id], link = linkId) =>
    answerContradiction(actor, link, answerContradictionSchema.parse({ text: "It speaks of another law.", evidence }));
  return { parent, component, support, against, analyst, reviewer, linkId, answer };
}

const ID = "00000000-0000-4000-8000-000000000000";

describeOnBoth("answers to contradictions", (db) => {
  it("count once somebody else has accepted them, at the recommendation and its parent", async () => {
    const { parent, component, reviewer, linkId, answer } = await stage();
    const leg = async () =>
      (await getRecommendation(reviewer, parent.reference)).standing.gate.legs.find(
        (each) => each.leg === "NO_OPEN_CONTRADICTION",
      )?.holds;
    const given = await answer();
    expect(given.reference).toBe(component.reference);
    expect(await leg()).toBe(false);
    const before = await database().auditEntry.count();
    await acceptAnswer(reviewer, given.id);
    expect(await database().auditEntry.count()).toBe(before + 1);
    expect(await leg()).toBe(true);
    expect(await database().standing.findUniqueOrThrow({ where: { recommendationId: parent.id } })).toMatchObject({
      contradicted: false,
    });
    expect(await getContradiction(reviewer, linkId)).toMatchObject({
      answered: true,
      open: true,
      answers: [{ text: "It speaks of another law.", acceptance: { by: { id: reviewer.userId } } }],
    });
    expect(await listContradictions(reviewer, parent.reference)).toMatchObject([{ linkId, answered: true }]);
  });

  it("are accepted neither by their author, nor by an analyst, nor by the system", async () => {
    const { reviewer, analyst, answer } = await stage();
    const own = await answer(reviewer);
    await expect(acceptAnswer(reviewer, own.id)).rejects.toMatchObject({ status: 403, problem: { code: "ownAnswer" } });
    await expect(acceptAnswer(analyst, own.id)).rejects.toMatchObject({ status: 403 });
    const insert = `INSERT INTO answer_acceptance (id, answer_id, author_id, accepter_id, recorded_at) VALUES ($1, $1, $2, $3, now())`;
    await expect(db.asApp(insert, [own.id, reviewer.userId, reviewer.userId])).rejects.toMatchObject({ code: "23514" });
    // Nor under somebody else's name as the author's.
    await expect(db.asApp(insert, [own.id, analyst.userId, reviewer.userId])).rejects.toMatchObject({ code: "23503" });
    await acceptAnswer(await createActor("REVIEWER"), own.id);
  });

  it("cite evidence of the same recommendation, its parent or its components, and not the contradiction", async () => {
    const { against, answer, analyst, support } = await stage();
    const elsewhere = await createEvidence({ links: [{ recommendationId: (await createRecommendation()).id }] });
    const refused = (evidence: string[], code: string) =>
      expect(answer(analyst, evidence)).rejects.toMatchObject({ status: 422, fields: { evidence: { code } } });
    await refused([elsewhere.id], "evidenceNotLinked");
    await refused([support.id, ID], "evidenceNotLinked");
    await refused([against.id], "citesItself");
    await withdrawEvidence(analyst, { id: support.id, reason: "Wrong." });
    await refused([support.id], "evidenceWithdrawn");
    expect(answerContradictionSchema.safeParse({ text: "No.", evidence: [] }).success).toBe(false);
  });

  it("are for what contradicts and is not answered", async () => {
    const { support, against, answer, analyst, reviewer, linkId } = await stage();
    await expect(answer(analyst, [against.id], support.links[0]?.id)).rejects.toMatchObject({
      problem: { code: "notContradicting" },
    });
    const [first, second] = [await answer(), await answer()];
    const results = await Promise.allSettled([acceptAnswer(reviewer, first.id), acceptAnswer(reviewer, second.id)]);
    expect(results.filter((result) => result.status === "fulfilled")).toHaveLength(1);
    await expect(answer()).rejects.toMatchObject({ problem: { code: "contradictionAnswered" } });
    await expect(acceptAnswer(reviewer, ID)).rejects.toMatchObject({ status: 404 });
    await expect(answer(analyst, [support.id], ID)).rejects.toMatchObject({ status: 404 });
    await expect(answer(await createActor("VIEWER"), [support.id])).rejects.toMatchObject({ status: 403 });
    expect((await getContradiction(analyst, linkId)).answers).toHaveLength(2);
  });

  it("are not accepted any more when the contradiction was withdrawn meanwhile", async () => {
    const { against, answer, analyst, reviewer, linkId } = await stage();
    const given = await answer();
    await withdrawEvidence(analyst, { id: against.id, reason: "A hoax." });
    await expect(acceptAnswer(reviewer, given.id)).rejects.toMatchObject({ problem: { code: "notContradicting" } });
    expect((await getContradiction(analyst, linkId)).open).toBe(false);
  });
});
