import { apa } from "./apa";
import { chicago } from "./chicago";
import type { CslItem, ReferenceStyle } from "./csl";
import { gost } from "./gost";
import { familyOf, makersOf, yearOf } from "./parts";

const STYLES: Record<ReferenceStyle, (item: CslItem) => string> = { apa, chicago, gost };

/** One reference in a style, as plain text. */
export function formatReference(item: CslItem, style: ReferenceStyle): string {
  return STYLES[style](item).replace(/\s+/g, " ").trim();
}

/**
 * References in the order of a bibliography: by name (else title), then year. Russian lists put Cyrillic before Latin; so
 * does GOST here, and the others the Latin ones first.
 */
export function sortReferences<Item extends { csl: CslItem }>(items: readonly Item[], style: ReferenceStyle): Item[] {
  const collator = new Intl.Collator(style === "gost" ? ["ru", "en"] : ["en", "ru"], { sensitivity: "base" });
  const keyed = items.map((item) => {
    const [first] = makersOf(item.csl).names;
    const name = `${first ? familyOf(first) : ""} ${item.csl.title ?? ""}`.trim();
    const cyrillic = /^[^a-zа-яё]*[а-яё]/i.test(name);
    return { item, name, script: cyrillic === (style === "gost") ? 0 : 1, year: yearOf(item.csl) ?? "" };
  });
  return keyed
    .sort(
      (a, b) =>
        a.script - b.script ||
        collator.compare(a.name, b.name) ||
        collator.compare(a.year, b.year) ||
        (a.item.csl.id < b.item.csl.id ? -1 : 1),
    )
    .map(({ item }) => item);
}
