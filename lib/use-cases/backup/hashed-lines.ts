import { createHash } from "node:crypto";

/** A member's lines, its bytes hashed on their way; the hash is there once they are read to the end. */
export function hashedLines(content: AsyncIterable<Buffer>): { lines: AsyncGenerator<string>; sha256(): string } {
  const hash = createHash("sha256");
  return { lines: split(content, (chunk) => hash.update(chunk)), sha256: () => hash.digest("hex") };
}

async function* split(content: AsyncIterable<Buffer>, see: (chunk: Buffer) => void): AsyncGenerator<string> {
  const decoder = new TextDecoder("utf-8");
  let rest = "";
  for await (const chunk of content) {
    see(chunk);
    const lines = (rest + decoder.decode(chunk, { stream: true })).split("\n");
    rest = lines.pop() ?? "";
    yield* lines;
  }
  rest += decoder.decode();
  if (rest !== "") yield rest;
}
