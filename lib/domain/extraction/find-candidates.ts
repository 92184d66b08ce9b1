import { guessAddressee } from "./addressee";
import { inOneLine, readBlocks } from "./blocks";
import type { Candidate, CandidateComponent, DocumentText } from "./candidate";
import { readDirection } from "./directives";
import { type Signs, THRESHOLD, weigh } from "./score";
import { readSentences } from "./sentences";
import { announcesMany, belongingsOf, findSeries, isOfRecommendations, type Series } from "./series";
import { guessTheme } from "./theme";
import { type PlacedBlock, placeBlocks } from "./zones";

/** A numbered scheme of so many items is the document's own list: what stands beside it has to say more. */
const OWN_LIST = 3;
const CITATION = /(?:https?:\/\/|doi\.org|\bpp\.\s?\d|\bvol\. \d|\bibid\b|\bISBN\b)/i;

/**
 * Proposes what a document may recommend: numbered recommendations, and unnumbered ones by their language. Sub-items are
 * components; contents, footnotes, page furniture and references are passed over. The same text always gives the same.
 * @returns the candidates in the order in which they stand
 */
export function findCandidates(source: DocumentText): Candidate[] {
  const blocks = placeBlocks(readBlocks(source));
  const series = findSeries(blocks).filter((each) => isOfRecommendations(each, blocks));
  const ofSeries = new Map<number, Series>(series.flatMap((each) => each.items.map((item) => [item, each] as const)));
  const listed = withoutNested(blocks, ofSeries);
  const besideNumbered = listed.size >= OWN_LIST;
  const found: Candidate[] = [];
  for (let index = 0; index < blocks.length; index += 1) {
    const block = blocks[index];
    if (block?.zone !== "body" || block.kind === "skipped") continue;
    const own = listed.get(index);
    if (own) {
      const { components, last } = belongingsOf(blocks, index, (at) => listed.has(at));
      found.push(...numberedCandidate(source.text, blocks, index, own, components, last));
      index = last;
    } else if (block.kind !== "heading") {
      const { candidates, last } = unnumberedCandidates(source.text, blocks, index, besideNumbered, (at) =>
        listed.has(at),
      );
      found.push(...candidates);
      index = last;
    }
  }
  return withoutRepeats(found);
}

/** Numbered items below an item of another series are its components, not recommendations of their own. */
function withoutNested(blocks: readonly PlacedBlock[], ofSeries: ReadonlyMap<number, Series>): Map<number, Series> {
  const listed = new Map<number, Series>();
  let until = -1;
  let inside: Series | undefined;
  for (const [index, series] of [...ofSeries].sort(([a], [b]) => a - b)) {
    if (index <= until && series !== inside) continue;
    listed.set(index, series);
    inside = series;
    until = belongingsOf(blocks, index, (at) => ofSeries.get(at) === series).last;
  }
  return listed;
}

function numberedCandidate(
  text: string,
  blocks: readonly PlacedBlock[],
  index: number,
  series: Series,
  components: number[],
  last: number,
): Candidate[] {
  const block = blocks[index];
  if (!block?.marker) return [];
  const start = block.body ? block.bodyStart : (blocks[index + 1]?.bodyStart ?? block.bodyStart);
  const span = { start, end: Math.max(start, blocks[last]?.end ?? block.end) };
  const numbering = block.marker.kind === "keyword" ? "labelled" : block.marker.kind === "code" ? "coded" : "numbered";
  const candidate = candidateFrom(text, block, span, componentsOf(text, blocks, components, last), {
    numbering,
    inSequence: series.items.length > 1,
    listUnderHeading: false,
    besideNumbered: false,
  });
  return candidate.text ? [{ ...candidate, label: block.marker.label }] : [];
}

