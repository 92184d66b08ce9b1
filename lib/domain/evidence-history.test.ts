import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type EvidenceRecord, type EvidenceRows, evidenceHistory } from "./evidence-history";

/** The same rows each time; `HEED_TEST_SEED=random` makes new ones. */
const SEED = process.env.HEED_TEST_SEED === "random" ? {} : { seed: Number(process.env.HEED_TEST_SEED || 20_261_123) };
const DAYS = ["2024-01-01", "2024-06-01", "2025-01-01"];
const day = fc.constantFrom(...DAYS);
const instant = fc.integer({ min: 1, max: 9 });
const maybe = <Value>(of: fc.Arbitrary<Value>) => fc.option(of, { nil: null });

const item = fc.record({
  at: instant,
  trueOn: day,
  language: fc.constantFrom("en", "ru"),
  source: fc.constantFrom("s", "t", null),
  moved: maybe(
    fc.record({ at: instant, trueOn: day, state: fc.constantFrom("LOGGED" as const, "WITHDRAWN" as const) }),
  ),
  links: fc.uniqueArray(
    fc.record({ to: fc.constantFrom("r", "c", "q"), at: instant, removed: maybe(instant), again: maybe(instant) }),
    { maxLength: 2, selector: (link) => link.to },
  ),
  joins: fc.array(fc.tuple(instant, fc.constantFrom("0", "1", "g")), { maxLength: 2 }),
});

const record = fc
  .record({
    items: fc.array(item, { minLength: 1, maxLength: 4 }),
    retired: fc.record({ r: maybe(instant), c: maybe(instant), q: maybe(instant) }),
    readdressed: maybe(instant),
    sourceMoves: maybe(instant),
  })
  .map(({ items, retired, readdressed, sourceMoves }): EvidenceRecord => {
    const content = (id: "r" | "c" | "q", parentId: string | null) => ({
      id,
      reference: id,
      parentId,
      createdAt: 1,
      revisions: [
        { version: 1, recordedAt: 1, retired: false, addressees: id === "q" ? [] : ["body"] },
        ...(id === "r" && readdressed !== null
          ? [{ version: 2, recordedAt: readdressed, retired: false, addressees: [] }]
          : []),
        ...(retired[id] === null ? [] : [{ version: 3, recordedAt: retired[id], retired: true, addressees: [] }]),
      ],
    });
    return {
      recommendations: [content("r", null), content("c", "r"), content("q", null)],
      sources: [
        { id: "s", revisions: [{ version: 1, recordedAt: 1, kind: "ACADEMIC", partyId: "body" }] },
        {
          id: "t",
          revisions: [
            { version: 1, recordedAt: 1, kind: "OTHER_STATE", partyId: null },
            ...(sourceMoves === null
              ? []
              : [{ version: 2, recordedAt: sourceMoves, kind: "STATE_MEDIA" as const, partyId: null }]),
          ],
        },
      ],
      items: items.map((made, index): EvidenceRows => {
        const first = { version: 1, recordedAt: made.at, state: "LOGGED" as const, via: false };
        const rest = { trueOn: made.trueOn, language: made.language, sourceId: made.source };
        return {
          id: String(index),
          revisions: [
            { ...first, ...rest },
            ...(made.moved === null
              ? []
              : [
                  {
                    ...first,
                    ...rest,
                    ...made.moved,
                    version: 2,
                    recordedAt: made.moved.at,
                    trueOn: made.moved.trueOn,
                  },
                ]),
          ],
          origins: [...made.joins].sort(([a], [b]) => a - b).map(([recordedAt, groupId]) => ({ recordedAt, groupId })),
          links: made.links.map((link) => ({
            recommendationId: link.to,
            gradings: [
              { version: 1, recordedAt: link.at, removed: false },
              ...(link.removed === null ? [] : [{ version: 2, recordedAt: link.removed, removed: true }]),
              ...(link.again === null ? [] : [{ version: 3, recordedAt: link.again, removed: false }]),
            ],
          })),
        };
      }),
    };
  });

