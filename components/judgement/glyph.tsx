import type { ShownImplementation } from "@/lib/domain/implementation";

/** The short class of each implementation status, which carries its colour. */
export const STATUS_CLASS: Record<ShownImplementation, string> = {
  NOT_ASSESSED: "s-na",
  NO_EVIDENCE_FOUND: "s-nef",
  NOT_STARTED: "s-not",
  PROPOSED: "s-plan",
  UNDERWAY: "s-under",
  PARTLY_IMPLEMENTED: "s-partly",
  IMPLEMENTED: "s-impl",
  STALLED: "s-stall",
  REVERSED: "s-rev",
  SUPERSEDED: "s-super",
};

/**
 * A status by its shape: circles are on the path, squares have left it. Drawn once in the page's sprite (GLYPH_SPRITE) and
 * used by reference, so that long lists stay small. Always stands beside its word.
 */
export function Glyph({ status }: { status: ShownImplementation }) {
  return (
    <svg className={`g ${STATUS_CLASS[status]}`} width="16" height="16" aria-hidden="true">
      <use href={`#g-${STATUS_CLASS[status]}`} />
    </svg>
  );
}
