import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { assessment, linkRows, record, sourceRows } from "./facts.fixtures";
import type { RawRecord } from "./record";
import { standingsOf } from "./standing";
import { standingHistory } from "./standing-history";
import { standingRow } from "./standing-row";

/** The same rows each time; `HEED_TEST_SEED=random` makes new ones. */
const SEED = process.env.HEED_TEST_SEED === "random" ? {} : { seed: Number(process.env.HEED_TEST_SEED || 20_261_123) };
const DAYS = ["2024-01-01", "2024-06-01", "2025-01-01", "2025-06-01", "2026-01-01"];
const day = fc.constantFrom(...DAYS);
const instant = fc.integer({ min: 1, max: 12 });
const of = fc.constantFrom("r", "c");

/** Rows of one family in any combination, whether or not a person could have made it so. */
const family = fc
  .record({
    retired: fc.option(instant, { nil: null }),
    sourceMoves: fc.option(instant, { nil: null }),
    links: fc.array(
      fc.record({
        of,
        at: instant,
        stance: fc.constantFrom("SUPPORTS" as const, "CONTRADICTS" as const, "CONTEXT" as const),
        credibility: fc.constantFrom(null, 1, 2, 3, 5),
        regraded: fc.option(instant, { nil: null }),
        removed: fc.boolean(),
        trueOn: day,
        moved: fc.option(fc.tuple(instant, day, fc.constantFrom("LOGGED" as const, "WITHDRAWN" as const)), {
          nil: null,
        }),
        joins: fc.option(instant, { nil: null }),
        answered: fc.option(instant, { nil: null }),
        source: fc.constantFrom("s", "t"),
      }),
      { maxLength: 5 },
    ),
    assessments: fc.array(
      fc.record({
        of,
        asOn: day,
        at: instant,
        implementation: fc.constantFrom("UNDERWAY" as const, "IMPLEMENTED" as const, "STALLED" as const),
        decided: fc.option(
          fc.tuple(instant, fc.constantFrom("APPROVE" as const, "REQUEST_CHANGES" as const, "REJECT" as const)),
          { nil: null },
        ),
        withdrawn: fc.option(instant, { nil: null }),
        corrects: fc.option(fc.nat(3), { nil: null }),
        cites: fc.array(fc.nat(4), { maxLength: 2 }),
      }),
      { maxLength: 4 },
    ),
    searches: fc.array(fc.tuple(of, day, instant), { maxLength: 2 }),
    responses: fc.array(fc.tuple(fc.boolean(), day, instant), { maxLength: 3 }),
    milestones: fc.array(fc.tuple(of, instant, day, fc.option(fc.tuple(instant, day), { nil: null })), {
      maxLength: 2,
    }),
    requests: fc.array(fc.tuple(instant, fc.option(instant, { nil: null })), { maxLength: 2 }),
  })
  .map((made): RawRecord => {
    const base = record();
    return {
      ...base,
      recommendations: base.recommendations.map((row) =>
        row.id === "r" && made.retired !== null
          ? {
              ...row,
              revisions: [
                ...row.revisions,
                { version: 2, recordedAt: made.retired, retired: true, addressees: ["secretariat"] },
              ],
            }
          : row,
      ),
      sources: [
        sourceRows("s", "ACADEMIC"),
        {
          id: "t",
          revisions: [
            { version: 1, recordedAt: 1, kind: "STATE_BODY", partyId: "secretariat" },
            ...(made.sourceMoves === null
              ? []
              : [{ version: 2, recordedAt: made.sourceMoves, kind: "CIVIL_SOCIETY" as const, partyId: null }]),
          ],
        },
      ],
      links: made.links.map((link, index) => {
        const rows = linkRows(index);
        const grading = { version: 1, recordedAt: link.at, credibility: link.credibility, removed: false, states: [] };
        return {
          ...rows,
          recommendationId: link.of,
          gradings: [
            { ...grading, stance: link.stance },
            ...(link.regraded === null
              ? []
              : [
                  {
                    ...grading,
                    version: 2,
                    recordedAt: link.regraded,
                    stance: "SUPPORTS" as const,
                    removed: link.removed,
                  },
                ]),
          ],
          revisions: [
            { ...rows.revisions[0], recordedAt: link.at, trueOn: link.trueOn, sourceId: link.source } as never,
            ...(link.moved === null
              ? []
              : [
                  {
                    ...rows.revisions[0],
                    version: 2,
                    recordedAt: link.moved[0],
                    trueOn: link.moved[1],
                    state: link.moved[2],
                    sourceId: link.source,
                  } as never,
                ]),
          ],
          origins: link.joins === null ? [] : [{ recordedAt: link.joins, groupId: "group" }],
          answers: [answer(link.answered)],
        };
      }),
      assessments: made.assessments.map((row, index) =>
        assessment(`a${index}`, {
          recommendationId: row.of,
          asOn: row.asOn,
          submittedAt: row.at,
          implementation: row.implementation,
          withdrawnAt: row.withdrawn,
          correctsId: row.corrects === null ? null : `a${row.corrects}`,
          linkIds: row.cites.map((number) => `link-${number}`),
          decisions:
            row.decided === null
              ? []
              : [{ verdict: row.decided[1], deciderId: "d", decidedAt: row.decided[0], sequence: index }],
        }),
      ),
      searches: made.searches.map(([recommendationId, searchedOn, recordedAt], index) => ({
        id: `s${index}`,
        recommendationId,
        searchedOn,
        recordedAt,
      })),
      responses: made.responses.map(([claimsDone, answeredOn, recordedAt], index) => ({
        id: `p${index}`,
        recommendationId: "r",
        partyId: "secretariat",
        answer: "ACCEPTED" as const,
        basis: "FORMAL" as const,
        claimsDone,
        answeredOn,
        recordedAt,
      })),
      milestones: made.milestones.map(([recommendationId, recordedAt, dueOn, reached], index) => ({
        id: `m${index}`,
        recommendationId,
        revisions: [
          { version: 1, recordedAt, dueOn, reachedOn: null, retired: false, evidence: ["evidence-1"] },
          ...(reached === null
            ? []
            : [
                {
                  version: 2,
                  recordedAt: reached[0],
                  dueOn,
                  reachedOn: reached[1],
                  retired: false,
                  evidence: ["evidence-1"],
                },
              ]),
        ],
      })),
      requests: made.requests.map(([recordedAt, filled], index) => ({
        id: `q${index}`,
        recommendationId: "c",
        revisions: [
          { version: 1, recordedAt, state: "OPEN" as const },
          ...(filled === null ? [] : [{ version: 2, recordedAt: filled, state: "FILLED" as const }]),
        ],
      })),
    };
  });

