import { expect, it } from "vitest";
import { database } from "@/lib/db/connection";
import { loadRecord } from "@/lib/db/facts";
import type { Actor } from "@/lib/domain/actor";
import { DomainError } from "@/lib/domain/errors";
import { applyCommand, type Command } from "@/lib/domain/judging";
import { commandFrom, DAYS, TODAY } from "@/lib/domain/judging.fixtures";
import { naiveCurrent, naiveFacts, naiveGateMisses, naiveTriangulation } from "@/lib/domain/naive.fixtures";
import type { Clocks, RawRecord } from "@/lib/domain/record";
import { standingsOf } from "@/lib/domain/standing";
import { describeOnBoth } from "@/lib/testing/database";
import {
  createActor,
  createEvidence,
  createParty,
  createRecommendation,
  createSource,
  createTheme,
  systemActor,
  useClock,
} from "@/lib/testing/factories";
import { readRawRows } from "@/lib/testing/raw-rows";
import { getDashboard } from "@/lib/use-cases/dashboard/queries";
import { getRecommendation } from "@/lib/use-cases/recommendation/get-recommendation";
import { listRecommendations } from "@/lib/use-cases/recommendation/list-recommendations";
import { type Names, runCommand } from "./run-command.fixtures";

/** The same histories each time; another number tells others, `HEED_TEST_SEED=random` new ones each time. */
const SEED =
  process.env.HEED_TEST_SEED === "random"
    ? Math.floor(Math.random() * 2 ** 31)
    : Number(process.env.HEED_TEST_SEED || 20_261_123);

/** Numbers from a seed (mulberry32), whole and below 2^53. */
function numbers(seed: number): () => number {
  let state = seed;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
  return () => (next() % 2 ** 21) * 2 ** 32 + next();
}

describeOnBoth(`random histories (seed ${SEED})`, (db, kind) => {
  const clock = useClock(`${TODAY}T06:00:00Z`);
  const families = kind === "server" ? 3 : 1;
  const commands = kind === "server" ? 45 : 25;
  const pairs = kind === "server" ? 8 : 4;

  it("are told at any two clocks as the raw rows say, and go as the model says", { timeout: 180_000 }, async () => {
    const random = numbers(SEED);
    const people = await team();
    const state = await createParty({ key: "kz", kind: "STATE", memberState: true });
    const body = await createParty({ key: "body" });
    const theme = await createTheme();
    const names: Names = { parties: new Map([state, body].map(({ id, key }) => [id, key])), theme: theme.key };
    const instants: number[] = [];
    let accepted = 0;
    for (let family = 0; family < families; family++) {
      const { id } = await createRecommendation({ themeId: theme.id, addressees: [body.id] });
      for (const sourceKind of ["ACADEMIC", "INDEPENDENT_MEDIA", "STATE_BODY"] as const) {
        const source = await createSource({ kind: sourceKind });
        const links = [{ recommendationId: id, credibility: 2 }];
        await createEvidence({ sourceId: source.id, publishedOn: DAYS[0] ?? TODAY, links });
      }
      for (let step = 0; step < commands; step++) {
        clock.advance({ seconds: 1 + (random() % 90) });
        const instant = clock.now().getTime();
        const before = await loadRecord(database(), [id]);
        const command = real(commandFrom(random(), inOrder(before, id), step), people, {
          state: state.id,
          body: body.id,
        });
        const predicted = outcome(() => applyCommand(before, command, { instant, today: TODAY }));
        const happened = await runCommand(command, command.by, names).then(
          () => null,
          (error: unknown) => refusal(error),
        );
        const told = `${command.do} at step ${step} of family ${family}`;
        expect({ told, code: happened }).toEqual({ told, code: predicted.code });
        if (happened !== null || !predicted.after) continue;
        accepted += 1;
        instants.push(instant);
        expect(figures(await loadRecord(database(), [id]))).toEqual(figures(predicted.after));
      }
    }
    expect(accepted).toBeGreaterThan(5);

    const raw = await readRawRows(db);
    const last = clock.now().getTime();
    for (let pair = 0; pair < pairs; pair++) {
      const asOf = DAYS[random() % (DAYS.length - 1)] ?? TODAY;
      const at = instants[random() % instants.length] ?? last;
      await compare(raw, { asOf, knownAt: at + (random() % 2) }, people.rosa as Actor);
    }
    await compare(raw, { asOf: TODAY, knownAt: last }, people.rosa as Actor);
    await compareProjection(raw, last);
  });
});

type People = Record<string, Actor>;

async function team(): Promise<People> {
  const [anna, boris, rosa, sergey, admin, viewer] = [
    await createActor("ANALYST"),
    await createActor("ANALYST"),
    await createActor("REVIEWER"),
    await createActor("REVIEWER"),
    await createActor("ADMIN"),
    await createActor("VIEWER"),
  ];
  return { anna, boris, rosa, sergey, admin, viewer, system: await systemActor() };
}

/** The model's people and parties as those in the database. */
function real(command: Command, people: People, parties: { state: string; body: string }): Command {
  const by = people[command.by.kind === "anonymous" ? "" : command.by.userId] as Actor;
  switch (command.do) {
    case "propose":
      return { ...command, by, partyId: command.partyId && parties.state };
    case "reviseSource":
      return { ...command, by, partyId: command.partyId && parties.body };
    case "reviseRecommendation":
      return { ...command, by, addressees: command.addressees.map(() => parties.body) };
    case "addComponent":
      return { ...command, by };
    default:
      return { ...command, by };
  }
}

