import { describe, expect, it } from "vitest";
import { mintActor, type Role } from "@/lib/domain/actor";
import { findCommands, fits } from "./commands";

const t = (key: string, values?: Record<string, unknown>) => [key, ...Object.values(values ?? {})].join(" ");
const member = (role: Role) => mintActor({ kind: "member", userId: "u", name: "U", role, locale: "en", scopes: null });

describe("words of a query", () => {
  it.each([
    ["Propose a status for CSTO-10", "prop csto-10", true],
    ["Propose a status for CSTO-10", "csto-11", false],
    ["Log evidence", "", true],
    ["Отчёт за год", "отчет", true],
    ["Log evidence", "vidence", false],
  ])("%s for “%s”: %s", (label, q, expected) => {
    expect(fits(label, q)).toBe(expected);
  });
});

describe("commands", () => {
  it("offer nobody what they may not do", () => {
    const hrefs = (role: Role) => findCommands(member(role), "", ["HD-1"], t).flatMap((hit) => hit.href ?? []);
    expect(hrefs("VIEWER")).not.toContain("/evidence/new");
    expect(hrefs("VIEWER")).not.toContain("/recommendations/HD-1/propose");
    expect(hrefs("ANALYST")).toContain("/recommendations/HD-1/propose");
    expect(hrefs("ANALYST")).not.toContain("/users");
    expect(hrefs("ANALYST")).not.toContain("/reviews/new");
    expect(hrefs("ADMIN")).toContain("/users");
  });

  it("name the recommendations found, and keep an odd reference in its place", () => {
    const [hit] = findCommands(member("ANALYST"), "proposeFor", ["HD?1"], t);
    expect(hit).toMatchObject({ href: "/recommendations/HD%3F1/propose" });
  });
});
