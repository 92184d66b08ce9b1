import { describe, expect, it } from "vitest";
import { database } from "@/lib/db/connection";
import { refreshStanding } from "@/lib/db/standing";
import {
  createPublicationSchema,
  createRecommendationSchema,
  reviseRecommendationSchema,
} from "@/lib/domain/recommendation";
import { useDatabase } from "@/lib/testing/database";
import {
  createActor,
  createEvidence,
  createParty,
  createSource,
  createTheme,
  createRecommendation as makeRecommendation,
} from "@/lib/testing/factories";
import { createParty as addParty } from "@/lib/use-cases/party/create-party";
import { getParty, listParties } from "@/lib/use-cases/party/queries";
import { retireParty, reviseParty } from "@/lib/use-cases/party/revise-party";
import { createPublication } from "@/lib/use-cases/publication/create-publication";
import { getPublication, listPublications } from "@/lib/use-cases/publication/queries";
import { retirePublication, revisePublication } from "@/lib/use-cases/publication/revise-publication";
import { gradeSource } from "@/lib/use-cases/source/grade-source";
import { assignOwner } from "./assign-owner";
import { createRecommendation } from "./create-recommendation";
import { getRecommendation } from "./get-recommendation";
import { listRecommendations } from "./list-recommendations";
import { getRecommendationContent, listOwners } from "./queries";
import { retireRecommendation } from "./retire-recommendation";
import { reviseRecommendation } from "./revise-recommendation";

