import { beforeAll, expect, test } from "vitest";
import { database } from "@/lib/db/connection";
import type { Actor } from "@/lib/domain/actor";
import { Forbidden, Invalid, NotFound, Unauthenticated } from "@/lib/domain/errors";
import { describeOnBoth } from "@/lib/testing/database";
import { anonymousActor, createActor, createRecommendation } from "@/lib/testing/factories";
import { editNote } from "./edit-note";
import { listNotes } from "./queries";
import { writeNote } from "./write-note";

describeOnBoth("notes", () => {
  let author: Actor;
  let other: Actor;
  beforeAll(async () => {
    author = await createActor("ANALYST");
    other = await createActor("ADMIN");
    for (const reference of ["HD-1", "HD-2", "HD-3"]) await createRecommendation({ reference });
  });

  const write = (reference: string, body: string, parentId?: string) =>
    writeNote(author, { reference, body, visibility: "TEAM", ...(parentId ? { parentId } : {}) });
  const entries = () => database().auditEntry.count();

  test("stand as threads, newest thread first, replies in order", async () => {
    const before = await entries();
    const first = await write("hd-1", "first");
    const second = await write("HD-1", "second");
    await write("HD-1", "reply", first.id);
    await write("HD-1", "another reply", first.id);
    expect(await entries()).toBe(before + 4);
    const threads = await listNotes(author, "HD-1");
    expect(threads.map((thread) => thread.id)).toEqual([second.id, first.id]);
    expect(threads[1]?.replies.map((reply) => reply.body)).toEqual(["reply", "another reply"]);
  });

  test("a reply stays with its recommendation", async () => {
    const note = await write("HD-1", "here");
    await expect(write("HD-2", "there", note.id)).rejects.toBeInstanceOf(Invalid);
    expect(await listNotes(author, "HD-2")).toEqual([]);
  });

  test("are edited by their author alone, and keep what they said", async () => {
    const { id } = await write("HD-3", "draft");
    const before = await entries();
    await editNote(author, { id, body: "final", version: 1 });
    expect(await entries()).toBe(before + 1);
    await expect(editNote(other, { id, body: "mine now", version: 2 })).rejects.toBeInstanceOf(Forbidden);
    await expect(editNote(author, { id, body: "stale", version: 1 })).rejects.toMatchObject({
      problem: { code: "stale" },
    });
    expect(await entries()).toBe(before + 1);
    const [thread] = await listNotes(other, "HD-3");
    expect(thread).toMatchObject({ body: "final", version: 2 });
    expect(thread?.history.map((wording) => wording.body)).toEqual(["draft", "final"]);
  });

  test("of fifty identical edits at once one wins", async () => {
    const { id } = await write("HD-2", "draft");
    const outcomes = await Promise.allSettled(
      Array.from({ length: 50 }, () => editNote(author, { id, body: "final", version: 1 })),
    );
    expect(outcomes.filter((outcome) => outcome.status === "fulfilled")).toHaveLength(1);
    expect(await database().noteRevision.count({ where: { noteId: id } })).toBe(2);
  });

  test("viewers read and do not write; visitors must sign in", async () => {
    const viewer = await createActor("VIEWER");
    await expect(writeNote(viewer, { reference: "HD-1", body: "x", visibility: "TEAM" })).rejects.toBeInstanceOf(
      Forbidden,
    );
    expect((await listNotes(viewer, "HD-1")).length).toBeGreaterThan(0);
    await expect(listNotes(anonymousActor(), "HD-1")).rejects.toBeInstanceOf(Unauthenticated);
    await expect(editNote(author, { id: "x", body: "x", version: 1 })).rejects.toBeInstanceOf(NotFound);
    await expect(write("HD-404", "x")).rejects.toBeInstanceOf(NotFound);
  });
});
