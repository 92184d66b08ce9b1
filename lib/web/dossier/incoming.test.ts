import { randomUUID } from "node:crypto";
import { mkdtemp, readdir, readFile, rm, utimes } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { environment } from "@/lib/env/environment";
import { findIncoming, receiveIncoming } from "./incoming";

vi.mock("@/lib/env/environment", () => ({ environment: vi.fn() }));

let folder: string;
const [ada, ben] = [randomUUID(), randomUUID()];

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "heed-incoming-"));
  vi.mocked(environment).mockReturnValue({ HEED_DATA_DIR: folder, HEED_MAX_UPLOAD_MB: 1 } as never);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** A form with one file, as a browser sends it. */
function form(bytes: Buffer): Request {
  const body = new FormData();
  body.set("file", new Blob([new Uint8Array(bytes)]), "CSTO-10.zip");
  return new Request("http://localhost/", { method: "POST", body });
}

test("an archive lies on the disk as it came, for whoever uploaded it alone", async () => {
  const bytes = Buffer.alloc(3_000_000, "heed");
  const { id, path: file, size } = await receiveIncoming(form(bytes), ada);
  expect(size).toBe(bytes.length);
  expect(await readFile(file)).toEqual(bytes);
  expect(await findIncoming(ada, id)).toBe(file);
  await expect(findIncoming(ben, id)).rejects.toMatchObject({ status: 404 });
  await expect(findIncoming(ada, "../secrets.json")).rejects.toMatchObject({ status: 404 });
  await rm(file);
  await expect(findIncoming(ada, id)).rejects.toMatchObject({ status: 404 });
});

test("nothing stays of one that is too large, cut off or empty", async () => {
  await expect(receiveIncoming(form(Buffer.alloc(20_500_000)), ada)).rejects.toMatchObject({ status: 413 });
  await expect(receiveIncoming(form(Buffer.alloc(0)), ada)).rejects.toMatchObject({ status: 422 });
  const whole = form(Buffer.alloc(100_000));
  const cut = Buffer.from(await whole.arrayBuffer()).subarray(0, 60_000);
  const type = whole.headers.get("content-type") ?? "";
  const half = new Request("http://localhost/", { method: "POST", body: cut, headers: { "content-type": type } });
  await expect(receiveIncoming(half, ada)).rejects.toMatchObject({ status: 400 });
  expect(await readdir(folder)).toEqual([]);
});

test("what nobody came back for is removed after a day", async () => {
  const { path: old } = await receiveIncoming(form(Buffer.from("old")), ada);
  const before = new Date(Date.now() - 90_000_000);
  await utimes(old, before, before);
  const { path: fresh } = await receiveIncoming(form(Buffer.from("new")), ada);
  expect(await readdir(folder)).toEqual([path.basename(fresh)]);
});