/** What counts at the two clocks, as plainly as it can be said. */
function plain({ items, recommendations, sources }: EvidenceRecord, asOf: string, knownAt: number) {
  const newest = <Row extends { version: number; recordedAt: number }>(rows: readonly Row[]) =>
    [...rows].sort((a, b) => a.version - b.version).findLast((row) => row.recordedAt <= knownAt);
  const contentOf = (id: string | null) => newest(recommendations.find((row) => row.id === id)?.revisions ?? []);
  const counted = items.flatMap((each) => {
    const revision = newest(each.revisions);
    if (revision?.state !== "LOGGED" || revision.trueOn > asOf) return [];
    const source = newest(sources.find(({ id }) => id === revision.sourceId)?.revisions ?? []);
    const positions = each.links
      .filter((link) => newest(link.gradings)?.removed === false && contentOf(link.recommendationId)?.retired === false)
      .map(({ recommendationId }) => {
        const parent = recommendations.find(({ id }) => id === recommendationId)?.parentId ?? recommendationId;
        if (source?.partyId && contentOf(parent)?.addressees.includes(source.partyId)) return "issued";
        if (source?.kind === "STATE_MEDIA") return "official";
        return source?.kind === "ACADEMIC" ? "independent" : "neither";
      });
    const group = each.origins.filter((origin) => origin.recordedAt <= knownAt).at(-1)?.groupId ?? each.id;
    return positions.length === 0 ? [] : [{ each, revision, source, positions, group }];
  });
  return counted.map(({ each, revision, source, positions, group }) => ({
    id: each.id,
    trueOn: revision.trueOn,
    language: revision.language,
    kind: source?.kind ?? null,
    official: positions.includes("issued") || positions.includes("official"),
    independent: positions.includes("independent"),
    neither: positions.includes("neither"),
    issued: positions.includes("issued"),
    shared: counted.some((other) => other.group === group && other.each !== each),
  }));
}

describe("what evidence counts as over time", () => {
  it("is at every pair of clocks what the rows say, in stretches that do not overlap", () => {
    fc.assert(
      fc.property(record, (rows) => {
        const intervals = evidenceHistory(rows, new Set(rows.items.map(({ id }) => id)));
        for (let knownAt = 0; knownAt <= 10; knownAt++) {
          const known = intervals.filter((each) => each.knownFrom <= knownAt && (each.knownTo ?? 99) > knownAt);
          for (const asOf of [...DAYS, "2026-01-01"]) {
            const told = known
              .filter(({ trueOn }) => trueOn <= asOf)
              .map(({ evidenceId: id, knownFrom: _from, knownTo: _to, sharedFrom, ...traits }) => ({
                id,
                ...traits,
                shared: sharedFrom !== null && sharedFrom <= asOf,
              }));
            expect(told).toEqual(plain(rows, asOf, knownAt));
          }
        }
      }),
      { ...SEED, numRuns: 500 },
    );
  });

  it("gives the items asked for alone, and begins a stretch only where something changes", () => {
    const [first, second] = ["a", "b"].map(
      (id): EvidenceRows => ({
        id,
        revisions: [1, 2].map((version) => ({
          version,
          recordedAt: version * 10,
          state: "LOGGED",
          trueOn: "2025-01-01",
          via: false,
          language: "en",
          sourceId: null,
        })),
        origins: [{ recordedAt: id === "b" ? 30 : 10, groupId: "a" }],
        links: [{ recommendationId: "r", gradings: [{ version: 1, recordedAt: 10, removed: false }] }],
      }),
    ) as [EvidenceRows, EvidenceRows];
    const revisions = [{ version: 1, recordedAt: 1, retired: false, addressees: [] }];
    const recommendations = [{ id: "r", reference: "R", parentId: null, createdAt: 1, revisions }];
    const given = { items: [first, second], recommendations, sources: [] };
    expect(evidenceHistory(given, new Set(["a"]))).toMatchObject([
      { evidenceId: "a", knownFrom: 10, knownTo: 30, sharedFrom: null, neither: true, kind: null },
      { evidenceId: "a", knownFrom: 30, knownTo: null, sharedFrom: "2025-01-01" },
    ]);
  });
});
