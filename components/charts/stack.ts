import { DISPLAY_ORDER, type ShownImplementation } from "@/lib/domain/implementation";

/** One status in a column: how many, and between which counts of the scale it lies. */
export interface Segment {
  status: ShownImplementation;
  count: number;
  from: number;
  to: number;
}

/** A column of statuses, the most advanced at the bottom, the unjudged on top; what is zero is left out. */
export function stackOf(counts: Readonly<Record<ShownImplementation, number>>): Segment[] {
  const segments: Segment[] = [];
  let from = 0;
  for (const status of DISPLAY_ORDER) {
    const count = counts[status];
    if (count > 0) segments.push({ status, count, from, to: from + count });
    from += count;
  }
  return segments;
}

/** Whole-numbered marks of an axis from zero to at least `most`: few, in steps of 1, 2 or 5 times a power of ten. */
export function countTicks(most: number, steps = 4): number[] {
  const greatest = Math.max(1, Math.ceil(most));
  const choices = Array.from({ length: 8 }, (_, power) => [1, 2, 5].map((digit) => digit * 10 ** power)).flat();
  const best = choices.find((step) => greatest / step <= steps) ?? greatest;
  return Array.from({ length: Math.ceil(greatest / best) + 1 }, (_, index) => index * best);
}

/**
 * Which of so many places get a label: the last one always, the others evenly before it.
 * @param band the distance between two places
 * @param room what one label needs; the last one, which is longer and ends at its place, needs `last`
 */
export function labelled(count: number, band: number, room: number, last: number): number[] {
  const step = Math.max(1, Math.ceil(room / band));
  const places: number[] = [];
  for (let place = count - 1; place >= 0; place -= step) {
    const isClear = place === count - 1 || (count - place - 0.5) * band - room / 2 >= last;
    if (isClear) places.unshift(place);
  }
  return places;
}
