import { beforeAll, describe, expect, test } from "vitest";
import { database } from "@/lib/db/connection";
import { useDatabase } from "@/lib/testing/database";
import { createRecommendation, createTeam } from "@/lib/testing/factories";
import { ask, tokenOf } from "./api/ask.fixtures";

describe("an Idempotency-Key", () => {
  useDatabase();
  let token: string;
  let other: string;
  beforeAll(async () => {
    const team = await createTeam();
    token = await tokenOf(team.admin);
    other = await tokenOf(team.analyst);
    await createRecommendation({ reference: "HD-1" });
  });

  const write = (key: string, body: unknown = { body: "Once." }, as = token) =>
    ask("POST", "/recommendations/HD-1/notes", { token: as, body, headers: { "idempotency-key": key } });
  const notes = () => database().note.count();

  test("makes one row of many requests, all with the first answer", async () => {
    const before = await notes();
    const first = await write("a");
    const again = await write("a");
    expect(again).toMatchObject({ status: 201, answer: first.answer });
    for (const header of ["location", "etag"]) expect(again.headers.get(header)).toBe(first.headers.get(header));
    expect(await notes()).toBe(before + 1);
  });

  test("of twenty at once lets one through; the others are answered the same or told to wait", async () => {
    const before = await notes();
    const answers = await Promise.all(Array.from({ length: 20 }, () => write("b")));
    expect(await notes()).toBe(before + 1);
    const made = answers.filter((each) => each.status === 201);
    expect(new Set(made.map((each) => each.answer.id)).size).toBe(1);
    for (const each of answers) if (each.status !== 201) expect(each.answer.code).toBe("idempotencyInProgress");
  });

  test("belongs to one request and to one person", async () => {
    const mine = await write("c");
    expect(await write("c", { body: "Otherwise." })).toMatchObject({
      status: 409,
      answer: { code: "idempotencyKeyReused" },
    });
    const theirs = await write("c", { body: "Once." }, other);
    expect(theirs.status).toBe(201);
    expect(theirs.answer.id).not.toBe(mine.answer.id);
  });

  test("is free again for the corrected request when nothing was stored", async () => {
    expect((await write("d", { body: "" })).status).toBe(422);
    expect((await write("d", { body: "Mended." })).status).toBe(201);
  });

  test("is taken over from a process that died, but not from one at work", async () => {
    await write("e");
    const [row] = await database().idempotencyKey.findMany({ orderBy: { createdAt: "desc" }, take: 1 });
    const key = row?.key ?? "";
    await database().idempotencyKey.update({ where: { key }, data: { status: 0 } });
    expect((await write("e")).answer.code).toBe("idempotencyInProgress");
    await database().idempotencyKey.update({ where: { key }, data: { createdAt: new Date(Date.now() - 120_000) } });
    expect((await write("e")).status).toBe(201);
  });

  test("never keeps a secret that is shown once", async () => {
    const make = () =>
      ask("POST", "/tokens", { token, body: { name: "ci", scopes: ["READ"] }, headers: { "idempotency-key": "s" } });
    const first = await make();
    const again = await make();
    expect(first.answer.token).toMatch(/^heed_/);
    expect(again.answer).toEqual({ ...first.answer, token: null });
    const invitation = await ask("POST", "/invitations", {
      token,
      body: { email: "n@example.org", role: "VIEWER" },
      headers: { "idempotency-key": "i" },
    });
    const kept = (await database().idempotencyKey.findMany()).map((row) => row.body).join();
    expect(kept).not.toContain(first.answer.token);
    expect(kept).not.toContain(invitation.answer.path);
  });
});
