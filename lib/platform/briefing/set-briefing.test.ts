import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { fromBuffer, type ZipFile } from "yauzl";
import { parseXml } from "../documents/parse-xml";
import { readDocument } from "../documents/read-document";
import type { Block, BriefingDocument } from "./document";
import { setBriefing } from "./set-briefing";

/** One of each block, in both scripts. */
const DOCUMENT = JSON.parse(readFileSync("lib/testing/office/briefing.json", "utf8")) as BriefingDocument;
const PDF = "application/pdf";

/** The parts of an archive whose names end so, as text. */
async function partsOf(bytes: Uint8Array, ending: string): Promise<Map<string, string>> {
  const zip = await new Promise<ZipFile>((resolve, reject) =>
    fromBuffer(Buffer.from(bytes), { lazyEntries: true }, (error, opened) => (error ? reject(error) : resolve(opened))),
  );
  const parts = new Map<string, string>();
  return new Promise((resolve, reject) => {
    zip.on("error", reject);
    zip.on("end", () => resolve(parts));
    zip.on("entry", (entry) => {
      if (!entry.fileName.endsWith(ending)) return zip.readEntry();
      zip.openReadStream(entry, async (error, stream) => {
        if (error) return reject(error);
        const chunks: Buffer[] = [];
        for await (const chunk of stream) chunks.push(chunk as Buffer);
        parts.set(entry.fileName, Buffer.concat(chunks).toString("utf8"));
        zip.readEntry();
      });
    });
    zip.readEntry();
  });
}

test("a PDF says its title and language, has an outline, and its text can be searched in both scripts", async () => {
  const bytes = await setBriefing(DOCUMENT, "pdf");
  const raw = Buffer.from(bytes).toString("latin1");
  expect(raw).toContain("/Lang (ru)");
  expect(raw).toContain("/Outlines");
  expect(raw).toContain("/DisplayDocTitle true");
  expect(raw).toContain("/ToUnicode");
  expect(raw).not.toContain("/JavaScript");
  const { text, pages } = await readDocument(bytes, PDF);
  for (const words of ["Сводка по портам", "Harbour lights", "Построен маяк", "<b>no markup</b> & =1+1"]) {
    expect(text, words).toContain(words);
  }
  expect(pages).toHaveLength(3);
});

test("each part of a DOCX is well-formed, and text in it is text", async () => {
  const parts = await partsOf(await setBriefing(DOCUMENT, "docx"), ".xml");
  expect([...parts.keys()]).toContain("word/document.xml");
  for (const [name, xml] of parts) expect(() => parseXml(xml, { open: () => undefined }), name).not.toThrow();
  expect(parts.get("word/document.xml")).toContain("&lt;b&gt;no markup&lt;/b&gt; &amp; =1+1");
  expect(parts.get("docProps/core.xml")).toContain("Сводка по портам");
});

test("signs that neither form has a place for are left out, and halves of signs replaced", async () => {
  const [first, ...rest] = DOCUMENT.blocks;
  const odd: Block = { kind: "text", style: "body", runs: [{ text: "light\u0000house\u0008 \ud800 end\u000b" }] };
  const document = { ...DOCUMENT, blocks: first ? [first, odd, ...rest] : [] };
  for (const [format, type] of [
    ["pdf", PDF],
    ["docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"],
  ] as const) {
    expect((await readDocument(await setBriefing(document, format), type)).text, format).toContain("lighthouse");
  }
});
