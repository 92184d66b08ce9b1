import { beforeAll, expect, test } from "vitest";
import type { Actor } from "@/lib/domain/actor";
import { Invalid, Unauthenticated } from "@/lib/domain/errors";
import { describeOnBoth } from "@/lib/testing/database";
import { anonymousActor, createActor, createParty, createRecommendation } from "@/lib/testing/factories";
import { evidenceInput } from "./evidence.fixtures";
import { logEvidence } from "./log-evidence";
import { type EvidenceFilters, listEvidence } from "./queries";
import { withdrawEvidence } from "./withdraw-evidence";

describeOnBoth("listing evidence", () => {
  let analyst: Actor;
  const ids: Record<string, string> = {};

  beforeAll(async () => {
    analyst = await createActor("ANALYST");
    const council = await createParty({ key: "council" });
    const parent = await createRecommendation({ reference: "HD-1", addressees: [council.id] });
    await createRecommendation({ reference: "HD-1a", parent });
    await createRecommendation({ reference: "HD-2" });
    const log = async (name: string, reference: string, given: Record<string, unknown>) => {
      ids[name] = (await logEvidence(analyst, evidenceInput(reference, given))).id;
    };
    await log("law", "HD-1", {
      type: "LAW",
      title: { en: "Treaty on border cooperation", ru: "Договор о пограничном сотрудничестве" },
      publishedOn: "2025-03",
      source: { name: "Gazette", kind: "STATE_BODY" },
    });
    await log("news", "HD-1a", {
      title: "Exercises near Dushanbe",
      publishedOn: "2025-09-01",
      links: [{ reference: "HD-1a", stance: "CONTRADICTS" }],
    });
    await log("talk", "HD-2", {
      type: "STATEMENT",
      title: "The council speaks",
      publishedOn: "2024",
      via: "Another paper",
      source: { name: "Council academics", kind: "ACADEMIC", party: "council" },
      links: [
        { reference: "HD-2", stance: "CONTEXT", credibility: 3 },
        { reference: "HD-1", stance: "SUPPORTS", credibility: 3 },
      ],
    });
    await log("gone", "HD-2", { title: "A hoax on borders", publishedOn: "2023" });
    await withdrawEvidence(analyst, { id: ids.gone ?? "", reason: "Hoax" });
  });

  const found = async (filters: EvidenceFilters) => {
    const { items, total } = await listEvidence(analyst, filters);
    expect(total).toBe(items.length);
    return items.map((item) => Object.keys(ids).find((name) => ids[name] === item.id));
  };

  test.each<[EvidenceFilters, string[]]>([
    [{}, ["talk", "news", "law"]],
    [{ sort: "recorded" }, ["law", "news", "talk"]],
    [{ sort: "-trueOn" }, ["news", "law", "talk"]],
    [{ sort: "trueOn" }, ["talk", "law", "news"]],
    [{ state: "WITHDRAWN" }, ["gone"]],
    [{ type: "LAW" }, ["law"]],
    [{ stance: "SUPPORTS" }, ["talk", "law"]],
    [{ stance: "CONTEXT", recommendation: "HD-1" }, []],
    [{ recommendation: "hd-1" }, ["talk", "news", "law"]],
    [{ recommendation: "HD-1A" }, ["news"]],
    [{ via: true }, ["talk"]],
    [{ via: false }, ["news", "law"]],
    [{ ungraded: true }, ["news"]],
    [{ ungraded: false }, ["talk", "law"]],
    [{ sourceKind: "ACADEMIC" }, ["talk"]],
    [{ affiliation: "OFFICIAL" }, ["talk", "law"]],
    [{ affiliation: "OFFICIAL", recommendation: "HD-2" }, []],
    [{ affiliation: "INDEPENDENT" }, ["talk", "news"]],
    [{ source: "no id" }, []],
    [{ q: "borders" }, ["law"]],
    [{ q: "пограничное сотрудничество" }, ["law"]],
    [{ q: "dushanbe exercise" }, ["news"]],
    [{ q: "Dushnabe" }, ["news"]],
    [{ q: "zzzzzz" }, []],
    [{ q: "' & | ! <->" }, []],
  ])("%j gives %j", async (filters, names) => {
    expect(await found(filters)).toEqual(names);
  });

  test("a reference is found by itself", async () => {
    const first = (await listEvidence(analyst, { sort: "recorded" })).items[0];
    expect((await listEvidence(analyst, { q: first?.reference })).items.map((item) => item.id)).toContain(first?.id);
  });

  test.each(["-recorded", "recorded", "-trueOn", "trueOn"] as const)(
    "pages by %s give each item once",
    async (sort) => {
      const seen: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await listEvidence(analyst, { sort, limit: 1, ...(cursor ? { cursor } : {}) });
        expect(page.total).toBe(3);
        seen.push(...page.items.map((item) => item.id));
        cursor = page.nextCursor ?? undefined;
      } while (cursor);
      const whole = await listEvidence(analyst, { sort });
      expect(seen).toEqual(whole.items.map((item) => item.id));
    },
  );

  test("what is no cursor of this list is refused", async () => {
    await expect(listEvidence(analyst, { cursor: "abc" })).rejects.toBeInstanceOf(Invalid);
    const { nextCursor } = await listEvidence(analyst, { limit: 1, sort: "trueOn" });
    await expect(listEvidence(analyst, { cursor: nextCursor ?? "" })).rejects.toBeInstanceOf(Invalid);
  });

  test("visitors must sign in", async () => {
    await expect(listEvidence(anonymousActor())).rejects.toBeInstanceOf(Unauthenticated);
  });
});
