import { expect, test } from "vitest";
import { describeOnBoth } from "@/lib/testing/database";
import { createActor, createEvidence, createParty, createRecommendation, useClock } from "@/lib/testing/factories";
import { createAssessment, createDecision } from "@/lib/testing/judgements";
import { createMilestone } from "@/lib/use-cases/milestone/create-milestone";
import { retireMilestone } from "@/lib/use-cases/milestone/retire-milestone";
import { reviseMilestone } from "@/lib/use-cases/milestone/revise-milestone";
import { attachReply } from "@/lib/use-cases/reply/attach-reply";
import { dropRequest } from "@/lib/use-cases/request/drop-request";
import { fillRequest } from "@/lib/use-cases/request/fill-request";
import { openRequest } from "@/lib/use-cases/request/open-request";
import { reviseRequest } from "@/lib/use-cases/request/revise-request";
import { getRecommendation } from "./get-recommendation";

describeOnBoth("the story of a recommendation", () => {
  const clock = useClock("2026-06-15T12:00:00Z");

  test("keeps every version of its milestones and requests and every reply, each with its entry, as known by then", async () => {
    const analyst = await createActor("ANALYST");
    const party = await createParty();
    const { id: recommendationId, reference } = await createRecommendation({ addressees: [party.id] });
    const item = await createEvidence({ links: [{ recommendationId }] });
    const step = () => clock.advance({ seconds: 60 });

    const content = { title: { en: "The unit stands" }, indicator: "", evidence: [] };
    const milestone = await createMilestone(analyst, { ...content, reference, dueOn: "2026-09-01" });
    step();
    const change = { ...content, id: milestone.id, reason: "Said so" };
    await reviseMilestone(analyst, { ...change, dueOn: "2026-10-01", version: 1 });
    step();
    await reviseMilestone(analyst, { ...change, evidence: [item.id], reachedOn: "2026-06-01", version: 2 });
    step();
    await retireMilestone(analyst, { id: milestone.id, reason: "Not ours" });
    step();
    const [asked, given] = [
      await openRequest(analyst, { reference, wanted: "The decree" }),
      await openRequest(analyst, { reference, wanted: "The budget" }),
    ];
    step();
    await reviseRequest(analyst, { id: asked.id, wanted: "The decree, signed", version: 1 });
    step();
    await fillRequest(analyst, { id: asked.id, evidence: item.id });
    const knownAt = clock.now().getTime();
    step();
    await dropRequest(analyst, { id: given.id, reason: "Secret" });
    const judged = await createAssessment({ recommendationId });
    await createDecision({ assessment: judged });
    const reply = { id: judged.id, party: party.key, statement: "No.", language: "en", receivedOn: "2026-06-01" };
    await attachReply(analyst, reply);
    const replaced = await createAssessment({ recommendationId, implementation: "STALLED" });
    await createDecision({ assessment: replaced });

    const page = await getRecommendation(analyst, reference);
    expect(page.planVersions.milestones).toMatchObject([
      { what: "created", dueOn: "2026-09-01", by: analyst.name, reason: null },
      { what: "revised", dueOn: "2026-10-01", reason: "Said so" },
      { what: "reached", reachedOn: "2026-06-01" },
      { what: "retired", reason: "Not ours" },
    ]);
    const of = (id: string) => page.planVersions.requests.filter((row) => row.id === id);
    expect(of(asked.id)).toMatchObject([
      { what: "opened", wanted: "The decree" },
      { what: "revised", wanted: "The decree, signed" },
      { what: "filled", evidence: item.number },
    ]);
    expect(of(given.id)).toMatchObject([{ what: "opened" }, { what: "dropped", reason: "Secret" }]);
    expect(page.replies).toMatchObject([{ assessmentId: judged.id, statement: "No." }]);
    expect(page.entries.map((entry) => entry.action)).toEqual(
      expect.arrayContaining(["milestone.created", "milestone.retired", "request.filled", "reply.attached"]),
    );

    const then = await getRecommendation(analyst, reference, { knownAt });
    expect(then.planVersions.requests.map((row) => row.what)).not.toContain("dropped");
    expect(then.replies).toEqual([]);
  });
});
