/** What a numbered or bulleted line begins with. */
export interface Marker {
  kind: "keyword" | "code" | "decimal" | "number" | "letter" | "roman" | "bullet";
  /** As printed, without the punctuation after it; null for a bullet. */
  label: string | null;
  /** What its siblings share: the keyword, the code's letters, the number's prefix, the punctuation. */
  series: string;
  /** Its number among them. */
  number: number;
  /** How many characters of the line it takes, the space behind it included. */
  length: number;
}

const KEYWORD =
  /^(?:recommendation|call to action|action point|proposal|commitment|рекомендация|предложение|призыв к действию|поручение)(?=\s|\*)/i;
const BEFORE = /^[\s>#*_|]{0,12}/;
const KEYWORD_NUMBER =
  /^\s{1,4}(?:no\.?\s?|№\s?|#\s?|n°\s?)?((?:\d{1,4}(?:\.\d{1,4}){0,4}[a-zа-я]?)|[IVXLC]{1,7})(?![\p{L}\d])/iu;
const CODE = /^\[?((?:rec|rcm|рек)\.?|[A-ZА-Я]{1,4})([-–. ]?)(\d{1,3}(?:\.\d{1,3}){0,3})(?!\d)/u;
const DECIMAL = /^\(?(\d{1,3}(?:\.\d{1,3}){1,4})(\.?\)?)(?=[\s*_])/;
const NUMBER = /^(\(?)(\d{1,3})([.)]{1,2})(?=[\s\p{L}*_[“"«])(?!\d)/u;
const ROMAN = /^(\(?)([ivxl]{2,6}|[ivx](?=[.)][\s\p{Lu}]))([.)])(?=[\s\p{L}])/u;
const LETTER = /^(\(?)([a-zа-яA-ZА-Я])([.)])(?=\s)/u;
const BULLET = /^[-*+•·–—▪◦‣●■□➢✓](?=\s)/u;

/** Reads the number or bullet that a trimmed line begins with; null where it begins with none. */
export function parseMarker(line: string): Marker | null {
  const before = BEFORE.exec(line)?.[0].length ?? 0;
  const rest = line.slice(before);
  const named = keyword(rest) ?? code(rest) ?? numbered(rest);
  if (named) return { ...named, length: before + named.length };
  // Emphasis before a word is no bullet: "- " and "* " need their space.
  const bullet = BULLET.exec(line);
  return bullet ? { kind: "bullet", label: null, series: bullet[0], number: 0, length: behind(line, 1) } : null;
}

function keyword(rest: string): Marker | null {
  const word = KEYWORD.exec(rest)?.[0];
  if (!word) return null;
  const found = KEYWORD_NUMBER.exec(rest.slice(word.length));
  if (!found?.[1]) return null;
  const end = word.length + found[0].length;
  const follows = rest.slice(end);
  // "Recommendation 12 was accepted" speaks of one, and so does "Recommendation 12, on policing".
  if (!/^[*_\])]{0,3}\s{0,3}(?:$|[.:–—-]|[(“"«\p{Lu}*_])/u.test(follows)) return null;
  return {
    kind: "keyword",
    label: rest.slice(0, end).replace(/\s+/g, " "),
    series: word.toLowerCase(),
    number: lastNumber(found[1]),
    length: behind(rest, end),
  };
}

function code(rest: string): Marker | null {
  const found = CODE.exec(rest);
  const [all = "", letters = "", joint = "", digits = ""] = found ?? [];
  if (!found) return null;
  const follows = rest.slice(all.length);
  const closed = /^[.:)\]]|^\s{0,2}[–—-]\s|^\*\*/.test(follows);
  const own = /^(?:r|rec\.?|rcm\.?|рек\.?|р)$/i.test(letters);
  if (!closed && !(own && joint !== " " && /^\s+[\p{Lu}“"«]|^$/u.test(follows))) return null;
  if (joint === " " && !/^(?:rec|рек)/i.test(letters)) return null;
  return {
    kind: "code",
    label: all.replace(/^\[/, "").replace(/\s+/g, " "),
    series: letters.replace(/\.$/, "").toUpperCase(),
    number: lastNumber(digits),
    length: behind(rest, all.length),
  };
}

function numbered(rest: string): Marker | null {
  const decimal = DECIMAL.exec(rest);
  if (decimal?.[1]) {
    const label = decimal[1];
    const prefix = label.slice(0, label.lastIndexOf("."));
    return {
      kind: "decimal",
      label,
      series: prefix,
      number: lastNumber(label),
      length: behind(rest, decimal[0].length),
    };
  }
  for (const [kind, form] of [
    ["number", NUMBER],
    ["roman", ROMAN],
    ["letter", LETTER],
  ] as const) {
    const found = form.exec(rest);
    const label = found?.[2];
    if (!found || !label) continue;
    const number = kind === "number" ? Number(label) : kind === "roman" ? fromRoman(label) : label.charCodeAt(0);
    return { kind, label, series: `${found[1]}${found[3]}`, number, length: behind(rest, found[0].length) };
  }
  return null;
}

/** Past the punctuation, emphasis and space that stand between a label and its text. */
function behind(line: string, end: number): number {
  return (
    end + (/^[*_\]]{0,3}[.:)\]]{0,2}[*_]{0,3}\s*(?:[–—-](?=\s)\s*)?[*_]{0,2}/.exec(line.slice(end))?.[0].length ?? 0)
  );
}

function lastNumber(text: string): number {
  const digits = /(\d+)[a-zа-я]?$/i.exec(text)?.[1];
  return digits ? Number(digits) : fromRoman(text.toLowerCase());
}

function fromRoman(text: string): number {
  const values: Record<string, number> = { i: 1, v: 5, x: 10, l: 50, c: 100 };
  const digits = [...text].map((each) => values[each] ?? 0);
  return digits.reduce((sum, digit, index) => sum + (digit < (digits[index + 1] ?? 0) ? -digit : digit), 0);
}
