import { createHash } from "node:crypto";
import { beforeAll, beforeEach, expect, it } from "vitest";
import { database } from "@/lib/db/connection";
import type { Actor } from "@/lib/domain/actor";
import { assessmentMapSchema } from "@/lib/domain/import/assessment-map";
import { evidenceMapSchema } from "@/lib/domain/import/evidence-map";
import { importMapSchema } from "@/lib/domain/import/import";
import { describeOnBoth } from "@/lib/testing/database";
import { createPublication, createTeam } from "@/lib/testing/factories";
import { cancelUpload, getUpload, keepUpload, markProgress, queueUpload } from "@/lib/use-cases/import/uploads";
import { mapFromForm } from "./map-form";
import { previewUpload, runQueuedImports } from "./run-upload";

let made = 0;
const table = (rows: number) =>
  `id,text\n${Array.from({ length: rows }, (_, row) => `${made}-${row},Do the thing number ${row} of ${made}`).join("\n")}\n`;

describeOnBoth("an uploaded table", (_db, kind) => {
  let team: Awaited<ReturnType<typeof createTeam>>;
  beforeAll(async () => {
    team = await createTeam();
    await createPublication({ reference: "PLAN" });
  });
  beforeEach(() => {
    made++;
  });

  async function upload(text: string, actor: Actor = team.analyst) {
    const content = Buffer.from(text);
    const { id } = await keepUpload(actor, {
      publication: "PLAN",
      fileName: "plan.csv",
      fileSha256: createHash("sha256").update(content).digest("hex"),
      content,
      map: importMapSchema.parse({}),
    });
    await previewUpload(actor, id);
    return id;
  }
  const count = () => database().recommendation.count();

  it("shows what would become of it, and is imported in its sender's name", async () => {
    const before = await count();
    const id = await upload(table(3));
    expect(await getUpload(team.analyst, id)).toMatchObject({ state: "READY", report: { created: 3, dryRun: true } });
    expect(await count()).toBe(before);
    await queueUpload(team.analyst, id);
    expect(await runQueuedImports()).toEqual({ ran: 1 });
    expect(await getUpload(team.analyst, id)).toMatchObject({
      state: "DONE",
      done: 3,
      report: { created: 3, written: true },
    });
    expect(await count()).toBe(before + 3);
    const entry = await database().auditEntry.findFirstOrThrow({ orderBy: { sequence: "desc" } });
    expect(entry).toMatchObject({ action: "recommendations.imported", actorId: team.analyst.userId });
  });

  it("is its sender's alone", async () => {
    const id = await upload(table(1));
    await expect(getUpload(team.reviewer, id)).rejects.toMatchObject({ status: 404 });
    await expect(queueUpload(team.admin, id)).rejects.toMatchObject({ status: 404 });
    await expect(upload(table(1), team.viewer)).rejects.toMatchObject({ status: 403 });
  });

  it("is read as its form says", async () => {
    const id = await upload("a,b\nx,First text of the two\ny,Second text of the two\n");
    const { map } = await getUpload(team.analyst, id);
    const form = new Map([
      ["column.0", "a"],
      ["field.0", "section"],
      ["column.1", "b"],
      ["field.1", "title"],
    ]);
    await previewUpload(team.analyst, id, mapFromForm(map, form));
    const changed = await getUpload(team.analyst, id);
    expect(changed.report?.file.columns.map(({ field, by }) => [field, by])).toEqual([
      ["section", "HAND"],
      ["title", "HAND"],
    ]);
  });

  it("of evidence is told what its words mean by its form, over what was said of other words before", () => {
    const before = evidenceMapSchema.parse({
      stances: { red: "CONTRADICTS", amber: "CONTEXT" },
      defaults: { recommendation: "PLAN-1" },
    });
    const form = new Map([
      ["wordField.0", "stance"],
      ["word.0", "amber"],
      ["wordMeaning.0", ""],
      ["wordField.1", "stance"],
      ["word.1", "green"],
      ["wordMeaning.1", "SUPPORTS"],
      ["wordField.2", "type"],
      ["word.2", "циркуляр"],
      ["wordMeaning.2", "LAW"],
    ]);
    expect(mapFromForm(before, form, "EVIDENCE")).toMatchObject({
      stances: { red: "CONTRADICTS", green: "SUPPORTS" },
      types: { циркуляр: "LAW" },
      sourceKinds: {},
      defaults: { recommendation: "PLAN-1" },
    });
    form.set("wordMeaning.2", "NONSENSE");
    expect(() => mapFromForm(before, form, "EVIDENCE")).toThrow();
  });

  it("of ratings is told by its form what becomes of those without a day", () => {
    const before = assessmentMapSchema.parse({ defaults: { saidOn: "2024" } });
    const read = (...fields: [string, string][]) => mapFromForm(before, new Map(fields), "ASSESSMENTS");
    expect(read(["saidOn", "2025-06"], ["undated", "refuse"])).toMatchObject({
      undated: "refuse",
      defaults: { saidOn: "2025-06" },
    });
    expect(read(["saidOn", ""])).toMatchObject({ undated: "keep", defaults: {} });
    expect(() => read(["saidOn", "2025-13"])).toThrow();
  });

  it("that cannot be read says why", async () => {
    const id = await upload('[{"id": 1');
    expect(await getUpload(team.analyst, id)).toMatchObject({ report: null, problem: "notJson" });
  });

  it("that was cancelled while it waited is not imported", async () => {
    const before = await count();
    const id = await upload(table(2));
    await queueUpload(team.analyst, id);
    await cancelUpload(team.analyst, id);
    expect(await runQueuedImports()).toEqual({ ran: 0 });
    expect(await getUpload(team.analyst, id)).toMatchObject({ state: "CANCELLED" });
    expect(await count()).toBe(before);
  });

  it("that a process left half-way is imported by the next", async () => {
    const before = await count();
    const id = await upload(table(2));
    await queueUpload(team.analyst, id);
    await database().importUpload.update({ where: { id }, data: { state: "RUNNING", seenAt: new Date() } });
    expect(await runQueuedImports()).toEqual({ ran: 0 });
    await database().importUpload.update({ where: { id }, data: { seenAt: new Date(Date.now() - 600_000) } });
    expect(await runQueuedImports()).toEqual({ ran: 1 });
    expect(await count()).toBe(before + 2);
    expect(await getUpload(team.analyst, id)).toMatchObject({ state: "DONE" });
  });

  // The embedded database has one connection, which an import holds: there nobody can say so before it is done.
  if (kind === "server") {
    it("that is cancelled while it runs leaves nothing behind", async () => {
      const before = await count();
      const id = await upload(table(3_000));
      await queueUpload(team.analyst, id);
      const running = runQueuedImports();
      // As soon as it says that it runs.
      while ((await getUpload(team.analyst, id)).done === 0) await new Promise((resolve) => setTimeout(resolve, 20));
      await cancelUpload(team.analyst, id);
      await running;
      expect(await getUpload(team.analyst, id)).toMatchObject({ state: "CANCELLED" });
      expect(await count()).toBe(before);
      expect(await markProgress(id, 1)).toBe(false);
    });
  }

  it("comes to nothing where its sender may not any more", async () => {
    const before = await count();
    const id = await upload(table(2));
    await queueUpload(team.analyst, id);
    await database().user.update({ where: { id: team.analyst.userId }, data: { disabledAt: new Date() } });
    await runQueuedImports();
    await database().user.update({ where: { id: team.analyst.userId }, data: { disabledAt: null } });
    expect(await getUpload(team.analyst, id)).toMatchObject({ state: "FAILED" });
    expect(await count()).toBe(before);
  });
});
