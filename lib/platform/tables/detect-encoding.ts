import type { Encoding } from "@/lib/domain/import/table";

/** How a file's bytes are to be read. */
export interface DetectedEncoding {
  encoding: Encoding;
  /** Bytes of the mark at the beginning that says so; 0 where there is none. */
  mark: number;
  /** Whether something in the bytes says so, rather than the likeness of words. */
  certain: boolean;
}

/** Where two readings are equally likely (a dash or a quotation mark among Latin letters) the first one. */
const SINGLE_BYTE = ["windows-1252", "windows-1251", "macintosh"] as const;
/** So many places with bytes beyond ASCII are looked at: words repeat, and a large file need not be read twice. */
const MOST_PLACES = 20_000;

/** Finds out how bytes are encoded: by their mark, by what they can only be, else by which reading gives likelier words. */
export function detectEncoding(bytes: Uint8Array): DetectedEncoding {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) {
    return { encoding: "utf-8", mark: 3, certain: true };
  }
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { encoding: "utf-16le", mark: 2, certain: true };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { encoding: "utf-16be", mark: 2, certain: true };
  const wide = withoutMark(bytes);
  if (wide) return { encoding: wide, mark: 0, certain: true };
  if (isUtf8(bytes)) return { encoding: "utf-8", mark: 0, certain: true };
  const sample = placesBeyondAscii(bytes);
  const scores = SINGLE_BYTE.map((encoding) => ({ encoding, score: likeness(decode(sample, encoding)) }));
  scores.sort((a, b) => b.score - a.score);
  return { encoding: scores[0]?.encoding ?? "windows-1252", mark: 0, certain: false };
}

/** The text of bytes; bytes that mean nothing become U+FFFD. */
export function decode(bytes: Uint8Array, encoding: Encoding): string {
  return new TextDecoder(encoding, { ignoreBOM: false }).decode(bytes);
}

/** UTF-16 that does not say so: every other byte of ordinary text is the same few high bytes. */
function withoutMark(bytes: Uint8Array): Encoding | null {
  const length = Math.min(bytes.length - (bytes.length % 2), 65_536);
  if (length < 8) return null;
  const high = { even: 0, odd: 0 };
  // Latin and Cyrillic letters, digits and punctuation have 0x00, 0x04 or 0x20 there; line ends and commas always 0x00.
  for (let at = 0; at < length; at++) {
    const byte = bytes[at];
    if (byte === 0 || byte === 4) high[at % 2 === 0 ? "even" : "odd"]++;
  }
  const half = length / 2;
  if (high.odd > half * 0.7 && high.even < half * 0.2) return "utf-16le";
  if (high.even > half * 0.7 && high.odd < half * 0.2) return "utf-16be";
  return null;
}

function isUtf8(bytes: Uint8Array): boolean {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  try {
    for (let at = 0; at < bytes.length; at += 1 << 20)
      decoder.decode(bytes.subarray(at, at + (1 << 20)), { stream: true });
    decoder.decode();
    return true;
  } catch {
    return false;
  }
}

/** The words around bytes beyond ASCII, a blank between two of them. */
function placesBeyondAscii(bytes: Uint8Array): Uint8Array {
  const parts: number[] = [];
  let places = 0;
  for (let at = 0; at < bytes.length && places < MOST_PLACES; at++) {
    if ((bytes[at] ?? 0) < 0x80) continue;
    let from = at;
    while (from > 0 && at - from < 12 && !isBreak(bytes[from - 1] ?? 0x20)) from--;
    let to = at + 1;
    while (to < bytes.length && to - at < 24 && !isBreak(bytes[to] ?? 0x20)) to++;
    for (let each = from; each < to; each++) parts.push(bytes[each] ?? 0x20);
    parts.push(0x20);
    places++;
    at = to;
  }
  return Uint8Array.from(parts);
}

function isBreak(byte: number): boolean {
  return byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09 || byte === 0x2c || byte === 0x3b;
}

const ACCENTED = "éèêëàâäáãåçñîïíìôöóòõøûüúùýÿæœßšžğışćčřěłńęąőűðþ";
const FREQUENT_ACCENTED = "éèàáíóúñçäöüêãßôîâ";
const FREQUENT_CYRILLIC = "оеаинтсрвлкмдпуя";

/** How much a reading looks like words: signs in places where they are met count for it, others against. */
function likeness(text: string): number {
  let score = 0;
  for (let at = 0; at < text.length; at++) {
    const sign = text[at] ?? "";
    if (sign < "\u0080") continue;
    score += scoreOf(sign, text[at - 1] ?? " ", text[at + 1] ?? " ");
  }
  return score;
}

function scoreOf(sign: string, before: string, after: string): number {
  if (sign === "\ufffd" || (sign >= "\u0080" && sign < "\u00a0")) return -8;
  const within = isLetter(before) && isLetter(after);
  if (/[а-яё]/.test(sign)) {
    const among = isCyrillic(before) || isCyrillic(after) || (!isLetter(before) && !isLetter(after));
    if (!among) return -3;
    return FREQUENT_CYRILLIC.includes(sign) ? 2 : 1;
  }
  if (/[А-ЯЁ]/.test(sign)) {
    if (/[а-яёa-z]/.test(before)) return -3;
    return isCyrillic(after) || !isLetter(after) ? 1 : -1;
  }
  if (/[’']/.test(sign)) return within || isLetter(before) ? 3 : 1;
  // Words are broken off with it, not begun: it stands where another reading has a capital ("État").
  if (sign === "…" && !isLetter(before) && isLetter(after)) return 0;
  if (/[“”„«»‘–—…•№§°·€£©®\u00a0]/.test(sign)) return within ? -1 : 2;
  const small = sign.toLowerCase() === sign;
  if (ACCENTED.includes(sign.toLowerCase())) {
    if (isCyrillic(before) || isCyrillic(after)) return -3;
    // A capital in the middle of a word in small letters is the sign of a wrong reading.
    if (!small) return /[a-zà-ÿ]/.test(before) ? -3 : isLetter(after) ? 0.5 : 0;
    if (isAccented(before) && isAccented(after)) return -1;
    const beside = isLetter(before) || isLetter(after);
    return beside ? (FREQUENT_ACCENTED.includes(sign) ? 2 : 1) : 0.5;
  }
  return -2;
}

function isLetter(sign: string): boolean {
  return /\p{L}/u.test(sign);
}

function isCyrillic(sign: string): boolean {
  return /[А-Яа-яЁё]/.test(sign);
}

function isAccented(sign: string): boolean {
  return sign >= "\u00c0" && isLetter(sign);
}
