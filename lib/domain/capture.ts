/** Of an answer's headers, those that say something about the page. */
const KEPT_HEADERS = [
  "content-type",
  "content-length",
  "content-language",
  "content-location",
  "date",
  "etag",
  "last-modified",
  "link",
  "memento-datetime",
  "server",
  "x-robots-tag",
];
const LONGEST_HEADER = 1_000;

/** The headers of an answer that a capture keeps. */
export function keptHeaders(headers: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    KEPT_HEADERS.flatMap((name) => {
      const value = headers[name];
      return value === undefined ? [] : [[name, value.slice(0, LONGEST_HEADER)]];
    }),
  );
}

const ENDINGS: Record<string, string> = {
  "text/html": "html",
  "text/plain": "txt",
  "application/pdf": "pdf",
  "image/png": "png",
  "image/jpeg": "jpg",
  "image/webp": "webp",
  "image/gif": "gif",
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "xlsx",
};

/** The name under which a capture is saved: E07-capture-2.html. */
export function captureFileName(reference: string, version: number, mediaType: string): string {
  return `${reference}-capture-${version}.${ENDINGS[mediaType] ?? "bin"}`;
}
