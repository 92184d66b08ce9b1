import { expect, it } from "vitest";
import { describeOnBoth } from "@/lib/testing/database";
import { createEvidence, createRecommendation } from "@/lib/testing/factories";
import { database } from "./connection";
import { renewStandings } from "./standing-upkeep";

describeOnBoth("renewing the projection", () => {
  it("computes what an older version wrote anew, once", async () => {
    const { id } = await createRecommendation();
    await createEvidence({ links: [{ recommendationId: id }] });
    expect(await renewStandings()).toBeGreaterThan(0);
    const stored = () => database().standing.findUniqueOrThrow({ where: { recommendationId: id } });
    expect(await stored()).toMatchObject({ supports: 1 });
    await database().standing.updateMany({ data: { supports: 9 } });
    expect(await renewStandings()).toBe(0);
    await database().setting.updateMany({ where: { key: "standing-rules" }, data: { value: 1 } });
    await renewStandings();
    expect(await stored()).toMatchObject({ supports: 1 });
  });
});
