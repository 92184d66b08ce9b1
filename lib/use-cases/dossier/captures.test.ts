import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { buffer, text } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { database } from "@/lib/db/connection";
import { openArchive } from "@/lib/platform/archive/open-archive";
import { type Member, SealedZip } from "@/lib/platform/archive/sealed-zip";
import { setFileStore } from "@/lib/platform/files/current-file-store";
import { DiskFileStore } from "@/lib/platform/files/disk-file-store";
import { useDatabase } from "@/lib/testing/database";
import { createTeam, systemActor } from "@/lib/testing/factories";
import { getArchive, getCapture, getCaptureForDownload } from "@/lib/use-cases/capture/queries";
import { loadCatalogue } from "@/lib/use-cases/catalogue/load-catalogue";
import { redactFile } from "@/lib/use-cases/file/redact-file";
import { catalogue } from "@/prisma/seed/csto-2025/catalogue";
import { keepCaptures, PAGE, PAGE_TEXT } from "./capture.fixtures";
import { importDossier } from "./import-dossier";
import { previewDossier } from "./preview-dossier";
import { gatherDossier } from "./write-dossier";

const about = { heed: "9.9.9", origin: "https://there.example.org" };
const sha256 = (bytes: string | Buffer) => createHash("sha256").update(bytes).digest("hex");
const page = `files/${sha256(PAGE)}`;
let folder: string;
let evidenceId: string;
let members: Map<string, Buffer>;
const file = (name: string) => path.join(folder, `${name}.zip`);

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "heed-dossier-captures-"));
});
afterAll(async () => {
  setFileStore(undefined);
  await rm(folder, { recursive: true, force: true });
});

async function write(team: Awaited<ReturnType<typeof createTeam>>, name: string) {
  const dossier = await gatherDossier(team.viewer, { kind: "recommendation", reference: "CSTO-10" }, about);
  await dossier.write(createWriteStream(file(name)));
  const archive = await openArchive(file(name));
  const read = new Map<string, Buffer>();
  for (const each of archive.names) read.set(each, await buffer(archive.read(each)));
  archive.close();
  return read;
}

function verify(name: string) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ["lib/verifier/verify.mjs", file(name)], {
    encoding: "utf8",
  });
  return { status, out: stdout + stderr };
}

/** Sealed anew with other members; null leaves one out. The manifest is as it was unless its members are told anew. */
async function sealed(
  name: string,
  change: (member: string, bytes: Buffer) => Buffer | null,
  told: (manifest: { format: number; members: Member[] }, written: Member[]) => object = (manifest) => manifest,
) {
  const zip = new SealedZip(createWriteStream(file(name)), new Date());
  const written: Member[] = [];
  for (const [member, bytes] of members) {
    if (member === "manifest.json") continue;
    const changed = change(member, Buffer.from(bytes));
    if (changed) written.push(await zip.addText(member, changed.toString("utf8")));
  }
  const manifest = JSON.parse(members.get("manifest.json")?.toString("utf8") ?? "");
  await zip.addText("manifest.json", JSON.stringify(told(manifest, written)));
  await zip.finish();
  return file(name);
}

describe("captures in a dossier", () => {
  useDatabase();
  it("stand in it with their bytes and texts, each once, and the verifier tells a changed byte of them", async () => {
    setFileStore(new DiskFileStore(path.join(folder, "there")));
    await loadCatalogue(await systemActor(), catalogue);
    const team = await createTeam();
    evidenceId = await keepCaptures(team, "CSTO-10");
    members = await write(team, "one");
    expect(members.get(page)?.toString("utf8")).toBe(PAGE);
    expect([...members.keys()].filter((name) => name.startsWith("files/"))).toHaveLength(3);
    expect(verify("one")).toMatchObject({ status: 0, out: expect.stringContaining("captured pages: 2") });
    await sealed("changed", (name, bytes) => (name === page ? Buffer.from(PAGE.replace("7", "8").slice(1)) : bytes));
    expect(verify("changed")).toMatchObject({
      status: 1,
      out: expect.stringContaining(`FAULT ${page} has been changed`),
    });
    await sealed("missing", (name, bytes) => (name === page ? null : bytes));
    expect(verify("missing")).toMatchObject({
      status: 1,
      out: expect.stringContaining(`captured page ${page} is missing`),
    });
    const record = (await previewDossier(team.admin, file("one"))).brought.find(({ kind }) => kind === "captures");
    expect(record).toEqual({ kind: "captures", count: 2, here: 2 });
    await redactFile(team.admin, { id: evidenceId, sha256: sha256(PAGE), reason: "Privacy" });
    const rest = await write(team, "redacted");
    const { captures } = JSON.parse(rest.get("record.json")?.toString("utf8") ?? "");
    expect(captures).toMatchObject([{ fetchedAt: "2026-05-02T10:00:00.000Z", text: null }]);
    expect(verify("redacted")).toMatchObject({ status: 0 });
  }, 120_000);
});

