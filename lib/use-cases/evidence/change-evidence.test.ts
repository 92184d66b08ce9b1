import { beforeAll, expect, test } from "vitest";
import { database } from "@/lib/db/connection";
import type { Actor } from "@/lib/domain/actor";
import { Conflict, Forbidden, Invalid, NotFound } from "@/lib/domain/errors";
import { gradeLinkSchema, reviseEvidenceSchema } from "@/lib/domain/evidence";
import { describeOnBoth } from "@/lib/testing/database";
import { createActor, createRecommendation, createSource } from "@/lib/testing/factories";
import { attachFile } from "./attach-file";
import { codesOf, countEntries, evidenceInput, racers } from "./evidence.fixtures";
import { gradeLink } from "./grade-link";
import { linkEvidence } from "./link-evidence";
import { logEvidence } from "./log-evidence";
import { getEvidence } from "./queries";
import { reviseEvidence } from "./revise-evidence";
import { withdrawEvidence } from "./withdraw-evidence";

describeOnBoth("changing evidence", (_db, kind) => {
  let analyst: Actor;
  let viewer: Actor;
  let sourceId: string;
  beforeAll(async () => {
    analyst = await createActor("ANALYST");
    viewer = await createActor("VIEWER");
    sourceId = (await createSource({ name: "State Gazette", kind: "STATE_BODY" })).id;
    for (const reference of ["HD-1", "HD-2"]) await createRecommendation({ reference });
    await createRecommendation({ reference: "HD-OLD", retired: true });
  });

  const revision = (id: string, given: Record<string, unknown> = {}) => ({
    id,
    ...reviseEvidenceSchema.parse({
      type: "LAW",
      title: "The law as published",
      language: "ru",
      sourceId,
      reason: "Read again",
      version: 1,
      ...given,
    }),
  });
  const grading = (linkId: string, given: Record<string, unknown>) => ({ linkId, ...gradeLinkSchema.parse(given) });
  const fresh = async (reference?: string) => {
    const target = reference ?? (await createRecommendation()).reference;
    const logged = await logEvidence(analyst, evidenceInput(target));
    return { ...logged, reference: target, linkId: logged.links[0]?.id ?? "" };
  };
  const standingOf = (reference: string) =>
    database().standing.findFirstOrThrow({ where: { recommendation: { reference } } });
  /** Runs a command and expects exactly one entry of an action from it. */
  const leavingOne = async <Result>(action: string, run: () => Promise<Result>) => {
    const [all, some] = [await countEntries(), await countEntries(action)];
    const result = await run();
    expect([(await countEntries()) - all, (await countEntries(action)) - some]).toEqual([1, 1]);
    return result;
  };
  const leavingNone = async (run: () => Promise<unknown>) => {
    const all = await countEntries();
    const error = await run().then(
      () => null,
      (reason: unknown) => reason,
    );
    expect(await countEntries()).toBe(all);
    return error;
  };

  test("a revision replaces the description, moves the figures and keeps what was said", async () => {
    const { id, reference } = await fresh();
    expect((await standingOf(reference)).triangulation).toBe("INDEPENDENT_ONLY");
    await leavingOne("evidence.revised", () => reviseEvidence(analyst, revision(id)));
    expect((await standingOf(reference)).triangulation).toBe("OFFICIAL_ONLY");
    const shown = await getEvidence(analyst, id);
    expect(shown).toMatchObject({
      version: 2,
      type: "LAW",
      reason: "Read again",
      sources: [{ name: "State Gazette" }],
    });
    expect(shown.revisions.map((row) => [row.version, row.title.en])).toEqual([
      [2, "The law as published"],
      [1, "A brigade trained in the mountains"],
    ]);
  });

  test("a revision keeps the further sources unless it names them, and sets when to look again", async () => {
    const other = await createSource({ name: "A second voice", kind: "ACADEMIC" });
    const { id } = await fresh();
    const shown = async () => {
      const { sources, reviewBy } = await getEvidence(analyst, id);
      return [sources.slice(1).map((each) => each.name), reviewBy];
    };
    await reviseEvidence(analyst, revision(id, { furtherSourceIds: [other.id], reviewBy: "2027-01-31" }));
    expect(await shown()).toEqual([["A second voice"], "2027-01-31"]);
    await reviseEvidence(analyst, revision(id, { version: 2 }));
    expect(await shown()).toEqual([["A second voice"], null]);
    const error = await leavingNone(() =>
      reviseEvidence(analyst, revision(id, { version: 3, furtherSourceIds: [other.id, sourceId, other.id] })),
    );
    expect(codesOf(error)).toEqual({ "furtherSourceIds.1": "sourceTwice", "furtherSourceIds.2": "sourceTwice" });
    await reviseEvidence(analyst, revision(id, { version: 3, furtherSourceIds: [] }));
    expect(await shown()).toEqual([[], null]);
  });

  test("a stale revision is refused and leaves nothing", async () => {
    const { id } = await fresh();
    await reviseEvidence(analyst, revision(id));
    const error = await leavingNone(() => reviseEvidence(analyst, revision(id)));
    expect(error).toBeInstanceOf(Conflict);
    expect(error).toMatchObject({ problem: { code: "stale" } });
    expect((await getEvidence(analyst, id)).revisions).toHaveLength(2);
  });

  test("of parallel identical edits one wins", async () => {
    const { id } = await fresh();
    await leavingOne("evidence.revised", async () => {
      const outcomes = await Promise.allSettled(
        Array.from({ length: racers(kind) }, () => reviseEvidence(analyst, revision(id))),
      );
      expect(outcomes.filter((outcome) => outcome.status === "fulfilled")).toHaveLength(1);
      for (const outcome of outcomes) {
        if (outcome.status === "rejected") expect(outcome.reason).toMatchObject({ problem: { code: "stale" } });
      }
    });
    expect((await getEvidence(analyst, id)).version).toBe(2);
  });

  test("dates are checked anew", async () => {
    const { id } = await fresh();
    const error = await leavingNone(() => reviseEvidence(analyst, revision(id, { publishedOn: "2199" })));
    expect(codesOf(error)).toEqual({ publishedOn: "futureDate" });
  });

  test("withdrawn evidence counts no longer, stays readable and cannot be changed", async () => {
    const { id, reference, linkId } = await fresh();
    await leavingOne("evidence.withdrawn", () => withdrawEvidence(analyst, { id, reason: "A hoax", version: 1 }));
    expect(await standingOf(reference)).toMatchObject({ supports: 0, triangulation: "UNSUPPORTED" });
    expect(await getEvidence(analyst, id)).toMatchObject({ state: "WITHDRAWN", reason: "A hoax", version: 2 });
    const changes: (() => Promise<unknown>)[] = [
      () => withdrawEvidence(analyst, { id, reason: "Again" }),
      () => reviseEvidence(analyst, revision(id, { version: 2 })),
      () => linkEvidence(analyst, { id, reference: "HD-2", stance: "SUPPORTS" }),
      () => gradeLink(analyst, grading(linkId, { stance: "CONTEXT" })),
      () => attachFile(analyst, { id, sha256: "e".repeat(64), size: 1, mediaType: "text/plain", name: "a" }),
    ];
    for (const change of changes) {
      expect(await leavingNone(change)).toMatchObject({ problem: { code: "evidenceWithdrawn" } });
    }
  });

  test("withdrawing at an old version is refused", async () => {
    const { id } = await fresh();
    await reviseEvidence(analyst, revision(id));
    expect(await leavingNone(() => withdrawEvidence(analyst, { id, reason: "Hoax", version: 1 }))).toMatchObject({
      problem: { code: "stale" },
    });
  });

  test("evidence is linked once to each recommendation; a link taken back may come again", async () => {
    const { id } = await fresh("HD-1");
    const link = await leavingOne("evidence.linked", () =>
      linkEvidence(analyst, { id, reference: "hd-2", stance: "CONTRADICTS", credibility: 1 }),
    );
    expect(await standingOf("HD-2")).toMatchObject({ contradicts: 1, contradicted: true });
    const again = () => linkEvidence(analyst, { id, reference: "HD-2", stance: "SUPPORTS" });
    expect(await leavingNone(again)).toMatchObject({ problem: { code: "alreadyLinked" } });
    await leavingOne("evidence.graded", () =>
      gradeLink(analyst, grading(link.id, { stance: "CONTRADICTS", credibility: 1, removed: true })),
    );
    expect(await standingOf("HD-2")).toMatchObject({ contradicts: 0 });
    expect((await again()).id).toBe(link.id);
    const shown = (await getEvidence(analyst, id)).links.find((each) => each.id === link.id);
    expect(shown?.gradings.map((each) => [each.version, each.stance, each.removed])).toEqual([
      [3, "SUPPORTS", false],
      [2, "CONTRADICTS", true],
      [1, "CONTRADICTS", false],
    ]);
  });

  test("linking to what is unknown or retired is refused", async () => {
    const { id } = await fresh();
    const to = (reference: string) => leavingNone(() => linkEvidence(analyst, { id, reference, stance: "SUPPORTS" }));
    expect(codesOf(await to("HD-404"))).toEqual({ reference: "unknownReference" });
    expect(await to("HD-OLD")).toMatchObject({ problem: { code: "retired" } });
  });

  test("of parallel identical gradings one is kept", async () => {
    const { linkId, reference } = await fresh();
    await leavingOne("evidence.graded", () =>
      Promise.allSettled(
        Array.from({ length: racers(kind) }, () => gradeLink(analyst, grading(linkId, { stance: "CONTEXT" }))),
      ),
    );
    expect(await database().linkGrading.count({ where: { linkId } })).toBe(2);
    expect(await standingOf(reference)).toMatchObject({ supports: 0, context: 1 });
  });

  test("a file is attached once, and says where else it lies", async () => {
    const file = { sha256: "c".repeat(64), size: 3, mediaType: "text/plain", name: "c.txt" };
    const [first, second] = [await fresh(), await fresh()];
    await leavingOne("evidence.file-attached", () => attachFile(analyst, { ...file, id: first.id }));
    expect(await leavingNone(() => attachFile(analyst, { ...file, id: first.id }))).toMatchObject({
      problem: { code: "fileAttachedAlready" },
    });
    const { alsoAt } = await attachFile(analyst, { ...file, id: second.id });
    expect(alsoAt).toEqual([(await getEvidence(analyst, first.id)).reference]);
  });

  test("viewers may change nothing", async () => {
    const { id, linkId } = await fresh();
    const changes: (() => Promise<unknown>)[] = [
      () => reviseEvidence(viewer, revision(id)),
      () => withdrawEvidence(viewer, { id, reason: "No" }),
      () => linkEvidence(viewer, { id, reference: "HD-2", stance: "SUPPORTS" }),
      () => gradeLink(viewer, grading(linkId, { stance: "CONTEXT" })),
      () => attachFile(viewer, { id, sha256: "d".repeat(64), size: 1, mediaType: "text/plain", name: "d" }),
    ];
    for (const change of changes) expect(await leavingNone(change)).toBeInstanceOf(Forbidden);
  });

  test("what is not there is not found", async () => {
    await expect(getEvidence(analyst, "E999999")).rejects.toBeInstanceOf(NotFound);
    await expect(getEvidence(analyst, "' OR 1=1")).rejects.toBeInstanceOf(NotFound);
    await expect(withdrawEvidence(analyst, { id: "nothing", reason: "x" })).rejects.toBeInstanceOf(NotFound);
    await expect(gradeLink(analyst, grading("x", { stance: "CONTEXT" }))).rejects.toBeInstanceOf(NotFound);
    await expect(
      reviseEvidence(analyst, revision((await fresh()).id, { sourceId: analystId() })),
    ).rejects.toBeInstanceOf(Invalid);
  });

  const analystId = () => (analyst.kind === "member" ? analyst.userId : "");
});
