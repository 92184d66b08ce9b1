import { expect, it } from "vitest";
import { bibliographyText } from "./bibliography-text";

const TEXT = "@book{ivanov,\n  author = {Иванов, Иван},\n  title = {Обязательства государств},\n  year = {2019}\n}\n";

/** Windows-1251: Cyrillic letters stand in one row, beginning with А at 0xC0. */
const cyrillic = (text: string) =>
  Uint8Array.from([...text].map((sign) => (sign >= "А" ? sign.charCodeAt(0) - 0x0410 + 0xc0 : sign.charCodeAt(0))));

it.each([
  ["UTF-8", new TextEncoder().encode(TEXT)],
  ["UTF-8 with a mark", new TextEncoder().encode(`\ufeff${TEXT}`)],
  ["Windows-1251", cyrillic(TEXT)],
  ["UTF-16BE without a mark", Buffer.from(TEXT, "utf16le").swap16()],
  ["UTF-16LE with a mark", Buffer.from(`\ufeff${TEXT}`, "utf16le")],
])("reads a Russian bibliography in %s", (_, bytes) => {
  expect(bibliographyText(bytes)).toBe(TEXT);
});

it("reads a German one in Windows-1252", () => {
  const text = "@book{goesele, author = {Gösele, U. and Kräuter, G. and Plößl, A.}, year = {1999}}";
  expect(bibliographyText(Buffer.from(text, "latin1"))).toBe(text);
});