const answer = (acceptedAt: number | null) => ({
  id: "answer",
  authorId: "author",
  recordedAt: 1,
  accepterId: acceptedAt === null ? null : "reviewer",
  acceptedAt,
});

const at = (raw: RawRecord, asOf: string, knownAt: number) =>
  standingHistory(raw).filter(
    (interval) =>
      interval.asOfFrom <= asOf &&
      (interval.asOfTo === null || asOf < interval.asOfTo) &&
      interval.knownFrom <= knownAt &&
      (interval.knownTo === null || knownAt < interval.knownTo),
  );

describe("the history of standings", () => {
  it("says at every pair of clocks what the raw rows say, once for each recommendation", () => {
    fc.assert(
      fc.property(
        family,
        fc.constantFrom(...DAYS, "2023-12-31", "2025-03-15", "2030-01-01"),
        fc.integer({ min: 0, max: 14 }),
        (raw, asOf, knownAt) => {
          const told = at(raw, asOf, knownAt).map(({ row }) => row);
          const expected = [...standingsOf(raw, { asOf, knownAt }).values()].map(standingRow);
          const byId = (rows: typeof told) =>
            [...rows].sort((a, b) => (a.recommendationId < b.recommendationId ? -1 : 1));
          expect(byId(told)).toEqual(byId(expected));
        },
      ),
      { ...SEED, numRuns: 3000 },
    );
  }, 60_000);

  it("begins nothing anew when a recording changes nothing", () => {
    const raw = record({ searches: [{ id: "s1", recommendationId: "r", searchedOn: "2025-01-01", recordedAt: 5 }] });
    const same = {
      ...raw,
      links: [linkRows(1, { gradings: [...linkRows(1).gradings], answers: [answer(9)] })],
    };
    expect(standingHistory(same).filter(({ knownFrom }) => knownFrom === 9)).toEqual([]);
  });
});
