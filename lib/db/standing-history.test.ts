import { beforeEach, expect, it } from "vitest";
import { standingsOf } from "@/lib/domain/standing";
import { standingRow } from "@/lib/domain/standing-row";
import { describeOnBoth } from "@/lib/testing/database";
import { createEvidence, createRecommendation, createSource, systemActor, useClock } from "@/lib/testing/factories";
import { createAssessment, createDecision } from "@/lib/testing/judgements";
import { recordAudit } from "./audit";
import { now } from "./clock";
import { database } from "./connection";
import { loadRecord } from "./facts";
import { getAuditHead } from "./figures-memo";
import { columnsOf } from "./standing";
import { catchUpHistory, forgetHistory, standingAt } from "./standing-history";
import { transact } from "./transaction";

describeOnBoth("the intervals of standings", () => {
  const clock = useClock();
  beforeEach(forgetHistory);

  /** As the rows stand at the two clocks: by the table, once it has caught up. */
  async function told(asOf: string, knownAt: number | null) {
    const db = database();
    await catchUpHistory(db, await getAuditHead(db));
    const rows = await db.$queryRaw<Record<string, unknown>[]>`
      SELECT to_jsonb(s) AS row FROM ${standingAt({ asOf, knownAt })} s`;
    return new Map(rows.map(({ row }) => [(row as { recommendation_id: string }).recommendation_id, row]));
  }

  /** The same, from the raw rows alone. */
  async function computed(asOf: string, knownAt: number | null) {
    const standings = standingsOf(await loadRecord(database(), null), {
      asOf,
      knownAt: knownAt ?? Number.MAX_SAFE_INTEGER,
    });
    return new Map(
      [...standings.values()].map((standing) => {
        return [standing.recommendationId, expect.objectContaining(columnsOf(standingRow(standing)))];
      }),
    );
  }

  async function touch(...ids: string[]) {
    const actor = await systemActor();
    const entry = { actor, action: "note.written", subjectType: "note", subjectId: "x", payload: {} } as const;
    await transact((tx) => recordAudit(tx, { ...entry, touches: ids }));
  }

  it("say at each pair of clocks what the raw rows say, entry by entry", async () => {
    const official = await createSource({ kind: "STATE_BODY" });
    const parent = await createRecommendation();
    const component = await createRecommendation({ parent });
    await touch(parent.id, component.id);
    const instants = [now().getTime()];
    const step = async (change: () => Promise<unknown>, ...ids: string[]) => {
      clock.advance({ days: 10 });
      await change();
      await touch(...ids);
      instants.push(now().getTime());
      await told("2026-03-01", instants[0] ?? 0);
    };
    let evidence: Awaited<ReturnType<typeof createEvidence>> | undefined;
    await step(async () => {
      evidence = await createEvidence({
        publishedOn: "2025-06-01",
        links: [{ recommendationId: component.id, credibility: 2 }],
      });
    }, component.id);
    await step(
      () =>
        createEvidence({
          publishedOn: "2025-01-01",
          sourceId: official.id,
          links: [{ recommendationId: parent.id, stance: "CONTRADICTS" }],
        }),
      parent.id,
    );
    const linkIds = evidence?.links.map((link) => link.id) ?? [];
    const judged = await createAssessment({ recommendationId: parent.id, implementation: "UNDERWAY", linkIds });
    await step(() => createDecision({ assessment: judged }), parent.id);

    for (const asOf of ["2024-12-31", "2025-03-01", "2026-03-15", "2026-05-01"]) {
      for (const knownAt of [0, ...instants.map((at) => at - 1), ...instants, null]) {
        expect(await told(asOf, knownAt)).toEqual(await computed(asOf, knownAt));
      }
    }
  });

  it("are computed anew for the touched families alone", async () => {
    const touched = await createRecommendation();
    const other = await createRecommendation();
    await touch(touched.id, other.id);
    await told("2026-03-01", now().getTime());
    await database().$executeRaw`UPDATE standing_interval SET searches = 7`;
    await touch(touched.id);
    const rows = await told("2026-03-01", now().getTime());
    expect(rows.get(touched.id)).toMatchObject({ searches: 0 });
    expect(rows.get(other.id)).toMatchObject({ searches: 7 });
  });
});
