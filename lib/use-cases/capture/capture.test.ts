import { createHash } from "node:crypto";
import { appendFile, mkdtemp, rm, utimes } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { buffer, text } from "node:stream/consumers";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { database } from "@/lib/db/connection";
import { Conflict, Forbidden, NotFound, Unauthenticated } from "@/lib/domain/errors";
import { parseEnvironment } from "@/lib/env/environment";
import { setFileStore } from "@/lib/platform/files/current-file-store";
import { DiskFileStore } from "@/lib/platform/files/disk-file-store";
import { describeOnBoth } from "@/lib/testing/database";
import { anonymousActor, createEvidence, createTeam, systemActor } from "@/lib/testing/factories";
import { html, startWebServer, status, type WebServer } from "@/lib/testing/web-server";
import { verifyChain } from "@/lib/use-cases/audit/verify-chain";
import { redactFile } from "@/lib/use-cases/file/redact-file";
import { sweepOrphans } from "@/lib/use-cases/file/sweep-orphans";
import { captureLink } from "./capture-link";
import { getArchive, getCapture, getCaptureForDownload } from "./queries";
import { requestCapture } from "./request-capture";
import { claimCapture, dropCapture } from "./waiting-captures";

const holder = globalThis as { heedEnvironment?: unknown };
const allowing = (variables: Record<string, string>) => {
  holder.heedEnvironment = parseEnvironment({ HEED_LOG_LEVEL: "silent", ...variables });
};

