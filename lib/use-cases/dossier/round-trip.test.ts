import { createWriteStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { buffer } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { database } from "@/lib/db/connection";
import { dossierLinkedData } from "@/lib/domain/dossier/linked-data";
import { type DossierRecord, dossierRecordSchema } from "@/lib/domain/dossier/record";
import { openArchive } from "@/lib/platform/archive/open-archive";
import { setFileStore } from "@/lib/platform/files/current-file-store";
import { DiskFileStore } from "@/lib/platform/files/disk-file-store";
import { useDatabase } from "@/lib/testing/database";
import { createTeam, systemActor } from "@/lib/testing/factories";
import { linkedDataFaults } from "@/lib/testing/linked-data";
import { loadCatalogue } from "@/lib/use-cases/catalogue/load-catalogue";
import { catalogue } from "@/prisma/seed/csto-2025/catalogue";
import { keepCaptures } from "./capture.fixtures";
import { fillRecord } from "./full-record.fixtures";
import { importDossier } from "./import-dossier";
import { previewDossier } from "./preview-dossier";
import { gatherDossier } from "./write-dossier";

type Team = Awaited<ReturnType<typeof createTeam>>;
let folder: string;
let first: DossierRecord;
let second: DossierRecord;
const file = (name: string) => path.join(folder, `${name}.zip`);

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "heed-round-trip-"));
});
afterAll(async () => {
  setFileStore(undefined);
  await rm(folder, { recursive: true, force: true });
});

/** Writes CSTO-10 as a dossier made at a place. @returns the record in it */
async function exported(team: Team, place: string): Promise<DossierRecord> {
  const about = { heed: "9.9.9", origin: `https://${place}.example.org` };
  const dossier = await gatherDossier(team.viewer, { kind: "recommendation", reference: "CSTO-10" }, about);
  await dossier.write(createWriteStream(file(place)));
  const archive = await openArchive(file(place));
  const text = (await buffer(archive.read("record.json"))).toString("utf8");
  archive.close();
  expect(text).not.toContain("canary-of-a-team-note");
  return dossierRecordSchema.parse(JSON.parse(text));
}

/**
 * A record less what is an installation's own: ids of parties, numbers of evidence, when and by whom something became known
 * there; and less what people said, which elsewhere is a record of theirs.
 */
function comparable(record: DossierRecord) {
  return {
    ...record,
    parties: record.parties.map(({ id: _, ...party }) => party),
    evidence: record.evidence
      .map(({ reference: _, recordedAt: _at, ...item }) => item)
      .sort((a, b) => a.id.localeCompare(b.id)),
    sources: record.sources.map((source) => ({
      ...source,
      gradings: source.gradings.map(({ grader: _, gradedAt: _at, ...grading }) => grading),
    })),
    captures: record.captures.map(({ takenAt: _, ...capture }) => capture),
    responses: [...record.responses].sort((a, b) => a.id.localeCompare(b.id)),
    ...{ judgements: [], answers: [], outcomes: [], notes: [], elsewhere: [] },
  };
}

/** What people said, by id. */
function said({
  judgements,
  answers,
  outcomes,
  notes,
}: Pick<DossierRecord, "judgements" | "answers" | "outcomes" | "notes">) {
  const byId = <Row extends { id: string }>(rows: Row[]) => [...rows].sort((a, b) => a.id.localeCompare(b.id));
  return { judgements: byId(judgements), answers: byId(answers), outcomes: byId(outcomes), notes: byId(notes) };
}

describe("the first installation", () => {
  useDatabase();
  it("writes one of everything that it records of a recommendation into its dossier", async () => {
    setFileStore(new DiskFileStore(path.join(folder, "first")));
    await loadCatalogue(await systemActor(), catalogue);
    const team = await createTeam();
    await fillRecord(team, "CSTO-10");
    await keepCaptures(team, "CSTO-10");
    first = await exported(team, "first");
    for (const [name, rows] of Object.entries(first)) {
      if (Array.isArray(rows) && name !== "elsewhere") expect(rows.length, name).toBeGreaterThan(0);
    }
    expect(first.sources.flatMap(({ gradings }) => gradings)).toHaveLength(1);
    expect(first.judgements.flatMap(({ replies }) => replies)).toHaveLength(1);
    expect(first.judgements.flatMap(({ searches }) => searches)).toHaveLength(1);
    expect(first.answers[0]?.accepted).not.toBeNull();
    expect(await linkedDataFaults(dossierLinkedData(first))).toEqual([]);
    const bearing = new Set(first.links.map(({ evidence }) => evidence));
    expect(first.milestones[0]?.evidence.some((id) => !bearing.has(id))).toBe(true);
  }, 120_000);
});

describe("the second installation", () => {
  useDatabase();
  it("gives the same dossier again, what was judged and said as said by the first", async () => {
    setFileStore(new DiskFileStore(path.join(folder, "second")));
    const team = await createTeam();
    const preview = await previewDossier(team.admin, file("first"));
    expect(preview).toMatchObject({ known: false, taken: [], publication: { reference: "CSTO-2025", here: false } });
    expect(await database().recommendation.count()).toBe(0);
    const brought = new Map(preview.brought.map(({ kind, count, here }) => [kind, { count, here }]));
    expect(brought.get("evidence")).toEqual({ count: first.evidence.length, here: 0 });
    await expect(previewDossier(team.reviewer, file("first"))).rejects.toMatchObject({ status: 403 });
    await importDossier(team.admin, file("first"));
    const after = await previewDossier(team.admin, file("first"));
    expect(after).toMatchObject({ known: true, publication: { here: true } });
    expect(after.taken.length).toBeGreaterThan(0);
    for (const { kind, count, here } of after.brought) {
      if (["evidence", "sources", "parties", "themes"].includes(kind)) expect(here, kind).toBe(count);
    }
    second = await exported(team, "second");
    expect(comparable(second)).toEqual(comparable(first));
    expect(await linkedDataFaults(dossierLinkedData(second))).toEqual([]);
    expect(said(second)).toEqual({ judgements: [], answers: [], outcomes: [], notes: [] });
    expect(second.elsewhere.map(({ origin, subject }) => ({ origin, subject }))).toEqual([
      { origin: "https://first.example.org", subject: "CSTO-10" },
    ]);
    expect(second.elsewhere.map(said)).toEqual([said(first)]);
    const standing = await database().standing.findFirstOrThrow({ where: { reference: "CSTO-10" } });
    expect(standing).toMatchObject({ implementation: null, proposals: 0, requests: 1 });
    expect(standing.dueOn?.toISOString()).toContain("2027-03-31");
  }, 60_000);
});

describe("the third installation", () => {
  useDatabase();
  it("still has what the first one said, through the second", async () => {
    setFileStore(new DiskFileStore(path.join(folder, "third")));
    const team = await createTeam();
    await importDossier(team.admin, file("second"));
    const third = await exported(team, "third");
    expect(comparable(third)).toEqual(comparable(second));
    expect(third.elsewhere.map(said)).toContainEqual(said(first));
    expect(third.elsewhere.map(({ origin }) => origin).sort()).toEqual(["https://first.example.org"]);
  }, 60_000);
});
