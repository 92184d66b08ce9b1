import { beforeAll, expect, test } from "vitest";
import { database } from "@/lib/db/connection";
import type { Actor } from "@/lib/domain/actor";
import { Conflict, Forbidden, NotFound } from "@/lib/domain/errors";
import { describeOnBoth } from "@/lib/testing/database";
import { createActor, createRecommendation } from "@/lib/testing/factories";
import { logSearch } from "./log-search";
import { listSearches } from "./queries";

describeOnBoth("searches", () => {
  let analyst: Actor;
  let parentId: string;
  beforeAll(async () => {
    analyst = await createActor("ANALYST");
    const parent = await createRecommendation({ reference: "HD-1" });
    parentId = parent.id;
    await createRecommendation({ reference: "HD-1a", parent });
    await createRecommendation({ reference: "HD-OLD", retired: true });
  });

  const search = (reference: string, searchedOn = "2025-10-01", actor = analyst) =>
    logSearch(actor, { reference, where: "odkb-csto.org", query: "border brigade", language: "en", searchedOn });

  test("are counted at the recommendation and listed with its components', one entry each", async () => {
    const before = await database().auditEntry.count();
    await search("HD-1");
    await search("hd-1A", "2025-11-01");
    expect(await database().auditEntry.count()).toBe(before + 2);
    expect(await database().standing.findUnique({ where: { recommendationId: parentId } })).toMatchObject({
      searches: 2,
    });
    expect((await listSearches(analyst, "HD-1")).map((row) => [row.reference, row.searchedOn])).toEqual([
      ["HD-1a", "2025-11-01"],
      ["HD-1", "2025-10-01"],
    ]);
    expect(await listSearches(analyst, "HD-1a")).toHaveLength(1);
  });

  test("are refused ahead of time, on what is retired or unknown, and to viewers; nothing is left", async () => {
    const before = await database().auditEntry.count();
    await expect(search("HD-1", "2199-01-01")).rejects.toMatchObject({
      fields: { searchedOn: { code: "futureDate" } },
    });
    await expect(search("HD-OLD")).rejects.toBeInstanceOf(Conflict);
    await expect(search("HD-404")).rejects.toBeInstanceOf(NotFound);
    await expect(search("HD-1", "2025-01-01", await createActor("VIEWER"))).rejects.toBeInstanceOf(Forbidden);
    expect(await database().auditEntry.count()).toBe(before);
  });
});