describe("captures taken in elsewhere", () => {
  useDatabase();
  it("are refused by the member's name when it is damaged or missing, and nothing is kept", async () => {
    setFileStore(new DiskFileStore(path.join(folder, "here")));
    const team = await createTeam();
    const refused = (from: string, code: string) =>
      expect(importDossier(team.admin, from)).rejects.toMatchObject({ problem: { code, params: { member: page } } });
    await refused(file("changed"), "dossierMemberDamaged");
    await refused(file("missing"), "dossierMemberMissing");
    const anew = (manifest: object, told: Member[]) => ({ ...manifest, members: told });
    await refused(await sealed("a", (name, bytes) => (name === page ? null : bytes), anew), "dossierMemberMissing");
    const other = (name: string, bytes: Buffer) => (name === page ? Buffer.from(PAGE.replace("У", "Ю")) : bytes);
    await refused(await sealed("b", other, anew), "dossierMemberDamaged");
    expect(await database().linkCapture.count()).toBe(0);
    expect(await database().storedFile.count()).toBe(0);
  });

  it("are the same as there, stand as taken there, and go on as such", async () => {
    const team = await createTeam();
    expect(await importDossier(team.admin, file("one"))).toMatchObject({ captures: 2 });
    const { captures } = await getArchive(team.viewer, evidenceId);
    expect(captures).toMatchObject([
      { version: 2, changed: "BYTES", fetchedAt: new Date("2026-05-02T10:00:00.000Z") },
      { version: 1, url: "https://example.org/7", finalUrl: "https://example.org/decree/7", sha256: sha256(PAGE) },
    ]);
    expect(captures[1]).toMatchObject({
      ...{ status: 200, headers: { "content-type": "text/html" }, title: "Указ", textSha256: sha256(PAGE_TEXT) },
      elsewhere: { origin: about.origin, by: expect.stringMatching(/./) },
    });
    expect((await getCapture(team.viewer, evidenceId, 1)).text).toBe(PAGE_TEXT);
    const download = await getCaptureForDownload(team.viewer, evidenceId, 1);
    expect(await text(await download.open())).toBe(PAGE);
    const there = JSON.parse(members.get("record.json")?.toString("utf8") ?? "").captures;
    const again = JSON.parse((await write(team, "two")).get("record.json")?.toString("utf8") ?? "").captures;
    expect(again).toEqual(there.map((each: object) => ({ ...each, takenAt: { origin: about.origin } })));
  }, 60_000);
});

describe("an older dossier", () => {
  useDatabase();
  it("without captures is taken in as before", async () => {
    setFileStore(new DiskFileStore(path.join(folder, "older")));
    const team = await createTeam();
    const older = await sealed(
      "older",
      (name, bytes) => {
        if (name.startsWith("files/")) return null;
        if (name !== "record.json") return bytes;
        const { captures: _, ...record } = JSON.parse(bytes.toString("utf8"));
        return Buffer.from(JSON.stringify(record));
      },
      (manifest, told) => ({ ...manifest, format: 2, members: told }),
    );
    expect(verify("older")).toMatchObject({ status: 0 });
    expect(await importDossier(team.admin, older)).toMatchObject({ captures: 0 });
  }, 60_000);
});
