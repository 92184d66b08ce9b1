import type { Block } from "./blocks";

/** Where a block stands: in the body, or where nothing is recommended. */
export type Zone = "body" | "contents" | "references" | "footnote";

/** A block with its surroundings. */
export interface PlacedBlock extends Block {
  zone: Zone;
  /** The nearest heading above. */
  section: string | null;
  /** Whether a heading above says that recommendations follow; whether it says that they do not. */
  recommends: boolean;
  background: boolean;
}

const NUMBERING = /^(?:\(?(?:\d{1,3}(?:\.\d{1,3})*|[ivxlc]{1,6}|[a-z])[.)]\s*|[\s*_]+)/i;
const CONTENTS = /^(?:table of )?contents$|^оглавление$|^содержание$/i;
const REFERENCES =
  /^(?:references?|bibliography|works cited|literature(?: cited)?|sources|(?:end|foot)?notes|further reading|список (?:использованной |использованных )?(?:литературы|источников)|литература|источники|библиография|примечания|сноски)(?: and (?:notes|references|sources|bibliography))?$/i;
const RECOMMENDS =
  /recommend|calls? to action|way forward|next steps|proposals?\b|what (?:should|must) be done|action plan|commitments|рекомендац|предложени|призыв|что делать|меры|выводы и предложения/i;
const BACKGROUND =
  /^(?:introduction|background|method(?:s|ology)?|literature review|abstract|summary of evidence|acknowledgements?|foreword|preface|context|введение|методология|методы|обзор литературы|аннотация|предисловие)\b/i;
const LEADER = /(?:\.\s?){4,}\s*\d{1,4}$|…{2,}\s*\d{1,4}$|_{4,}\s*\d{1,4}$/;
const NOTE_CUE =
  /(?:^|\s)(?:see(?: also)?|ibid|op\. cit|cf\.|supra|там же|см\.|указ\. соч|url:|doi[: ]|https?:\/\/|pp?\.\s?\d|vol\.|с\. \d|retrieved|accessed)/i;

/** How much of a line's end tells that it is an entry of a table of contents. */
const TAIL = 60;

function isLeader(line: string): boolean {
  return LEADER.test(line.slice(-TAIL));
}

/** Gives every block its zone and section. */
export function placeBlocks(blocks: readonly Block[]): PlacedBlock[] {
  let zone: Zone = "body";
  let zoneLevel = 0;
  let entries = new Set<string>();
  let rule = false;
  const trail: { title: string; level: number }[] = [];
  return blocks.map((block, index) => {
    const bare = titleOf(block.body);
    if (block.kind === "skipped" && !block.body.startsWith("|")) rule = !block.body.startsWith("[^");
    if (zone === "footnote" && !noteLike(block)) zone = "body";
    if (CONTENTS.test(bare) && block.lines.length === 1) {
      [zone, zoneLevel, entries] = ["contents", block.level, new Set()];
    } else if (REFERENCES.test(bare) && block.lines.length === 1 && block.body.length < 60 && !(zone === "contents")) {
      [zone, zoneLevel] = ["references", block.level];
    } else if (zone === "contents") {
      if (leavesContents(block, zoneLevel, entries)) zone = "body";
      else for (const line of block.lines) entries.add(entryOf(line.text));
    } else if (zone === "references" && leavesReferences(block, zoneLevel)) zone = "body";
    else if (zone === "body" && rule && noteLike(block) && block.kind !== "heading") zone = "footnote";
    if (block.body && block.kind !== "skipped") rule = false;
    if (block.kind === "heading" && zone === "body") climb(trail, block);
    return {
      ...block,
      zone: zone === "body" && isAside(block, blocks[index + 1]) ? asideZone(block) : zone,
      section: trail.at(-1)?.title ?? null,
      recommends: trail.some(({ title }) => RECOMMENDS.test(title)),
      background: trail.some(({ title }) => BACKGROUND.test(titleOf(title))),
    };
  });
}

/** Opens a section: those of its rank or below end. A heading whose rank cannot be told ends one of its kind only. */
function climb(trail: { title: string; level: number }[], block: Block): void {
  const level = block.level || (block.marker ? 3 + block.marker.series.split(".").length : 9);
  while (trail.length > 0 && (trail.at(-1)?.level ?? 0) >= level) trail.pop();
  trail.push({ title: block.body, level });
}

function titleOf(whole: string): string {
  const text = whole.slice(0, 300);
  return text
    .replace(NUMBERING, "")
    .replace(/[\s:.*_#]+$/, "")
    .trim();
}

function entryOf(line: string): string {
  return titleOf(
    line
      .slice(0, 300)
      .replace(/^[-*•]\s+/, "")
      .replace(/\[([^\]]*)\]\([^)]*\)/g, "$1")
      .replace(/[\s._…]*\d{1,4}$/, ""),
  ).toLowerCase();
}

function leavesContents(block: Block, level: number, entries: ReadonlySet<string>): boolean {
  if (block.lines.every((line) => isLeader(line.text) || /\s\d{1,4}$/.test(line.text))) return false;
  if (block.kind === "heading" && level > 0 && block.level > 0) return block.level <= level;
  if (block.lines.length <= 2 && entries.has(titleOf(block.body).toLowerCase())) return true;
  return block.body.length > 150 && /[.!?;:]$/.test(block.body) && !/\]\(#/.test(block.lines[0]?.text ?? "");
}

function leavesReferences(block: Block, level: number): boolean {
  if (block.kind !== "heading") return block.marker?.kind === "keyword";
  if (level > 0 && block.level > 0) return block.level <= level;
  return RECOMMENDS.test(block.body) || /^(?:annex|appendix|приложение)/i.test(block.body);
}

/** A note at the foot of a page: a small number or sign, and words that cite. */
function noteLike(block: Block): boolean {
  return /^(?:\[?\d{1,3}[\].)]?\s|[*†‡§¹²³⁴⁵⁶⁷⁸⁹⁰]{1,3}\s?\S)/.test(block.lines[0]?.text ?? "");
}

function isAside(block: Block, next: Block | undefined): boolean {
  const [first] = block.lines;
  if (!first || block.kind === "heading") return false;
  if (block.lines.some((line) => isLeader(line.text)) || /\]\(#[^)]*\)/.test(first.text)) return true;
  if (/^(?:[¹²³⁴⁵⁶⁷⁸⁹⁰]{1,3}|[†‡])\s?\S/.test(first.text)) return true;
  const endsPage = next === undefined || next.page !== block.page || noteLike(next);
  const unpunctuated = /^\d{1,3}\s+\p{Lu}/u.test(first.text) && block.page !== null;
  return (
    noteLike(block) &&
    (NOTE_CUE.test(block.body.slice(0, 300)) || (unpunctuated && endsPage)) &&
    !/\b(?:should|must|recommend|call)/i.test(block.body.slice(0, 120))
  );
}

function asideZone(block: Block): Zone {
  return block.lines.some((line) => isLeader(line.text)) || /\]\(#/.test(block.lines[0]?.text ?? "")
    ? "contents"
    : "footnote";
}
