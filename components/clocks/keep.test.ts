import { describe, expect, it } from "vitest";
import { withClocks } from "./keep";

const clocks = { asOf: "2025-06-30", knownAt: "2026-01-12" };
const query = "asOf=2025-06-30&knownAt=2026-01-12";

describe("links of a page that is set to other clocks", () => {
  it.each([
    ["/", `/?${query}`],
    ["/recommendations", `/recommendations?${query}`],
    ["/recommendations?theme=cyber", `/recommendations?theme=cyber&${query}`],
    ["/recommendations/CSTO-10#evidence", `/recommendations/CSTO-10?${query}#evidence`],
    ["/evidence?kind=IGO", `/evidence?kind=IGO&${query}`],
    ["/assessments/0198", `/assessments/0198?${query}`],
  ])("keep them: %s", (href, kept) => {
    expect(withClocks(href, clocks)).toBe(kept);
  });

  it.each([
    "/recommendations/new",
    "/recommendations/CSTO-10/propose",
    "/evidence/new",
    "/review",
    "/users",
    "/audit/12",
    "/recommendations?asOf=2024-01-01",
    "https://example.org/",
  ])("leave alone what has no clocks or its own: %s", (href) => {
    expect(withClocks(href, clocks)).toBe(href);
  });

  it("say nothing at now", () => {
    expect(withClocks("/recommendations", {})).toBe("/recommendations");
  });
});
