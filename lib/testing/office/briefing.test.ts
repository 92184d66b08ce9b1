import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { BriefingDocument } from "@/lib/platform/briefing/document";
import { setBriefing } from "@/lib/platform/briefing/set-briefing";
import { readDocument } from "@/lib/platform/documents/read-document";
import { convertInOffice } from "../office";

/** One of each block, in both scripts. */
const DOCUMENT = JSON.parse(readFileSync("lib/testing/office/briefing.json", "utf8")) as BriefingDocument;

test("a briefing as DOCX opens in LibreOffice, with its text on its pages", async () => {
  const docx = await setBriefing(DOCUMENT, "docx");
  const pdf = await convertInOffice(docx, "docx", "pdf");
  const { text, pages } = await readDocument(pdf, "application/pdf");
  for (const words of ["Сводка по портам", "Harbour lights", "Underway", "Не начато", "2 / 3", "<b>no markup</b>"]) {
    expect(text, words).toContain(words);
  }
  expect(pages).toHaveLength(3);
});
