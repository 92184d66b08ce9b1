import { deflateSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { makeDocx, makePdf, paragraph } from "./documents.fixtures";
import { readDocument } from "./read-document";

const PDF = "application/pdf";
const DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
const TEXT = "text/plain";

/** The problem for which a document is refused, how long that took, and by how much the process grew meanwhile. */
async function refusal(bytes: Uint8Array, mediaType: string) {
  const before = process.memoryUsage().rss;
  let peak = before;
  const watch = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage().rss);
  }, 5);
  // The processor's time: what else the machine does is not counted.
  const start = process.cpuUsage();
  const problem = await readDocument(bytes, mediaType).then(
    () => null,
    (error: { fields?: { file?: { code: string } } }) => error.fields?.file?.code,
  );
  clearInterval(watch);
  const { user, system } = process.cpuUsage(start);
  return { problem, milliseconds: (user + system) / 1000, megabytes: (peak - before) / 1e6 };
}

describe("reading", () => {
  it("a PDF: its lines, its pages and what it recommends", async () => {
    const document = await readDocument(
      makePdf([
        ["Harbour report", "", "Recommendation 1: The board should count the", "boats every night."],
        ["Recommendation 2: The board should pub-", "lish the count."],
      ]),
      PDF,
    );
    expect(document.pages).toMatchObject([{ number: 1 }, { number: 2 }]);
    expect(document.candidates).toMatchObject([
      { label: "Recommendation 1", page: 1, text: "The board should count the boats every night." },
      { label: "Recommendation 2", page: 2, text: "The board should publish the count." },
    ]);
  });

  it("a DOCX: headings by style, numbers as they are printed, tables of contents left out", async () => {
    const bytes = await makeDocx([
      paragraph("Recommendations\t4", { style: "T1" }),
      paragraph("Recommendations", { style: "H1" }),
      paragraph("The board should count &amp; publish:", { level: 0 }),
      paragraph("boats;", { level: 1 }),
      paragraph("сети.", { level: 1 }),
      paragraph("The board must pay.", { level: 0 }),
    ]);
    const { candidates, sections } = await readDocument(bytes, DOCX);
    expect(sections).toMatchObject([{ title: "Recommendations", level: 1 }]);
    expect(candidates).toMatchObject([
      { label: "1", text: "The board should count & publish: (a) boats; (b) сети.", section: "Recommendations" },
      { label: "2", text: "The board must pay." },
    ]);
    expect(candidates[0]?.components.map(({ label }) => label)).toEqual(["a", "b"]);
  });

  it("plain text with form feeds", async () => {
    const { pages, text } = await readDocument(Buffer.from("One\n\fДва\n"), TEXT);
    expect([text, pages.length]).toEqual(["One\n\fДва\n", 2]);
  });
});

describe("refusing", () => {
  const zeros = Buffer.alloc(320_000_000);

  it.each([
    ["a PDF whose page unpacks to far more", PDF, async () => makePdf([[""]], zeros), "documentTooHeavy"],
    [
      "a PDF that hides how it is packed",
      PDF,
      async () =>
        Buffer.from(
          makePdf([[""]], zeros)
            .toString("latin1")
            .replaceAll("/FlateDecode", "/Flate#44ecode"),
          "latin1",
        ),
      "documentTooHeavy",
    ],
    [
      "a DOCX whose text unpacks to far more",
      DOCX,
      async () => makeDocx([], { "word/document.xml": zeros }),
      "documentTooHeavy",
    ],
    [
      "a DOCX with a picture of far more",
      DOCX,
      async () => makeDocx([], { "word/media/a.png": zeros }),
      "documentTooHeavy",
    ],
    [
      "a DOCX that asks for a file",
      DOCX,
      async () =>
        makeDocx([], {
          "word/document.xml": Buffer.from(
            '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]><w:document><w:body><w:p><w:r><w:t>&x;</w:t></w:r></w:p></w:body></w:document>',
          ),
        }),
      "documentUnreadable",
    ],
    ["a broken PDF", PDF, async () => Buffer.from("%PDF-1.7\nnothing"), "documentUnreadable"],
    ["a broken archive", DOCX, async () => Buffer.from("PK\u0003\u0004 no archive"), "documentUnreadable"],
    ["text in another encoding", TEXT, async () => Buffer.from([0xcf, 0xf0, 0xe8]), "documentUnreadable"],
    ["a file without words", TEXT, async () => Buffer.from(" \n"), "documentEmpty"],
    ["a picture", "image/png", async () => deflateSync("a"), "documentKind"],
  ])("%s, in under two seconds and 200 MB", async (_name, mediaType, make, problem) => {
    const bytes = await make();
    const { milliseconds, megabytes, ...told } = await refusal(bytes, mediaType);
    expect(told).toEqual({ problem });
    expect(milliseconds).toBeLessThan(2000);
    expect(megabytes).toBeLessThan(200);
  });
});
