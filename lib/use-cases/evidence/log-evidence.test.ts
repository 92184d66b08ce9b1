import pg from "pg";
import { beforeAll, expect, test, vi } from "vitest";
import { database } from "@/lib/db/connection";
import { storingBeforeCommit } from "@/lib/db/transaction";
import type { Actor } from "@/lib/domain/actor";
import { Conflict, Forbidden, Invalid, Unauthenticated } from "@/lib/domain/errors";
import { describeOnBoth } from "@/lib/testing/database";
import { anonymousActor, createActor, createParty, createRecommendation, createSource } from "@/lib/testing/factories";
import { retireParty } from "@/lib/use-cases/party/revise-party";
import { codesOf, countEntries, evidenceInput, racers } from "./evidence.fixtures";
import { logEvidence } from "./log-evidence";
import { findDuplicates, getEvidence } from "./queries";
import { withdrawEvidence } from "./withdraw-evidence";

describeOnBoth("logging evidence", (_db, kind) => {
  let analyst: Actor;
  beforeAll(async () => {
    analyst = await createActor("ANALYST");
    await createRecommendation({ reference: "HD-1" });
    await createRecommendation({ reference: "HD-2" });
    await createRecommendation({ reference: "HD-OLD", retired: true });
  });

  const log = (given: Record<string, unknown> = {}, actor = analyst) =>
    logEvidence(actor, evidenceInput("HD-1", given));
  const refused = (given: Record<string, unknown>) =>
    log(given).then(
      () => null,
      (error: unknown) => error,
    );

  test("gives id, number and links, counts at once, and leaves one entry", async () => {
    const before = await countEntries();
    const logged = await log({
      links: [
        { reference: "hd-1", stance: "SUPPORTS", credibility: 2 },
        { reference: "HD-2", stance: "CONTRADICTS" },
      ],
    });
    expect(logged.links.map((link) => link.reference)).toEqual(["HD-1", "HD-2"]);
    expect(await countEntries()).toBe(before + 1);
    const shown = await getEvidence(analyst, logged.id);
    expect(shown.audit.map((entry) => entry.action)).toEqual(["evidence.logged"]);
    expect(
      shown.links.map((link) => [link.recommendation.reference, link.grading.stance, link.grading.credibility]),
    ).toEqual([
      ["HD-1", "SUPPORTS", 2],
      ["HD-2", "CONTRADICTS", null],
    ]);
    const standing = await database().standing.findFirstOrThrow({ where: { recommendation: { reference: "HD-1" } } });
    expect(standing.supports).toBe(1);
    expect(standing.triangulation).toBe("INDEPENDENT_ONLY");
  });

  test("a component's evidence counts for its parent", async () => {
    const parent = await createRecommendation({ reference: "HD-9" });
    await createRecommendation({ reference: "HD-9a", parent });
    await logEvidence(analyst, evidenceInput("hd-9A"));
    const standing = await database().standing.findUniqueOrThrow({ where: { recommendationId: parent.id } });
    expect(standing.supports).toBe(1);
  });

  test("each unknown reference is named at its link", async () => {
    const error = await refused({
      links: [
        { reference: "HD-1", stance: "SUPPORTS" },
        { reference: "HD-404", stance: "SUPPORTS" },
      ],
    });
    expect(error).toBeInstanceOf(Invalid);
    expect(codesOf(error)).toEqual({ "links.1.reference": "unknownReference" });
  });

  test("a retired recommendation takes none", async () => {
    await expect(log({ links: [{ reference: "HD-OLD", stance: "SUPPORTS" }] })).rejects.toBeInstanceOf(Conflict);
  });

  test.each([
    [{ publishedOn: "2199" }, { publishedOn: "futureDate" }],
    [{ eventFrom: "2199-01" }, { eventFrom: "futureDate" }],
    [{ eventTo: "2199-01-01" }, { eventTo: "futureDate" }],
    [{ capturedAt: "2199-01-01T00:00:00Z" }, { capturedAt: "futureDate" }],
    [{ eventFrom: "2025-05", eventTo: "2025-04-30" }, { eventTo: "endsBeforeStart" }],
    [{ eventFrom: "2025", eventTo: "2025", ongoing: true }, { eventTo: "ongoingEnds" }],
    [{ source: { name: "X", kind: "STATE_BODY", party: "nobody" } }, { "source.party": "unknownParty" }],
    [{ source: undefined, sourceId: "00000000-0000-4000-8000-000000000000" }, { sourceId: "unknownId" }],
  ])("%j is refused with %j, and nothing is left", async (given, codes) => {
    const rows = await database().evidence.count();
    const entries = await countEntries();
    expect(codesOf(await refused(given))).toEqual(codes);
    expect(await database().evidence.count()).toBe(rows);
    expect(await countEntries()).toBe(entries);
  });

  test("is true on the event's end, else its start, else its publication, else today", async () => {
    const trueOn = async (given: Record<string, unknown>) => (await getEvidence(analyst, (await log(given)).id)).trueOn;
    expect(await trueOn({ publishedOn: "2025-06-02", eventFrom: "2025-05", eventTo: "2025-05-20" })).toBe("2025-05-20");
    expect(await trueOn({ publishedOn: "2025-06-02", eventFrom: "2025-05" })).toBe("2025-05-01");
    expect(await trueOn({ publishedOn: "2025" })).toBe("2025-01-01");
    expect(await trueOn({})).toBe(new Date().toISOString().slice(0, 10));
  });

  test("a source of the same name, kind and party is used again, another one is not", async () => {
    const party = await createParty({ key: "council" });
    const known = await createSource({ name: "The Council", kind: "IGO", partyId: party.id });
    const sourceOf = async (source: object) => {
      const { id } = await log({ source });
      return (await getEvidence(analyst, id)).sources[0]?.id;
    };
    expect(await sourceOf({ name: "the council", kind: "IGO", party: "council" })).toBe(known.id);
    expect(await sourceOf({ name: "The Council", kind: "ACADEMIC", party: "council" })).not.toBe(known.id);
    expect(await sourceOf({ name: "The Council", kind: "IGO" })).not.toBe(known.id);
  });

  test("further sources stand behind the primary one, known ones by id and new ones by description", async () => {
    const known = await createSource({ name: "The Wire", kind: "INDEPENDENT_MEDIA" });
    const { id } = await log({
      source: { name: "The Ministry", kind: "STATE_BODY" },
      furtherSources: [{ sourceId: known.id }, { source: { name: "The Institute", kind: "ACADEMIC" } }],
      reviewBy: "2027-05-01",
    });
    const shown = await getEvidence(analyst, id);
    expect(shown.sources.map((each) => each.name)).toEqual(["The Ministry", "The Wire", "The Institute"]);
    expect(shown.reviewBy).toBe("2027-05-01");
    const again = await log({
      source: { name: "THE INSTITUTE", kind: "ACADEMIC" },
      furtherSources: [{ source: { name: "The Ministry", kind: "STATE_BODY" } }],
    });
    expect((await getEvidence(analyst, again.id)).sources.map((each) => each.id)).toEqual([
      shown.sources[2]?.id,
      shown.sources[0]?.id,
    ]);
  });

  test("a source named twice, or one that is unknown, is told at its row", async () => {
    const known = await createSource({ name: "Twice", kind: "ACADEMIC" });
    const error = await refused({
      source: undefined,
      sourceId: known.id,
      furtherSources: [
        { source: { name: "twice", kind: "ACADEMIC" } },
        { sourceId: "00000000-0000-4000-8000-000000000000" },
        { source: { name: "Y", kind: "IGO", party: "nobody" } },
      ],
    });
    expect(codesOf(error)).toEqual({
      "furtherSources.0.source.name": "sourceTwice",
      "furtherSources.1.sourceId": "unknownId",
      "furtherSources.2.source.party": "unknownParty",
    });
  });

  test("a new source cannot name a retired party; one known before may be used again", async () => {
    const party = await createParty({ key: "dissolved" });
    await createSource({ name: "Voice of the dissolved", kind: "IGO", partyId: party.id });
    await retireParty(analyst, "dissolved", { reason: "Gone" });
    const source = { name: "Another voice", kind: "IGO", party: "dissolved" };
    expect(codesOf(await refused({ source }))).toEqual({ "source.party": "partyRetired" });
    await expect(log({ source: { ...source, name: "Voice of the dissolved" } })).resolves.toBeDefined();
  });

  test("parallel loggers who name a new source make one of it", async () => {
    const source = { name: "Brand New Wire", kind: "INDEPENDENT_MEDIA" };
    await Promise.all(Array.from({ length: 8 }, () => log({ source })));
    expect(await database().sourceRevision.count({ where: { name: "Brand New Wire" } })).toBe(1);
  });

  test("a known address asks; the same origin joins both, apart keeps them apart", async () => {
    const first = await log({ url: "https://www.example.org/a/?utm_source=x" });
    const error = await refused({ url: "http://example.org/a" });
    expect(error).toMatchObject({
      fields: { url: { code: "duplicate", params: { reference: `E${String(first.number).padStart(2, "0")}` } } },
    });
    expect(await findDuplicates(analyst, { url: "https://example.org/a#top" })).toMatchObject([{ id: first.id }]);
    const same = await log({ url: "https://example.org/a", duplicate: "SAME_ORIGIN" });
    const third = await log({ url: "https://example.org/a", duplicate: "SAME_ORIGIN" });
    const apart = await log({ url: "https://example.org/a", duplicate: "APART" });
    const fellows = async (id: string) => (await getEvidence(analyst, id)).originFellows.map((each) => each.id);
    expect(await fellows(first.id)).toEqual([same.id, third.id]);
    expect(await fellows(same.id)).toEqual([first.id, third.id]);
    expect(await fellows(apart.id)).toEqual([]);
  });

  test("a withdrawn item's address is free again", async () => {
    const first = await log({ url: "https://example.org/gone" });
    await withdrawEvidence(analyst, { id: first.id, reason: "Logged by mistake" });
    await expect(log({ url: "https://example.org/gone" })).resolves.toMatchObject({ links: [{ reference: "HD-1" }] });
  });

  test("a known file asks too", async () => {
    const file = { sha256: "a".repeat(64), size: 5, mediaType: "text/plain", name: "../a.txt" };
    const first = await logEvidence(analyst, { ...evidenceInput("HD-1"), files: [file, file] });
    expect((await getEvidence(analyst, first.id)).files).toMatchObject([
      { sha256: file.sha256, name: "a.txt", size: 5 },
    ]);
    const again = logEvidence(analyst, { ...evidenceInput("HD-2"), files: [file] });
    expect(codesOf(await again.catch((error: unknown) => error))).toEqual({ file: "duplicate" });
  });

  test("of parallel loggers of one address one passes unasked", async () => {
    const before = await countEntries();
    const outcomes = await Promise.allSettled(
      Array.from({ length: racers(kind) }, () => log({ url: "https://example.org/race" })),
    );
    expect(outcomes.filter((outcome) => outcome.status === "fulfilled")).toHaveLength(1);
    for (const outcome of outcomes) {
      if (outcome.status === "rejected") expect(codesOf(outcome.reason)).toEqual({ url: "duplicate" });
    }
    expect(await countEntries()).toBe(before + 1);
  });

  test("parallel loggers on one recommendation are all counted", async () => {
    const { id } = await createRecommendation({ reference: "HD-77" });
    const count = racers(kind);
    await Promise.all(Array.from({ length: count }, () => logEvidence(analyst, evidenceInput("HD-77"))));
    const standing = await database().standing.findUniqueOrThrow({ where: { recommendationId: id } });
    expect(standing.supports).toBe(count);
  });

  test("what fails before the commit leaves neither rows nor an entry", async () => {
    const count = async () => [
      await database().evidence.count(),
      await database().evidenceLink.count(),
      await countEntries(),
    ];
    const before = await count();
    const failing = storingBeforeCommit(
      async () => {
        throw new Error("the disk is full");
      },
      () => log({ url: "https://example.org/rolled-back" }),
    );
    await expect(failing).rejects.toThrow("the disk is full");
    expect(await count()).toEqual(before);
  });

  if (kind === "server") {
    test("takes eight round trips, the transaction's own two included", async () => {
      const query = vi.spyOn(pg.Client.prototype, "query");
      try {
        await log({
          url: "https://example.org/trips",
          source: { name: "Trips", kind: "ACADEMIC", party: "council" },
          furtherSources: [{ source: { name: "Journeys", kind: "ACADEMIC" } }],
        });
        expect(query.mock.calls.length).toBe(8);
      } finally {
        query.mockRestore();
      }
    });
  }

  test("viewers may not, visitors must sign in", async () => {
    await expect(log({}, await createActor("VIEWER"))).rejects.toBeInstanceOf(Forbidden);
    await expect(log({}, anonymousActor())).rejects.toBeInstanceOf(Unauthenticated);
  });
});
