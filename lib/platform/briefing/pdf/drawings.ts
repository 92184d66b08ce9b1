import type { PublicStatus } from "@/lib/domain/publishing";
import type { Entry, Square } from "../document";
import { INK, STATUS_LOOK } from "../look";

/** Text in a drawing is escaped: it is a picture's source. */
function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

const ring = (colour: string, more = "") =>
  `<circle cx="8" cy="8" r="6" fill="none" stroke="${colour}" stroke-width="1.6"${more}/>`;

/** The glyph of a status, as the app draws it: its shape says it without the colour. */
export function glyph(status: PublicStatus): string {
  const { colour } = STATUS_LOOK[status];
  const drawing: Record<PublicStatus, string> = {
    NOT_ASSESSED: ring(colour, ' stroke-dasharray="1.6 2.17"'),
    NOT_PUBLISHED: `<rect x="2.2" y="2.2" width="11.6" height="11.6" fill="none" stroke="${colour}" stroke-width="1.6" stroke-dasharray="2 2"/>`,
    NO_EVIDENCE_FOUND: `<circle cx="6.8" cy="6.8" r="4.6" fill="none" stroke="${colour}" stroke-width="1.6"/><path d="M10.2 10.2L14 14" stroke="${colour}" stroke-width="2"/>`,
    NOT_STARTED: ring(colour),
    PROPOSED: `${ring(colour)}<circle cx="8" cy="8" r="2.4" fill="${colour}"/>`,
    UNDERWAY: `${ring(colour)}<path d="M8 2A6 6 0 0 1 8 14Z" fill="${colour}"/>`,
    PARTLY_IMPLEMENTED: `${ring(colour)}<path d="M8 8L8 2A6 6 0 1 1 2 8Z" fill="${colour}"/>`,
    IMPLEMENTED: `<circle cx="8" cy="8" r="6.8" fill="${colour}"/><path d="M4.8 8.2L7 10.5L11.2 5.9" fill="none" stroke="#ffffff" stroke-width="1.7"/>`,
    STALLED: `<rect x="2.2" y="2.2" width="11.6" height="11.6" fill="none" stroke="${colour}" stroke-width="1.6"/><path d="M6.3 5L6.3 11M9.7 5L9.7 11" stroke="${colour}" stroke-width="1.7"/>`,
    REVERSED: `<rect x="1.4" y="1.4" width="13.2" height="13.2" fill="${colour}"/><path d="M12 8L4.6 8M7.6 4.8L4.4 8L7.6 11.2" fill="none" stroke="#ffffff" stroke-width="1.6"/>`,
    SUPERSEDED: `${ring(colour)}<path d="M3 13L13 3" stroke="${colour}" stroke-width="1.6"/>`,
  };
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16" width="16" height="16">${drawing[status]}</svg>`;
}

/** Square official, circle independent, diamond neither; filled where it speaks for. */
export function shape(letter: Entry["shape"], stance: Entry["stance"]): string {
  const colour = stance === "for" ? INK.for : stance === "against" ? INK.against : INK.faint;
  const look = `fill="${stance === "for" ? colour : "none"}" stroke="${colour}" stroke-width="1.6"`;
  const drawing = {
    s: `<rect x="2" y="2" width="10" height="10" ${look}/>`,
    c: `<circle cx="7" cy="7" r="5.4" ${look}/>`,
    d: `<path d="M7 .8L13.2 7L7 13.2L.8 7Z" ${look}/>`,
  }[letter];
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 14 14" width="14" height="14">${drawing}</svg>`;
}

const SIDE = { width: 19, height: 13, gap: 3 };

/** Recommendations as squares with their numbers, in as many lines as they need. */
export function squares(some: readonly Square[], width: number): { svg: string; height: number } {
  const inLine = Math.max(1, Math.floor((width + SIDE.gap) / (SIDE.width + SIDE.gap)));
  const lines = Math.max(1, Math.ceil(some.length / inLine));
  const height = lines * (SIDE.height + SIDE.gap) - SIDE.gap;
  const drawn = some.map(({ name, status }, index) => {
    const { colour, on, filled } = STATUS_LOOK[status];
    const x = (index % inLine) * (SIDE.width + SIDE.gap);
    const y = Math.floor(index / inLine) * (SIDE.height + SIDE.gap);
    const box = filled ? `fill="${colour}"` : 'fill="#ffffff"';
    return `<rect x="${x + 0.5}" y="${y + 0.5}" width="${SIDE.width - 1}" height="${SIDE.height - 1}" ${box} stroke="${colour}" stroke-width="0.8"/><text x="${x + SIDE.width / 2}" y="${y + 9.2}" text-anchor="middle" font-family="Sans" font-size="${name.length > 3 ? 5.6 : 7.4}" fill="${on}">${escaped(name)}</text>`;
  });
  return { svg: picture(width, height, drawn.join("")), height };
}

/** A bar with a zero baseline. */
export function bar(share: number, width: number, colour: string, hollow = false): string {
  const length = Math.max(share > 0 ? 1 : 0, share * (width - 1));
  const look = hollow ? `fill="#ffffff" stroke="${colour}" stroke-width="0.9"` : `fill="${colour}"`;
  return picture(width, 10, length > 0 ? `<rect x="0.5" y="1" width="${length.toFixed(1)}" height="8" ${look}/>` : "");
}

/** Two bars from one axis: to the left hollow, to the right filled. */
export function balance(left: number, right: number, most: number, width: number): string {
  const half = width / 2;
  const unit = most > 0 ? (half - 2) / most : 0;
  const rows = [
    left > 0
      ? `<rect x="${(half - left * unit).toFixed(1)}" y="1" width="${(left * unit).toFixed(1)}" height="8" fill="#ffffff" stroke="${INK.against}" stroke-width="1"/>`
      : "",
    right > 0 ? `<rect x="${half}" y="1" width="${(right * unit).toFixed(1)}" height="8" fill="${INK.for}"/>` : "",
    `<path d="M${half} 0L${half} 10" stroke="${INK.ink}" stroke-width="0.8"/>`,
  ];
  return picture(width, 10, rows.join(""));
}

/** A mark for what holds, and one for what does not. */
export function check(holds: boolean): string {
  const drawing = holds
    ? `<path d="M2.5 8.4L6.2 12L13.5 4" fill="none" stroke="${INK.ink}" stroke-width="1.8"/>`
    : `<rect x="3" y="3" width="10" height="10" fill="none" stroke="${INK.attention}" stroke-width="1.4"/>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16" width="16" height="16">${drawing}</svg>`;
}

function picture(width: number, height: number, drawing: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">${drawing}</svg>`;
}
