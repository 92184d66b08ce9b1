import { beforeAll, describe, expect, test } from "vitest";
import { database } from "@/lib/db/connection";
import type { Actor, Member } from "@/lib/domain/actor";
import { useDatabase } from "@/lib/testing/database";
import { createPublication, createRecommendation, createTeam } from "@/lib/testing/factories";
import { ask, tokenOf } from "@/lib/web/api/ask.fixtures";

const TABLE = "id,text\n1,Publish the register each year\n2,Open the archive to everybody\n";

/** A form with a table, as a script sends it. */
function form(text: string, name = "plan.csv"): FormData {
  const data = new FormData();
  data.append("file", new File([text], name, { type: "text/csv" }));
  return data;
}

describe("importing by the API", () => {
  useDatabase();
  let team: Record<"viewer" | "analyst" | "reviewer" | "admin", Actor & Member>;
  let token: string;
  beforeAll(async () => {
    team = await createTeam();
    token = await tokenOf(team.analyst);
    const { id: publicationId } = await createPublication({ reference: "PLAN" });
    await createRecommendation({ reference: "PLAN-9", publicationId });
  });

  test("a script uploads, sees what would happen, imports and reads the report", async () => {
    const { status, answer } = await ask("POST", "/imports?publication=plan", { token, body: form(TABLE) });
    expect([status, answer]).toMatchObject([
      201,
      { kind: "RECOMMENDATIONS", state: "READY", rows: 2, report: { created: 2, dryRun: true } },
    ]);
    expect(await database().recommendation.count()).toBe(1);
    const done = await ask("POST", `/imports/${answer.id}/run`, { token });
    expect([done.status, done.answer]).toMatchObject([200, { state: "DONE", report: { written: true, created: 2 } }]);
    expect((await ask("GET", `/imports/${answer.id}`, { token })).answer).toMatchObject({ state: "DONE", done: 2 });
    expect((await ask("GET", "/imports", { token })).answer.items).toMatchObject([{ id: answer.id, state: "DONE" }]);
    expect((await ask("POST", `/imports/${answer.id}/cancellation`, { token })).status).toBe(409);
  });

  test("an upload is read otherwise where a map says so, and a map that is none is refused at its field", async () => {
    const text = "a,b\nPLAN-9,An article on the archive\n";
    const { answer } = await ask("POST", "/imports?publication=PLAN&kind=EVIDENCE", { token, body: form(text) });
    expect(answer.report).toMatchObject({ kind: "EVIDENCE", created: 1, refused: 0 });
    const map = { columns: { a: "recommendation", b: "quotation" } };
    const planned = await ask("POST", `/imports/${answer.id}/plan`, { token, body: { map } });
    expect(planned.answer.report).toMatchObject({ refused: 1, entries: [{ refusals: [{ code: "noEvidenceTitle" }] }] });
    const bad = await ask("POST", `/imports/${answer.id}/plan`, { token, body: { map: { columns: { a: "theme" } } } });
    expect([bad.status, bad.answer.errors?.[0]?.field]).toEqual([422, "map.columns.a"]);
  });

  test("the same Idempotency-Key uploads once and gives the same answer", async () => {
    const before = await database().importUpload.count();
    const headers = { "idempotency-key": "once" };
    const first = await ask("POST", "/imports?publication=PLAN", { token, body: form(TABLE), headers });
    const again = await ask("POST", "/imports?publication=PLAN", { token, body: form(TABLE), headers });
    expect(again.answer).toEqual(first.answer);
    expect(await database().importUpload.count()).toBe(before + 1);
  });

  test("an upload is its sender's alone, and viewers upload nothing", async () => {
    const { answer } = await ask("POST", "/imports?publication=PLAN", { token, body: form(TABLE) });
    const other = await tokenOf(team.reviewer);
    expect((await ask("GET", `/imports/${answer.id}`, { token: other })).status).toBe(404);
    expect((await ask("POST", `/imports/${answer.id}/run`, { token: other })).status).toBe(404);
    const viewer = await tokenOf(team.viewer);
    expect((await ask("POST", "/imports?publication=PLAN", { token: viewer, body: form(TABLE) })).status).toBe(403);
  });
});
