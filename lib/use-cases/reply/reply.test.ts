import { beforeAll, expect, test } from "vitest";
import { transact } from "@/lib/db/transaction";
import type { Actor, Member } from "@/lib/domain/actor";
import { Conflict, Forbidden, NotFound } from "@/lib/domain/errors";
import { describeOnBoth } from "@/lib/testing/database";
import { createActor, createParty, createRecommendation, useClock } from "@/lib/testing/factories";
import { createAssessment, createDecision } from "@/lib/testing/judgements";
import { retireParty } from "@/lib/use-cases/party/revise-party";
import { attachReply } from "./attach-reply";
import { listReplies, replyChoices } from "./queries";

describeOnBoth("replies to a judgement", (db) => {
  useClock("2026-06-15T12:00:00Z");
  let analyst: Actor & Member;
  let recommendationId: string;
  let judged: string;

  beforeAll(async () => {
    analyst = await createActor("ANALYST");
    const body = await createParty({ key: "secretariat" });
    await createParty({ key: "outsider" });
    recommendationId = (await createRecommendation({ reference: "HD-1", addressees: [body.id] })).id;
    const proposal = await createAssessment({ recommendationId });
    await createDecision({ assessment: proposal });
    judged = proposal.id;
  });

  const reply = (over: object = {}, actor: Actor = analyst) =>
    attachReply(actor, {
      id: judged,
      party: "secretariat",
      statement: "We see it otherwise.",
      language: "en",
      receivedOn: "2026-06-01",
      ...over,
    });
  const entries = async () => (await db.asApp<{ n: number }>("SELECT count(*)::int AS n FROM audit_entry"))[0]?.n ?? 0;

  test("stand beside it in the order they came, one entry each, and stay when it is replaced", async () => {
    const before = await entries();
    const first = await reply();
    await reply({ statement: "Мы возражаем.", language: "ru" });
    expect(await entries()).toBe(before + 2);
    const next = await createAssessment({ recommendationId, implementation: "STALLED" });
    await createDecision({ assessment: next });
    expect(await listReplies(analyst, judged)).toMatchObject([
      {
        statement: "We see it otherwise.",
        party: "secretariat",
        receivedOn: "2026-06-01",
        recordedBy: { name: analyst.name },
      },
      { statement: "Мы возражаем.", language: "ru" },
    ]);
    expect(
      await db.asApp(
        "SELECT recommendation_id FROM audit_touch JOIN audit_entry USING (sequence) WHERE subject_id = $1",
        [first.id],
      ),
    ).toEqual([{ recommendation_id: recommendationId }]);
    await expect(db.asApp("UPDATE judgement_reply SET statement = 'Fine.'")).rejects.toThrow();
    await expect(db.asApp("DELETE FROM judgement_reply")).rejects.toThrow();
  });

  test("come from whom it judges: an addressee, or the state judged apart", async () => {
    const state = await createParty({ key: "kz", kind: "STATE", memberState: true });
    await expect(reply({ party: "kz" })).rejects.toMatchObject({ fields: { party: { code: "notAddressee" } } });
    await expect(reply({ party: "outsider" })).rejects.toMatchObject({ fields: { party: { code: "notAddressee" } } });
    const ofState = await transact(async (tx, at) =>
      tx.assessment.create({
        data: {
          recommendationId,
          partyId: state.id,
          implementation: "NOT_STARTED",
          confidence: "LOW",
          rationale: { en: "Nothing yet." },
          asOn: new Date("2026-06-01"),
          authorId: analyst.userId,
          submittedAt: at,
        },
      }),
    );
    expect((await replyChoices(analyst, ofState.id)).parties.map((party) => party.key)).toEqual(["kz", "secretariat"]);
    await reply({ id: ofState.id, party: "kz" });
  });

  test("come from nobody who is retired", async () => {
    const gone = await createParty({ key: "council" });
    const { id } = await createRecommendation({ reference: "HD-2", addressees: [gone.id] });
    const about = await createAssessment({ recommendationId: id });
    await createDecision({ assessment: about });
    await retireParty(analyst, "council", { reason: "Dissolved" });
    expect((await replyChoices(analyst, about.id)).parties).toEqual([]);
    await expect(reply({ id: about.id, party: "council" })).rejects.toMatchObject({
      fields: { party: { code: "partyRetired", params: { party: "council" } } },
    });
  });

  test("are refused ahead of time, on what was rejected, and to viewers; nothing is left", async () => {
    const rejected = await createAssessment({ recommendationId });
    await createDecision({ assessment: rejected, verdict: "REJECT" });
    const before = await entries();
    await expect(reply({ receivedOn: "2026-06-16" })).rejects.toMatchObject({
      fields: { receivedOn: { code: "futureDate" } },
    });
    await expect(reply({ evidence: "E99" })).rejects.toMatchObject({
      fields: { evidence: { code: "evidenceNotLinked" } },
    });
    await expect(reply({ id: rejected.id })).rejects.toBeInstanceOf(Conflict);
    await expect(reply({ id: recommendationId })).rejects.toBeInstanceOf(NotFound);
    await expect(reply({}, await createActor("VIEWER"))).rejects.toBeInstanceOf(Forbidden);
    expect(await entries()).toBe(before);
  });
});
