import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { database } from "@/lib/db/connection";
import { setFileStore } from "@/lib/platform/files/current-file-store";
import { DiskFileStore } from "@/lib/platform/files/disk-file-store";
import { useDatabase } from "@/lib/testing/database";
import { createPublication, createTeam, createTheme } from "@/lib/testing/factories";
import { attachDocument } from "@/lib/use-cases/document/attach-document";
import { ask, tokenOf } from "./ask.fixtures";

const PAPER = `1. The board should count boats at the quay.

2. The ministry should pay for the public count.

3. Schools should teach knots.

4. Teachers should learn them.
`;

describe("rulings on candidates by the API", () => {
  useDatabase();
  let directory: string;
  let token: string;

  beforeAll(async () => {
    directory = await mkdtemp(path.join(tmpdir(), "heed-rulings-"));
    const store = new DiskFileStore(directory);
    setFileStore(store);
    const team = await createTeam();
    token = await tokenOf(team.analyst);
    await createTheme({ key: "harbours" });
    await createPublication({ reference: "QUAY" });
    async function* stream() {
      yield Buffer.from(PAPER);
    }
    await attachDocument(team.admin, "QUAY", {
      ...(await store.put(stream(), { maxBytes: 10_000 })),
      name: "paper.txt",
    });
  });
  afterAll(async () => {
    setFileStore(undefined);
    await rm(directory, { recursive: true, force: true });
  });

  const waiting = async () => {
    const { answer } = await ask("GET", "/publications/QUAY/candidates", { token });
    return (answer as { items: { id: string; state: string }[] }).items.filter(({ state }) => state === "WAITING");
  };
  const first = async () => (await waiting())[0]?.id ?? "";
  const rule = (id: string, body: object) => ask("POST", `/candidates/${id}/rulings`, { token, body });

  test("accept, with what the recommendation is; what is missing is named", async () => {
    const id = await first();
    const bare = await rule(id, { ruling: "accept" });
    expect(bare.status).toBe(422);
    const named = (bare.answer as { errors: { field: string }[] }).errors.map(({ field }) => field);
    expect(named).toEqual(["reference", "title", "summary", "theme", "level"]);
    const whole = {
      reference: "QUAY-1",
      title: "Count boats",
      summary: "At the quay.",
      theme: "harbours",
      level: "DOMESTIC_INTERSTATE",
    };
    expect(await rule(id, { ruling: "accept", ...whole })).toMatchObject({
      status: 201,
      answer: { id, recommendation: "QUAY-1" },
    });
    expect(await database().recommendation.count({ where: { reference: "QUAY-1" } })).toBe(1);
    expect((await rule(id, { ruling: "reject" })).status).toBe(409);
  });

  test("reject and take it back, split, merge again", async () => {
    const id = await first();
    await rule(id, { ruling: "reject" });
    expect((await waiting()).map((each) => each.id)).not.toContain(id);
    expect(await rule(id, { ruling: "reopen" })).toMatchObject({ status: 201, answer: { id, recommendation: null } });
    const before = (await waiting()).length;
    const { answer } = await rule(id, { ruling: "merge" });
    expect(await waiting()).toHaveLength(before - 1);
    expect(await first()).toBe((answer as { id: string }).id);
  });
});
