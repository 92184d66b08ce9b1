import type { ExportStatement } from "@/lib/domain/export";

/** What is written as JSON: the items as the API shows them, page by page, under what they state. */
export interface Document {
  statement: ExportStatement;
  pages: AsyncIterable<readonly unknown[]>;
}

/** One JSON document: `{ meta, items }`, an item on each line. */
export async function* writeJson({ statement, pages }: Document): AsyncGenerator<string> {
  yield `{"meta":${JSON.stringify(statement)},"items":[`;
  let first = true;
  for await (const items of pages) {
    const lines = items.map((item) => JSON.stringify(item)).join(",\n");
    if (lines === "") continue;
    yield `${first ? "\n" : ",\n"}${lines}`;
    first = false;
  }
  yield "\n]}\n";
}

/** JSON Lines: the first line is `{ meta }`, every further one an item. */
export async function* writeJsonLines({ statement, pages }: Document): AsyncGenerator<string> {
  yield `${JSON.stringify({ meta: statement })}\n`;
  for await (const items of pages) {
    if (items.length > 0) yield `${items.map((item) => JSON.stringify(item)).join("\n")}\n`;
  }
}
