import { spawnSync } from "node:child_process";
import { createWriteStream } from "node:fs";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { buffer } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ZipFile } from "yazl";
import { database } from "@/lib/db/connection";
import { transact } from "@/lib/db/transaction";
import type { Actor } from "@/lib/domain/actor";
import { type DossierRecord, dossierRecordSchema } from "@/lib/domain/dossier/record";
import { openArchive } from "@/lib/platform/archive/open-archive";
import { SealedZip } from "@/lib/platform/archive/sealed-zip";
import { setFileStore } from "@/lib/platform/files/current-file-store";
import { DiskFileStore } from "@/lib/platform/files/disk-file-store";
import { useDatabase } from "@/lib/testing/database";
import { anonymousActor, createTeam, systemActor } from "@/lib/testing/factories";
import { loadCatalogue } from "@/lib/use-cases/catalogue/load-catalogue";
import { writeNote } from "@/lib/use-cases/note/write-note";
import { catalogue } from "@/prisma/seed/csto-2025/catalogue";
import { importDossier } from "./import-dossier";
import { listElsewhere } from "./queries";
import { gatherDossier } from "./write-dossier";

const about = { heed: "9.9.9", origin: "https://heed.example.org" };
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "heed-dossier-"));
  setFileStore(new DiskFileStore(folder));
});
afterAll(async () => {
  setFileStore(undefined);
  await rm(folder, { recursive: true, force: true });
});

/** What the verifier says, as anybody runs it. */
function verify(file: string, program = "lib/verifier/verify.mjs") {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, file], { encoding: "utf8" });
  return { status, out: stdout + stderr };
}

