import { buffer } from "node:stream/consumers";
import { deflateSync } from "node:zlib";
import { ZipFile } from "yazl";

/** A PDF with some lines on each page, set one below the other in Helvetica; `content` replaces what a page draws. */
export function makePdf(pages: readonly (readonly string[])[], content?: Buffer): Buffer {
  const objects: Buffer[] = [];
  const add = (body: string | Buffer) => objects.push(Buffer.isBuffer(body) ? body : Buffer.from(body, "latin1"));
  const kids = pages.map((_lines, index) => `${4 + index * 2} 0 R`).join(" ");
  add("<< /Type /Catalog /Pages 2 0 R >>");
  add(`<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`);
  add("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>");
  pages.forEach((lines, index) => {
    const drawn = lines.map(
      (line, at) => `BT /F1 11 Tf 72 ${760 - at * 14} Td (${line.replace(/[()\\]/g, "\\$&")}) Tj ET`,
    );
    const packed = deflateSync(content ?? Buffer.from(drawn.join("\n"), "latin1"));
    add(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents ${5 + index * 2} 0 R >>`,
    );
    add(
      Buffer.concat([
        Buffer.from(`<< /Filter /FlateDecode /Length ${packed.length} >>\nstream\n`),
        packed,
        Buffer.from("\nendstream"),
      ]),
    );
  });
  const parts: Buffer[] = [Buffer.from("%PDF-1.7\n")];
  const offsets: number[] = [];
  let length = 9;
  objects.forEach((body, index) => {
    offsets.push(length);
    const part = Buffer.concat([Buffer.from(`${index + 1} 0 obj\n`), body, Buffer.from("\nendobj\n")]);
    parts.push(part);
    length += part.length;
  });
  const rows = offsets.map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`).join("");
  const size = objects.length + 1;
  parts.push(
    Buffer.from(
      `xref\n0 ${size}\n0000000000 65535 f \n${rows}trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${length}\n%%EOF`,
    ),
  );
  return Buffer.concat(parts);
}

const WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';

/** A paragraph of a DOCX: its words, and its style or its place in the one list. */
export function paragraph(words: string, { style, level }: { style?: string; level?: number } = {}): string {
  const list = level === undefined ? "" : `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="1"/></w:numPr>`;
  const named = style ? `<w:pStyle w:val="${style}"/>` : "";
  return `<w:p><w:pPr>${named}${list}</w:pPr><w:r><w:t xml:space="preserve">${words}</w:t></w:r></w:p>`;
}

/** A DOCX of some paragraphs' XML, with a list "1." and "(a)" and two heading styles; `others` are further members. */
export function makeDocx(paragraphs: readonly string[], others: Record<string, Buffer> = {}): Promise<Buffer> {
  const zip = new ZipFile();
  const level = (at: number, format: string, text: string) =>
    `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`;
  const members: Record<string, Buffer> = {
    "[Content_Types].xml": Buffer.from(
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    ),
    "word/document.xml": Buffer.from(
      `<?xml version="1.0"?><w:document ${WORD}><w:body>${paragraphs.join("")}</w:body></w:document>`,
    ),
    "word/styles.xml": Buffer.from(
      `<w:styles ${WORD}><w:style w:styleId="H1"><w:name w:val="heading 1"/></w:style><w:style w:styleId="T1"><w:name w:val="toc 1"/></w:style></w:styles>`,
    ),
    "word/numbering.xml": Buffer.from(
      `<w:numbering ${WORD}><w:abstractNum w:abstractNumId="7">${level(0, "decimal", "%1.")}${level(1, "lowerLetter", "(%2)")}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num></w:numbering>`,
    ),
    ...others,
  };
  for (const [name, content] of Object.entries(members)) zip.addBuffer(content, name);
  zip.end();
  return buffer(zip.outputStream as unknown as NodeJS.ReadableStream);
}
