import { createHash } from "node:crypto";
import { open, stat } from "node:fs/promises";
import { fitsTogether } from "@/lib/domain/dossier/fits-together";
import {
  DOSSIER_FORMAT,
  DOSSIER_MANIFEST,
  DOSSIER_RECORD,
  type DossierManifest,
  dossierManifestSchema,
} from "@/lib/domain/dossier/manifest";
import { dossierMember, namedBytes } from "@/lib/domain/dossier/members";
import { type DossierRecord, dossierRecordSchema } from "@/lib/domain/dossier/record";
import { Conflict } from "@/lib/domain/errors";
import { type Archive, ArchiveDamaged, openArchive } from "@/lib/platform/archive/open-archive";
import { SEAL_LENGTH } from "@/lib/platform/archive/sealed-zip";

/** More than a record of text can sensibly be; whatever unpacks to more is refused unread. */
const MOST_TEXT = 200_000_000;
const MOST_MEMBERS = 60_000;
/** Text packs to a tenth; what says that it unpacks to much more than that is a bomb. */
const MOST_GROWTH = 100;

/** A dossier that was found whole. */
export interface OpenDossier {
  /** Its seal. */
  sha256: string;
  manifest: DossierManifest;
  record: DossierRecord;
  archive: Archive;
}

/**
 * Opens a dossier of which every byte is as it was written, and whose record fits together. Close its archive afterwards.
 * @throws Conflict (notADossier, dossierDamaged, dossierMemberDamaged, dossierMemberMissing, dossierNewer)
 */
export async function openDossier(file: string): Promise<OpenDossier> {
  const archive = await openArchive(file).catch(refuse);
  try {
    if (archive.names.length > MOST_MEMBERS) throw new Conflict("dossierDamaged");
    if (!archive.names.includes(DOSSIER_MANIFEST)) throw new Conflict("notADossier");
    const said = JSON.parse(await readText(archive, DOSSIER_MANIFEST)) as { kind?: unknown; format?: unknown };
    if (said?.kind !== "heed-dossier") throw new Conflict("notADossier");
    if (typeof said.format === "number" && said.format > DOSSIER_FORMAT) throw new Conflict("dossierNewer");
    const manifest = dossierManifestSchema.safeParse(said);
    if (!manifest.success) throw new Conflict("dossierDamaged");
    const unpacked = manifest.data.members.reduce((sum, { bytes }) => sum + bytes, 0);
    if (unpacked > MOST_GROWTH * (await stat(file)).size) throw new Conflict("dossierDamaged");
    await assertMembers(archive, manifest.data);
    const record = dossierRecordSchema.safeParse(JSON.parse(await readText(archive, DOSSIER_RECORD)));
    if (record.success) assertNamed(record.data, manifest.data);
    if (!record.success || !fitsTogether(record.data, archive.names)) throw new Conflict("dossierDamaged");
    return { sha256: await readSeal(file), manifest: manifest.data, record: record.data, archive };
  } catch (error) {
    archive.close();
    return refuse(error);
  }
}

async function assertMembers(archive: Archive, { members }: DossierManifest): Promise<void> {
  const named = new Set([DOSSIER_MANIFEST, ...members.map(({ name }) => name)]);
  const there = new Set(archive.names);
  for (const name of named) if (!there.has(name)) throw missing(name);
  if (named.size !== archive.names.length) throw new Conflict("dossierDamaged");
  for (const member of members) {
    const hash = createHash("sha256");
    let bytes = 0;
    for await (const chunk of archive.read(member.name)) {
      bytes += chunk.length;
      if (bytes > member.bytes) throw damaged(member.name);
      hash.update(chunk);
    }
    if (bytes !== member.bytes || hash.digest("hex") !== member.sha256) throw damaged(member.name);
  }
}

/** All bytes that the record names are there, under their own hash and as many as it says. */
function assertNamed(record: DossierRecord, { members }: DossierManifest): void {
  const there = new Map(members.map((member) => [member.name, member]));
  for (const { sha256, size } of namedBytes(record)) {
    const name = dossierMember(sha256);
    const member = there.get(name);
    if (!member) throw missing(name);
    if (member.sha256 !== sha256 || member.bytes !== size) throw damaged(name);
  }
}

const damaged = (member: string) => new Conflict({ code: "dossierMemberDamaged", params: { member } });
const missing = (member: string) => new Conflict({ code: "dossierMemberMissing", params: { member } });

async function readText(archive: Archive, name: string): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of archive.read(name)) {
    bytes += chunk.length;
    if (bytes > MOST_TEXT) throw new Conflict("dossierDamaged");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

async function readSeal(file: string): Promise<string> {
  const handle = await open(file, "r");
  try {
    const seal = Buffer.alloc(SEAL_LENGTH);
    await handle.read(seal, 0, SEAL_LENGTH, (await handle.stat()).size - SEAL_LENGTH);
    return seal.toString("latin1");
  } finally {
    await handle.close();
  }
}

function refuse(error: unknown): never {
  if (error instanceof SyntaxError) throw new Conflict("dossierDamaged");
  if (!(error instanceof ArchiveDamaged)) throw error;
  throw new Conflict(error.fault === "NOT_AN_ARCHIVE" ? "notADossier" : "dossierDamaged");
}
