/** A line of a calendar after unfolding, taken apart. */
export interface ContentLine {
  name: string;
  parameters: Map<string, string>;
  value: string;
}

const MOST_OCTETS = 75;
// RFC 5545, 3.1: a name, parameters whose values are quoted or hold none of the signs that end them, a value.
const PARAMETER = `[A-Za-z0-9-]+=(?:"[^"]*"|[^";:,]*)(?:,(?:"[^"]*"|[^";:,]*))*`;
const LINE = new RegExp(`^([A-Za-z0-9-]+)((?:;${PARAMETER})*):(.*)$`, "s");
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what a calendar may not hold
const CONTROL = /[\u0000-\u0008\u000a-\u001f\u007f]/;

/** Takes a calendar apart as RFC 5545, 3.1 wants it; what breaks that goes into `faults`. */
export function contentLines(written: string, faults: string[]): ContentLine[] {
  if (!written.endsWith("\r\n")) faults.push("the last line is not ended");
  const folded = written.replace(/\r\n$/, "").split("\r\n");
  for (const line of folded) {
    if (Buffer.byteLength(line) > MOST_OCTETS) faults.push(`over ${MOST_OCTETS} octets: ${line}`);
    if (CONTROL.test(line)) faults.push(`a control character: ${JSON.stringify(line)}`);
    if (!line.isWellFormed() || line.includes("\ufffd")) faults.push(`no whole characters: ${line}`);
    if (line.trim() === "") faults.push("an empty line");
  }
  if (/^[ \t]/.test(folded[0] ?? "")) faults.push("the first line continues nothing");
  return folded
    .join("\r\n")
    .replace(/\r\n[ \t]/g, "")
    .split("\r\n")
    .flatMap((line) => {
      const [, name, parameters, value] = LINE.exec(line) ?? [];
      if (name === undefined || parameters === undefined || value === undefined) {
        faults.push(`no content line: ${line}`);
        return [];
      }
      const pairs = parameters.match(new RegExp(PARAMETER, "g")) ?? [];
      const split = pairs.map((pair): [string, string] => {
        const at = pair.indexOf("=");
        return [pair.slice(0, at).toUpperCase(), pair.slice(at + 1)];
      });
      return [{ name: name.toUpperCase(), parameters: new Map(split), value }];
    });
}
