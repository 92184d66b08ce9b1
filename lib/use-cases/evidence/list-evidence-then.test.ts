import { describe, expect, it } from "vitest";
import { database } from "@/lib/db/connection";
import { useDatabase } from "@/lib/testing/database";
import { createActor, createParty, createRecommendation, useClock } from "@/lib/testing/factories";
import { evidenceInput } from "./evidence.fixtures";
import { gradeLink } from "./grade-link";
import { logEvidence } from "./log-evidence";
import { type EvidenceFilters, listEvidence } from "./queries";
import { withdrawEvidence } from "./withdraw-evidence";

describe("the list of evidence at the two clocks", () => {
  useDatabase();
  const clock = useClock("2026-01-01T12:00:00Z");

  it("shows what was known then, graded as it was then, and nothing that was not yet true", async () => {
    const analyst = await createActor("ANALYST");
    const council = await createParty({ key: "council" });
    await createRecommendation({ reference: "HD-1", addressees: [council.id] });
    const { id } = await logEvidence(
      analyst,
      evidenceInput("HD-1", {
        publishedOn: "2025-06-15",
        source: { name: "Council press", kind: "ACADEMIC", party: "council" },
        links: [{ reference: "HD-1", stance: "SUPPORTS" }],
      }),
    );
    clock.set("2026-02-01T12:00:00Z");
    const { id: linkId } = await database().evidenceLink.findFirstOrThrow({ where: { evidenceId: id } });
    await gradeLink(analyst, { linkId, stance: "CONTRADICTS", credibility: 2, removed: false });
    clock.set("2026-03-01T12:00:00Z");
    await withdrawEvidence(analyst, { id, reason: "A forgery" });

    const at = async (filters: EvidenceFilters) =>
      (await listEvidence(analyst, filters)).items.map((item) => item.links.map((link) => link.stance).join());
    const [never, first, second, third] = ["2025-12-01", "2026-01-15", "2026-02-15", "2026-03-15"].map((day) =>
      Date.parse(`${day}T00:00:00Z`),
    );
    expect(await at({ knownAt: never })).toEqual([]);
    expect(await at({ knownAt: first })).toEqual(["SUPPORTS"]);
    expect(await at({ knownAt: second })).toEqual(["CONTRADICTS"]);
    expect(await at({ knownAt: third })).toEqual([]);
    expect(await at({})).toEqual([]);
    expect(await at({ knownAt: second, asOf: "2025-06-15" })).toHaveLength(1);
    expect(await at({ knownAt: second, asOf: "2025-06-14" })).toEqual([]);
    // The filters look at the same state of the record.
    expect(await at({ knownAt: first, stance: "CONTRADICTS" })).toEqual([]);
    expect(await at({ knownAt: second, stance: "CONTRADICTS", affiliation: "OFFICIAL" })).toHaveLength(1);
    expect(await at({ knownAt: second, sourceKind: "ACADEMIC", from: "2025-06-01", to: "2025-06-30" })).toHaveLength(1);
    expect(await at({ knownAt: second, from: "2025-07-01" })).toEqual([]);
    expect(await at({ knownAt: second, to: "2025-05-31" })).toEqual([]);
  });
});