describeOnBoth("captures of links", () => {
  let site: WebServer;
  let directory: string;
  let store: DiskFileStore;
  let team: Awaited<ReturnType<typeof createTeam>>;
  beforeAll(async () => {
    directory = await mkdtemp(path.join(tmpdir(), "heed-captures-"));
    store = new DiskFileStore(directory);
    setFileStore(store);
    site = await startWebServer();
    team = await createTeam();
  });
  beforeEach(() => allowing({ HEED_OUTBOUND_ALLOW: "127.0.0.1" }));
  afterAll(async () => {
    setFileStore(undefined);
    delete holder.heedEnvironment;
    await site.stop();
    await rm(directory, { recursive: true, force: true });
  });

  const evidenceAt = (page: string) => createEvidence({ url: `${site.url}${page}` });
  const count = () => database().auditEntry.count();
  const countFiles = async () => {
    let files = 0;
    for await (const _ of store.list()) files += 1;
    return files;
  };

  test("keep the bytes, their text, where they came from and one audit entry", async () => {
    site.pages["/decree"] = html("<title>Decree 7</title><h1>Decree</h1><p>The council decides.</p>", {
      "last-modified": "Mon, 02 Mar 2026 10:00:00 GMT",
      "set-cookie": "a=b",
    });
    site.pages["/old"] = status(301, { location: "/decree" });
    const { id } = await evidenceAt("/old");
    await requestCapture(team.analyst, { id });
    expect((await getArchive(team.viewer, id)).waitingSince).not.toBeNull();
    const before = await count();
    expect(await captureLink(team.analyst, id)).toBe(1);
    expect(await count()).toBe(before + 1);
    const archive = await getArchive(team.viewer, id);
    expect(archive).toMatchObject({ waitingSince: null, failed: null, link: { state: "ALIVE", status: 200 } });
    expect(archive.captures).toHaveLength(1);
    expect(archive.captures[0]).toMatchObject({
      ...{ version: 1, url: `${site.url}/old`, finalUrl: `${site.url}/decree`, status: 200, title: "Decree 7" },
      ...{ mediaType: "text/html", changed: null, recordedBy: { id: team.analyst.userId } },
    });
    expect(archive.captures[0]?.headers).toMatchObject({ "last-modified": "Mon, 02 Mar 2026 10:00:00 GMT" });
    expect(archive.captures[0]?.headers).not.toHaveProperty("set-cookie");
    expect((await getCapture(team.viewer, id, 1)).text).toBe("Decree\n\nThe council decides.");
    const download = await getCaptureForDownload(team.viewer, id, 1);
    expect(download.name).toMatch(/^E\d+-capture-1\.html$/);
    expect(await text(await download.open())).toContain("<h1>Decree</h1>");
  });

  test("tell by their hashes whether the page has changed since, and whether its text has", async () => {
    const { id } = await evidenceAt("/changing");
    const take = async (content: string) => {
      site.pages["/changing"] = html(content);
      await captureLink(team.analyst, id);
    };
    await take("<p>One</p>");
    await take("<p>One</p>");
    await take("<p nonce=7>One</p>");
    await take("<p>Two</p>");
    const { captures } = await getArchive(team.viewer, id);
    expect(captures.map(({ version, changed }) => [version, changed])).toEqual([
      [4, "TEXT"],
      [3, "BYTES"],
      [2, "SAME"],
      [1, null],
    ]);
  });

  test("read pages in old encodings, plain text, and keep what has no text", async () => {
    site.pages["/cp1251"] = (_, response) =>
      response
        .writeHead(200, { "content-type": "text/html; charset=windows-1251" })
        .end(Buffer.from("3c703ed1eee2e5f23c2f703e", "hex"));
    site.pages["/picture"] = (_, response) =>
      response.end(Buffer.from("89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489", "hex"));
    site.pages["/svg"] = (_, response) => response.end('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>');
    const [page, picture, svg] = [await evidenceAt("/cp1251"), await evidenceAt("/picture"), await evidenceAt("/svg")];
    for (const { id } of [page, picture, svg]) expect(await captureLink(team.analyst, id)).toBe(1);
    expect((await getCapture(team.viewer, page.id, 1)).text).toBe("Совет");
    expect(await getCapture(team.viewer, picture.id, 1)).toMatchObject({
      text: null,
      capture: { mediaType: "image/png", textSha256: null },
    });
  });

  test.each([
    ["/missing", { status: 404, problem: null }],
    ["/moved", { status: 200, problem: "frontPage" }],
    ["/empty", { status: null, problem: "empty" }],
    ["/trap", { status: null, problem: "privateAddress" }],
    ["/huge", { status: null, problem: "tooLarge" }],
  ])("of %s come to nothing: nothing is kept but why", async (page, problem) => {
    allowing({ HEED_OUTBOUND_ALLOW: "127.0.0.1", HEED_MAX_UPLOAD_MB: "1" });
    site.pages["/"] = html("<p>Welcome</p>");
    site.pages["/moved"] = status(302, { location: "/" });
    site.pages["/empty"] = status(200);
    site.pages["/trap"] = status(302, { location: `http://127.0.0.2:${new URL(site.url).port}/decree` });
    site.pages["/huge"] = (_, response) => response.end(Buffer.alloc(1_000_001, 120));
    const { id } = await evidenceAt(page);
    await requestCapture(team.analyst, { id });
    const before = await count();
    const files = await countFiles();
    expect(await captureLink(team.analyst, id)).toBeNull();
    expect(await getArchive(team.viewer, id)).toMatchObject({ captures: [], waitingSince: null, failed: problem });
    expect(await count()).toBe(before);
    // Nothing at all of an empty answer is a file, too: the sweep takes it.
    expect(await countFiles()).toBeLessThanOrEqual(files + (page === "/empty" ? 1 : 0));
  });

  test("are asked for by analysts, of evidence that stands and has an address, where they are not switched off", async () => {
    const { id } = await evidenceAt("/decree");
    await expect(requestCapture(team.viewer, { id })).rejects.toBeInstanceOf(Forbidden);
    await expect(requestCapture(anonymousActor(), { id })).rejects.toBeInstanceOf(Unauthenticated);
    await expect(requestCapture(team.analyst, { id: "E9999" })).rejects.toBeInstanceOf(NotFound);
    const without = await createEvidence();
    await expect(requestCapture(team.analyst, { id: without.id })).rejects.toBeInstanceOf(Conflict);
    allowing({ HEED_CAPTURE: "off" });
    await expect(requestCapture(team.analyst, { id })).rejects.toMatchObject({ problem: { code: "captureOff" } });
    await expect(getArchive(anonymousActor(), id)).rejects.toBeInstanceOf(Unauthenticated);
    await expect(getCapture(team.viewer, id, 1)).rejects.toBeInstanceOf(NotFound);
    await expect(getCaptureForDownload(anonymousActor(), id, 1)).rejects.toBeInstanceOf(Unauthenticated);
  });

  test("wait until somebody takes them, one after the other", async () => {
    const system = await systemActor();
    const [one, two] = [await evidenceAt("/decree"), await evidenceAt("/decree")];
    await requestCapture(team.analyst, { id: one.id });
    await requestCapture(team.analyst, { id: two.id });
    await requestCapture(team.analyst, { id: two.id });
    const claimed = [await claimCapture(system), await claimCapture(system)];
    expect(claimed.map((each) => each?.evidenceId)).toEqual([one.id, two.id]);
    expect(await claimCapture(system)).toBeNull();
    await dropCapture(system, one.id, "unexpected");
    expect(await getArchive(team.viewer, one.id)).toMatchObject({ failed: { problem: "unexpected" } });
    await expect(claimCapture(team.admin)).rejects.toBeInstanceOf(Forbidden);
  });

  test("are verified like every other file: a changed byte is found", async () => {
    site.pages["/verified"] = html("<p>To be verified</p>");
    const { id } = await evidenceAt("/verified");
    await captureLink(team.analyst, id);
    const { sha256 = "" } = (await getArchive(team.viewer, id)).captures[0] ?? {};
    const hashFile = async (file: string) =>
      (await store.has(file))
        ? createHash("sha256")
            .update(await buffer(await store.open(file)))
            .digest("hex")
        : null;
    const altered = async () => (await verifyChain({ hashFile })).files?.altered;
    expect(await altered()).toEqual([]);
    await appendFile(path.join(directory, "files", sha256.slice(0, 2), sha256), " ");
    expect(await altered()).toEqual([sha256]);
    const download = await getCaptureForDownload(team.viewer, id, 1);
    await expect(text(await download.open())).rejects.toThrow(/damaged/);
  });

  test("are not swept, and are removed for good with their text by admins alone", async () => {
    site.pages["/private"] = html("<p>A private address</p>");
    const { id } = await evidenceAt("/private");
    await captureLink(team.analyst, id);
    const [capture] = (await getArchive(team.viewer, id)).captures;
    const { sha256 = "", textSha256 } = capture ?? {};
    const old = new Date(Date.now() - 48 * 3_600_000);
    for (const each of [sha256, textSha256 ?? ""]) {
      await utimes(path.join(directory, "files", each.slice(0, 2), each), old, old);
    }
    await sweepOrphans(await systemActor());
    expect(await store.has(sha256)).toBe(true);
    expect(await store.has(textSha256 ?? "")).toBe(true);
    await expect(redactFile(team.reviewer, { id, sha256, reason: "Privacy" })).rejects.toBeInstanceOf(Forbidden);
    await redactFile(team.admin, { id, sha256, reason: "Privacy" });
    expect(await store.has(sha256)).toBe(false);
    expect(await store.has(textSha256 ?? "")).toBe(false);
    expect(await getCapture(team.viewer, id, 1)).toMatchObject({ text: null });
    await expect(getCaptureForDownload(team.viewer, id, 1)).rejects.toBeInstanceOf(NotFound);
    await expect(captureLink(team.analyst, id)).rejects.toMatchObject({ problem: { code: "fileRedacted" } });
  });
});
