import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { recordAudit } from "@/lib/db/audit";
import { now } from "@/lib/db/clock";
import { database } from "@/lib/db/connection";
import { loadRecord } from "@/lib/db/facts";
import { forgetFigures, getAuditHead } from "@/lib/db/figures-memo";
import { Prisma } from "@/lib/db/generated/client";
import { refreshStanding } from "@/lib/db/standing";
import { catchUpHistory, forgetHistory } from "@/lib/db/standing-history";
import { today } from "@/lib/db/today";
import { transact } from "@/lib/db/transaction";
import { currentJudgement } from "@/lib/domain/assessment";
import { endOfDay } from "@/lib/domain/clocks";
import { type Day, monthEnds } from "@/lib/domain/dates";
import { IMPLEMENTATIONS, SHOWN_IMPLEMENTATIONS } from "@/lib/domain/implementation";
import { scheduleOf } from "@/lib/domain/milestone";
import { LEVELS } from "@/lib/domain/recommendation";
import type { Clocks, RawRecord } from "@/lib/domain/record";
import { AFFILIATIONS, SOURCE_KINDS } from "@/lib/domain/source";
import { type Standing, standingsOf } from "@/lib/domain/standing";
import { useDatabase } from "@/lib/testing/database";
import {
  createActor,
  createEvidence,
  createParty,
  createRecommendation,
  createSource,
  systemActor,
  useClock,
} from "@/lib/testing/factories";
import { createAssessment, createDecision } from "@/lib/testing/judgements";
import { atClocks, atNow } from "./at";
import { countStandings, type StandingCounts } from "./count-standings";
import { keptCounts } from "./kept-counts";
import { getDashboard } from "./queries";

/** Numbers that look random and are the same in every run. */
function dice(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return Math.floor((state / 4_294_967_296) * sides);
  };
}