/** What a block recommends by its language: single sentences, or the whole of an item or of a sentence that announces a list. */
function unnumberedCandidates(
  text: string,
  blocks: readonly PlacedBlock[],
  index: number,
  besideNumbered: boolean,
  isListed: (index: number) => boolean,
): { candidates: Candidate[]; last: number } {
  const block = blocks[index];
  if (!block) return { candidates: [], last: index };
  const common = { numbering: null, inSequence: false, besideNumbered } as const;
  const candidates: Candidate[] = [];
  let last = index;
  const announces = /:[*_]*$/.test(block.body);
  const below = announces || block.marker ? belongingsOf(blocks, index, isListed) : { components: [], last: index };
  const bullet = block.recommends && (block.marker?.kind === "bullet" || block.marker?.kind === "letter");
  for (const sentence of bullet
    ? [{ start: block.bodyStart, end: block.end }]
    : readSentences(text, block.bodyStart, block.end)) {
    const closing = sentence.end >= block.end;
    const withList =
      closing &&
      below.components.length > 0 &&
      !(announces && announcesMany(inOneLine(text.slice(sentence.start, sentence.end))));
    const span = withList ? { start: sentence.start, end: blocks[below.last]?.end ?? sentence.end } : sentence;
    const components = withList ? componentsOf(text, blocks, below.components, below.last) : [];
    const candidate = candidateFrom(text, block, span, components, { ...common, listUnderHeading: bullet });
    if (candidate.score < THRESHOLD || (closing && announces && !withList)) continue;
    candidates.push(candidate);
    if (withList) last = below.last;
  }
  // A numbered paragraph that recommends one thing lends it its number.
  const [only] = candidates;
  const numbered = block.marker?.kind === "number" || block.marker?.kind === "decimal";
  if (only && numbered && candidates.length === 1) candidates[0] = { ...only, label: block.marker?.label ?? null };
  return { candidates, last };
}

function componentsOf(
  text: string,
  blocks: readonly PlacedBlock[],
  indices: readonly number[],
  last: number,
): CandidateComponent[] {
  return indices.flatMap((index, position) => {
    const block = blocks[index];
    if (!block) return [];
    const next = indices[position + 1];
    const closing = blocks[next === undefined ? last : next - 1] ?? block;
    const span = {
      start: block.bodyStart,
      end: Math.max(block.end, closing.zone === "body" ? closing.end : block.end),
    };
    return [{ label: block.marker?.label ?? null, ...span, text: inOneLine(text.slice(span.start, span.end)) }];
  });
}

function candidateFrom(
  text: string,
  block: PlacedBlock,
  span: { start: number; end: number },
  components: CandidateComponent[],
  known: Pick<Signs, "numbering" | "inSequence" | "listUnderHeading" | "besideNumbered">,
): Candidate {
  const words = inOneLine(text.slice(span.start, span.end)).replace(/^[*_]{1,3}|[*_]{1,3}$/g, "");
  const lead = inOneLine(text.slice(span.start, components[0]?.start ?? span.end));
  const addressee = guessAddressee(lead);
  const { score, reasons } = weigh({
    ...known,
    direction: readDirection(lead),
    recommends: block.recommends,
    background: block.background,
    addressee: addressee !== null,
    words: words.split(" ").length,
    citation: known.numbering !== "labelled" && CITATION.test(lead) && lead.length < 300,
  });
  const theme = guessTheme(words, block.section);
  return {
    label: null,
    ...span,
    text: words,
    page: block.page,
    section: block.section,
    components,
    addressee,
    theme,
    score,
    reasons,
  };
}

/** Against how many others of its label a candidate is compared: enough for a summary, not for a document of nothing else. */
const COMPARED = 20;

/** A recommendation that a summary lists once more, under the same label in nearly the same words, counts once: the fuller. */
function withoutRepeats(candidates: readonly Candidate[]): Candidate[] {
  const kept = new Map<string | null, { candidate: Candidate; words: ReadonlySet<string> }[]>();
  for (const candidate of candidates) {
    const words = new Set(candidate.text.toLowerCase().match(/[\p{L}\p{N}]{3,}/gu));
    const same = kept.get(candidate.label) ?? [];
    kept.set(candidate.label, same);
    const repeated = same.slice(-COMPARED).find((other) => isRepeat(words, other.words, candidate.label !== null));
    if (!repeated) same.push({ candidate, words });
    else if (candidate.text.length > repeated.candidate.text.length) Object.assign(repeated, { candidate, words });
  }
  return [...kept.values()]
    .flat()
    .map(({ candidate }) => candidate)
    .sort((a, b) => a.start - b.start);
}

function isRepeat(one: ReadonlySet<string>, other: ReadonlySet<string>, labelled: boolean): boolean {
  const [fewer, more] = one.size < other.size ? [one, other] : [other, one];
  if (fewer.size < 3) return false;
  let shared = 0;
  for (const word of fewer) if (more.has(word)) shared += 1;
  return shared / fewer.size >= (labelled ? 0.7 : 0.95);
}
