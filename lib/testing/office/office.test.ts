import { expect, test } from "vitest";
import { convertInOffice } from "../office";

test("LibreOffice makes a PDF of a table", async () => {
  const csv = await convertInOffice(Buffer.from("\ufeffназвание,figure\nпервая,1\n"), "csv", "pdf");
  expect(csv.subarray(0, 5).toString()).toBe("%PDF-");
});

test("what is no document is told", async () => {
  await expect(convertInOffice(Buffer.from([0, 1, 2, 3]), "docx", "pdf")).rejects.toThrow();
});
