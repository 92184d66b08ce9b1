import { expect, it } from "vitest";
import { database } from "@/lib/db/connection";
import { logEvidenceSchema } from "@/lib/domain/evidence";
import { describeOnBoth } from "@/lib/testing/database";
import { createActor, createRecommendation } from "@/lib/testing/factories";
import { logEvidence } from "@/lib/use-cases/evidence/log-evidence";
import { withdrawEvidence } from "@/lib/use-cases/evidence/withdraw-evidence";
import { joinOrigin } from "./join-origin";
import { leaveOrigin } from "./leave-origin";
import { getOrigin } from "./queries";

const WIRE =
  "The foreign ministers of the six member states agreed on Thursday to compare their lists of banned organisations by the end of the year and to publish the result, the secretariat said in a statement.";

async function stage() {
  const recommendation = await createRecommendation();
  const analyst = await createActor("ANALYST");
  const log = (over: Record<string, unknown> = {}) =>
    logEvidence(
      analyst,
      logEvidenceSchema.parse({
        type: "NEWS",
        title: { en: `Something else entirely ${Math.random()}` },
        publishedOn: "2026-01",
        language: "en",
        source: { name: "Weekly Post", kind: "INDEPENDENT_MEDIA" },
        links: [{ reference: recommendation.reference, stance: "SUPPORTS", credibility: 2 }],
        ...over,
      }),
    );
  const gateOf = async () =>
    (await database().standing.findUniqueOrThrow({ where: { recommendationId: recommendation.id } })).marks;
  return { recommendation, analyst, log, gateOf };
}

describeOnBoth("origin groups", (db) => {
  const membership = (evidenceId: string) =>
    database().originMembership.findMany({ where: { evidenceId }, orderBy: { recordedAt: "asc" } });

  it("suggest what has the same title, or nearly the same text, and say why", async () => {
    const { analyst, log } = await stage();
    const title = { en: "Ministers agree to compare their lists", ru: "Министры договорились сверить списки" };
    const first = await log({ title, quotation: WIRE });
    const retold = await log({ quotation: WIRE.replace("Thursday", "Friday"), title: { en: "Lists to be compared" } });
    const reprint = await log({ title: { ru: "Министры договорились сверить списки!" }, language: "ru" });
    await log({
      quotation: "Nobody has compared anything, and nobody will for as long as there is no law that says who may.",
    });
    const origin = await getOrigin(analyst, first.id);
    expect(origin.fellows).toEqual([]);
    expect(origin.suggestions.map((each) => [each.id, each.reasons])).toEqual([
      [retold.id, ["NEAR_TEXT"]],
      [reprint.id, ["SAME_TITLE"]],
    ]);
    expect((await getOrigin(await createActor("VIEWER"), first.id)).suggestions).toEqual([]);
    await withdrawEvidence(analyst, { id: retold.id, reason: "Seen wrongly." });
    expect((await getOrigin(analyst, first.id)).suggestions.map((each) => each.id)).toEqual([reprint.id]);
  });

  it("suggest a Russian text that was changed a little", async () => {
    const { analyst, log } = await stage();
    const text =
      "Ёлка с подарками — не главный итог встречи: министры иностранных дел шести государств договорились до конца года сверить национальные списки запрещённых организаций, сообщил секретариат.";
    const first = await log({ language: "ru", quotation: text });
    const again = await log({ language: "ru", quotation: text.replace("до конца года", "до конца текущего года") });
    expect((await getOrigin(analyst, first.id)).suggestions).toMatchObject([{ id: again.id, reasons: ["NEAR_TEXT"] }]);
  });

  it("suggest the same address with another fragment", async () => {
    const { analyst, log } = await stage();
    const first = await log({ url: "https://example.org/news/1?utm_source=x" });
    const again = await log({ url: "https://www.example.org/news/1/", duplicate: "APART" });
    expect((await getOrigin(analyst, again.id)).suggestions).toMatchObject([
      { id: first.id, reasons: ["SAME_ADDRESS"] },
    ]);
  });

  it("count once: two reports of one story carry no gate, and do again when they part", async () => {
    const { recommendation, analyst, log } = await stage();
    const first = await log();
    const second = await log();
    const before = await database().auditEntry.count();
    const joined = await joinOrigin(analyst, { id: second.id, with: first.id });
    expect(await database().auditEntry.count()).toBe(before + 1);
    expect((await membership(first.id)).map((row) => row.groupId)).toEqual([joined.groupId]);
    expect((await membership(second.id)).map((row) => row.groupId)).toEqual([joined.groupId]);
    expect((await getOrigin(analyst, first.id)).fellows.map((each) => each.id)).toEqual([second.id]);
    expect(await database().auditTouch.count({ where: { recommendationId: recommendation.id } })).toBe(3);
    await expect(joinOrigin(analyst, { id: first.id, with: second.id })).rejects.toMatchObject({
      problem: { code: "originShared" },
    });
    // The founder leaves: its own id names the group in which the other stays.
    const left = await leaveOrigin(analyst, { id: first.id });
    expect(left.groupId).not.toBe(joined.groupId);
    expect((await getOrigin(analyst, first.id)).fellows).toEqual([]);
    expect((await getOrigin(analyst, second.id)).fellows).toEqual([]);
    await expect(leaveOrigin(analyst, { id: first.id })).rejects.toMatchObject({ problem: { code: "originAlone" } });
  });

  it("are changed by analysts, on what stands, and on two different items", async () => {
    const { analyst, log } = await stage();
    const [first, second] = [await log(), await log()];
    const viewer = await createActor("VIEWER");
    await expect(joinOrigin(viewer, { id: first.id, with: second.id })).rejects.toMatchObject({ status: 403 });
    await expect(joinOrigin(analyst, { id: first.id, with: first.id })).rejects.toMatchObject({
      problem: { code: "originItself" },
    });
    await expect(joinOrigin(analyst, { id: first.id, with: "E9999999" })).rejects.toMatchObject({ status: 404 });
    await joinOrigin(analyst, { id: first.id, with: second.id });
    await expect(leaveOrigin(viewer, { id: first.id })).rejects.toMatchObject({ status: 403 });
    await withdrawEvidence(analyst, { id: first.id, reason: "Wrong." });
    await expect(leaveOrigin(analyst, { id: first.id })).rejects.toMatchObject({ status: 409 });
  });

  it("take many who join at once one after the other", async () => {
    const { analyst, log } = await stage();
    const [first, second] = [await log(), await log()];
    const results = await Promise.allSettled([
      joinOrigin(analyst, { id: first.id, with: second.id }),
      joinOrigin(analyst, { id: second.id, with: first.id }),
      joinOrigin(analyst, { id: first.id, with: second.id }),
    ]);
    expect(results.filter((result) => result.status === "fulfilled")).toHaveLength(1);
    expect((await getOrigin(analyst, first.id)).fellows.map((each) => each.id)).toEqual([second.id]);
    const rows = await db.asApp<{ n: number }>(
      `SELECT count(*)::int AS n FROM origin_membership WHERE evidence_id = $1`,
      [first.id],
    );
    expect(rows[0]?.n).toBe(1);
  });
});
