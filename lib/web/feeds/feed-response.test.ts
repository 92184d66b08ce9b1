import { parseAtomFeed } from "feedsmith";
import { describe, expect, it } from "vitest";
import { database } from "@/lib/db/connection";
import { revokeTokensOf } from "@/lib/db/members";
import { transact } from "@/lib/db/transaction";
import { NotFound } from "@/lib/domain/errors";
import { createActor, createTeam } from "@/lib/testing/actors";
import { useDatabase } from "@/lib/testing/database";
import { createRecommendation } from "@/lib/testing/factories";
import { atomFaults } from "@/lib/testing/feeds/atom-faults";
import { calendarFaults } from "@/lib/testing/feeds/calendar-faults";
import { jsonFeedFaults } from "@/lib/testing/feeds/json-feed-faults";
import { createAssessment, createDecision } from "@/lib/testing/judgements";
import { closeFeeds } from "@/lib/use-cases/feed/close-feeds";
import { openFeed } from "@/lib/use-cases/feed/open-feed";
import { createMilestone } from "@/lib/use-cases/milestone/create-milestone";
import { findTokenActor } from "@/lib/use-cases/session/find-actor";
import { feedResponse } from "./feed-response";

useDatabase();

const ORIGIN = "https://heed.example/";
const get = (kind: string, token: string, headers: Record<string, string> = {}) =>
  feedResponse(new Request(`${ORIGIN}feeds/${kind}/${token}`, { headers }), kind, token, ORIGIN);

describe("a private address", () => {
  it("shows decisions and due days to whoever holds it, until it is closed", async () => {
    const { analyst, viewer } = await createTeam();
    const { id: recommendationId } = await createRecommendation({ reference: "FD-1" });
    await createDecision({ assessment: await createAssessment({ recommendationId }) });
    const given = { title: { en: "Lists are one" }, indicator: "", dueOn: "2099-05-01", evidence: [] };
    await createMilestone(analyst, { reference: "FD-1", ...given });
    const { token } = await openFeed(viewer);
    const atom = await get("decisions.atom", token);
    expect(atom.headers.get("content-type")).toBe("application/atom+xml; charset=utf-8");
    const [asAtom, asJson, asCalendar] = [
      await atom.text(),
      await (await get("decisions.json", token)).text(),
      await (await get("calendar.ics", token)).text(),
    ];
    expect(parseAtomFeed(asAtom).entries?.[0]?.title?.value).toMatch(/^FD-1: .+ — Approved$/);
    expect(JSON.parse(asJson).items).toHaveLength(1);
    expect(asCalendar).toContain("DTSTART;VALUE=DATE:20990501");
    expect([...atomFaults(asAtom), ...jsonFeedFaults(asJson), ...calendarFaults(asCalendar)]).toEqual([]);
    const etag = atom.headers.get("etag") ?? "";
    expect((await get("decisions.atom", token, { "if-none-match": etag })).status).toBe(304);
    await closeFeeds(viewer);
    await expect(get("decisions.atom", token)).rejects.toThrow(NotFound);
  });

  it("is good for nothing else, and leaves one entry of the chain without its secret", async () => {
    const viewer = await createActor("VIEWER");
    const before = await database().auditEntry.count();
    const { token } = await openFeed(viewer);
    expect(await database().auditEntry.count()).toBe(before + 1);
    expect(await findTokenActor(token)).toBeNull();
    const rows = JSON.stringify(
      [await database().feedToken.findMany(), await database().auditPayload.findMany()],
      (_, value) => (typeof value === "bigint" ? String(value) : value),
    );
    expect(rows).not.toContain(token);
    await expect(get("users.json", token)).rejects.toThrow(NotFound);
    await expect(get("decisions.atom", `${token.slice(0, -1)}_`)).rejects.toThrow(NotFound);
  });

  it("closes when its owner changes the password", async () => {
    const viewer = await createActor("VIEWER");
    const { token } = await openFeed(viewer);
    await transact((tx, at) => revokeTokensOf(tx, viewer.userId, at));
    await expect(get("decisions.atom", token)).rejects.toThrow(NotFound);
  });

  it("closes with its owner", async () => {
    const viewer = await createActor("VIEWER");
    const { token } = await openFeed(viewer);
    await database().user.update({ where: { id: viewer.userId }, data: { disabledAt: new Date() } });
    await expect(get("decisions.atom", token)).rejects.toThrow(NotFound);
  });
});