describe("a dossier", () => {
  useDatabase();
  let team: Awaited<ReturnType<typeof createTeam>>;
  let file: string;
  let members: Map<string, Buffer>;

  async function write(actor: Actor, kind: "recommendation" | "publication", reference: string, into: string) {
    const dossier = await gatherDossier(actor, { kind, reference }, about);
    await dossier.write(createWriteStream(into));
    return into;
  }

  /** The same members, one of them changed, packed by another program. */
  async function repacked(change: (name: string, bytes: Buffer) => Buffer): Promise<string> {
    const zip = new ZipFile();
    for (const [name, bytes] of members) zip.addBuffer(change(name, Buffer.from(bytes)), name);
    zip.end();
    const into = path.join(folder, "repacked.zip");
    await writeFile(into, await buffer(zip.outputStream));
    return into;
  }

  beforeAll(async () => {
    await loadCatalogue(await systemActor(), catalogue);
    team = await createTeam();
    const store = new DiskFileStore(folder);
    const content = await store.put([Buffer.from("Протокол, страница 1\n")] as never, { maxBytes: 1_000 });
    await transact(async (tx, at) => {
      const { evidenceId } = await tx.evidenceLink.findFirstOrThrow({
        where: { recommendation: { parent: { reference: "CSTO-10" } } },
      });
      await tx.storedFile.create({
        data: { sha256: content.sha256, size: BigInt(content.size), mediaType: content.mediaType, storedAt: at },
      });
      await tx.evidenceFile.create({
        data: {
          evidenceId,
          version: 1,
          sha256: content.sha256,
          name: "протокол.txt",
          recordedAt: at,
          recordedById: team.analyst.userId,
        },
      });
    });
    await writeNote(team.analyst, { reference: "CSTO-10", body: "canary-of-a-note", visibility: "TEAM" } as never);
    file = await write(team.viewer, "recommendation", "csto-10", path.join(folder, "one.zip"));
    const archive = await openArchive(file);
    members = new Map();
    for (const name of archive.names) members.set(name, await buffer(archive.read(name)));
    archive.close();
  }, 120_000);

  it("holds the recommendation with its components, evidence, files, judgements and entries, and no note", () => {
    const record = dossierRecordSchema.parse(JSON.parse(members.get("record.json")?.toString("utf8") ?? ""));
    expect(record.recommendations[0]?.reference).toBe("CSTO-10");
    expect(record.recommendations.length).toBeGreaterThan(1);
    expect(record.evidence.flatMap((item) => item.files).map(({ name }) => name)).toEqual(["протокол.txt"]);
    expect(record.judgements.length).toBeGreaterThan(0);
    expect([...members.keys()].filter((name) => name.startsWith("files/"))).toHaveLength(1);
    expect(members.get("audit.jsonl")?.toString("utf8")).toContain("catalogue.loaded");
    for (const [, bytes] of members) expect(bytes.toString("utf8")).not.toContain("canary-of-a-note");
    const linked = JSON.parse(members.get("data.jsonld")?.toString("utf8") ?? "");
    const ids = new Set(linked["@graph"].map((node: { "@id": string }) => node["@id"]));
    expect(ids.size).toBe(linked["@graph"].length);
    for (const link of record.links) expect(ids.has(`urn:uuid:${link.id}`)).toBe(true);
    expect(JSON.parse(members.get("citations.json")?.toString("utf8") ?? "")).toHaveLength(record.evidence.length + 1);
  });

  it("is found whole by the verifier, and by the one that it brings along", async () => {
    expect(verify(file)).toMatchObject({ status: 0, out: expect.stringContaining("All as it was written") });
    const own = path.join(folder, "verify.mjs");
    await writeFile(own, members.get("verify.mjs") ?? "");
    expect(verify(file, own)).toMatchObject({ status: 0 });
  });

  it("is checked by a program that is run by its folder's name as well, and imports nothing but Node's own", async () => {
    const { status, stdout } = spawnSync("npx", ["--offline", "./lib/verifier", file], { encoding: "utf8" });
    expect({ status, stdout }).toMatchObject({ status: 0, stdout: expect.stringContaining("All as it was written") });
    const program = await readFile("lib/verifier/verify.mjs", "utf8");
    const imported = [...program.matchAll(/from "([^"]+)"|import\("([^"]+)"\)/g)].map(([, name]) => name);
    expect(imported.every((name) => name?.startsWith("node:"))).toBe(true);
  }, 30_000);

  it("tells a changed byte in any member, by name, even packed anew", async () => {
    expect(members.size).toBeGreaterThan(6);
    for (const name of members.keys()) {
      const changed = await repacked((each, bytes) => {
        if (each === name) bytes[Math.floor(bytes.length / 2)] = (bytes[Math.floor(bytes.length / 2)] ?? 0) ^ 1;
        return bytes;
      });
      const { status, out } = verify(changed);
      expect(status, name).toBe(1);
      if (name !== "manifest.json") expect(out).toContain(`FAULT ${name} has been changed`);
    }
  }, 60_000);

  it("tells any changed byte of the file itself, and a cut", async () => {
    const bytes = await readFile(file);
    const other = path.join(folder, "other.zip");
    for (let step = 0; step < 12; step++) {
      const copy = Buffer.from(bytes);
      const at = Math.floor((step * (bytes.length - 1)) / 11);
      copy[at] = (copy[at] ?? 0) ^ 1;
      await writeFile(other, copy);
      expect(verify(other).status, `byte ${at}`).toBe(1);
    }
    await writeFile(other, bytes.subarray(0, -1));
    expect(verify(other).status).toBe(1);
    await writeFile(other, "Dear reader");
    expect(verify(other).status).toBe(1);
  }, 60_000);

  it("of a publication holds all of it", async () => {
    const all = await write(team.viewer, "publication", "CSTO-2025", path.join(folder, "all.zip"));
    expect(verify(all)).toMatchObject({ status: 0 });
    const archive = await openArchive(all);
    const record = JSON.parse((await buffer(archive.read("record.json"))).toString("utf8"));
    archive.close();
    expect(record.recommendations.filter((each: { parent: unknown }) => each.parent === null)).toHaveLength(17);
  }, 60_000);

  it("is for whoever may read its subject", async () => {
    await expect(
      gatherDossier(anonymousActor(), { kind: "recommendation", reference: "CSTO-10" }, about),
    ).rejects.toMatchObject({ status: 401 });
    await expect(
      gatherDossier(team.viewer, { kind: "recommendation", reference: "CSTO-999" }, about),
    ).rejects.toMatchObject({ status: 404 });
  });
});

