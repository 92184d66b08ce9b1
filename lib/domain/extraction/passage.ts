/** A text as passages are compared in: NFC, hyphens at line ends joined, white space one space; with the way back. */
export interface NormalisedText {
  text: string;
  /** For each of its characters, where it stands in the text that it was made of. */
  origins: Uint32Array;
}

/** Where a passage should stand in the normalised text, in UTF-16 code units, and how to recognise it. */
export interface Anchor {
  offset: number;
  length: number;
  sha256: string;
}

/** Where a passage was found, in the text itself. */
export interface Passage {
  start: number;
  end: number;
  quotation: string;
  /** It stands elsewhere than the anchor says. */
  moved: boolean;
}

/** By how many characters a passage may stand off its anchor, as page furniture and the like make it, and still be in its place. */
const SHIFT = 500;

const HYPHEN = /-[ \t]*\r?\n\s*/y;

/** Normalises a text for offsets and hashes. */
export function normalise(source: string): NormalisedText {
  const pieces: string[] = [];
  const origins: number[] = [];
  const push = (piece: string, at: number) => {
    pieces.push(piece);
    for (let index = 0; index < piece.length; index += 1) origins.push(at);
  };
  const composed = source.normalize("NFC") === source;
  let blank = true;
  for (let at = 0; at < source.length; ) {
    const each = source[at] ?? "";
    if (each === "\u00AD") {
      at += 1;
    } else if (each === "-" && joins(source, at)) {
      at = HYPHEN.lastIndex;
    } else if (/\s/.test(each)) {
      if (!blank) push(" ", at);
      blank = true;
      at += 1;
    } else {
      const cluster = composed ? each : (clusterAt(source, at) ?? each);
      push(composed ? each : cluster.normalize("NFC"), at);
      blank = false;
      at += cluster.length;
    }
  }
  const text = pieces.join("").trimEnd();
  return { text, origins: Uint32Array.from(origins.slice(0, text.length)) };
}

function joins(source: string, at: number): boolean {
  HYPHEN.lastIndex = at;
  return HYPHEN.test(source);
}

const CLUSTER = /[^\p{M}]\p{M}{0,40}/uy;

function clusterAt(source: string, at: number): string | undefined {
  CLUSTER.lastIndex = at;
  return CLUSTER.exec(source)?.[0];
}

/**
 * Finds a passage by sliding a window of its length over the text, the places where words begin first.
 * @param sha256 hashes a string, in lower-case hex
 * @returns null when it stands nowhere
 */
export function locatePassage(
  { text, origins }: NormalisedText,
  anchor: Anchor,
  sha256: (text: string) => string,
): Passage | null {
  const { offset, length } = anchor;
  const fits = (at: number) =>
    at >= 0 && at + length <= text.length && sha256(text.slice(at, at + length)) === anchor.sha256;
  const found = (at: number): Passage => ({
    start: origins[at] ?? 0,
    end: (origins[at + length - 1] ?? 0) + 1,
    quotation: text.slice(at, at + length),
    moved: Math.abs(at - offset) > Math.max(SHIFT, text.length * 0.02),
  });
  if (fits(offset)) return found(offset);
  const last = text.length - length;
  for (let at = 0; at <= last; at += 1)
    if (startsWord(text, at) && endsWord(text, at + length) && fits(at)) return found(at);
  // A passage may begin in the midst of a word; long texts are not tried so finely.
  if (text.length > 300_000) return null;
  for (let at = 0; at <= last; at += 1) if (fits(at)) return found(at);
  return null;
}

function startsWord(text: string, at: number): boolean {
  return at === 0 || !/[\p{L}\p{N}]/u.test(text[at - 1] ?? "");
}

function endsWord(text: string, end: number): boolean {
  return end === text.length || !/[\p{L}\p{N}]/u.test(text[end] ?? "") || !/[\p{L}\p{N}]/u.test(text[end - 1] ?? "");
}