describe("the further figures of the dashboard", () => {
  useDatabase();
  const clock = useClock("2025-01-10T12:00:00Z");

  /** A new revision of something that differs from the one in force in what is given. */
  async function revise(
    noun: "evidence" | "source" | "recommendation" | "publication",
    id: string,
    over: Record<string, unknown>,
  ) {
    const [table, rows] = [Prisma.raw(noun), Prisma.raw(`${noun}_revision`)];
    const given = JSON.stringify({ ...over, id: randomUUID(), recorded_at: now().toISOString() });
    await database().$transaction(async (tx) => {
      const [made] = await tx.$queryRaw<{ id: string }[]>`INSERT INTO ${rows}
        SELECT made.* FROM ${table} t JOIN ${rows} v ON v.id = t.current_revision_id,
          LATERAL jsonb_populate_record(v, ${given}::jsonb || jsonb_build_object('version', t.version + 1)) made
        WHERE t.id = ${id}::uuid RETURNING id`;
      if (noun === "evidence") {
        await tx.$executeRaw`INSERT INTO evidence_source SELECT ${made?.id}::uuid, s.source_id, s.position
          FROM evidence t JOIN evidence_source s ON s.revision_id = t.current_revision_id WHERE t.id = ${id}::uuid`;
      }
      await tx.$executeRaw`UPDATE ${table} SET version = version + 1, current_revision_id = ${made?.id}::uuid WHERE id = ${id}::uuid`;
    });
  }

  /** Something that is recorded is said otherwise: a link, an item, a source, a recommendation. */
  async function change(one: <Value>(values: readonly Value[]) => Value, by: string): Promise<void> {
    const db = database();
    const what = one(["link", "link", "evidence", "source", "recommendation"] as const);
    if (what === "link") {
      const links = await db.evidenceLink.findMany({ include: { gradings: true }, orderBy: { id: "asc" } });
      if (links.length === 0) return;
      const { id: linkId, gradings } = one(links);
      const said = { stance: one(["SUPPORTS", "CONTEXT"] as const), removed: one([true, false]) };
      await db.linkGrading.create({
        data: { linkId, version: gradings.length + 1, ...said, recordedAt: now(), graderId: by },
      });
    } else if (what === "evidence") {
      const items = await db.evidence.findMany({ orderBy: { number: "asc" } });
      const said = { state: one(["LOGGED", "WITHDRAWN"]), language: one(["en", "ru"]), reason: "It was said wrongly" };
      if (items.length > 0) await revise("evidence", one(items).id, said);
    } else if (what === "source") {
      await revise("source", one(await db.source.findMany({ orderBy: { id: "asc" } })).id, { kind: one(SOURCE_KINDS) });
    } else {
      const top = await db.recommendation.findMany({ where: { parentId: null }, orderBy: { reference: "asc" } });
      if (top.length > 4) await revise("recommendation", one(top).id, { retired: one([true, false]) });
    }
  }

  /** Some publications of which nothing was judged by state name the states that they are judged in. */
  async function giveUpStates(roll: (sides: number) => number): Promise<void> {
    const db = database();
    const states = await db.party.findMany({
      where: { currentRevision: { memberState: true } },
      orderBy: { key: "asc" },
    });
    const free = await db.publication.findMany({
      where: { recommendations: { every: { assessments: { none: { partyId: { not: null } } } } } },
      orderBy: { reference: "asc" },
    });
    for (const { id } of free) {
      const stateIds = states.filter(() => roll(2) === 0).map((state) => state.id);
      if (roll(2) === 0) await revise("publication", id, { every_state: false, state_ids: stateIds });
    }
  }

  /** A year of random work: recommendations, evidence, judgements overall and for a state, corrections, milestones. */
  async function live(seed: number): Promise<void> {
    const roll = dice(seed);
    const one = <Value>(values: readonly Value[]): Value => values[roll(values.length)] as Value;
    const db = database();
    const state = await createParty({ kind: "STATE", memberState: true });
    const whole = await createParty({ collective: true });
    const body = await createParty();
    const sources = await Promise.all(
      SOURCE_KINDS.map((kind, index) =>
        createSource({ kind, ...(index % 3 === 0 ? { partyId: one([state.id, body.id]) } : {}) }),
      ),
    );
    const recommendations: Awaited<ReturnType<typeof createRecommendation>>[] = [];
    const assessments: { id: string; authorId: string; recommendationId: string; party: string | null }[] = [];
    const origins: string[] = [];
    const author = await createActor("ANALYST");
    const people = await Promise.all([createActor("REVIEWER"), createActor("REVIEWER")]);
    for (let step = 0; step < 60; step++) {
      clock.advance({ days: roll(9), seconds: 1 + roll(40_000) });
      const kind = recommendations.length < 3 ? 0 : roll(9);
      if (kind === 0) {
        const parent = recommendations.length > 3 && roll(3) === 0 ? recommendations[0] : undefined;
        const made = await createRecommendation({
          ...(parent ? { parent } : { addressees: [one([whole.id, body.id])] }),
        });
        if (!parent) recommendations.push(made);
      } else if (kind <= 3) {
        const linked = [one(recommendations), one(recommendations)].filter((each, at, all) => all.indexOf(each) === at);
        const item = await createEvidence({
          sourceId: one(sources).id,
          publishedOn: one(["2019", "2024-05", "2025-02", "2025-06"]).padEnd(10, "-01").slice(0, 10),
          ...(origins.length > 0 && roll(3) === 0 ? { originGroupId: one(origins) } : {}),
          links: linked.map(({ id }) => ({
            recommendationId: id,
            stance: one(["SUPPORTS", "CONTRADICTS", "CONTEXT"]),
          })),
        });
        const group = await db.originMembership.findFirstOrThrow({ where: { evidenceId: item.id } });
        origins.push(group.groupId);
      } else if (kind <= 5) {
        const party = roll(3) === 0 ? state.id : null;
        const recommendationId = one(recommendations).id;
        const corrects = assessments.filter(
          (each) => each.recommendationId === recommendationId && each.party === party,
        );
        const made = await createAssessment({
          recommendationId,
          implementation: one(IMPLEMENTATIONS),
          asOn: new Date(now().getTime() - roll(300) * 86_400_000).toISOString().slice(0, 10),
          authorId: author.userId,
          ...(corrects.length > 0 && roll(4) === 0 ? { correctsId: one(corrects).id } : {}),
          ...(party ? { partyId: party } : {}),
        });
        assessments.push({ id: made.id, authorId: made.authorId, recommendationId, party });
      } else if (kind === 6) {
        const waiting = await db.assessment.findMany({ where: { decisions: { none: {} } } });
        if (waiting.length > 0) {
          const assessment = one(waiting);
          const verdict = one(["APPROVE", "APPROVE", "APPROVE", "REQUEST_CHANGES", "REJECT"] as const);
          await createDecision({ assessment, verdict, deciderId: people[0]?.userId ?? "" });
          if (assessment.implementation === "SUPERSEDED" && verdict === "APPROVE" && roll(2) === 0) {
            clock.advance({ days: roll(40) });
            await createDecision({ assessment, ordinal: 2, deciderId: people[1]?.userId ?? "" });
          }
        }
      } else if (kind === 7) {
        await change(one, author.userId);
      } else {
        await transact(async (tx, at) => {
          const { id } = await tx.milestone.create({
            data: { recommendationId: one(recommendations).id, createdAt: at, createdById: author.userId },
          });
          const dueOn = new Date(now().getTime() + (roll(300) - 150) * 86_400_000);
          await tx.milestoneRevision.create({
            data: {
              milestoneId: id,
              version: 1,
              title: { en: "Done" },
              evidence: [],
              dueOn: new Date(dueOn.toISOString().slice(0, 10)),
              recordedAt: at,
              recordedById: author.userId,
            },
          });
        });
      }
    }
    await giveUpStates(roll);
    const ids = (await db.recommendation.findMany({ select: { id: true } })).map(({ id }) => id);
    const actor = await systemActor();
    const entry = { actor, action: "note.written", subjectType: "note", subjectId: "x", payload: {} } as const;
    await transact((tx) => recordAudit(tx, { ...entry, touches: ids }));
    await transact((tx, at) => refreshStanding(tx, ids, at, today(at)));
    forgetFigures();
    forgetHistory();
    // The clock is turned back for each history: months that were over are lived once more.
    await db.closedFigure.deleteMany();
    await catchUpHistory(db, await getAuditHead(db));
  }

  const inForce = (raw: RawRecord, clocks: Clocks): Standing[] =>
    [...standingsOf(raw, clocks).values()].filter((standing) => standing.topLevel && !standing.retired);

  const tally = <Value extends string>(values: readonly Value[], given: readonly Value[]) =>
    Object.fromEntries(values.map((value) => [value, given.filter((each) => each === value).length]));

  /** The figures, from the raw rows and the rules alone. */
  async function computed(asOf: Day, knownAt: number) {
    const db = database();
    const raw = await loadRecord(db, null);
    const clocks = { asOf, knownAt };
    const standings = inForce(raw, clocks);
    const all = [...standingsOf(raw, clocks).values()].filter((each) => !each.retired);
    // An item bears on each family once: on the parent, where it is linked to a component.
    const items = new Map<string, Standing["facts"]>();
    for (const fact of all.filter((each) => each.topLevel).flatMap((each) => each.facts)) {
      items.set(fact.evidenceId, [...(items.get(fact.evidenceId) ?? []), fact]);
    }
    const facts = [...items.values()];
    const month = (text: string) => facts.filter((each) => each[0]?.trueOn.startsWith(text));
    const languages = facts.map((each) => each[0]?.language ?? "");
    const spoken = (code: string) => languages.filter((each) => each === code).length;
    const [language = null] = [...new Set(languages)].sort((a, b) => spoken(b) - spoken(a) || (a < b ? -1 : 1));
    const groups = facts.map((each) => each[0]?.originGroup);
    const states = await db.party.findMany({
      where: { currentRevision: { memberState: true } },
      orderBy: { key: "asc" },
    });
    const apart = new Map(
      (await db.recommendation.findMany({ include: { publication: { include: { currentRevision: true } } } })).map(
        ({ id, publication }) => [id, publication.currentRevision],
      ),
    );
    const isApart = (recommendationId: string, stateId: string) => {
      const publication = apart.get(recommendationId);
      return publication?.everyState === true || publication?.stateIds.includes(stateId) === true;
    };
    const levels = new Map(
      (await db.recommendationRevision.findMany()).map((row) => [row.recommendationId, row.levels] as const),
    );
    const schedules = standings.map((standing) => standing.milestones.map((milestone) => scheduleOf(milestone, asOf)));
    return {
      overTime: monthEnds(asOf, 24)
        .map((day) => ({
          day,
          standings: inForce(raw, {
            asOf: day,
            knownAt: day === asOf ? knownAt : Math.min(endOfDay("UTC", day), knownAt),
          }),
        }))
        .filter((point) => point.standings.length > 0)
        .map(({ day, standings: then }) => ({
          day,
          total: then.length,
          implementation: tally(
            SHOWN_IMPLEMENTATIONS,
            then.map((each) => each.implementation),
          ),
          proposed: tally(
            SHOWN_IMPLEMENTATIONS,
            then.flatMap((each) => each.proposals[0]?.implementation ?? []),
          ),
        })),
      byLevel: LEVELS.map((key) => ({
        key,
        counts: tally(
          SHOWN_IMPLEMENTATIONS,
          standings
            .filter((each) => levels.get(each.recommendationId)?.includes(key))
            .map((each) => each.implementation),
        ),
      })),
      byState: states
        .filter(({ id }) => standings.some((standing) => isApart(standing.recommendationId, id)))
        .map(({ id, key }) => ({
          key,
          counts: tally(
            SHOWN_IMPLEMENTATIONS,
            standings
              .filter((standing) => isApart(standing.recommendationId, id))
              .map((standing) => {
                const rows = raw.assessments.filter((row) => row.recommendationId === standing.recommendationId);
                return currentJudgement(rows, id, clocks)?.implementation ?? "NOT_ASSESSED";
              }),
          ),
        })),
      mixShares: {
        total: facts.length,
        stateAffiliated: facts.filter((each) => each.some((fact) => fact.affiliation === "OFFICIAL")).length,
        addresseeIssued: facts.filter((each) => each.some((fact) => fact.addressee)).length,
        singleLanguage: { language, count: spoken(language ?? "") },
        singleOrigin: groups.filter((group) => groups.filter((each) => each === group).length > 1).length,
      },
      sourceMix: tally(
        SOURCE_KINDS,
        facts.flatMap((each) => each[0]?.kind ?? []),
      ),
      evidenceByMonth: AFFILIATIONS.map(
        (affiliation) =>
          month("2025-06").filter((each) => each.some((fact) => fact.affiliation === affiliation)).length,
      ),
      overdue: schedules.filter((each) => each.includes("OVERDUE")).length,
      atRisk: schedules.filter((each) => !each.includes("OVERDUE") && each.includes("AT_RISK")).length,
      never: standings.filter((each) => each.silentSince === null).length,
      disagreements: standings.filter((each) => each.disagreements.length > 0).length,
    };
  }

  /** Counts without the references that they name, in an order of their own. */
  function unnamed(counts: StandingCounts) {
    return Object.fromEntries(
      Object.entries({ ...counts, named: null }).map(([key, value]) => [
        key,
        ["groups", "byAddressee", "byLevel", "byState", "byPublication", "ages"].includes(key)
          ? expect.toSatisfy((given: object[]) => {
              const plain = (rows: object[]) => rows.map((row) => JSON.stringify({ ...row, references: null })).sort();
              return JSON.stringify(plain(given)) === JSON.stringify(plain(value as object[]));
            })
          : value,
      ]),
    );
  }

  async function told(clocks: { asOf?: Day; knownAt?: number }) {
    const data = await getDashboard(await systemActor(), clocks);
    const counts = (rows: typeof data.byLevel) =>
      rows.map(({ key, cells }) => ({
        key,
        counts: Object.fromEntries(SHOWN_IMPLEMENTATIONS.map((status) => [status, cells[status].count])),
      }));
    const june = data.evidenceByMonth.find((each) => each.month === "2025-06");
    return {
      overTime: data.overTime,
      byLevel: counts(data.byLevel),
      byState: counts(data.byState),
      mixShares: data.mixShares,
      sourceMix: data.sourceMix,
      evidenceByMonth: AFFILIATIONS.map((affiliation) => june?.counts[affiliation] ?? 0),
      overdue: data.overdue.total,
      atRisk: data.atRisk,
      never: data.evidenceAge.NEVER.count,
      disagreements: data.disagreements,
    };
  }

  it.each([1, 7, 42])("are what the raw rows and the rules say, now and at any clocks (history %i)", async (seed) => {
    await live(seed);
    const day = today();
    expect(await told({})).toEqual(await computed(day, Number.MAX_SAFE_INTEGER - 1));
    for (const asOf of ["2024-01-01", "2025-03-31", "2025-04-30", "2025-06-15", day]) {
      expect(await keptCounts(database(), atClocks(asOf, null)), asOf).toEqual(
        unnamed(await countStandings(database(), atClocks(asOf, null))),
      );
    }
    expect(await keptCounts(database(), atNow(day))).toEqual(unnamed(await countStandings(database(), atNow(day))));
    for (const asOf of ["2025-03-31", "2025-06-15", day]) {
      for (const known of ["2025-03-31", "2025-07-01", day]) {
        const knownAt = endOfDay("UTC", known);
        const expected = await computed(asOf, knownAt);
        // Where nothing is known yet the last month stands alone, empty.
        if (expected.overTime.length === 0) continue;
        expect(await told({ asOf, knownAt }), `${asOf} known ${known}`).toEqual(expected);
      }
    }
  });
});
