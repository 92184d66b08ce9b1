import { Markup } from "@/components/ui/markup";

const RING = 'fill="none" stroke="var(--c)" stroke-width="1.6"';
const symbol = (id: string, box: string, drawing: string) =>
  `<symbol id="${id}" viewBox="0 0 ${box}">${drawing}</symbol>`;

const STATUS: Record<string, string> = {
  "g-s-na": `<circle cx="8" cy="8" r="6" ${RING} stroke-dasharray="1.6 2.17"/>`,
  "g-s-nef": `<circle cx="6.8" cy="6.8" r="4.6" ${RING}/><path d="M10.2 10.2 14 14" stroke="var(--c)" stroke-width="2" stroke-linecap="round"/>`,
  "g-s-not": `<circle cx="8" cy="8" r="6" ${RING}/>`,
  "g-s-plan": `<circle cx="8" cy="8" r="6" ${RING}/><circle cx="8" cy="8" r="2.4" fill="var(--c)"/>`,
  "g-s-under": `<circle cx="8" cy="8" r="6" ${RING}/><path d="M8 2a6 6 0 0 1 0 12z" fill="var(--c)"/>`,
  "g-s-partly": `<circle cx="8" cy="8" r="6" ${RING}/><path d="M8 8V2a6 6 0 1 1-6 6z" fill="var(--c)"/>`,
  "g-s-impl": `<circle cx="8" cy="8" r="6.8" fill="var(--c)"/><path d="m4.8 8.2 2.2 2.3 4.2-4.6" fill="none" stroke="var(--o)" stroke-width="1.7"/>`,
  "g-s-stall": `<rect x="2.2" y="2.2" width="11.6" height="11.6" ${RING}/><path d="M6.3 5v6M9.7 5v6" stroke="var(--c)" stroke-width="1.7"/>`,
  "g-s-rev": `<rect x="1.4" y="1.4" width="13.2" height="13.2" fill="var(--c)"/><path d="M12 8H4.6m3-3.2L4.4 8l3.2 3.2" fill="none" stroke="var(--o)" stroke-width="1.6"/>`,
  "g-s-super": `<circle cx="8" cy="8" r="6" ${RING}/><path d="M3 13 13 3" stroke="var(--c)" stroke-width="1.6"/>`,
};

/** The drawing of one status by its class (STATUS_CLASS), for pictures that stand alone. */
export function statusDrawing(name: string): Markup {
  return new Markup(STATUS[`g-${name}`] ?? "");
}

/** Square official, circle independent; filled where it supports; joined or struck. */
function triangulation(official: boolean, independent: boolean, bond = ""): string {
  const ink = (filled: boolean) =>
    `fill="${filled ? "currentColor" : "none"}" stroke="currentColor" stroke-width="1.4"`;
  return `<rect x="1.2" y="2.2" width="9.6" height="9.6" ${ink(official)}/><circle cx="20" cy="7" r="4.9" ${ink(independent)}/>${bond}`;
}

const TRIANGULATION: Record<string, string> = {
  "t-CORROBORATED": triangulation(true, true, '<path d="M11 7h4" stroke="currentColor" stroke-width="1.6"/>'),
  "t-OFFICIAL_ONLY": triangulation(true, false),
  "t-INDEPENDENT_ONLY": triangulation(false, true),
  "t-CONTESTED": triangulation(true, true, '<path d="M9.5 13 16 1" stroke="currentColor" stroke-width="1.8"/>'),
  "t-UNSUPPORTED": triangulation(false, false),
};

/** Four bars, as many of them filled as the confidence has steps. */
function bars(level: number): string {
  return [0, 1, 2, 3]
    .map((bar) => {
      const ink = bar < level ? 'fill="currentColor"' : 'fill="none" stroke="var(--control)" stroke-width=".9"';
      return `<rect x="${bar * 4.5}" y="${(8 - bar * 2.6).toFixed(1)}" width="3" height="${(4 + bar * 2.6).toFixed(1)}" ${ink}/>`;
    })
    .join("");
}

const SPRITE = [
  ...Object.entries(STATUS).map(([id, drawing]) => symbol(id, "16 16", drawing)),
  ...Object.entries(TRIANGULATION).map(([id, drawing]) => symbol(id, "26 14", drawing)),
  ...[1, 2, 3, 4].map((level) => symbol(`c-${level}`, "17 12", bars(level))),
].join("");

/**
 * The drawings that Glyph, TriangulationMark and ConfidenceMark refer to; once in each page, before their first use.
 */
export const GLYPH_SPRITE = new Markup(`<svg width="0" height="0" class="absolute" aria-hidden="true">${SPRITE}</svg>`);
