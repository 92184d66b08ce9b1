import { expect, test } from "vitest";
import { MAX_FILE_NAME, safeFileName } from "./file-name";

test.each([
  ["report.pdf", "report.pdf"],
  ["Отчёт ОДКБ 2025.docx", "Отчёт ОДКБ 2025.docx"],
  ["../../etc/passwd", "passwd"],
  ["C:\\Users\\a\\plan.xlsx", "plan.xlsx"],
  ["invoice\u202Efdp.exe", "invoicefdp.exe"],
  ["line\nbreak\0.txt", "linebreak.txt"],
  ["\uD800half.txt", "half.txt"],
  ['a<b>:"c|?*.txt', "a_b___c___.txt"],
  [".htaccess", "htaccess"],
  ["..", "file"],
  ["", "file"],
])("%j is kept as %j", (given, kept) => expect(safeFileName(given)).toBe(kept));

test("a long name keeps its ending", () => {
  const name = safeFileName(`${"я".repeat(500)}.pdf`);
  expect([...name]).toHaveLength(MAX_FILE_NAME);
  expect(name.endsWith("я.pdf")).toBe(true);
});