describe("a dossier taken in elsewhere", () => {
  useDatabase();
  let team: Awaited<ReturnType<typeof createTeam>>;
  const file = () => path.join(folder, "one.zip");
  const readMember = async (from: string, name: string) => {
    const archive = await openArchive(from);
    const text = (await buffer(archive.read(name))).toString("utf8");
    archive.close();
    return JSON.parse(text);
  };

  beforeAll(async () => {
    setFileStore(new DiskFileStore(path.join(folder, "elsewhere")));
    team = await createTeam();
  });

  it("reproduces recommendations, evidence, files and links; judgements stay a record of the other installation", async () => {
    const made = await importDossier(team.admin, file());
    const there = await readMember(file(), "record.json");
    expect(made).toEqual({
      subject: "CSTO-10",
      publication: false,
      recommendations: there.recommendations.length,
      evidence: there.evidence.length,
      captures: 0,
      judgements: there.judgements.length,
    });
    expect(made.judgements).toBeGreaterThan(0);
    const again = path.join(folder, "again.zip");
    const dossier = await gatherDossier(team.viewer, { kind: "recommendation", reference: "CSTO-10" }, about);
    await dossier.write(createWriteStream(again));
    expect(verify(again)).toMatchObject({ status: 0 });
    const here = await readMember(again, "record.json");
    const comparable = (record: DossierRecord) => ({
      ...record,
      judgements: [],
      elsewhere: [],
      parties: record.parties.map(({ id: _, ...party }) => party),
      evidence: record.evidence
        .map(({ reference: _, recordedAt: _at, ...item }) => item)
        .sort((a, b) => a.id.localeCompare(b.id)),
    });
    expect(comparable(here)).toEqual(comparable(there));
    expect(here.judgements).toEqual([]);
    expect(await database().assessment.count()).toBe(0);
    expect(await database().standing.count({ where: { implementation: { not: null } } })).toBe(0);
    const judged = there.judgements[0];
    const [from] = await listElsewhere(team.viewer, judged.recommendation);
    expect(from?.judgements).toContainEqual(judged);
    expect(from?.origin).toBe("https://heed.example.org");
  }, 60_000);

  it("leaves one entry in the chain, with where it came from", async () => {
    const entries = await database().auditEntry.findMany({ where: { action: "dossier.imported" } });
    expect(entries).toHaveLength(1);
    const payload = await database().auditPayload.findFirst({ where: { sequence: entries[0]?.sequence ?? 0n } });
    const { head } = await readMember(file(), "manifest.json");
    expect(JSON.parse(payload?.payload ?? "")).toMatchObject({ origin: "https://heed.example.org", head });
  });

  it("comes in once, overwrites nothing, and is refused when it is damaged or somebody may not", async () => {
    const refused = (from: string, problem: object) =>
      expect(importDossier(team.admin, from)).rejects.toMatchObject({ problem });
    await refused(file(), { code: "dossierKnown" });
    await refused(path.join(folder, "again.zip"), { code: "dossierReferencesTaken" });
    const bytes = await readFile(file());
    bytes[200] = (bytes[200] ?? 0) ^ 1;
    const broken = path.join(folder, "broken.zip");
    await writeFile(broken, bytes);
    await refused(broken, { code: "dossierDamaged" });
    await writeFile(broken, "Dear reader");
    await refused(broken, { code: "notADossier" });
    await expect(importDossier(team.reviewer, file())).rejects.toMatchObject({ status: 403 });
  });

  it("is refused quickly when it unpacks to a thousand times its size", async () => {
    const bomb = path.join(folder, "bomb.zip");
    const zip = new SealedZip(createWriteStream(bomb), new Date());
    const nothing = Buffer.alloc(1_000_000);
    const members = [
      await zip.add(
        "record.json",
        (async function* () {
          for (let each = 0; each < 300; each++) yield nothing;
        })(),
      ),
    ];
    const manifest = await readMember(file(), "manifest.json");
    await zip.addText("manifest.json", JSON.stringify({ ...manifest, members }));
    await zip.finish();
    const began = performance.now();
    await expect(importDossier(team.admin, bomb)).rejects.toMatchObject({ problem: { code: "dossierDamaged" } });
    expect(performance.now() - began).toBeLessThan(2_000);
  }, 30_000);
});
