/** Chance from a seed: the same numbers on every machine (mulberry32; no secret ever comes of it). */
export interface Random {
  /** From 0 up to, not including, 1. */
  next(): number;
  /** A whole number from 0 up to, not including, `below`. */
  below(below: number): number;
  /** One of a list; low positions more often as `skew` grows. */
  pick<Item>(items: readonly Item[], skew?: number): Item;
  /** True once in 1/p times. */
  chance(p: number): boolean;
  uuid(): string;
}

/** @param seed any whole number */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (limit: number) => Math.floor(next() * limit);
  const hex = () => below(4_294_967_296).toString(16).padStart(8, "0");
  return {
    next,
    below,
    chance: (p) => next() < p,
    pick: <Item>(items: readonly Item[], skew = 1) => {
      const item = items[Math.floor(next() ** skew * items.length)];
      if (item === undefined) throw new Error("Nothing to pick from.");
      return item;
    },
    uuid: () => {
      const [a, b, c, d] = [hex(), hex(), hex(), hex()];
      return `${a}-${b.slice(0, 4)}-4${b.slice(5)}-a${c.slice(1, 4)}-${c.slice(4)}${d}`;
    },
  };
}
