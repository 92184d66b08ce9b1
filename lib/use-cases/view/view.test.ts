import { beforeAll, expect, test } from "vitest";
import { database } from "@/lib/db/connection";
import type { Actor, Member } from "@/lib/domain/actor";
import { Conflict, Forbidden, Invalid, NotFound, Unauthenticated } from "@/lib/domain/errors";
import { describeOnBoth } from "@/lib/testing/database";
import { anonymousActor, createTeam } from "@/lib/testing/factories";
import { changeView } from "./change-view";
import { deleteView } from "./delete-view";
import { getView, listViews } from "./queries";
import { saveView } from "./save-view";

describeOnBoth("saved views", () => {
  let team: Record<"viewer" | "analyst" | "reviewer" | "admin", Actor & Member>;
  beforeAll(async () => {
    team = await createTeam();
  });
  const save = (actor: Actor, name: string, shared = false, query = "view=board&theme=drones") =>
    saveView(actor, { name, path: "/recommendations", query, shared });
  const entries = () => database().auditEntry.count();

  test("are one's own until they are shared; each change leaves one entry", async () => {
    const before = await entries();
    const mine = await save(team.viewer, "Mine");
    expect(await entries()).toBe(before + 1);
    expect((await listViews(team.viewer)).map((view) => [view.name, view.own])).toEqual([["Mine", true]]);
    expect(await listViews(team.analyst)).toEqual([]);
    await expect(getView(team.analyst, mine.id)).rejects.toThrow(NotFound);
    await changeView(team.viewer, { id: mine.id, name: "Ours", shared: true, version: mine.version });
    expect(await entries()).toBe(before + 2);
    expect((await listViews(team.analyst)).map((view) => [view.name, view.own])).toEqual([["Ours", false]]);
    await deleteView(team.viewer, mine);
    expect(await entries()).toBe(before + 3);
    expect(await listViews(team.analyst)).toEqual([]);
  });

  test("are changed and deleted by nobody else, though an administrator may stop the sharing", async () => {
    const { id } = await save(team.analyst, "Shared", true);
    const same = { id, name: "Shared", shared: true, version: 1 };
    await expect(changeView(team.reviewer, { ...same, shared: false })).rejects.toThrow(Forbidden);
    await expect(deleteView(team.admin, { id })).rejects.toThrow(Forbidden);
    await expect(changeView(team.admin, { ...same, name: "Renamed", shared: false })).rejects.toThrow(Forbidden);
    expect((await changeView(team.admin, { ...same, shared: false })).version).toBe(2);
    // Not shared any more, it is not even there for others.
    await expect(deleteView(team.admin, { id })).rejects.toThrow(NotFound);
    await expect(changeView(team.analyst, same)).rejects.toThrow(Conflict);
  });

  test("bear one name each, may not lead elsewhere, and not even exist for strangers", async () => {
    await save(team.reviewer, "Twice");
    const before = await entries();
    await expect(save(team.reviewer, "Twice")).rejects.toMatchObject({ fields: { name: { code: "viewNameTaken" } } });
    await expect(save(team.reviewer, "Odd", false, "salary=high")).rejects.toThrow(Invalid);
    await expect(saveView(team.reviewer, { name: "Out", path: "//evil", query: "", shared: true })).rejects.toThrow(
      Invalid,
    );
    await expect(save(anonymousActor(), "Nobody's")).rejects.toThrow(Unauthenticated);
    await expect(listViews(anonymousActor())).rejects.toThrow(Unauthenticated);
    expect(await entries()).toBe(before);
    // Somebody else may use the same name.
    await save(team.admin, "Twice");
  });

  test("keep their name when two save it at once: one wins, the other is told", async () => {
    const both = await Promise.allSettled([save(team.viewer, "Race"), save(team.viewer, "Race")]);
    expect(both.map((each) => each.status).sort()).toEqual(["fulfilled", "rejected"]);
  });
});
