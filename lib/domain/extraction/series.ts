import { isDirective } from "./directives";
import type { PlacedBlock } from "./zones";

/** Numbered items that belong together: the same form of number, counting up. */
export interface Series {
  items: number[];
  /** The share of its items that say what to do. */
  directive: number;
  recommends: boolean;
}

/** What stands under a numbered item: indices of the blocks of its sub-items and of what belongs to the item itself. */
export interface Belongings {
  components: number[];
  last: number;
}

/** No recommendation has so many sub-items; the bound keeps the time in proportion to the length. */
const MAX_BELONGINGS = 300;

const SUB = new Set(["letter", "roman", "bullet"]);

/** Finds the runs of numbered items in the body. Sub-items are no members: they belong to the item before them. */
export function findSeries(blocks: readonly PlacedBlock[]): Series[] {
  const open = new Map<string, { items: number[]; last: number; indent: number }>();
  const all: { items: number[] }[] = [];
  blocks.forEach((block, index) => {
    const { marker } = block;
    if (block.zone !== "body" || !marker || SUB.has(marker.kind)) return;
    if (announcesMany(block.body)) return;
    if (block.kind !== "item" && marker.kind !== "keyword" && marker.kind !== "code") return;
    const key = `${marker.kind} ${marker.series}`;
    const run = open.get(key);
    const counting = marker.kind === "keyword" || marker.kind === "code" || marker.kind === "decimal";
    // A keyword's or code's numbers may jump; plain ones count on, or begin anew.
    const goesOn =
      run &&
      marker.number > run.last &&
      (counting || marker.number <= run.last + 3) &&
      (counting || sameDepth(run.indent, block.indent));
    if (goesOn) {
      run.items.push(index);
      run.last = marker.number;
      return;
    }
    const next = { items: [index], last: marker.number, indent: block.indent };
    open.set(key, next);
    all.push(next);
  });
  return all.map(({ items }) => summarise(items, blocks));
}

function sameDepth(one: number, other: number): boolean {
  return Math.abs(one - other) <= 3;
}

function summarise(items: number[], blocks: readonly PlacedBlock[]): Series {
  const saying = items.filter((index) => isDirective(wordsOf(blocks, index)));
  return {
    items,
    directive: saying.length / items.length,
    recommends: items.every((index) => blocks[index]?.recommends),
  };
}

/** An item's words; those of the next paragraph where its label stands alone. */
export function wordsOf(blocks: readonly PlacedBlock[], index: number): string {
  const block = blocks[index];
  if (!block) return "";
  return block.body || (blocks[index + 1]?.kind === "text" ? (blocks[index + 1]?.body ?? "") : "");
}

/** "We recommend the following:" announces recommendations; "The ministry should:" is one, with components. */
export function announcesMany(text: string): boolean {
  const end = text.slice(-200);
  if (!/:[*_]*$/.test(end)) return false;
  return (
    /(?:recommendations|рекомендаци\p{L}+|предложени\p{L}+)(?![\p{L}])[^.]{0,120}(?:below|following|support|examined|ниже|следующ\p{L}*)[^.]{0,80}:/iu.test(
      end,
    ) ||
    /(?:following|these|below|следующ\p{L}+)\s+(?:\p{L}+\s+){0,2}(?:recommendations|measures|steps|actions|proposals|calls to action|рекомендаци\p{L}+|мер\p{L}*|шаг\p{L}*|предложени\p{L}+)[^.]{0,100}:/iu.test(
      end,
    ) ||
    /(?:recommend(?:s|ed)?|propose[sd]?|рекоменду\p{L}+|предлага\p{L}+)(?: that| the following| as follows| следующее)?[*_]*:[*_]*$/iu.test(
      end,
    )
  );
}

/** Whether the items of a series are recommendations. */
export function isOfRecommendations(series: Series, blocks: readonly PlacedBlock[]): boolean {
  const marker = blocks[series.items[0] ?? -1]?.marker;
  const { directive, recommends } = series;
  const count = series.items.length;
  if (!marker) return false;
  if (marker.kind === "keyword") return true;
  if (marker.kind === "code")
    return /^(?:R|REC|RCM|Р|РЕК)$/.test(marker.series) ? directive > 0 || recommends : count > 1 && directive >= 0.5;
  if (marker.kind === "decimal") return (recommends && directive >= 0.3) || (count > 1 && directive >= 0.5);
  return (recommends && directive >= 0.25) || (count > 1 && directive >= 0.5) || (count >= 5 && directive > 0.4);
}

/** What follows a numbered item and belongs to it: its sub-items, what they go on with, the paragraph that its colon announces. */
export function belongingsOf(
  blocks: readonly PlacedBlock[],
  index: number,
  isItem: (index: number) => boolean,
): Belongings {
  const head = blocks[index];
  const components: number[] = [];
  let last = index;
  if (!head) return { components, last };
  let needsBody = head.body === "";
  for (let at = index + 1; at < Math.min(blocks.length, index + MAX_BELONGINGS); at += 1) {
    const block = blocks[at];
    if (!block || isItem(at) || (block.kind === "heading" && !needsBody)) break;
    // Notes and tables between an item and its list stand aside.
    if (block.zone !== "body" || block.kind === "skipped") continue;
    const deeper = block.indent > head.indent + 1;
    const announced = /:[*_]*$/.test(blocks[last]?.body ?? "") && components.length === 0;
    const first = blocks[components[0] ?? -1];
    if (block.marker && isBelow(block, head, deeper, announced || first !== undefined)) {
      if (!first || isSibling(first, block, blocks[components.at(-1) ?? -1])) components.push(at);
    } else if (block.marker || !(deeper || needsBody || (announced && block.kind === "text"))) break;
    needsBody = false;
    last = at;
  }
  return { components, last };
}

/** Whether a sub-item stands beside the first one, not below one of them. */
function isSibling(first: PlacedBlock, block: PlacedBlock, previous: PlacedBlock | undefined): boolean {
  if (block.indent > first.indent + 1) return false;
  if (block.indent < first.indent - 1) return true;
  const [a, b] = [first.marker, block.marker];
  if (!a || !b || a.series !== b.series) return false;
  // "(i)" after "(h)" is a letter.
  return a.kind === b.kind || (a.kind === "letter" && previous?.marker?.label === "h" && b.label === "i");
}

function isBelow(block: PlacedBlock, head: PlacedBlock, deeper: boolean, near: boolean): boolean {
  const { marker } = block;
  if (!marker) return false;
  const headIsSub = head.marker !== null && SUB.has(head.marker.kind);
  if (SUB.has(marker.kind))
    return headIsSub ? deeper || (near && marker.series !== head.marker?.series) : block.indent >= head.indent - 1;
  const own = /([\d.]+)[a-zа-я]?$/i.exec(head.marker?.label ?? "")?.[1];
  if (marker.kind === "decimal" && own !== undefined && marker.series === own) return true;
  return marker.kind === "number" && (near || deeper) && marker.series !== head.marker?.series;
}
