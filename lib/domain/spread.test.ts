import { describe, expect, it } from "vitest";
import { IMPLEMENTATIONS, SHOWN_IMPLEMENTATIONS, type ShownImplementation } from "./implementation";
import { spreadOf } from "./spread";

const parts = (...given: ShownImplementation[]) => given.map((implementation) => ({ implementation }));

describe("the spread of components and states", () => {
  it("says how many are judged, and as what, and how many are not", () => {
    expect(
      spreadOf(parts("STALLED", "NOT_ASSESSED", "UNDERWAY", "NOT_ASSESSED", "NOT_ASSESSED", "NOT_ASSESSED")),
    ).toEqual({
      total: 6,
      judged: 2,
      counts: [
        { implementation: "UNDERWAY", count: 1 },
        { implementation: "STALLED", count: 1 },
      ],
    });
  });

  it("is empty where there is no part, and judged nowhere where no part is judged", () => {
    expect(spreadOf([])).toEqual({ total: 0, judged: 0, counts: [] });
    expect(spreadOf(parts("NOT_ASSESSED"))).toEqual({ total: 1, judged: 0, counts: [] });
  });

  it.each(IMPLEMENTATIONS)("counts %s as itself alone", (implementation) => {
    expect(spreadOf(parts(implementation, implementation))).toEqual({
      total: 2,
      judged: 2,
      counts: [{ implementation, count: 2 }],
    });
  });

  it("keeps every part in exactly one place: no status swallows another", () => {
    const { total, judged, counts } = spreadOf(parts(...SHOWN_IMPLEMENTATIONS));
    expect(total).toBe(SHOWN_IMPLEMENTATIONS.length);
    expect(judged).toBe(IMPLEMENTATIONS.length);
    expect(new Set(counts.map((each) => each.implementation)).size).toBe(IMPLEMENTATIONS.length);
  });

  it("does not depend on the order of the parts", () => {
    expect(spreadOf(parts("REVERSED", "UNDERWAY"))).toEqual(spreadOf(parts("UNDERWAY", "REVERSED")));
  });
});
