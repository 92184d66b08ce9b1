import { describe, expect, it } from "vitest";
import { readViewQuery, saveViewSchema } from "./view";

describe("the query of a saved view", () => {
  it("keeps what the list knows, each pair once and in one order, without the page's place", () => {
    expect(readViewQuery("/recommendations", "theme=drones&view=board&theme=drones&theme=cyber&q=&cursor=abc")).toBe(
      "view=board&theme=drones&theme=cyber",
    );
    expect(readViewQuery("/recommendations", "")).toBe("");
  });

  it.each([
    ["/recommendations", "colour=red"],
    ["/recommendations", "view=pie"],
    ["/recommendations", "implementation=DONE"],
    ["/recommendations", "asOf=2026-02-30"],
    ["/recommendations", "columns=evidence.salary"],
    ["/recommendations", "theme=<script>"],
    ["/recommendations", "__proto__=1"],
    ["/recommendations", "constructor=true"],
    ["/recommendations", `q=${"x".repeat(201)}`],
    ["/users", ""],
    ["//evil.example", ""],
    ["/recommendations/../users", ""],
  ])("refuses %s?%s", (path, query) => {
    expect(readViewQuery(path, query)).toBeNull();
    expect(saveViewSchema.safeParse({ name: "Mine", path, query }).success).toBe(false);
  });
});
