import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { setClock } from "@/lib/db/clock";
import { database } from "@/lib/db/connection";
import type { Actor, Member } from "@/lib/domain/actor";
import { BRIEFING_MEDIA, type BriefingFormat, briefingSchema } from "@/lib/domain/briefing/request";
import { NotFound, Unauthenticated } from "@/lib/domain/errors";
import { logEvidenceSchema } from "@/lib/domain/evidence";
import type { Locale } from "@/lib/domain/localized";
import { parseEnvironment } from "@/lib/env/environment";
import { readDocument } from "@/lib/platform/documents/read-document";
import { useDatabase } from "@/lib/testing/database";
import { anonymousActor, createActor, createTeam, systemActor, useClock } from "@/lib/testing/factories";
import { askBriefing, claimBriefing, getBriefing, getBriefingFile, listBriefings } from "@/lib/use-cases/briefing/jobs";
import { collectBriefing } from "@/lib/use-cases/briefing/queries";
import { loadCatalogue } from "@/lib/use-cases/catalogue/load-catalogue";
import { logEvidence } from "@/lib/use-cases/evidence/log-evidence";
import { writeNote } from "@/lib/use-cases/note/write-note";
import { openReview } from "@/lib/use-cases/review/open-review";
import { catalogue } from "@/prisma/seed/csto-2025/catalogue";
import { filtersOf } from "../api/review-scope";
import { askForBriefing } from "./ask";
import { runQueuedBriefings, statedOf } from "./run-briefing";

const holder = globalThis as { heedEnvironment?: unknown };
const MARKUP = '=HYPERLINK("http://x.example") <b>не разметка</b> & ]]>';