/** Rows in an order that does not hang on the database; the generator calls the family's root "r". */
function inOrder(raw: RawRecord, root: string): RawRecord {
  const by = <Row>(rows: readonly Row[], key: (row: Row) => number | string) =>
    [...rows].sort((a, b) => (key(a) < key(b) ? -1 : 1));
  return {
    ...raw,
    recommendations: by(raw.recommendations, (row) => (row.id === root ? "" : row.reference)),
    links: by(raw.links, (row) => `${String(row.number).padStart(9, "0")} ${row.recommendationId === root}`),
    sources: by(raw.sources, (row) => row.revisions[0]?.recordedAt ?? 0),
    assessments: by(raw.assessments, (row) => row.submittedAt),
  };
}

function outcome(run: () => RawRecord): { after: RawRecord | null; code: string | null } {
  try {
    return { after: run(), code: null };
  } catch (error) {
    return { after: null, code: refusal(error) };
  }
}

/** Which error it is; anything but the domain's own is a fault. */
function refusal(error: unknown): string {
  if (!(error instanceof DomainError)) throw error;
  return String(error.status);
}

/** How a family stands, without the ids that the model cannot know. */
function figures(raw: RawRecord) {
  return [...standingsOf(raw, { asOf: TODAY, knownAt: Number.MAX_SAFE_INTEGER }).values()]
    .map((standing) => ({
      implementation: standing.implementation,
      proposals: standing.proposals.map((row) => row.implementation),
      triangulation: standing.triangulation,
      gate: standing.gate.legs.map((leg) => leg.holds),
      supports: standing.supports,
      contradicts: standing.contradicts,
      searches: standing.searches,
      alarm: standing.alarm,
      disputed: standing.disputed?.evidence.length ?? 0,
      retired: standing.retired,
    }))
    .sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
}

/** What is shown at the clocks against a recomputation from the rows, for dashboard, list and pages. */
async function compare(raw: RawRecord, clocks: Clocks, actor: Actor): Promise<void> {
  const told = `as of ${clocks.asOf}, known at ${new Date(clocks.knownAt).toISOString()}`;
  const known = raw.recommendations.filter((each) => each.revisions.some((row) => row.recordedAt <= clocks.knownAt));
  const retired = (each: (typeof known)[number]) =>
    each.revisions.filter((row) => row.recordedAt <= clocks.knownAt).sort((a, b) => b.version - a.version)[0]?.retired;
  const count = (values: readonly string[]) => {
    const counts: Record<string, number> = {};
    for (const value of values) counts[value] = (counts[value] ?? 0) + 1;
    return counts;
  };
  const shown = (cells: Record<string, { count: number }>) =>
    Object.fromEntries(Object.entries(cells).flatMap(([key, cell]) => (cell.count > 0 ? [[key, cell.count]] : [])));
  const status = (id: string) => naiveCurrent(raw, id, null, clocks)?.implementation ?? "NOT_ASSESSED";
  const top = known.filter((each) => each.parentId === null && !retired(each));

  const dashboard = await getDashboard(actor, clocks);
  expect({ told, total: dashboard.total }).toEqual({ told, total: top.length });
  expect({ told, ...shown(dashboard.implementation) }).toEqual({ told, ...count(top.map((each) => status(each.id))) });
  expect({ told, ...shown(dashboard.triangulation) }).toEqual({
    told,
    ...count(top.map((each) => naiveTriangulation(raw, each.id, clocks))),
  });

  const list = await listRecommendations(actor, { ...clocks, limit: 100 });
  expect({ told, list: list.items.map((item) => item.reference).sort() }).toEqual({
    told,
    list: top.map((each) => each.reference).sort(),
  });
  for (const item of list.items) {
    const facts = naiveFacts(raw, item.id, clocks);
    const against = new Set(facts.filter((fact) => fact.stance === "CONTRADICTS").map((fact) => fact.evidenceId));
    const dated = facts.filter((fact) => fact.stance !== "CONTEXT").map((fact) => fact.trueOn);
    expect({ told, ...item }).toMatchObject({
      told,
      implementation: status(item.id),
      triangulation: naiveTriangulation(raw, item.id, clocks),
      contradicts: against.size,
      silentSince: dated.sort().at(-1) ?? null,
    });
  }

  for (const each of known) {
    const { standing } = await getRecommendation(actor, each.reference, clocks);
    expect({ told, reference: each.reference, judgement: standing.judgement?.id }).toEqual({
      told,
      reference: each.reference,
      judgement: naiveCurrent(raw, each.id, null, clocks)?.id,
    });
    expect(standing.gate.legs.filter((leg) => !leg.holds).map((leg) => leg.leg)).toEqual(
      naiveGateMisses(raw, each.id, clocks),
    );
    expect(standing.triangulation).toBe(naiveTriangulation(raw, each.id, clocks));
  }
}

/** What is stored of the present against the rows. */
async function compareProjection(raw: RawRecord, knownAt: number): Promise<void> {
  const clocks = { asOf: TODAY, knownAt };
  const stored = await database().standing.findMany();
  expect(stored.length).toBe(raw.recommendations.length);
  for (const row of stored) {
    expect(row).toMatchObject({
      implementation: naiveCurrent(raw, row.recommendationId, null, clocks)?.implementation ?? null,
      triangulation: naiveTriangulation(raw, row.recommendationId, clocks),
    });
  }
}
