/**
 * The entries of a BibTeX file word for word, in their order, abbreviations (@string) among them; comments and what stands
 * between entries are left out. None where an entry does not end.
 */
export function splitBibtex(text: string): string[] {
  const entries: string[] = [];
  const start = /^[ \t]*@\s*(\w+)\s*([{(])/gm;
  for (let found = start.exec(text); found !== null; found = start.exec(text)) {
    const end = closing(text, start.lastIndex, found[2] === "(" ? ")" : "}");
    if (end === -1) return [];
    if (!/^(comment|preamble)$/i.test(found[1] ?? "")) entries.push(text.slice(found.index, end + 1).trim());
    start.lastIndex = end + 1;
  }
  return entries;
}

/** Where an entry ends that began before `from`; -1 where it does not. Braces count, but not masked ones. */
function closing(text: string, from: number, end: string): number {
  let depth = 0;
  for (let at = from; at < text.length; at++) {
    const sign = text[at];
    if (sign === "\\") at++;
    else if (sign === "{") depth++;
    else if (depth === 0 && sign === end) return at;
    else if (sign === "}") depth--;
  }
  return -1;
}

/** The entries of a RIS file word for word, in their order. */
export function splitRis(text: string): string[] {
  const entries: string[] = [];
  let lines: string[] = [];
  for (const line of text.split(/\r\n|\r|\n/)) {
    if (/^TY {1,2}-/.test(line)) lines = [];
    lines.push(line);
    if (/^ER {1,2}-/.test(line)) entries.push(lines.join("\n").trim());
  }
  return entries;
}
