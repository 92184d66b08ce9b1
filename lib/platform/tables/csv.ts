/** How the cells of a text are told apart. */
export interface CsvDialect {
  delimiter: string;
  quote: string;
}

/** One record: its cells, the line on which it begins, and whether a quotation was never closed. */
export interface CsvRecord {
  cells: string[];
  line: number;
  unclosed: boolean;
}

/** Ends of lines outside quotations, counted. */
export interface LineEnds {
  crlf: number;
  lf: number;
  cr: number;
}

/**
 * Cuts a text into records. A line ends with LF, CRLF or a bare CR, whichever comes; a quote that stands within an unquoted
 * cell is that sign. Empty lines are no records.
 * @param ends counts the ends of lines as they are met
 */
export function* readCsv(text: string, { delimiter, quote }: CsvDialect, ends?: LineEnds): Generator<CsvRecord> {
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  let line = 1;
  const { length } = text;
  while (at < length) {
    const record: CsvRecord = { cells: [], line, unclosed: false };
    let ended = false;
    while (!ended) {
      let cell: string;
      if (text[at] === quote) {
        const parts: string[] = [];
        let from = at + 1;
        for (;;) {
          const close = text.indexOf(quote, from);
          if (close === -1) {
            parts.push(text.slice(from));
            at = length;
            record.unclosed = true;
            break;
          }
          if (text[close + 1] === quote) {
            parts.push(text.slice(from, close + 1));
            from = close + 2;
            continue;
          }
          parts.push(text.slice(from, close));
          at = close + 1;
          break;
        }
        cell = parts.join("");
        for (let sign = 0; sign < cell.length; sign++) {
          const code = cell.charCodeAt(sign);
          if (code === 10 || (code === 13 && cell.charCodeAt(sign + 1) !== 10)) line++;
        }
        const rest = at;
        while (at < length && text[at] !== delimiter && text[at] !== "\n" && text[at] !== "\r") at++;
        // What follows a closing quote up to the delimiter belongs to the cell; blanks do not.
        const tail = text.slice(rest, at);
        if (tail.trim() !== "") cell += tail;
      } else {
        const from = at;
        while (at < length) {
          const code = text.charCodeAt(at);
          if (code === 10 || code === 13 || text[at] === delimiter) break;
          at++;
        }
        cell = text.slice(from, at);
      }
      record.cells.push(cell);
      if (at < length && text[at] === delimiter) {
        at++;
        if (at === length) record.cells.push("");
        ended = at === length;
        continue;
      }
      ended = true;
      if (at >= length) break;
      const carriage = text[at] === "\r";
      const pair = carriage && text[at + 1] === "\n";
      at += pair ? 2 : 1;
      line++;
      if (ends) ends[pair ? "crlf" : carriage ? "cr" : "lf"]++;
    }
    if (record.cells.length > 1 || record.cells[0]?.trim() !== "" || record.unclosed) yield record;
  }
}

const DELIMITERS = [",", ";", "\t", "|"] as const;
const SAMPLE = 200;

/** Finds the delimiter that cuts a text's first records most evenly, and the quote that goes with it. */
export function detectDialect(text: string): CsvDialect & { skip: number } {
  const announced = /^\ufeff?sep=(.)(\r\n|\n|\r)/.exec(text);
  if (announced) {
    const delimiter = announced[1] ?? ",";
    return { delimiter, quote: quoteOf(text, delimiter), skip: announced[0].length };
  }
  let best = { delimiter: ",", quote: '"', score: 0 };
  for (const delimiter of DELIMITERS) {
    const quote = quoteOf(text, delimiter);
    const score = evenness(text, { delimiter, quote });
    if (score > best.score) best = { delimiter, quote, score };
  }
  return { delimiter: best.delimiter, quote: best.quote, skip: 0 };
}

/** Single quotes count only where cells begin and end with them and none does with the usual ones. */
function quoteOf(text: string, delimiter: string): string {
  const head = text.slice(0, 100_000);
  if (head.includes('"')) return '"';
  const cells = head.split(/\r\n|\n|\r/).flatMap((line) => line.split(delimiter));
  const quoted = cells.filter((cell) => cell.length > 1 && cell.startsWith("'") && cell.endsWith("'")).length;
  return quoted >= 2 ? "'" : '"';
}

/** 0 for one column; more, the more columns there are and the more records have as many as most: titles above have fewer. */
function evenness(text: string, dialect: CsvDialect): number {
  const widths: number[] = [];
  for (const record of readCsv(text.slice(0, 500_000), dialect)) {
    widths.push(record.cells.length);
    if (widths.length === SAMPLE) break;
  }
  const counts = Map.groupBy(
    widths.filter((width) => width > 1),
    (width) => width,
  );
  const [usual, same] = [...counts].sort(([, a], [, b]) => b.length - a.length)[0] ?? [1, []];
  const even = same.length / widths.length;
  return even * even * (1 + Math.log2(usual));
}
