import { describe, expect, it } from "vitest";
import { recordAudit } from "@/lib/db/audit";
import { database } from "@/lib/db/connection";
import { getAuditHead } from "@/lib/db/figures-memo";
import { refreshStanding } from "@/lib/db/standing";
import { catchUpHistory } from "@/lib/db/standing-history";
import { today } from "@/lib/db/today";
import { transact } from "@/lib/db/transaction";
import { useDatabase } from "@/lib/testing/database";
import { createRecommendation, systemActor, useClock } from "@/lib/testing/factories";
import { createAssessment, createDecision } from "@/lib/testing/judgements";
import { foldEvidence } from "./evidence-figures";
import { lastMonths } from "./months";
import { throughput } from "./throughput";

describe("the months that figures reach back", () => {
  it("end with the day's own, over the turn of years", () => {
    expect(lastMonths("2026-02-28", 4)).toEqual(["2025-11", "2025-12", "2026-01", "2026-02"]);
    expect(lastMonths("2026-12-31")).toHaveLength(24);
  });
});

describe("evidence by month and mix", () => {
  const group = {
    language: "en",
    kind: "",
    official: false,
    independent: false,
    neither: false,
    issued: false,
    shared: false,
  } as const;

  it("fold groups, and tell what is older than the months", () => {
    const folded = foldEvidence(
      [
        { ...group, month: "2026-01", kind: "STATE_BODY", official: true, issued: true, count: 2 },
        { ...group, month: "2026-02", language: "ru", independent: true, shared: true, count: 3 },
        { ...group, month: "1999-01", neither: true, count: 1 },
      ],
      ["2026-01", "2026-02"],
    );
    expect(folded).toMatchObject({
      byMonth: [
        { month: "2026-01", counts: { OFFICIAL: 2, INDEPENDENT: 0, NEITHER: 0 } },
        { month: "2026-02", counts: { OFFICIAL: 0, INDEPENDENT: 3, NEITHER: 0 } },
      ],
      earlier: 1,
      mix: {
        total: 6,
        stateAffiliated: 2,
        addresseeIssued: 2,
        // Of two languages with as many items, the first by its code.
        singleLanguage: { language: "en", count: 3 },
        singleOrigin: 3,
      },
      kinds: { STATE_BODY: 2, ACADEMIC: 0 },
    });
  });
});

describe("the pace of judging", () => {
  useDatabase();
  const clock = useClock("2026-01-30T12:00:00Z");

  it("counts by month of recording, waits to the deciding word, and knows only what was known", async () => {
    const { id: recommendationId } = await createRecommendation();
    const put = (implementation: "UNDERWAY" | "SUPERSEDED") => createAssessment({ recommendationId, implementation });
    const first = await put("UNDERWAY");
    const twice = await put("SUPERSEDED");
    clock.advance({ days: 4 });
    await createDecision({ assessment: first });
    await createDecision({ assessment: twice });
    const half = clock.now().getTime();
    clock.advance({ days: 6 });
    await createDecision({ assessment: twice, ordinal: 2 });
    await put("UNDERWAY");
    clock.advance({ days: 2 });

    const actor = await systemActor();
    const entry = { actor, action: "note.written", subjectType: "note", subjectId: "x", payload: {} } as const;
    await transact(async (tx, at) => {
      await refreshStanding(tx, [recommendationId], at, today(at));
      await recordAudit(tx, { ...entry, touches: [recommendationId] });
    });
    await catchUpHistory(database(), await getAuditHead(database()));
    const now = await throughput(database(), null);
    expect(now.months.slice(-2)).toEqual([
      { month: "2026-01", submitted: 2, decided: { APPROVE: 0, REQUEST_CHANGES: 0, REJECT: 0 } },
      { month: "2026-02", submitted: 1, decided: { APPROVE: 3, REQUEST_CHANGES: 0, REJECT: 0 } },
    ]);
    // Four days for one, ten until the second approval of the other: the first approval decides nothing.
    expect(now).toMatchObject({ medianDays: 7, open: 1, oldestDays: 2 });
    expect(now.reviews).toEqual({ open: 0, closed: 0, medianDays: null });

    const then = await throughput(database(), half);
    expect(then).toMatchObject({ medianDays: 4, open: 1, oldestDays: 4 });
    expect(then.months.at(-1)).toMatchObject({ month: "2026-02", submitted: 0, decided: { APPROVE: 2 } });
  });
});