describe("Recommendations", () => {
  useDatabase();

  const publish = async (reference: string) => {
    const input = { reference, title: "A paper", authors: ["A"], year: 2025, language: "en" };
    return createPublication(await createActor("ADMIN"), createPublicationSchema.parse(input));
  };
  const fields = async () => ({
    title: { en: "Do it", ru: "Сделать" },
    summary: "All of it.",
    basis: "EXPLICIT",
    theme: (await createTheme()).key,
    levels: ["GLOBAL"],
  });

  it("are created with components, revised with a version, owned and retired, one entry each", async () => {
    const [analyst, reviewer] = [await createActor("ANALYST"), await createActor("REVIEWER")];
    await publish("NEW-1");
    const party = await createParty();
    const content = { ...(await fields()), addressees: [party.key], publication: "new-1" };
    const entries = () => database().auditEntry.count();
    const before = await entries();
    const { reference } = await createRecommendation(
      analyst,
      createRecommendationSchema.parse({ ...content, reference: "abc-01" }),
    );
    expect(reference).toBe("ABC-01");
    const component = await createRecommendation(
      analyst,
      createRecommendationSchema.parse({ ...(await fields()), reference: "ABC-01a", parent: "abc-01" }),
    );
    expect(component.reference).toBe("ABC-01a");
    const { publication: _publication, ...rest } = content;
    const revised = await reviseRecommendation(
      analyst,
      reference,
      reviseRecommendationSchema.parse({ ...rest, title: "Do it well", reason: "Clearer.", version: 1 }),
    );
    expect(revised.version).toBe(2);
    await expect(
      reviseRecommendation(
        analyst,
        reference,
        reviseRecommendationSchema.parse({ ...rest, reason: "Late.", version: 1 }),
      ),
    ).rejects.toMatchObject({ status: 409, problem: { code: "stale" } });
    await assignOwner(analyst, reference, { ownerId: reviewer.userId });
    expect((await listRecommendations(reviewer, { owner: "me" })).items.map((item) => item.reference)).toEqual([
      reference,
    ]);
    expect((await listOwners(analyst)).map((owner) => owner.id)).toContain(reviewer.userId);
    const page = await getRecommendation(analyst, reference);
    expect(page.entries.map((entry) => [entry.action, entry.hash.length])).toContainEqual([
      "recommendation.created",
      64,
    ]);
    expect(page.revisions.map((revision) => [revision.version, revision.title.en])).toEqual([
      [3, "Do it well"],
      [2, "Do it well"],
      [1, "Do it"],
    ]);
    expect(page.addressees.map((each) => each.key)).toEqual([party.key]);
    expect(page.components.map((each) => each.reference)).toEqual(["ABC-01a"]);
    expect((await getRecommendationContent(analyst, reference)).addressees).toEqual([party.key]);
    await expect(retireRecommendation(analyst, reference, { reason: "No." })).rejects.toMatchObject({ status: 403 });
    await retireRecommendation(reviewer, reference, { reason: "Merged." });
    expect((await listRecommendations(reviewer, { q: reference })).total).toBe(0);
    expect((await listRecommendations(reviewer, { retired: true })).items.map((item) => item.reference)).toContain(
      reference,
    );
    expect(await entries()).toBe(before + 5);
  });

  it("refuse a reference in use, even when many ask at once, and keys that name nothing", async () => {
    const analyst = await createActor("ANALYST");
    await publish("NEW-2");
    const content = { ...(await fields()), publication: "NEW-2" };
    const make = (reference: string, more = {}) =>
      createRecommendation(analyst, createRecommendationSchema.parse({ ...content, reference, ...more }));
    const results = await Promise.allSettled(["dup-1", "DUP-1", "Dup-1", "dup-1"].map((reference) => make(reference)));
    expect(results.filter((result) => result.status === "fulfilled")).toHaveLength(1);
    for (const result of results) {
      if (result.status === "rejected") {
        expect(result.reason).toMatchObject({ status: 422, fields: { reference: { code: "referenceTaken" } } });
      }
    }
    await expect(make("X-1", { theme: "none", addressees: ["nobody"] })).rejects.toMatchObject({
      fields: { theme: { code: "themeUnknown" }, addressees: { code: "partyUnknown" } },
    });
    await expect(make("X-1", { publication: "none" })).rejects.toMatchObject({
      fields: { publication: { code: "publicationUnknown" } },
    });
    await expect(make("X-1a", { parent: "none" })).rejects.toMatchObject({ fields: { parent: {} } });
    await expect(getRecommendation(analyst, "NONE-1")).rejects.toMatchObject({ status: 404 });
    await expect(
      createRecommendation(
        await createActor("VIEWER"),
        createRecommendationSchema.parse({ ...content, reference: "V-1" }),
      ),
    ).rejects.toMatchObject({ status: 403 });
  });

  it("show for each item the letter of its source on their theme, else the general one, as known then", async () => {
    const analyst = await createActor("ANALYST");
    const theme = await createTheme();
    const recommendation = await makeRecommendation({ themeId: theme.id });
    const source = await createSource();
    await createEvidence({ sourceId: source.id, links: [{ recommendationId: recommendation.id, credibility: 2 }] });
    const letter = async (knownAt?: number) =>
      (await getRecommendation(analyst, recommendation.reference, knownAt === undefined ? {} : { knownAt })).links[0]
        ?.reliability;
    const grade = (reliability: "A" | "B" | "C", on?: string) =>
      gradeSource(analyst, { id: source.id, reliability, rationale: "Its record.", ...(on ? { theme: on } : {}) });
    expect(await letter()).toBeNull();
    await grade("B");
    await grade("A", (await createTheme()).key);
    expect(await letter()).toBe("B");
    const before = Date.now();
    await new Promise((resolve) => setTimeout(resolve, 5));
    await grade("C", theme.key);
    await grade("A");
    expect(await letter()).toBe("C");
    expect(await letter(before)).toBe("B");
  });

  it("name a party retired since only where they named it before", async () => {
    const analyst = await createActor("ANALYST");
    await publish("RET-1");
    const [kept, other] = [await createParty(), await createParty()];
    const input = { ...(await fields()), publication: "RET-1" };
    const create = (reference: string, parties: object) =>
      createRecommendation(analyst, createRecommendationSchema.parse({ ...input, reference, ...parties }));
    await create("RET-A", { addressees: [kept.key] });
    for (const { key } of [kept, other]) await retireParty(analyst, key, { reason: "Gone." });
    const refused = (field: string, party: string) => ({
      status: 422,
      fields: { [field]: { code: "partyRetired", params: { party } } },
    });
    await expect(create("RET-B", { addressees: [kept.key] })).rejects.toMatchObject(refused("addressees", kept.key));
    const { publication: _publication, ...content } = input;
    const revise = (version: number, parties: object) =>
      reviseRecommendation(
        analyst,
        "RET-A",
        reviseRecommendationSchema.parse({ ...content, ...parties, reason: "Again.", version }),
      );
    await expect(revise(1, { addressees: [kept.key], partners: [other.key] })).rejects.toMatchObject(
      refused("partners", other.key),
    );
    await expect(revise(1, { addressees: [kept.key] })).resolves.toMatchObject({ version: 2 });
  });

  it("are listed by theme, page by page, now and at a clock alike", async () => {
    const viewer = await createActor("VIEWER");
    const publication = (await publish("SORT-1")).reference;
    const { id: publicationId } = await database().publication.findUniqueOrThrow({ where: { reference: publication } });
    const [late, early] = [await createTheme({ key: "z-last" }), await createTheme({ key: "a-first" })];
    for (const [reference, themeId] of [
      ["SORT-3", early.id],
      ["SORT-1", late.id],
      ["SORT-2", early.id],
    ] as const) {
      const { id } = await makeRecommendation({ reference, themeId, publicationId });
      await database().$transaction((tx) => refreshStanding(tx, [id], new Date(), "2026-01-01"));
    }
    const all = async (dir: "asc" | "desc", clocks: { knownAt?: number }) => {
      const seen: string[] = [];
      let cursor: string | undefined;
      do {
        const asked = { publication, sort: "theme", dir, limit: 1, ...clocks, ...(cursor ? { cursor } : {}) } as const;
        const page = await listRecommendations(viewer, asked);
        seen.push(...page.items.map((item) => item.reference));
        cursor = page.nextCursor ?? undefined;
      } while (cursor && seen.length < 9);
      return seen;
    };
    for (const clocks of [{}, { knownAt: Date.now() }]) {
      expect(await all("asc", clocks)).toEqual(["SORT-2", "SORT-3", "SORT-1"]);
      expect(await all("desc", clocks)).toEqual(["SORT-1", "SORT-3", "SORT-2"]);
    }
  });

  it("stand for a party and a publication that can be revised and retired", async () => {
    const [analyst, admin] = [await createActor("ANALYST"), await createActor("ADMIN")];
    await addParty(analyst, {
      key: "a-body",
      kind: "BODY",
      name: { en: "A body" },
      shortName: { en: "Body" },
      memberState: false,
    });
    await expect(
      addParty(analyst, { key: "a-body", kind: "BODY", name: { en: "B" }, shortName: { en: "B" }, memberState: false }),
    ).rejects.toMatchObject({ fields: { key: { code: "keyTaken" } } });
    await reviseParty(analyst, "a-body", {
      kind: "BODY",
      name: { en: "Body A" },
      shortName: { en: "A" },
      memberState: false,
      reason: "Name.",
      version: 1,
    });
    await retireParty(analyst, "a-body", { reason: "Gone." });
    expect((await listParties(analyst)).map((party) => party.key)).not.toContain("a-body");
    expect((await getParty(analyst, "a-body")).revisions).toHaveLength(3);

    await publish("NEW-3");
    const publication = await getPublication(analyst, "new-3");
    const made = await makeRecommendation({ publicationId: publication.id });
    const input = { title: { en: "Paper" }, authors: ["B"], year: 2026, language: "ru", reason: "Facts.", version: 1 };
    await revisePublication(admin, "NEW-3", input);
    await expect(revisePublication(admin, "NEW-3", input)).rejects.toMatchObject({ problem: { code: "stale" } });
    await expect(retirePublication(admin, "NEW-3", { reason: "Old." })).rejects.toMatchObject({
      problem: { code: "inUse" },
    });
    await retireRecommendation(admin, made.reference, { reason: "Old." });
    await retirePublication(admin, "NEW-3", { reason: "Old." });
    expect((await listPublications(analyst)).find((each) => each.reference === "NEW-3")?.retired).toBe(true);
  });
});