describe("briefings", () => {
  useDatabase();
  const clock = useClock("2026-03-03T06:00:00Z");
  let team: Record<"viewer" | "analyst" | "reviewer" | "admin", Actor & Member>;
  beforeAll(async () => {
    holder.heedEnvironment = parseEnvironment({ HEED_LOG_LEVEL: "silent", HEED_URL: "https://heed.example.org/" });
    // Half an hour before the tests' own instant.
    setClock(() => new Date("2026-03-03T05:30:00Z"));
    await loadCatalogue(await systemActor(), catalogue);
    team = await createTeam();
    const evidence = {
      type: "REPORT",
      title: { ru: "Сравнение списков" },
      url: "https://lists.example.org/report",
      publishedOn: "2024-05",
      source: { name: "Институт права", kind: "ACADEMIC" },
      language: "ru",
      quotation: "Списки расходятся.",
      links: [{ reference: "CSTO-10", stance: "CONTRADICTS", credibility: "2" }],
    };
    await logEvidence(team.analyst, logEvidenceSchema.parse(evidence));
    await writeNote(team.analyst, { reference: "CSTO-10", body: MARKUP, visibility: "TEAM" });
  });
  afterAll(() => {
    delete holder.heedEnvironment;
  });

  const collect = (asked: Record<string, unknown>, more: { asOf?: string; knownAt?: number } = {}) => {
    const { filter, asOf: _asOf, knownAt: _knownAt, ...rest } = briefingSchema.parse(asked);
    const wanted = { ...rest, filters: filtersOf(filter), stated: statedOf(filter), origin: null, madeBy: "Ada" };
    return collectBriefing(team.viewer, { ...wanted, ...more });
  };
  /** Asks, has it made, and gives the file. */
  async function make(actor: Actor, asked: Record<string, unknown>) {
    const { id } = await askForBriefing(actor, briefingSchema.parse(asked));
    await runQueuedBriefings();
    return getBriefingFile(actor, id);
  }
  const textOf = async (file: { content: Uint8Array; format: BriefingFormat }) =>
    (await readDocument(file.content, BRIEFING_MEDIA[file.format])).text.replace(/\s+/g, " ");
  const t = {
    en: ["Evidence against (1)", "How to read and check"],
    ru: ["Свидетельства против (1)", "Как читать и проверить"],
  };

  it.each([
    ["pdf", "en"],
    ["pdf", "ru"],
    ["docx", "en"],
    ["docx", "ru"],
  ] as [BriefingFormat, Locale][])(
    "as %s in %s hold their text, Cyrillic and Latin, and the end of the chain",
    async (format, language) => {
      const file = await make(team.viewer, { recommendation: "csto-10", format, language, notes: true });
      expect(file.name).toBe(`heed-briefing-CSTO-10_2026-03-03_${language}.${format}`);
      const text = await textOf(file);
      const head = await database().auditHead.findUniqueOrThrow({ where: { id: 1 } });
      // A hash as wide as the page may be set in two lines.
      expect(text.replaceAll(" ", "")).toContain(head.hash);
      for (const words of [...t[language], "CSTO-10", "Списки расходятся", "Институт права", "не разметка"]) {
        expect(text, words).toContain(words);
      }
      expect(text.replaceAll(" ", "")).toContain(MARKUP.replaceAll(" ", ""));
    },
    60_000,
  );

  it("are of what was known at the moment of asking, and leave notes out unless they are wanted", async () => {
    const all = await collect({});
    expect(all.subject).toEqual({ kind: "EVERYTHING" });
    expect(all.sections).toHaveLength(17);
    expect(all.sections.every(({ notes }) => notes.length === 0)).toBe(true);
    expect((await collect({ notes: "on" })).sections.flatMap(({ notes }) => notes).length).toBeGreaterThan(0);
    const before = Date.parse("2026-03-03T05:00:00Z");
    const now = clock.now().getTime();
    const ten = (briefing: typeof all) => briefing.sections.find(({ reference }) => reference === "CSTO-10");
    expect(ten(all)?.evidence.filter(({ stance }) => stance === "CONTRADICTS")).toHaveLength(1);
    expect(all.clocks).toEqual({ asOf: "2026-03-03", knownAt: new Date(now).toISOString() });
    await expect(collect({ recommendation: "CSTO-10" }, { knownAt: before })).rejects.toBeInstanceOf(NotFound);
  });

  it("of a theme, a publication, a review or a selection hold what these name", async () => {
    const law = await collect({ filter: "theme=law" });
    expect(law.subject.kind).toBe("THEME");
    expect(new Set(law.sections.map(({ theme }) => theme.key))).toEqual(new Set(["law"]));
    const paper = await collect({ filter: "publication=CSTO-2025" });
    expect(paper.subject).toMatchObject({ kind: "PUBLICATION", reference: "CSTO-2025" });
    expect((await collect({ filter: "reference=CSTO-01&reference=CSTO-02" })).sections).toHaveLength(2);
    const { number } = await openReview(team.reviewer, {
      title: "Spring",
      question: "What moved?",
      periodFrom: "2026-01-01",
      periodTo: "2026-03-01",
      scope: "reference=CSTO-10",
      filters: { reference: ["CSTO-10"] },
      reviewers: [team.reviewer.userId],
    } as never);
    const review = await collect({ review: number });
    expect(review.sections.map(({ reference }) => reference)).toEqual(["CSTO-10"]);
    expect(review.subject).toMatchObject({ review: { question: "What moved?", items: [{ state: "PROPOSED" }] } });
  });

  it("for the public hold nothing as long as nothing is published, and take no filter that would tell of more", async () => {
    await expect(collect({ audience: "PUBLIC" })).rejects.toMatchObject({ problem: { code: "briefingEmpty" } });
    for (const asked of [
      { filter: "implementation=UNDERWAY" },
      { filter: "q=list" },
      { review: 1 },
      { asOf: "2025-01-01" },
    ]) {
      expect(briefingSchema.safeParse({ audience: "PUBLIC", ...asked }).success).toBe(false);
    }
    expect(briefingSchema.safeParse({ audience: "PUBLIC", filter: "theme=law" }).success).toBe(true);
  });

  it("are their asker's alone", async () => {
    const { id } = await askBriefing(team.viewer, briefingSchema.parse({ recommendation: "CSTO-01" }));
    await expect(getBriefing(team.admin, id)).rejects.toBeInstanceOf(NotFound);
    await expect(getBriefingFile(team.admin, id)).rejects.toBeInstanceOf(NotFound);
    expect(await listBriefings(team.admin)).toEqual([]);
    await expect(askBriefing(anonymousActor(), briefingSchema.parse({}))).rejects.toBeInstanceOf(Unauthenticated);
    await expect(askBriefing(team.viewer, briefingSchema.parse({ recommendation: "ZZ-1" }))).rejects.toBeInstanceOf(
      NotFound,
    );
    await runQueuedBriefings();
  }, 60_000);

  it("are begun anew when whoever made them is gone, and made once", async () => {
    const { id } = await askBriefing(team.viewer, briefingSchema.parse({ recommendation: "CSTO-02" }));
    expect((await claimBriefing())?.id).toBe(id);
    expect(await claimBriefing()).toBeNull();
    clock.advance({ seconds: 61 });
    expect(await runQueuedBriefings()).toEqual({ ran: 1 });
    expect(await getBriefing(team.viewer, id)).toMatchObject({ state: "DONE", done: 1, total: 1 });
  }, 60_000);

  it("come to nothing for somebody who has been disabled since", async () => {
    const leaver = await createActor("VIEWER");
    const { id } = await askBriefing(leaver, briefingSchema.parse({ recommendation: "CSTO-03" }));
    await database().user.update({ where: { id: leaver.userId }, data: { disabledAt: clock.now() } });
    await runQueuedBriefings();
    expect(await getBriefing(leaver, id)).toMatchObject({ state: "FAILED", problem: { code: "unauthenticated" } });
    await expect(getBriefingFile(leaver, id)).rejects.toMatchObject({ problem: { code: "briefingNotReady" } });
  });
});
