import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { Readable } from "node:stream";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { setFileStore } from "@/lib/platform/files/current-file-store";
import { DiskFileStore } from "@/lib/platform/files/disk-file-store";
import { receiveFile, receiveForm } from "./multipart";

const BOUNDARY = "x-boundary-x";
const MB = 1_000_000;
let directory: string;

beforeEach(async () => {
  directory = await mkdtemp(path.join(tmpdir(), "heed-upload-"));
  setFileStore(new DiskFileStore(directory));
});
afterEach(async () => {
  setFileStore(undefined);
  await rm(directory, { recursive: true, force: true });
});

describe("a form with files", () => {
  it("gives its texts, and its files as the store knows them", async () => {
    const request = multipart([
      text("title", "Учение"),
      file("file", 'отчёт "v1".txt', "hello"),
      text("links.0.reference", "CSTO-10"),
    ]);
    const { entries, files, problems } = await receiveForm(request);
    expect(entries).toEqual([
      ["title", "Учение"],
      ["links.0.reference", "CSTO-10"],
    ]);
    expect(files).toMatchObject([{ field: "file", name: "отчёт _v1_.txt", size: 5, mediaType: "text/plain" }]);
    expect(problems).toEqual({});
    expect(await stored()).toHaveLength(1);
  });

  it("passes over a file field that was left empty", async () => {
    const { files, entries } = await receiveForm(multipart([file("file", "", ""), text("title", "t")]));
    expect([files, entries]).toEqual([[], [["title", "t"]]]);
  });

  it("leaves nothing behind when the upload is cut at half", async () => {
    const whole = [file("file", "a.txt", "a".repeat(MB))].join("");
    const request = streamed(
      (function* () {
        yield Buffer.from(whole.slice(0, whole.length / 2));
        throw new Error("aborted");
      })(),
    );
    await expect(receiveForm(request)).rejects.toMatchObject({ status: 400, message: "uploadCut" });
    expect(await stored()).toEqual([]);
  });

  it("leaves nothing behind when the form ends without its closing boundary", async () => {
    await expect(receiveForm(streamed([Buffer.from(file("file", "a.txt", "abc").slice(0, -1))]))).rejects.toMatchObject(
      { message: "uploadCut" },
    );
    expect(await stored()).toEqual([]);
  });

  it("reads past a file above the cap, so that what was typed after it is not lost", async () => {
    const { files, entries, problems } = await receiveForm(
      multipart([file("file", "a.txt", "a".repeat(3000)), text("title", "kept")]),
      2000,
    );
    expect(files).toEqual([]);
    expect(entries).toEqual([["title", "kept"]]);
    expect(problems.file?.code).toBe("tooLarge");
    expect(await stored()).toEqual([]);
  });

  it("takes a file of exactly the cap", async () => {
    const { files } = await receiveForm(multipart([file("file", "a.txt", "a".repeat(2000))]), 2000);
    expect(files[0]?.size).toBe(2000);
  });

  it("names a file of a refused kind at its field", async () => {
    const { problems } = await receiveForm(multipart([file("file", "a.svg", "<svg onload=alert(1)>")]));
    expect(problems.file?.code).toBe("fileTypeRefused");
    expect(await stored()).toEqual([]);
  });

  it("is refused when it is no multipart form", async () => {
    const request = new Request("http://localhost/", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: "{}",
    });
    await expect(receiveForm(request)).rejects.toMatchObject({ status: 415 });
  });

  it("is refused when it carries too many fields", async () => {
    await expect(
      receiveForm(multipart(Array.from({ length: 401 }, (_, n) => text(`f${n}`, "x")))),
    ).rejects.toMatchObject({ status: 413 });
  });

  it("keeps memory flat while 200 MB stream by", async () => {
    const chunk = Buffer.alloc(64_000, "a");
    const before = process.memoryUsage().rss;
    let peak = before;
    const request = streamed(
      (function* () {
        yield Buffer.from(
          `--${BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="big.txt"\r\nContent-Type: text/plain\r\n\r\n`,
        );
        for (let sent = 0; sent < 200 * MB; sent += chunk.length) {
          peak = Math.max(peak, process.memoryUsage.rss());
          yield chunk;
        }
        yield Buffer.from(`\r\n--${BOUNDARY}--\r\n`);
      })(),
    );
    const { files } = await receiveForm(request, 300 * MB);
    expect(files[0]?.size).toBe(Math.ceil((200 * MB) / chunk.length) * chunk.length);
    expect(peak - before).toBeLessThan(120 * MB);
  });
});

describe("a file for programs", () => {
  it("is refused at the cap with 413", async () => {
    await expect(receiveFile(multipart([file("file", "a.txt", "a".repeat(3000))]), "file", 2000)).rejects.toMatchObject(
      { status: 413 },
    );
    expect(await stored()).toEqual([]);
  });

  it("is refused before a byte is read when it says that it is too long", async () => {
    const request = multipart([file("file", "a.txt", "a")], { "content-length": String(60 * MB) });
    await expect(receiveFile(request)).rejects.toMatchObject({ status: 413 });
    expect(request.bodyUsed).toBe(false);
  });

  it("has to be there", async () => {
    await expect(receiveFile(multipart([text("note", "x")]))).rejects.toMatchObject({
      status: 422,
      fields: { file: { code: "required" } },
    });
  });
});

async function stored(): Promise<string[]> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => entry.name);
}

function text(name: string, value: string): string {
  return `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
}

function file(field: string, name: string, content: string): string {
  return `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${field}"; filename="${name.replaceAll('"', "%22")}"\r\nContent-Type: application/octet-stream\r\n\r\n${content}\r\n`;
}

function multipart(parts: readonly string[], headers: Record<string, string> = {}): Request {
  return streamed([Buffer.from(`${parts.join("")}--${BOUNDARY}--\r\n`)], headers);
}

function streamed(chunks: Iterable<Buffer>, headers: Record<string, string> = {}): Request {
  return new Request("http://localhost/", {
    method: "POST",
    headers: { "content-type": `multipart/form-data; boundary=${BOUNDARY}`, ...headers },
    body: Readable.toWeb(Readable.from(chunks)) as ReadableStream<Uint8Array>,
    duplex: "half",
  } as RequestInit);
}
