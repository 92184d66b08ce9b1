import { mkdtemp, rm, utimes } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, expect, test } from "vitest";
import { database } from "@/lib/db/connection";
import { Conflict, Forbidden, NotFound, Unauthenticated } from "@/lib/domain/errors";
import { setFileStore } from "@/lib/platform/files/current-file-store";
import { DiskFileStore } from "@/lib/platform/files/disk-file-store";
import { describeOnBoth } from "@/lib/testing/database";
import { anonymousActor, createEvidence, createTeam, systemActor } from "@/lib/testing/factories";
import { DRAFT_DAYS } from "@/lib/use-cases/draft/draft";
import { saveDraft } from "@/lib/use-cases/draft/save-draft";
import { attachFile } from "@/lib/use-cases/evidence/attach-file";
import { getFileForDownload } from "./queries";
import { redactFile } from "./redact-file";
import { sweepOrphans } from "./sweep-orphans";

describeOnBoth("files of evidence", () => {
  let directory: string;
  let store: DiskFileStore;
  let team: Awaited<ReturnType<typeof createTeam>>;
  beforeAll(async () => {
    directory = await mkdtemp(path.join(tmpdir(), "heed-files-"));
    store = new DiskFileStore(directory);
    setFileStore(store);
    team = await createTeam();
  });
  afterAll(async () => {
    setFileStore(undefined);
    await rm(directory, { recursive: true, force: true });
  });

  const put = async (content: string) => {
    async function* stream() {
      yield Buffer.from(content);
    }
    return store.put(stream(), { maxBytes: 1_000 });
  };
  const attached = async (content: string) => {
    const stored = await put(content);
    const evidence = await createEvidence();
    await attachFile(team.analyst, { ...stored, name: "minutes.txt", id: evidence.id });
    return { id: evidence.id, sha256: stored.sha256 };
  };
  const age = (sha256: string) => {
    const old = new Date(Date.now() - 48 * 3_600_000);
    return utimes(path.join(directory, "files", sha256.slice(0, 2), sha256), old, old);
  };

  test("are handed out to whoever may read the evidence", async () => {
    const { id, sha256 } = await attached("the minutes");
    const download = await getFileForDownload(team.viewer, id, sha256);
    expect(download).toMatchObject({ name: "minutes.txt", size: 11, mediaType: "text/plain" });
    expect(await text(await download.open())).toBe("the minutes");
    await expect(getFileForDownload(anonymousActor(), id, sha256)).rejects.toBeInstanceOf(Unauthenticated);
    const other = await attached("other minutes");
    await expect(getFileForDownload(team.viewer, id, other.sha256)).rejects.toBeInstanceOf(NotFound);
  });

  test("are redacted by admins alone, once, for good, with one entry", async () => {
    const { id, sha256 } = await attached("a private address");
    const before = await database().auditEntry.count();
    const redact = (actor: Parameters<typeof redactFile>[0]) => redactFile(actor, { id, sha256, reason: "Privacy" });
    await expect(redact(team.reviewer)).rejects.toBeInstanceOf(Forbidden);
    expect(await store.has(sha256)).toBe(true);
    await redact(team.admin);
    expect(await store.has(sha256)).toBe(false);
    await expect(redact(team.admin)).rejects.toBeInstanceOf(Conflict);
    expect(await database().auditEntry.count()).toBe(before + 1);
    expect(await database().auditEntry.count({ where: { action: "evidence.file-redacted" } })).toBe(1);
    await expect(getFileForDownload(team.viewer, id, sha256)).rejects.toMatchObject({
      problem: { code: "fileRedacted" },
    });
    const again = await put("a private address");
    const evidence = await createEvidence();
    await expect(attachFile(team.analyst, { ...again, name: "a.txt", id: evidence.id })).rejects.toMatchObject({
      fields: { file: { code: "fileRedacted" } },
    });
  });

  test("that no record names are swept after a day, redacted ones too, by the system", async () => {
    const kept = await attached("kept");
    const redacted = await attached("redacted");
    await redactFile(team.admin, { ...redacted, reason: "Privacy" });
    await put("redacted");
    const orphan = await put("orphan");
    const young = await put("young");
    for (const sha256 of [kept.sha256, redacted.sha256, orphan.sha256]) await age(sha256);
    await expect(sweepOrphans(team.admin)).rejects.toBeInstanceOf(Forbidden);
    expect(await sweepOrphans(await systemActor())).toEqual({ removed: 2 });
    expect(await Promise.all([kept, redacted, orphan, young].map((each) => store.has(each.sha256)))).toEqual([
      true,
      false,
      false,
      true,
    ]);
  });

  test("that a draft names stay as long as the draft", async () => {
    const drafted = { ...(await put("drafted")), name: "drafted.txt" };
    const draft = await saveDraft(team.analyst, {
      form: "evidence.log",
      values: {},
      files: [drafted],
      fields: {},
      problem: null,
    });
    await age(drafted.sha256);
    await sweepOrphans(await systemActor());
    expect(await store.has(drafted.sha256)).toBe(true);
    const [expired, where] = [new Date(Date.now() - (DRAFT_DAYS * 24 + 1) * 3_600_000), { id: draft.id }];
    await database().draft.update({ where, data: { createdAt: expired } });
    await sweepOrphans(await systemActor());
    expect(await store.has(drafted.sha256)).toBe(false);
  });
});
