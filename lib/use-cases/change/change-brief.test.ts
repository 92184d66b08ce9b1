import { describe, expect, it } from "vitest";
import { database } from "@/lib/db/connection";
import { loadRecord } from "@/lib/db/facts";
import { changesBetween } from "@/lib/domain/change-brief";
import { endOfDay } from "@/lib/domain/clocks";
import { useDatabase } from "@/lib/testing/database";
import {
  anonymousActor,
  createEvidence,
  createParty,
  createRecommendation,
  createTheme,
  systemActor,
  useClock,
} from "@/lib/testing/factories";
import { createAssessment, createDecision } from "@/lib/testing/judgements";
import { getChangeBrief } from "./queries";

describe("the change brief of a record", () => {
  useDatabase();
  const clock = useClock("2026-01-05T12:00:00Z");

  it("names what changed by theme, with who decided, why, and on which evidence; and finds all of it", async () => {
    const body = await createParty({ name: "Secretariat" });
    const [early, late] = [await createTheme({ name: "First" }), await createTheme({ name: "Second" })];
    const quiet = await createRecommendation({ themeId: early.id, reference: "Q-1" });
    const moved = await createRecommendation({ themeId: late.id, reference: "M-1", addressees: [body.id] });
    const part = await createRecommendation({ parent: moved, reference: "M-1a" });
    const sooner = await createRecommendation({ themeId: early.id, reference: "S-1" });
    await createEvidence({ publishedOn: "2025-06-01", links: [{ recommendationId: quiet.id }] });
    // Logged before the period, true only within it.
    await createEvidence({ publishedOn: "2026-02-10", links: [{ recommendationId: sooner.id }] });
    clock.set("2026-02-15T10:00:00Z");
    const item = await createEvidence({
      publishedOn: "2025-12-01",
      links: [{ recommendationId: moved.id, stance: "CONTRADICTS", credibility: 2 }],
    });
    const judged = await createAssessment({
      recommendationId: moved.id,
      implementation: "STALLED",
      linkIds: item.links.map((link) => link.id),
    });
    await createDecision({ assessment: judged });
    const put = await createAssessment({ recommendationId: part.id, implementation: "UNDERWAY" });
    clock.set("2026-03-01T10:00:00Z");

    const actor = await systemActor();
    const period = { from: endOfDay("UTC", "2026-01-31"), to: endOfDay("UTC", "2026-02-28") };
    const brief = await getChangeBrief(actor, period);
    expect(brief.from).toEqual({ asOf: "2026-01-31", knownAt: period.from });
    expect(brief.to).toEqual({ asOf: "2026-02-28", knownAt: period.to });
    expect([brief.changed, brief.total]).toEqual([2, 3]);
    expect(
      brief.themes.map(({ name, recommendations }) => [name.en, recommendations.map((each) => each.reference)]),
    ).toEqual([
      ["First", ["S-1"]],
      ["Second", ["M-1"]],
    ]);
    const [change] = brief.themes[1]?.recommendations ?? [];
    expect(change).toMatchObject({
      status: { from: "NOT_ASSESSED", to: "STALLED" },
      judgementId: judged.id,
      triangulation: null,
      proposals: [
        { assessmentId: judged.id, from: null, to: "APPROVED" },
        { assessmentId: put.id, from: null, to: "SUBMITTED" },
      ],
    });
    expect(change?.evidence.added.map(({ number, stance }) => [number, stance])).toEqual([
      [item.number, "CONTRADICTS"],
    ]);
    expect(brief.assessments.get(judged.id)).toMatchObject({
      rationale: { en: "Because the evidence says so." },
      decisions: [{ verdict: "APPROVE" }],
      citations: [{ number: item.number, stance: "CONTRADICTS" }],
    });
  });

  it("finds whatever comparing every raw row finds, for any two states", async () => {
    const raw = await loadRecord(database(), null);
    const actor = await systemActor();
    clock.set("2026-04-01T10:00:00Z");
    const days = ["2025-05-01", "2026-01-04", "2026-01-06", "2026-02-05", "2026-02-14", "2026-02-16", "2026-03-15"];
    for (const from of days) {
      for (const to of days) {
        for (const same of [false, true]) {
          if (from > to) continue;
          const first = { asOf: from, knownAt: endOfDay("UTC", from) };
          const last = { asOf: same ? from : to, knownAt: endOfDay("UTC", to) };
          const brief = await getChangeBrief(actor, {
            from: first.knownAt,
            to: last.knownAt,
            asOfFrom: first.asOf,
            asOfTo: last.asOf,
          });
          const found = brief.themes.flatMap((theme) => theme.recommendations);
          const expected = changesBetween(raw, first, last);
          const byId = (a: { recommendationId: string }, b: { recommendationId: string }) =>
            a.recommendationId < b.recommendationId ? -1 : 1;
          expect(found.map(({ reference: _r, title: _t, ...change }) => change).sort(byId)).toEqual(
            expected.sort(byId),
          );
          if (from === to) expect(brief.changed).toBe(0);
        }
      }
    }
  });

  it("refuses an end before its beginning, and whoever is not signed in", async () => {
    const actor = await systemActor();
    const from = endOfDay("UTC", "2026-01-31");
    await expect(getChangeBrief(actor, { from, to: from - 1 })).rejects.toMatchObject({
      fields: { to: { code: "endsBeforeStart" } },
    });
    await expect(
      getChangeBrief(actor, { from: 0, to: from, asOfFrom: "2025-02-01", asOfTo: "2025-01-01" }),
    ).rejects.toMatchObject({ fields: { asOfTo: { code: "endsBeforeStart" } } });
    await expect(getChangeBrief(anonymousActor(), { from })).rejects.toMatchObject({ status: 401 });
  });
});
