import { beforeAll, expect, test } from "vitest";
import { database } from "@/lib/db/connection";
import type { Actor } from "@/lib/domain/actor";
import { Invalid, Unauthenticated } from "@/lib/domain/errors";
import { describeOnBoth } from "@/lib/testing/database";
import { anonymousActor, createActor, createParty, createRecommendation, createTheme } from "@/lib/testing/factories";
import { isWatched, listThemesToWatch, listWatched } from "./queries";
import { startWatching } from "./start-watching";
import { stopWatching } from "./stop-watching";

describeOnBoth("watching", () => {
  let viewer: Actor;
  beforeAll(async () => {
    viewer = await createActor("VIEWER");
    const theme = await createTheme({ key: "prevention" });
    await createParty({ key: "secretariat" });
    for (const reference of ["HD-1", "HD-2"]) await createRecommendation({ reference, themeId: theme.id });
  });
  const keys = async () => (await listWatched(viewer)).map(({ kind, key }) => `${kind} ${key}`);

  test("takes several at once, whatever the case, and leaves one entry for what is new", async () => {
    const before = await database().auditEntry.count();
    expect(await startWatching(viewer, { kind: "RECOMMENDATION", keys: ["hd-1", "HD-2", "HD-1"] })).toEqual({
      started: expect.arrayContaining(["HD-1", "HD-2"]),
    });
    expect(await startWatching(viewer, { kind: "RECOMMENDATION", keys: ["HD-1"] })).toEqual({ started: [] });
    await startWatching(viewer, { kind: "THEME", keys: ["prevention"] });
    await startWatching(viewer, { kind: "PARTY", keys: ["secretariat"] });
    expect(await database().auditEntry.count()).toBe(before + 3);
    expect(await keys()).toEqual([
      "RECOMMENDATION HD-1",
      "RECOMMENDATION HD-2",
      "THEME prevention",
      "PARTY secretariat",
    ]);
    expect(await isWatched(viewer, "THEME", "prevention")).toBe(true);
    expect(await isWatched(await createActor("VIEWER"), "THEME", "prevention")).toBe(false);
    expect(await listThemesToWatch(viewer)).toMatchObject([{ key: "prevention", watched: true }]);
  });

  test("ends with one entry, and none where nothing was watched", async () => {
    const before = await database().auditEntry.count();
    expect(await stopWatching(viewer, { kind: "RECOMMENDATION", keys: ["HD-2"] })).toEqual({ stopped: ["HD-2"] });
    expect(await stopWatching(viewer, { kind: "RECOMMENDATION", keys: ["HD-2"] })).toEqual({ stopped: [] });
    expect(await database().auditEntry.count()).toBe(before + 1);
    expect(await keys()).not.toContain("RECOMMENDATION HD-2");
  });

  test("is refused for what is not there, and to those who have not signed in", async () => {
    await expect(startWatching(viewer, { kind: "PARTY", keys: ["secretariat", "nobody"] })).rejects.toMatchObject({
      fields: { "keys.1": { code: "unknownId" } },
    });
    await expect(startWatching(viewer, { kind: "THEME", keys: ["HD-1"] })).rejects.toBeInstanceOf(Invalid);
    await expect(startWatching(anonymousActor(), { kind: "THEME", keys: ["prevention"] })).rejects.toBeInstanceOf(
      Unauthenticated,
    );
  });
});
