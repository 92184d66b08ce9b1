import { expect, test } from "@playwright/test";
import { commonestCalls, runCalls } from "./support/api-document";
import { startHeedWith } from "./support/team";

test("the ten commonest calls of docs/api.md do what it says, as they stand there", async () => {
  test.setTimeout(120_000);
  const { server, team } = await startHeedWith([
    { key: "analyst", name: "Anna Lyst", role: "ANALYST", scopes: { all: ["READ", "WRITE"] } },
    { key: "reviewer", name: "Rev Iewer", role: "REVIEWER", scopes: { all: ["READ", "WRITE", "DECIDE"] } },
  ]);
  try {
    const calls = commonestCalls();
    expect(calls).toHaveLength(10);
    for (const [at, call] of calls.entries()) expect(call).toContain(`# ${at + 1}. `);
    const printed = await runCalls(calls, {
      HEED: `${server.url}/api/v1`,
      TOKEN: team.analyst.tokens.all ?? "",
      REVIEWER: team.reviewer.tokens.all ?? "",
    });
    const answer = (call: number) => JSON.parse(printed[call - 1] ?? "");
    expect(answer(1).items.length).toBeGreaterThan(0);
    expect(answer(2)).toMatchObject({ reference: "CSTO-10" });
    expect(answer(4)).toMatchObject({ name: "page.txt" });
    expect(answer(5)).toMatchObject({ recommendation: "CSTO-01" });
    expect(answer(7)).toMatchObject({ reviewState: "APPROVED" });
    expect(answer(8).implementation.UNDERWAY).toBe(1);
    expect(printed[9]).toContain("All as it was written");
  } finally {
    await server.stop();
  }
});
