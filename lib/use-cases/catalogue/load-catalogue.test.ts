import { expect, it } from "vitest";
import { database } from "@/lib/db/connection";
import { describeOnBoth } from "@/lib/testing/database";
import { createActor } from "@/lib/testing/factories";
import { getDashboard } from "@/lib/use-cases/dashboard/queries";
import { anchorIn } from "@/lib/use-cases/document/anchors";
import { getRecommendation } from "@/lib/use-cases/recommendation/get-recommendation";
import { listRecommendations } from "@/lib/use-cases/recommendation/list-recommendations";
import { facets } from "@/lib/use-cases/recommendation/queries";
import { catalogue } from "@/prisma/seed/csto-2025/catalogue";
import { ensureSystemUser } from "./ensure-system-user";
import { loadCatalogue } from "./load-catalogue";

describeOnBoth("Loading the catalogue", () => {
  it("loads everything once, with one entry in the chain", async () => {
    const before = Date.now() - 1;
    const system = await ensureSystemUser();
    expect(await loadCatalogue(system, catalogue)).toEqual({ loaded: true });
    expect(await loadCatalogue(system, catalogue)).toEqual({ loaded: false });
    const db = database();
    expect(await db.recommendation.count({ where: { parentId: null } })).toBe(17);
    expect(await db.recommendation.count({ where: { NOT: { parentId: null } } })).toBe(48);
    expect(await db.evidence.count()).toBe(31);
    expect(await db.assessment.count()).toBe(8);
    expect(await db.standing.count()).toBe(65);
    expect(await db.auditEntry.count()).toBe(1);

    const viewer = await createActor("VIEWER");
    const then = await listRecommendations(viewer, { knownAt: before });
    expect(then).toEqual({ items: [], nextCursor: null, total: 0 });
    expect((await getDashboard(viewer, { knownAt: before })).total).toBe(0);
  });

  it("anchors every component in the paper but those that are derived", async () => {
    const rows = await database().recommendation.findMany({
      where: { NOT: { parentId: null } },
      select: { reference: true, currentRevision: { select: { derived: true, locator: true } } },
    });
    const anchored = rows.filter(({ currentRevision }) => anchorIn(currentRevision?.locator) !== null);
    expect(anchored.filter(({ currentRevision }) => currentRevision?.derived)).toEqual([]);
    const without = rows.filter((row) => !anchored.includes(row)).map(({ reference }) => reference);
    expect(without.sort()).toEqual(["CSTO-08a", "CSTO-08b", "CSTO-08c", "CSTO-09a", "CSTO-17b"]);
  });

  it("lets the next evidence follow the catalogue's numbers", async () => {
    const [next] = await database().$queryRaw<{ n: number }[]>`
      SELECT nextval(pg_get_serial_sequence('evidence', 'number'))::int AS n`;
    expect(next?.n).toBe(32);
  });

  it("gives the same list and figures from the projection and from the raw rows", async () => {
    const viewer = await createActor("VIEWER");
    const now = await listRecommendations(viewer, { components: true, limit: 100 });
    const then = await listRecommendations(viewer, { components: true, limit: 100, knownAt: Date.now() });
    expect(now.total).toBe(65);
    const still = (item: (typeof now.items)[number]) => ({ ...item, movedAt: null });
    expect(now.items.map(still)).toEqual(then.items.map(still));
    const { clocks: _a, ...figures } = await getDashboard(viewer);
    const { clocks: _b, ...figuresThen } = await getDashboard(viewer, { knownAt: Date.now() });
    expect(figures.total).toBe(17);
    expect(figures.implementation.NOT_ASSESSED.count).toBe(17);
    expect(figures.proposed.UNDERWAY.count).toBe(6);
    expect(figures.waiting.total).toBe(8);
    expect(JSON.parse(JSON.stringify(figuresThen.byTheme))).toEqual(JSON.parse(JSON.stringify(figures.byTheme)));
    expect(figuresThen.byAddressee).toEqual(figures.byAddressee);
    expect(figuresThen.sourceMix).toEqual(figures.sourceMix);
    expect(figuresThen.triangulation).toEqual(figures.triangulation);
    expect(figuresThen.silentSince).toEqual(figuresThen.silentSince);
    expect(figuresThen.neverHeard.items.map((item) => item.reference)).toEqual(
      figures.neverHeard.items.map((item) => item.reference),
    );
    expect(figuresThen.contested.map((item) => item.reference)).toEqual(
      figures.contested.map((item) => item.reference),
    );
    expect((await facets(viewer)).triangulation).toEqual(
      Object.fromEntries(
        Object.entries(figures.triangulation)
          .filter(([, cell]) => cell.count > 0)
          .map(([value, cell]) => [value, cell.count]),
      ),
    );
  });

  it("shows the page of a recommendation with its components, evidence and proposal", async () => {
    const viewer = await createActor("VIEWER");
    const page = await getRecommendation(viewer, "csto-10");
    expect(page.reference).toBe("CSTO-10");
    expect(page.components.length).toBeGreaterThan(3);
    expect(page.proposals).toHaveLength(1);
    expect(page.proposals[0]?.violations).toEqual([]);
    expect(page.proposals[0]?.citations.map((citation) => citation.number)).toEqual([8, 9, 10, 15]);
    expect(page.current).toBeNull();
    expect(page.previous).toBe("CSTO-09");
    expect(page.next).toBe("CSTO-11");
    expect(page.links.length).toBeGreaterThan(4);
    const component = await getRecommendation(viewer, "CSTO-10B");
    expect(component.parent?.reference).toBe("CSTO-10");
    expect(component.addressees).toEqual(page.addressees);
  });

  it("finds by stem in both languages, by reference and by likeness of spelling", async () => {
    const viewer = await createActor("VIEWER");
    const find = async (q: string) => (await listRecommendations(viewer, { q })).items.map((item) => item.reference);
    expect(await find("киберкомандования")).toContain("CSTO-01");
    expect(await find("exercise")).toContain("CSTO-02");
    expect(await find("csto-1")).toEqual(expect.arrayContaining(["CSTO-10", "CSTO-17"]));
    expect(await find("comand cyber")).toContain("CSTO-01");
    expect(await find("100%_\\")).toEqual([]);
  });

  it("pages through every order without losing or repeating a row", async () => {
    const viewer = await createActor("VIEWER");
    for (const sort of ["reference", "moved", "silent", "status"] as const) {
      for (const dir of ["asc", "desc"] as const) {
        for (const clocks of [{}, { knownAt: Date.now() }]) {
          const seen: string[] = [];
          let cursor: string | undefined;
          do {
            const page = await listRecommendations(viewer, {
              sort,
              dir,
              limit: 5,
              ...clocks,
              ...(cursor ? { cursor } : {}),
            });
            expect(page.total).toBe(17);
            seen.push(...page.items.map((item) => item.reference));
            cursor = page.nextCursor ?? undefined;
          } while (cursor);
          expect(new Set(seen).size, `${sort} ${dir}`).toBe(17);
          expect(seen).toHaveLength(17);
        }
      }
    }
    await expect(listRecommendations(viewer, { cursor: "nonsense" })).rejects.toMatchObject({
      fields: { cursor: { code: "cursor" } },
    });
  });

  it("filters the same from the projection and from the raw rows", async () => {
    const viewer = await createActor("VIEWER");
    const both = async (filters: Parameters<typeof listRecommendations>[1]) => {
      const now = await listRecommendations(viewer, filters);
      const then = await listRecommendations(viewer, { ...filters, knownAt: Date.now() });
      expect(then.items.map((item) => item.reference)).toEqual(now.items.map((item) => item.reference));
      return now.total;
    };
    expect(await both({ implementation: ["NOT_ASSESSED"] })).toBe(17);
    expect(await both({ implementation: ["UNDERWAY"] })).toBe(0);
    expect(await both({ proposed: true })).toBe(8);
    expect(await both({ triangulation: ["CONTESTED"] })).toBe(3);
    expect(await both({ theme: ["cyber"] })).toBeGreaterThan(1);
    expect(await both({ party: ["csto-secretariat"] })).toBeGreaterThan(1);
    expect(await both({ party: ["csto-secretariat"], components: true })).toBeGreaterThan(3);
    expect(await both({ level: ["INTERREGIONAL"], basis: ["EXPLICIT"] })).toBeGreaterThan(0);
    expect(await both({ contradicted: true })).toBeGreaterThan(2);
    expect(await both({ alarm: true })).toBe(0);
    expect(await both({ owner: "me" })).toBe(0);
    expect(await both({ publication: "csto-2025" })).toBe(17);
    expect(await both({ retired: true })).toBe(0);
  });
});
